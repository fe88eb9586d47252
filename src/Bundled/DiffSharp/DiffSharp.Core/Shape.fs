namespace DiffSharp

open System

/// The length of each axis; `[||]` is a scalar's.
type Shape = int[]

/// Arithmetic on shapes, and the errors of shapes that do not fit.
module Shape =

    /// The shape of a scalar.
    let scalar: Shape = [||]

    /// A shape as text, such as `(2, 3)`.
    let text (shape: Shape) =
        match shape with
        | [||] -> "() (a scalar)"
        | [| length |] -> $"({length},)"
        | _ -> "(" + String.Join(", ", shape) + ")"

    /// How many elements a tensor of this shape has.
    let nelement (shape: Shape) = Array.fold (*) 1 shape

    /// A shape from its lengths.
    let create (lengths: seq<int>) : Shape = Seq.toArray lengths

    /// True if both have the same axes.
    let equal (a: Shape) (b: Shape) = a.AsSpan().SequenceEqual(b.AsSpan())

    /// The number of elements between neighbours along each axis, the last axis being contiguous.
    let strides (shape: Shape) =
        let strides = Array.create shape.Length 1

        for axis = shape.Length - 2 downto 0 do
            strides[axis] <- strides[axis + 1] * shape[axis + 1]

        strides

    /// An axis counted from the front, from one that may be counted from the end (-1: the last).
    let completeDim (ndims: int) (dim: int) =
        let result = if dim < 0 then dim + ndims else dim

        if result < 0 || result >= max 1 ndims then
            invalidArg "dim" $"expected an axis from {-ndims} to {ndims - 1} of a tensor with {ndims} axes, got {dim}"

        result

    /// Where a new axis goes, from a place that may be counted from the end (-1: after the last).
    let completeDimUnsqueeze (ndims: int) (dim: int) =
        let result = if dim < 0 then dim + ndims + 1 else dim

        if result < 0 || result > ndims then
            invalidArg
                "dim"
                $"unsqueeze: expected a place from {-ndims - 1} to {ndims} in a tensor with {ndims} axes, got {dim}"

        result

    /// Replaces one -1 by the length that uses up all elements.
    let complete (elements: int) (shape: Shape) =
        let known = shape |> Array.filter ((<>) -1) |> nelement

        match shape |> Array.filter ((=) -1) |> Array.length with
        | 0 -> shape
        | 1 when known > 0 && elements % known = 0 ->
            shape |> Array.map (fun n -> if n = -1 then elements / known else n)
        | 1 ->
            invalidArg
                "shape"
                $"view: {elements} elements can't be laid out as {text shape}: {known} does not divide them"
        | _ -> invalidArg "shape" $"view: expected at most one -1, got {text shape}"

    /// The shape in which both are repeated to match: axes are aligned at the end, and a length of 1 stretches.
    let broadcast2 (a: Shape) (b: Shape) : Shape =
        let ndims = max a.Length b.Length

        let at (shape: Shape) axis =
            let i = axis - (ndims - shape.Length) in if i < 0 then 1 else shape[i]

        Array.init ndims (fun axis ->
            match at a axis, at b axis with
            | n, m when n = m -> n
            | 1, m -> m
            | n, 1 -> n
            | n, m ->
                let mend = "line the axes up with unsqueeze or view, or transpose one of them?"

                invalidArg
                    "b"
                    $"shapes {text a} and {text b} do not broadcast: axis {axis - ndims} is {n} against {m}: {mend}")

    /// Raises unless a tensor of the first shape can be repeated to the second.
    let checkCanExpand (shape: Shape) (target: Shape) =
        let shift = target.Length - shape.Length

        if
            shift < 0
            || not (Array.forall (fun i -> shape[i] = 1 || shape[i] = target[shift + i]) [| 0 .. shape.Length - 1 |])
        then
            invalidArg
                "newShape"
                $"expand: {text shape} can't be repeated to {text target}: only an axis of length 1 stretches"
