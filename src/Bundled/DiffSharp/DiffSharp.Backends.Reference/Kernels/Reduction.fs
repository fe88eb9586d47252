/// Sums and extremes.
module internal DiffSharp.Backends.Reference.Reduction

open System.Numerics
open DiffSharp

// In halves down to short runs, so that the rounding error grows with the logarithm of the length (Higham, 1993).
let rec private sumRange<'T when 'T :> INumber<'T>> (values: 'T[]) start length : 'T =
    if length <= 64 then
        let mutable total = 'T.Zero

        for i in start .. start + length - 1 do
            total <- total + values[i]

        total
    else
        let half = length / 2
        sumRange values start half + sumRange values (start + half) (length - half)

/// The sum of all elements.
let sum<'T when 'T :> INumber<'T>> (values: 'T[]) : 'T = sumRange values 0 values.Length

/// The sums along an axis, which goes.
let sumDim<'T when 'T :> INumber<'T>> (values: 'T[]) (shape: Shape) dim : 'T[] * Shape =
    let outer, inner = Layout.around shape dim
    let length = shape[dim]
    let result: 'T[] = Array.zeroCreate (outer * inner)

    for block in 0 .. outer - 1 do
        if inner = 1 then
            result[block] <- sumRange values (block * length) length
        else
            for i in 0 .. length - 1 do
                let start = (block * length + i) * inner

                for j in 0 .. inner - 1 do
                    result[block * inner + j] <- result[block * inner + j] + values[start + j]

    result, Array.removeAt dim shape

/// The number of the first element that `wins` over all others; a NaN, which wins over none and none over it, only if
/// it is the first.
let inline best ([<InlineIfLambda>] wins: 'T -> 'T -> bool) (values: 'T[]) start step count =
    let mutable found = 0

    for i in 1 .. count - 1 do
        if wins values[start + i * step] values[start + found * step] then
            found <- i

    found

/// The indices of the elements that win along an axis, which stays with length 1.
let inline bestDim ([<InlineIfLambda>] wins: 'T -> 'T -> bool) (values: 'T[]) (shape: Shape) dim : int[] * Shape =
    let outer, inner = Layout.around shape dim

    let found = [|
        for block in 0 .. outer - 1 do
            for j in 0 .. inner - 1 -> best wins values (block * shape[dim] * inner + j) inner shape[dim]
    |]

    found, Array.updateAt dim 1 shape

/// An index for each axis, from the number of an element.
let place (shape: Shape) (index: int) : int[] =
    Array.map2 (fun stride length -> index / stride % length) (Shape.strides shape) shape
