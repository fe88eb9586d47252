namespace DLWorkbook.Checking

/// The type of one number in a block.
[<RequireQualifiedAccess>]
type Element =
    | Float64
    | Float32
    | Float16
    | BFloat16
    | Int64
    | Int32
    | Int16
    | Int8
    | UInt8
    | Bool

/// What holds the numbers of a block.
[<RequireQualifiedAccess>]
type Holder =
    /// One number: float, int, bool, …
    | Scalar
    /// A one-dimensional array.
    | Array
    /// A list.
    | List
    /// A two-dimensional array, float[,].
    | Grid
    /// A torch.Tensor of any rank.
    | Tensor

/// The numbers of a block, row by row: those of real types as float, those of whole types as int64, truths as 0 and 1.
[<RequireQualifiedAccess>]
type Cells =
    | Reals of float[]
    | Wholes of int64[]

    /// How many there are.
    member this.Count =
        match this with
        | Reals cells -> cells.Length
        | Wholes cells -> cells.Length

    /// One of them as a float.
    member this.Item(index: int) =
        match this with
        | Reals cells -> cells[index]
        | Wholes cells -> float cells[index]

/// Numbers of one type with a shape.
type Block = {
    /// What holds them.
    Holder: Holder
    /// Their type.
    Element: Element
    /// Their number along each axis: none for a scalar.
    Shape: int64 list
    /// The numbers, row by row.
    Cells: Cells
    /// Whether a tensor wants gradients: part of an input, no part of an answer.
    RequiresGrad: bool
}

/// What holds the members of a group.
[<RequireQualifiedAccess>]
type Grouping =
    /// A tuple, a record (its fields in order) or unit (no members).
    | Tuple
    /// A list of what is not a number.
    | List
    /// An array of what is not a number, a jagged array for one.
    | Array
    /// An option: no member or one.
    | Option
    /// A case of a union: its fields.
    | Case of name: string

/// What goes into an exercise's function and what comes out of it, as plain data that can go to another process.
[<RequireQualifiedAccess>]
type Value =
    /// Numbers: scalars, arrays, tensors.
    | Block of Block
    /// A string.
    | Text of string
    /// Values held together.
    | Group of Grouping * Value list
    /// A function by its name in the catalogue of named functions.
    | Function of name: string

/// Looks into values.
[<RequireQualifiedAccess>]
module Value =

    /// One real number.
    let number (value: float) : Value =
        Value.Block {
            Holder = Holder.Scalar
            Element = Element.Float64
            Shape = []
            Cells = Cells.Reals [| value |]
            RequiresGrad = false
        }

    /// Nothing: the value of type unit.
    let unit = Value.Group(Grouping.Tuple, [])

    /// Whether two floats have the same bits: NaN equals itself, and 0.0 is not −0.0.
    let sameBits (a: float) (b: float) =
        System.BitConverter.DoubleToInt64Bits a = System.BitConverter.DoubleToInt64Bits b

    /// Whether two values are the same to the bit; whether a tensor wants gradients does not matter.
    let rec same (a: Value) (b: Value) : bool =
        match a, b with
        | Value.Block x, Value.Block y ->
            x.Holder = y.Holder
            && x.Element = y.Element
            && x.Shape = y.Shape
            && (match x.Cells, y.Cells with
                | Cells.Reals p, Cells.Reals q -> p.Length = q.Length && Array.forall2 sameBits p q
                | Cells.Wholes p, Cells.Wholes q -> p = q
                | _ -> false)
        | Value.Text x, Value.Text y -> x = y
        | Value.Function x, Value.Function y -> x = y
        | Value.Group(p, xs), Value.Group(q, ys) -> p = q && xs.Length = ys.Length && List.forall2 same xs ys
        | _ -> false

    /// The blocks in a value, in order.
    let rec blocks (value: Value) : Block list =
        match value with
        | Value.Block block -> [ block ]
        | Value.Group(_, members) -> List.collect blocks members
        | Value.Text _
        | Value.Function _ -> []

    /// The numbers in a value, in order, as floats.
    let numbers (value: Value) : float[] = [|
        for block in blocks value do
            for index in 0 .. block.Cells.Count - 1 do
                block.Cells[index]
    |]

    /// The shape of what can be seen as one table of numbers: a block, or an array of equally long arrays.
    let rec shape (value: Value) : int64 list option =
        match value with
        | Value.Block block -> Some block.Shape
        | Value.Group((Grouping.Array | Grouping.List), first :: rest) ->
            match shape first with
            | Some inner when rest |> List.forall (fun row -> shape row = Some inner) ->
                Some(int64 (rest.Length + 1) :: inner)
            | _ -> None
        | _ -> None
