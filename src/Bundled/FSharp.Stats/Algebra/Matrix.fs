namespace FSharp.Stats

/// A table of numbers, rows × columns.
[<Sealed>]
type Matrix<'T>(values: 'T[,]) =

    /// The array that holds the elements.
    member internal _.Values = values

    /// The number of rows.
    member _.NumRows = Array2D.length1 values

    /// The number of columns.
    member _.NumCols = Array2D.length2 values

    /// Rows and columns.
    member this.Dimensions = this.NumRows, this.NumCols

    /// The element at a row and a column.
    member _.Item
        with get (i: int, j: int): 'T = values[i, j]
        and set (i: int, j: int) (value: 'T) = values[i, j] <- value

    /// The matrix with rows and columns exchanged.
    member this.Transpose =
        Matrix<'T>(Array2D.init this.NumCols this.NumRows (fun i j -> values[j, i]))

    /// Matrices are equal when their shapes and elements are.
    override _.Equals(other: obj | null) =
        match other with
        | :? Matrix<'T> as other -> Unchecked.equals values other.Values
        | _ -> false

    override this.GetHashCode() = hash this.Dimensions

/// A matrix of <c>float</c>.
type matrix = Matrix<float>

/// Functions on matrices of numbers.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Matrix =

    /// Functions on matrices of any type of elements.
    module Generic =

        /// A matrix whose elements a function makes from row and column.
        let init (lengthRow: int) (lengthCol: int) (initializer: int -> int -> 'T) : Matrix<'T> =
            Matrix<'T>(Array2D.init lengthRow lengthCol initializer)

        /// The rows as new arrays.
        let toJaggedArray (m: Matrix<'T>) : 'T[][] =
            Array.init m.NumRows (fun i -> Array.init m.NumCols (fun j -> m[i, j]))

    /// A matrix whose elements a function makes from row and column.
    let init (m: int) (n: int) (f: int -> int -> float) : matrix = Matrix<float>(Array2D.init m n f)

    /// A matrix with a copy of an array's elements.
    let ofArray2D (arr: float[,]) : matrix = Matrix<float>(Array2D.copy arr)

    /// A matrix from rows of equal length.
    let ofJaggedArray (xss: float[][]) : matrix =
        match xss |> Seq.map _.Length |> Seq.distinct |> List.ofSeq with
        | []
        | [ _ ] -> Matrix<float>(array2D xss)
        | lengths -> invalidArg "xss" $"matrix: expected rows of one length, got lengths {lengths}"

    /// A matrix from a sequence of rows of equal length.
    let ofJaggedSeq (xss: seq<#seq<float>>) : matrix =
        xss |> Seq.map Array.ofSeq |> Array.ofSeq |> ofJaggedArray

    /// The elements as a new array.
    let toArray2D (m: matrix) : float[,] = Array2D.copy m.Values

    /// The rows as new arrays.
    let toJaggedArray (m: matrix) : float[][] =
        Array.init m.NumRows (fun i -> Array.init m.NumCols (fun j -> m[i, j]))

    /// The matrix with rows and columns exchanged.
    let transpose (m: matrix) : matrix = m.Transpose

    /// A column as a vector.
    let getCol (a: matrix) (j: int) : vector =
        Vector.init a.NumRows (fun i -> a[i, j])

/// Short names for making vectors and matrices.
[<AutoOpen>]
module MatrixTopLevelOperators =

    /// A matrix from a sequence of rows.
    let matrix (ll: seq<#seq<float>>) : matrix = Matrix.ofJaggedSeq ll

    /// A vector from a sequence.
    let vector (l: seq<float>) : vector = Vector.ofSeq l
