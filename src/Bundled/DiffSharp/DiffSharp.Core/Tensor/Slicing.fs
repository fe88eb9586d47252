namespace DiffSharp

open System
open DiffSharp.Backends

/// Parts of a tensor: `t[1]`, `t[1, 0]`, `t[1..]`, `t[*, 0]`, `t[1..3, ..2]`, up to three axes. An index drops its axis;
/// so does a range of one element whose two ends are both given. All of it can be differentiated.
[<AutoOpen>]
module SlicingExtensions =

    // The bounds cover every axis. Both are linear, each other's transpose in the part that is sliced.
    let rec private part (bounds: (int * int)[]) (a: Tensor) : Tensor =
        let back (p: Tensor) (adjoint: Tensor) =
            place (Array.map fst bounds) adjoint (Constant(p.primalRaw.FullLike(p.shape, 0.)))

        Lift.linear "slice" _.GetSlice(bounds) back a

    and private place (location: int[]) (b: Tensor) (a: Tensor) : Tensor =
        let bounds =
            Array.map2 (fun start length -> start, start + length - 1) location b.shape

        let raw (raws: RawTensor[]) = raws[0].AddTTSlice(location, raws[1])

        let push i (values: Tensor[]) _ tangent =
            if i = 0 then
                tangent
            else
                place location tangent (Constant(values[0].primalRaw.FullLike(values[0].shape, 0.)))

        let pull i _ _ adjoint =
            if i = 0 then adjoint else part bounds adjoint

        Lift.many "addSlice" raw push pull [| a; b |]

    let private sliced (t: Tensor) (ranges: (Shape -> int -> struct (int * int * bool))[]) =
        if t.dim = 0 then
            invalidOp "slice: a scalar has no elements to choose from"

        if ranges.Length > t.dim then
            invalidArg "index" $"slice: {ranges.Length} indices for a tensor of shape {Shape.text t.shape}"

        let chosen =
            Array.init t.dim (fun axis ->
                if axis < ranges.Length then
                    ranges[axis] t.shape axis
                else
                    struct (0, t.shape[axis] - 1, false))

        for axis in 0 .. chosen.Length - 1 do
            let struct (first, last, _) = chosen[axis]

            if first < 0 || last >= t.shape[axis] || first > last then
                let asked = if first = last then string first else $"{first}..{last}"
                invalidArg "index" $"slice: {asked} is outside axis {axis} of shape {Shape.text t.shape}"

        let kept = [|
            for struct (first, last, drops) in chosen do
                if not (drops && first = last) then
                    last - first + 1
        |]

        let bounds = chosen |> Array.map (fun (struct (first, last, _)) -> first, last)

        let whole =
            Array.forall2 (fun (first, last) length -> first = 0 && last = length - 1) bounds t.shape

        (if whole then t else part bounds t) |> Layout.view kept

    let private at index =
        fun (_: Shape) (_: int) -> struct (index, index, true)

    let private range (first: int option) (last: int option) =
        fun (shape: Shape) axis ->
            struct (defaultArg first 0, defaultArg last (shape[axis] - 1), first.IsSome && last.IsSome)

    type Tensor with

        /// What is left when an index is chosen on each of the leading axes.
        member t.Item
            with get ([<ParamArray>] index: int[]) = sliced t (Array.map at index)

        /// The part within bounds: for each leading axis a row of first, last, and 1 if an axis of one element is dropped.
        member t.GetSlice(bounds: int[,]) =
            sliced
                t
                (Array.init (Array2D.length1 bounds) (fun i ->
                    fun _ _ -> struct (bounds[i, 0], bounds[i, 1], bounds[i, 2] = 1)))

        /// `t[a..b]`.
        member t.GetSlice(i0min: int option, i0max: int option) = sliced t [| range i0min i0max |]

        /// `t[a..b, c..d]`.
        member t.GetSlice(i0min: int option, i0max: int option, i1min: int option, i1max: int option) =
            sliced t [| range i0min i0max; range i1min i1max |]

        /// `t[a..b, c]`.
        member t.GetSlice(i0min: int option, i0max: int option, i1: int) = sliced t [| range i0min i0max; at i1 |]

        /// `t[a, c..d]`.
        member t.GetSlice(i0: int, i1min: int option, i1max: int option) = sliced t [| at i0; range i1min i1max |]

        /// `t[a..b, c..d, e..f]`.
        member t.GetSlice
            (
                i0min: int option,
                i0max: int option,
                i1min: int option,
                i1max: int option,
                i2min: int option,
                i2max: int option
            ) =
            sliced t [| range i0min i0max; range i1min i1max; range i2min i2max |]

        /// `t[a..b, c..d, e]`.
        member t.GetSlice(i0min: int option, i0max: int option, i1min: int option, i1max: int option, i2: int) =
            sliced t [| range i0min i0max; range i1min i1max; at i2 |]

        /// `t[a..b, c, e..f]`.
        member t.GetSlice(i0min: int option, i0max: int option, i1: int, i2min: int option, i2max: int option) =
            sliced t [| range i0min i0max; at i1; range i2min i2max |]

        /// `t[a..b, c, e]`.
        member t.GetSlice(i0min: int option, i0max: int option, i1: int, i2: int) =
            sliced t [| range i0min i0max; at i1; at i2 |]

        /// `t[a, c..d, e..f]`.
        member t.GetSlice(i0: int, i1min: int option, i1max: int option, i2min: int option, i2max: int option) =
            sliced t [| at i0; range i1min i1max; range i2min i2max |]

        /// `t[a, c..d, e]`.
        member t.GetSlice(i0: int, i1min: int option, i1max: int option, i2: int) =
            sliced t [| at i0; range i1min i1max; at i2 |]

        /// `t[a, c, e..f]`.
        member t.GetSlice(i0: int, i1: int, i2min: int option, i2max: int option) =
            sliced t [| at i0; at i1; range i2min i2max |]

        /// A copy with `b` added to the part that starts at `location`, an index for each axis.
        member a.addSlice(location: seq<int>, b: Tensor) =
            let location = Seq.toArray location

            if location.Length <> a.dim || b.dim <> a.dim then
                invalidArg
                    "location"
                    $"addSlice: expected {a.dim} axes as in {Shape.text a.shape}, got a location of {location.Length} and {Shape.text b.shape}"

            if
                not (
                    Array.forall (fun i -> location[i] >= 0 && location[i] + b.shape[i] <= a.shape[i]) [|
                        0 .. a.dim - 1
                    |]
                )
            then
                invalidArg
                    "location"
                    $"addSlice: {Shape.text b.shape} at {Shape.text location} is outside {Shape.text a.shape}"

            place location b a
