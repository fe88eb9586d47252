using System.Collections.Generic;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Linear algebra on matrices and batches of them: the last two dimensions are rows and columns.</summary>
    public static class linalg
    {
        /// <summary>How much of a QR decomposition to compute.</summary>
        public enum QRMode
        {
            /// <summary>Q (m, k), R (k, n), with k the lesser of m and n.</summary>
            Reduced = 0,

            /// <summary>Q (m, m), R (m, n).</summary>
            Complete = 1,

            /// <summary>R alone, Q empty.</summary>
            R = 2,
        }

        /// <summary>The lower factor L of a positive definite matrix: A = L·Lᵀ.</summary>
        public static Tensor cholesky(Tensor input) => Ops.linalg_cholesky.Unary(input);

        /// <summary>The determinant.</summary>
        public static Tensor det(Tensor input) => Ops.linalg_det.Unary(input);

        /// <summary>The sign of the determinant and the logarithm of its absolute value.</summary>
        public static (Tensor, Tensor) slogdet(Tensor input) => Ops.linalg_slogdet.Unary(input);

        /// <summary>The cross product of vectors along a dimension of length 3.</summary>
        public static Tensor cross(Tensor input, Tensor other, long dim = -1) => Ops.linalg_cross.Call(input, other, dim);

        /// <summary>The eigenvalues and eigenvectors of a square matrix, complex.</summary>
        public static (Tensor, Tensor) eig(Tensor input) => Ops.linalg_eig.Unary(input);

        /// <summary>The eigenvalues, ascending, and eigenvectors of a symmetric matrix, of which one triangle is read.</summary>
        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Ops.linalg_eigh.Call(input, UPLO.ToString());

        /// <summary>The eigenvalues of a square matrix, complex.</summary>
        public static Tensor eigvals(Tensor input) => Ops.linalg_eigvals.Unary(input);

        /// <summary>The eigenvalues of a symmetric matrix, ascending.</summary>
        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Ops.linalg_eigvalsh.Call(input, UPLO.ToString());

        /// <summary>The inverse of a square matrix.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The matrix has none.</exception>
        public static Tensor inv(Tensor input) => Ops.linalg_inv.Unary(input);

        /// <summary>
        /// The least-squares solution of A·X = B, the squared residuals, the rank and the singular values of A.
        /// </summary>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Ops.linalg_lstsq.Binary(input, other);

        /// <summary>The factors of A = P·L·U.</summary>
        public static (Tensor P, Tensor L, Tensor U) lu(Tensor input, bool pivot = true) => Ops.linalg_lu.Call(input, pivot);

        /// <summary>The matrix exponential.</summary>
        public static Tensor matrix_exp(Tensor input) => Ops.linalg_matrix_exp.Unary(input);

        /// <summary>A matrix norm: "fro" or "nuc".</summary>
        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_matrix_norm_str_ord.Call(input, ord, dims ?? [-2, -1], keepdim);

        /// <summary>A matrix norm by its number: 1, -1, 2, -2 or an infinity.</summary>
        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_matrix_norm.Call(input, (Scalar)ord, dims ?? [-2, -1], keepdim);

        /// <summary>The number of singular values above a tolerance.</summary>
        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Ops.linalg_matrix_rank_atol_rtol_float.Call(input, atol, rtol, hermitian);

        /// <summary>The product of several matrices, in the cheapest order.</summary>
        public static Tensor multi_dot(IList<Tensor> tensors) => Ops.linalg_multi_dot.Call(Arg.List(tensors));

        /// <summary>A vector or matrix norm by its name.</summary>
        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm_ord_str.Call(input, ord, dims, keepdim);

        /// <summary>A vector or matrix norm by its number.</summary>
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm.Call(input, (Scalar)ord, dims, keepdim);

        /// <summary>A vector or matrix norm by its number.</summary>
        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) =>
            norm(input, (double)ord, dims, keepdim);

        /// <summary>The root of the sum of squares, of all or over dimensions.</summary>
        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_norm.Call(input, Arg.None, dims, keepdim);

        /// <summary>The Moore-Penrose inverse.</summary>
        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Ops.linalg_pinv_atol_rtol_float.Call(input, atol, rtol, hermitian);

        /// <summary>The factors of A = Q·R, Q with orthonormal columns, R upper triangular.</summary>
        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) =>
            Ops.linalg_qr.Call(input, mode.ToString().ToLowerInvariant());

        /// <summary>X of A·X = B, or of X·A = B when not left.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">A is singular.</exception>
        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Ops.linalg_solve.Call(A, B, left);

        /// <summary>X of A·X = B with a triangular A, or of X·A = B when not left.</summary>
        public static Tensor solve_triangular(Tensor A, Tensor B, bool upper, bool left = true, bool unitriangular = false) =>
            Ops.linalg_solve_triangular.Call(A, B, upper, left, unitriangular);

        /// <summary>The factors of A = U·diag(S)·Vh, the singular values descending.</summary>
        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) =>
            Ops.linalg_svd.Call(input, fullMatrices);

        /// <summary>The singular values, descending.</summary>
        public static Tensor svdvals(Tensor input) => Ops.linalg_svdvals.Unary(input);

        /// <summary>A vector norm, of all or over dimensions.</summary>
        public static Tensor vector_norm(Tensor input, double ord = 2d, long[]? dims = null, bool keepdim = false) =>
            Ops.linalg_vector_norm.Call(input, (Scalar)ord, dims, keepdim);
    }
}
