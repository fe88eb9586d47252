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
