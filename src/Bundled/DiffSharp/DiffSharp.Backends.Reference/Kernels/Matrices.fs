/// Products of matrices and linear equations.
module internal DiffSharp.Backends.Reference.Matrices

open System.Numerics

// c += a b for one row: b's rows are read in order, a vector register at a time.
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

    for p in 0 .. k - 1 do
        let x = a[startA + p]
        let row = startB + p * n
        let factor = Vector<'T> x
        let mutable j = 0

        while j < vectors do
            (Vector<'T>(c, startC + j) + factor * Vector<'T>(b, row + j)).CopyTo(c, startC + j)
            j <- j + width

        while j < n do
            c[startC + j] <- c[startC + j] + x * b[row + j]
            j <- j + 1

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
            addRow a ((matrix * m + i) * k) b (matrix * k * n) k n c ((matrix * m + i) * n)

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
