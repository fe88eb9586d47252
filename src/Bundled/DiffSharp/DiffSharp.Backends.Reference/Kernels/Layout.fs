/// Moving elements without computing on them. Shapes have been checked by the caller.
module internal DiffSharp.Backends.Reference.Layout

open System
open DiffSharp

/// Repeated to a larger shape.
let expand (values: 'T[]) (shape: Shape) (target: Shape) : 'T[] =
    if values.Length = 1 then
        Array.create (Shape.nelement target) values[0]
    else
        Elementwise.broadcastIndices shape target |> Array.map (fun i -> values[i])

/// The elements in the order of permuted axes.
let permute (values: 'T[]) (shape: Shape) (permutation: int[]) : 'T[] * Shape =
    let target = permutation |> Array.map (fun axis -> shape[axis])
    let result = Array.zeroCreate values.Length

    if permutation.Length = 2 then
        let rows, columns = shape[0], shape[1]

        for i in 0 .. rows - 1 do
            for j in 0 .. columns - 1 do
                result[j * rows + i] <- values[i * columns + j]
    else
        let strides = Shape.strides shape
        let targetStrides = Shape.strides target

        for i in 0 .. result.Length - 1 do
            let mutable source = 0

            for axis in 0 .. target.Length - 1 do
                source <- source + i / targetStrides[axis] % target[axis] * strides[permutation[axis]]

            result[i] <- values[source]

    result, target

/// Calls `visit offset length whole` for each contiguous run of the part of `shape` that starts at `location` and has the
/// shape `part`: where the run is in the part and in the whole.
let runs (shape: Shape) (location: int[]) (part: Shape) (visit: int -> int -> int -> unit) =
    let strides = Shape.strides shape
    let partStrides = Shape.strides part
    let length = if part.Length = 0 then 1 else part[part.Length - 1]

    if Shape.nelement part > 0 then
        for offset in 0..length .. Shape.nelement part - 1 do
            let mutable whole = 0

            for axis in 0 .. part.Length - 1 do
                whole <-
                    whole
                    + (location[axis] + offset / partStrides[axis] % part[axis]) * strides[axis]

            visit offset whole length

/// The part within bounds (first, last) for each axis.
let slice (values: 'T[]) (shape: Shape) (bounds: (int * int)[]) : 'T[] * Shape =
    let part = bounds |> Array.map (fun (first, last) -> last - first + 1)
    let result = Array.zeroCreate (Shape.nelement part)

    runs shape (Array.map fst bounds) part (fun offset whole length ->
        Array.Copy(values, whole, result, offset, length))

    result, part

/// A copy with `part` combined into the place that starts at `location`.
let inline combineSlice
    ([<InlineIfLambda>] f: 'T -> 'T -> 'T)
    (values: 'T[])
    (shape: Shape)
    location
    (part: 'T[])
    partShape
    =
    let result = Array.copy values

    runs shape location partShape (fun offset whole length ->
        for i in 0 .. length - 1 do
            result[whole + i] <- f result[whole + i] part[offset + i])

    result

/// How an axis divides the elements: how many blocks lie before it, and how many elements behind each of its indices.
let around (shape: Shape) dim =
    Shape.nelement shape[.. dim - 1], Shape.nelement shape[dim + 1 ..]

/// Joined along an axis.
let cat (parts: ('T[] * Shape)[]) dim : 'T[] * Shape =
    let total = parts |> Array.sumBy (fun (_, shape) -> shape[dim])
    let target = Array.updateAt dim total (snd parts[0])
    let outer, inner = around target dim
    let result = Array.zeroCreate (Shape.nelement target)
    let mutable start = 0

    for values, shape in parts do
        let length = shape[dim] * inner

        for block in 0 .. outer - 1 do
            Array.Copy(values, block * length, result, block * total * inner + start, length)

        start <- start + length

    result, target

/// Calls `visit place source` for each index: its own place, and the place along the axis that it points to.
let visitIndices (shape: Shape) dim (indices: int[]) (indexShape: Shape) (visit: int -> int -> unit) =
    let strides = Shape.strides shape
    let indexStrides = Shape.strides indexShape

    for i in 0 .. indices.Length - 1 do
        let index = indices[i]

        if index < 0 || index >= shape[dim] then
            raise (
                ArgumentOutOfRangeException(
                    "indices",
                    $"gather: index {index} is outside axis {dim} of shape {Shape.text shape}"
                )
            )

        let mutable source = index * strides[dim]

        for axis in 0 .. indexShape.Length - 1 do
            if axis <> dim then
                source <- source + i / indexStrides[axis] % indexShape[axis] * strides[axis]

        visit i source

/// Reversed along the axes.
let flip (values: 'T[]) (shape: Shape) (dims: int[]) : 'T[] =
    let strides = Shape.strides shape

    Array.init values.Length (fun i ->
        let mutable source = 0

        for axis in 0 .. shape.Length - 1 do
            let place = i / strides[axis] % shape[axis]

            source <-
                source
                + (if Array.contains axis dims then
                       shape[axis] - 1 - place
                   else
                       place)
                  * strides[axis]

        values[source])
