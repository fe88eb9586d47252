namespace FSharp.Stats.ML.Unsupervised

open FSharp.Stats
open MathNet.Numerics

/// Principal component analysis: the directions in which data vary most. Pearson, On lines and planes of
/// closest fit (1901); by singular value decomposition as in Jolliffe, Principal Component Analysis (2002).
module PCA =

    /// What the analysis of samples × features finds; components are in order of the variance they explain.
    type PCA = {
        /// The standard deviation of each component's scores. (The name is FSharp.Stats'.)
        VarianceOfComponent: vector
        /// The share of the variance that each component explains.
        VarExplainedByComponentIndividual: vector
        /// The share of the variance that the components so far explain.
        VarExplainedByComponentCumulative: vector
        /// The scores: samples × components. (FSharp.Stats itself adds columns of zeros up to samples ×
        /// samples; read the first ones.)
        PrincipalComponents: Matrix<float>
        /// The directions, of length one: features × components. The sign of a direction has no meaning.
        Loadings: Matrix<float>
    }

    let private checkFinite (m: matrix) =
        for i in 0 .. m.NumRows - 1 do
            for j in 0 .. m.NumCols - 1 do
                if not (System.Double.IsFinite m[i, j]) then
                    invalidArg "m" $"PCA: expected finite numbers, got {m[i, j]} in row {i}, column {j}"

    /// The singular value decomposition X = U diag(s) Vᵀ with no more columns in U than there are singular
    /// values. A tall X is first reduced to the R of X = QR, so that U is never samples × samples.
    let private thinSvd (x: float[,]) =
        let x = LinearAlgebra.Matrix<float>.Build.DenseOfArray x

        if x.RowCount > x.ColumnCount then
            let qr = x.QR LinearAlgebra.Factorization.QRMethod.Thin
            let svd = qr.R.Svd true
            qr.Q * svd.U, svd.S.ToArray(), svd.VT
        else
            let svd = x.Svd true
            svd.U, svd.S.ToArray(), svd.VT

    /// Standardises each feature (column): mean 0, standard deviation (over n) 1. A feature that does not
    /// vary becomes NaN. Samples × features → the same shape.
    let center (m: matrix) : matrix =
        checkFinite m

        let columns =
            Array.init m.NumCols (fun j ->
                let column = Matrix.getCol m j
                Seq.mean column, Seq.stDevPopulation column)

        Matrix.init m.NumRows m.NumCols (fun i j ->
            let mean, deviation = columns[j]
            (m[i, j] - mean) / deviation)

    /// Finds the components of data whose columns have mean 0 (see <c>center</c>). Samples × features.
    let compute (m: matrix) : PCA =
        checkFinite m

        let u, s, vt = thinSvd (Matrix.toArray2D m)
        let squares = s |> Array.map (fun x -> x * x)
        let total = Array.sum squares
        let explained = squares |> Array.map (fun x -> x / total)

        {
            VarianceOfComponent = Vector.ofArray (squares |> Array.map (fun x -> sqrt (x / float (m.NumRows - 1))))
            VarExplainedByComponentIndividual = Vector.ofArray explained
            VarExplainedByComponentCumulative = Vector.ofArray (Array.scan (+) 0.0 explained |> Array.tail)
            PrincipalComponents = Matrix.init m.NumRows s.Length (fun i j -> u[i, j] * s[j])
            Loadings = Matrix.init m.NumCols s.Length (fun i j -> vt[j, i])
        }
