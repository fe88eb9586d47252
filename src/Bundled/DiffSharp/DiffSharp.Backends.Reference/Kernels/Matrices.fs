/// Products of matrices and linear equations.
module internal DiffSharp.Backends.Reference.Matrices

open System.Numerics

// c += a b for one row: b's rows are read in order, four at a time, a vector register wide.
let private addRow<'T when 'T: struct and 'T :> INumber<'T> and 'T: (new: unit -> 'T) and 'T :> System.ValueType>
    (a: 'T[])
    startA
    (b: 'T[])
    startB
    k
    n
    (c: 'T[])
    startC
    =
    let width = Vector<'T>.Count
    let vectors = n - n % width
    let mutable p = 0

    while p + 4 <= k do
        let at = startA + p
        let x0: 'T = a[at]
        let x1: 'T = a[at + 1]
        let x2: 'T = a[at + 2]
        let x3: 'T = a[at + 3]
        let v0, v1, v2, v3 = Vector<'T> x0, Vector<'T> x1, Vector<'T> x2, Vector<'T> x3
        let row0 = startB + p * n
        let row1, row2, row3 = row0 + n, row0 + 2 * n, row0 + 3 * n
        let mutable j = 0

        while j < vectors do
            let s0: Vector<'T> = v0 * Vector<'T>(b, row0 + j)
            let s1: Vector<'T> = v1 * Vector<'T>(b, row1 + j)
            let s2: Vector<'T> = v2 * Vector<'T>(b, row2 + j)
            let s3: Vector<'T> = v3 * Vector<'T>(b, row3 + j)
            let sum: Vector<'T> = Vector<'T>(c, startC + j) + (s0 + s1 + (s2 + s3))
            sum.CopyTo(c, startC + j)
            j <- j + width

        while j < n do
            let mutable total: 'T = c[startC + j]
            total <- total + x0 * b[row0 + j]
            total <- total + x1 * b[row1 + j]
            total <- total + x2 * b[row2 + j]
            total <- total + x3 * b[row3 + j]
            c[startC + j] <- total
            j <- j + 1

        p <- p + 4

    while p < k do
        let x: 'T = a[startA + p]
        let row = startB + p * n

        for j in 0 .. n - 1 do
            c[startC + j] <- c[startC + j] + x * b[row + j]

        p <- p + 1

// The sum of products of two runs of k elements.
let private dot<'T when 'T: struct and 'T :> INumber<'T> and 'T: (new: unit -> 'T) and 'T :> System.ValueType>
    (a: 'T[])
    startA
    (b: 'T[])
    startB
    k
    : 'T =
    let width = Vector<'T>.Count
    let mutable sums = Vector<'T>.Zero
    let mutable p = 0

    while p + width <= k do
        sums <- sums + Vector<'T>(a, startA + p) * Vector<'T>(b, startB + p)
        p <- p + width

    let mutable total: 'T = Vector.Sum sums

    while p < k do
        total <- total + a[startA + p] * b[startB + p]
        p <- p + 1

    total

/// (batch, m, k) by (batch, k, n) → (batch, m, n).
let multiply<'T when 'T: struct and 'T :> INumber<'T> and 'T: (new: unit -> 'T) and 'T :> System.ValueType>
    batch
    m
    k
    n
    (a: 'T[])
    (b: 'T[])
    : 'T[] =
    let c: 'T[] = Array.zeroCreate (batch * m * n)

    for matrix in 0 .. batch - 1 do
        for i in 0 .. m - 1 do
            let row = matrix * m + i

            if n = 1 then
                c[row] <- dot a (row * k) b (matrix * k) k
            else
                addRow a (row * k) b (matrix * k * n) k n c (row * n)

    c

// Gaussian elimination with the largest pivot of each column: works on `a` and `b` (n rows of `columns`) in place, and
// gives the determinant, 0 as soon as a column has no pivot.
let private eliminate n columns (a: float[]) (b: float[]) =
    let swap (values: float[]) width i j =
        for column in 0 .. width - 1 do
            let kept = values[i * width + column]
            values[i * width + column] <- values[j * width + column]
            values[j * width + column] <- kept

    let rec step column determinant =
        if column = n then
            determinant
        else
            let pivot =
                seq { column .. n - 1 } |> Seq.maxBy (fun row -> abs a[row * n + column])

            let value = a[pivot * n + column]

            if value = 0. then
                0.
            else
                if pivot <> column then
                    swap a n pivot column
                    swap b columns pivot column

                for row in 0 .. n - 1 do
                    if row <> column then
                        let factor = a[row * n + column] / value

                        for j in column .. n - 1 do
                            a[row * n + j] <- a[row * n + j] - factor * a[column * n + j]

                        for j in 0 .. columns - 1 do
                            b[row * columns + j] <- b[row * columns + j] - factor * b[column * columns + j]

                step (column + 1) (determinant * (if pivot = column then value else -value))

    step 0 1.

/// X of A X = B: (n, n) and (n, columns) → (n, columns); in double precision.
let solve n columns (a: float[]) (b: float[]) : float[] =
    let a, b = Array.copy a, Array.copy b

    if eliminate n columns a b = 0. then
        invalidOp
            $"solve: the matrix ({n}, {n}) is singular: a row depends on the others; add a little to its diagonal?"

    b |> Array.mapi (fun i x -> x / a[i / columns * (n + 1)])

/// The determinant of (n, n); in double precision.
let determinant n (a: float[]) : float = eliminate n 0 (Array.copy a) [||]
