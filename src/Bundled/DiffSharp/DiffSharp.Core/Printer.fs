namespace DiffSharp

/// How much of a tensor is printed.
type Printer =
    /// Four decimals; an axis of a hundred and more shows its first and last three.
    | Default
    /// Two decimals; an axis of ten and more shows its first and last two.
    | Short
    /// Four decimals, every element.
    | Full
    /// From which length an axis is shortened, how many elements stay at each end, and how many decimals are shown.
    | Custom of threshold: int * edgeItems: int * precision: int

    /// The length from which an axis is shortened.
    member printer.threshold =
        match printer with
        | Default -> 100
        | Short -> 10
        | Full -> System.Int32.MaxValue
        | Custom(threshold, _, _) -> threshold

    /// How many elements are shown at each end of a shortened axis.
    member printer.edgeItems =
        match printer with
        | Default -> 3
        | Short -> 2
        | Full -> -1
        | Custom(_, edgeItems, _) -> edgeItems

    /// How many decimals are shown.
    member printer.precision =
        match printer with
        | Default
        | Full -> 4
        | Short -> 2
        | Custom(_, _, precision) -> precision

/// How tensors are printed from now on.
module Printer =

    /// The printer in use; set by `dsharp.config`.
    let mutable Default = Printer.Default
