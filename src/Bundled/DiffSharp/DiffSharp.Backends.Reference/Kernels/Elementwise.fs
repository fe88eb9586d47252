/// Loops over all elements of one tensor or two.
module internal DiffSharp.Backends.Reference.Elementwise

open DiffSharp

/// f of each element.
let inline map ([<InlineIfLambda>] f: 'T -> 'R) (a: 'T[]) : 'R[] =
    let result = Array.zeroCreate a.Length

    for i in 0 .. a.Length - 1 do
        result[i] <- f a[i]

    result

/// For each place of `shape`, in order, the place of the element that broadcasting puts there.
let broadcastIndices (from: Shape) (shape: Shape) : int[] =
    let own = Shape.strides from
    let shift = shape.Length - from.Length

    let step =
        Array.init shape.Length (fun axis ->
            if axis < shift || from[axis - shift] = 1 then
                0
            else
                own[axis - shift])

    let result = Array.zeroCreate (Shape.nelement shape)
    let place = Array.zeroCreate shape.Length
    let mutable source = 0

    for i in 0 .. result.Length - 1 do
        result[i] <- source
        // Counts the place up like a mileage counter.
        let mutable axis = shape.Length - 1
        let mutable carry = true

        while carry && axis >= 0 do
            place[axis] <- place[axis] + 1
            source <- source + step[axis]

            if place[axis] = shape[axis] then
                source <- source - place[axis] * step[axis]
                place[axis] <- 0
                axis <- axis - 1
            else
                carry <- false

    result

/// True if `b`, repeated, lies along `a`: a row beside a matrix.
let isRowOf (a: Shape) (b: Shape) =
    b.Length <= a.Length && Shape.equal b a[a.Length - b.Length ..]

/// f of each pair of elements, and the shape to which both broadcast.
let inline zip
    ([<InlineIfLambda>] f: 'T -> 'T -> 'R)
    (a: 'T[])
    (shapeA: Shape)
    (b: 'T[])
    (shapeB: Shape)
    : 'R[] * Shape =
    if Shape.equal shapeA shapeB then
        let result = Array.zeroCreate a.Length

        for i in 0 .. a.Length - 1 do
            result[i] <- f a[i] b[i]

        result, shapeA
    elif shapeB.Length = 0 then
        let y = b[0]
        map (fun x -> f x y) a, shapeA
    elif shapeA.Length = 0 then
        let x = a[0]
        map (fun y -> f x y) b, shapeB
    else
        let shape = Shape.broadcast2 shapeA shapeB
        let result = Array.zeroCreate (Shape.nelement shape)

        if isRowOf shapeA shapeB && b.Length > 0 then
            let mutable start = 0

            while start < result.Length do
                for i in 0 .. b.Length - 1 do
                    result[start + i] <- f a[start + i] b[i]

                start <- start + b.Length
        else
            let placeA = broadcastIndices shapeA shape
            let placeB = broadcastIndices shapeB shape

            for i in 0 .. result.Length - 1 do
                result[i] <- f a[placeA[i]] b[placeB[i]]

        result, shape
