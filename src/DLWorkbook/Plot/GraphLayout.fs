namespace DLWorkbook

/// Finds places for the nodes of a directed graph without cycles: in layers from left to right, each node one layer
/// before the nearest that needs it, arrows through as few crossings as a few sweeps find (the layers of Sugiyama,
/// Tagawa and Toda, 1981).
module internal GraphLayout =

    /// Places, x in layers and y in rows; for each arrow (from, to) the points that it passes, its ends included.
    type Placed = {
        Nodes: (float * float)[]
        Arrows: (int * int * (float * float) list) list
        Layers: int
        Least: float
        Most: float
    }

    /// The layer of each node, the last being that of the nodes that nothing needs.
    let private layers (inputs: int list[]) =
        let consumers =
            Array.init inputs.Length (fun node -> [
                for other in 0 .. inputs.Length - 1 do
                    if List.contains node inputs[other] then
                        other
            ])

        let ranks = Array.create inputs.Length -1

        let rec rank (onTheWay: Set<int>) node =
            if onTheWay.Contains node then
                invalidArg "nodes" $"Plot.graph: node %d{node} is computed from itself"

            if ranks[node] < 0 then
                ranks[node] <-
                    consumers[node]
                    |> List.map (fun consumer -> 1 + rank (onTheWay.Add node) consumer)
                    |> List.fold max 0

            ranks[node]

        for node in 0 .. inputs.Length - 1 do
            rank Set.empty node |> ignore

        let deepest = Array.fold max 0 ranks
        ranks |> Array.map (fun rank -> deepest - rank)

    /// Moves places as little as it can (in squares) so that neighbours are at least 1 apart and keep their order.
    let private spread (wanted: float[]) =
        let blocks = System.Collections.Generic.Stack<float * int>() // mean of (wanted − index), members

        wanted
        |> Array.iteri (fun i place ->
            let mutable mean, members = place - float i, 1

            while blocks.Count > 0 && fst (blocks.Peek()) >= mean do
                let before, size = blocks.Pop()
                mean <- (before * float size + mean * float members) / float (size + members)
                members <- members + size

            blocks.Push(mean, members))

        blocks
        |> Seq.rev
        |> Seq.collect (fun (mean, members) -> Seq.replicate members mean)
        |> Seq.mapi (fun i mean -> mean + float i)
        |> Array.ofSeq

    /// How often arrows between two layers cross; an arrow is (place before, place after).
    let private crossings (arrows: (int * int)[]) =
        let pairs = [
            for i in 0 .. arrows.Length - 1 do
                for j in i + 1 .. arrows.Length - 1 do
                    let (a, b), (c, d) = arrows[i], arrows[j]

                    if (a - c) * (b - d) < 0 then
                        1
        ]

        pairs.Length

    let place (inputs: int list[]) : Placed =
        let layerOf = layers inputs
        let depth = 1 + Array.fold max 0 layerOf

        // An arrow over more than one layer passes a point in each between: such points take part like nodes.
        let points = ResizeArray layerOf

        let chains = [
            for node in 0 .. inputs.Length - 1 do
                for source in inputs[node] |> List.distinct do
                    let between = [
                        for layer in layerOf[source] + 1 .. layerOf[node] - 1 do
                            points.Add layer
                            points.Count - 1
                    ]

                    source, node, [ source ] @ between @ [ node ]
        ]

        let links = chains |> List.collect (fun (_, _, chain) -> List.pairwise chain)

        let before =
            Array.init points.Count (fun p -> [
                for a, b in links do
                    if b = p then
                        a
            ])

        let after =
            Array.init points.Count (fun p -> [
                for a, b in links do
                    if a = p then
                        b
            ])

        let members =
            Array.init depth (fun layer -> [|
                for p in 0 .. points.Count - 1 do
                    if points[p] = layer then
                        p
            |])

        let indexOf (order: int[][]) =
            let index = Array.zeroCreate points.Count
            order |> Array.iter (Array.iteri (fun i p -> index[p] <- i))
            index

        let crossed order =
            let index = indexOf order

            links
            |> List.groupBy (fun (a, _) -> points[a])
            |> List.sumBy (fun (_, some) ->
                some |> List.map (fun (a, b) -> index[a], index[b]) |> Array.ofList |> crossings)

        let sorted (neighbours: int list[]) (order: int[][]) layer =
            let index = indexOf order

            let wanted p =
                match neighbours[p] with
                | [] -> float index[p]
                | some -> some |> List.averageBy (fun n -> float index[n])

            order
            |> Array.mapi (fun l row -> if l = layer then Array.sortBy wanted row else row)

        let sweep order turn =
            if turn % 2 = 0 then
                [ 1 .. depth - 1 ] |> List.fold (sorted before) order
            else
                [ depth - 2 .. -1 .. 0 ] |> List.fold (sorted after) order

        let order = [ 0..11 ] |> List.scan sweep members |> List.minBy crossed

        let mutable y = Array.init points.Count (fun _ -> 0.0)

        order
        |> Array.iter (Array.iteri (fun i p -> y[p] <- float i - float order[points[p]].Length / 2.0))

        for turn in 0..23 do
            let layersInTurn =
                if turn % 2 = 0 then
                    [ 0 .. depth - 1 ]
                else
                    [ depth - 1 .. -1 .. 0 ]

            for layer in layersInTurn do
                let wanted =
                    order[layer]
                    |> Array.map (fun p ->
                        match before[p] @ after[p] with
                        | [] -> y[p]
                        | some -> some |> List.averageBy (fun n -> y[n]))

                Array.iter2 (fun p place -> y[p] <- place) order[layer] (spread wanted)

        let at p = float points[p], y[p]

        {
            Nodes = Array.init inputs.Length at
            Arrows =
                chains
                |> List.map (fun (source, node, chain) -> source, node, List.map at chain)
            Layers = depth
            Least = Array.fold min infinity y
            Most = Array.fold max -infinity y
        }
