namespace DLWorkbook

/// What a node of a drawn graph stands for; it decides the node's colour.
[<RequireQualifiedAccess>]
type GraphRole =
    /// A variable that a gradient is wanted for.
    | Variable
    /// A number that is given: data, a target.
    | Constant
    /// The result of an operation.
    | Operation
    /// The end of the expression, where backward starts.
    | Result
    /// The node that a step is about.
    | Active
    /// A node that no gradient passes; the arrows into it are dotted.
    | Cut

/// A node of a computational graph, as it is drawn.
type GraphNode = {
    /// What it is called or does: "w", "×".
    Label: string
    /// Lines under it: its value, its gradient.
    Lines: string list
    /// What it stands for.
    Role: GraphRole
    /// The nodes that it is computed from, by their places in the sequence of nodes, in order.
    Inputs: int list
}

/// Makes drawable nodes of nodes of one's own.
[<RequireQualifiedAccess>]
module GraphNode =

    /// Describes each node by its label, lines and role, and looks its inputs up among the nodes: those of a node must be
    /// there too. A missing one is an `ArgumentException`.
    let ofNodes
        (inputs: 'node -> 'node list)
        (describe: 'node -> string * string list * GraphRole)
        (nodes: 'node list)
        : GraphNode list =
        let place label (input: 'node) =
            match nodes |> List.tryFindIndex ((=) input) with
            | Some index -> index
            | None -> invalidArg (nameof nodes) $"GraphNode.ofNodes: an input of \"%s{label}\" is not among the nodes"

        nodes
        |> List.map (fun node ->
            let label, lines, role = describe node

            {
                Label = label
                Lines = lines
                Role = role
                Inputs = inputs node |> List.map (place label)
            })
