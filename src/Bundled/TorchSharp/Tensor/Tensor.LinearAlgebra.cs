using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Products of matrices and vectors.
    public partial class Tensor
    {
        /// <summary>Matrix product: vector·vector, (n, k)·(k, m) → (n, m), or batches of them, which broadcast.</summary>
        public Tensor matmul(Tensor target) => Ops.matmul.Binary(this, target);

        /// <summary>Product of two matrices: (n, k)·(k, m) → (n, m).</summary>
        public Tensor mm(Tensor target) => Ops.mm.Binary(this, target);

        /// <summary>Matrix times vector: (n, k)·(k) → (n).</summary>
        public Tensor mv(Tensor target) => Ops.mv.Binary(this, target);

        /// <summary>Products of two batches of matrices: (b, n, k)·(b, k, m) → (b, n, m).</summary>
        public Tensor bmm(Tensor batch2) => Ops.bmm.Binary(this, batch2);

        /// <summary>The sum of products of two vectors.</summary>
        public Tensor dot(Tensor target) => Ops.dot.Binary(this, target);

        /// <summary>The sum of products of two vectors, the first conjugated.</summary>
        public Tensor vdot(Tensor target) => Ops.vdot.Binary(this, target);

        /// <summary>Sums of products over the last dimension.</summary>
        public Tensor inner(Tensor vec2) => Ops.inner.Binary(this, vec2);

        /// <summary>Products of all pairs: (n), (m) → (n, m).</summary>
        public Tensor outer(Tensor vec2) => Ops.outer.Binary(this, vec2);

        /// <summary>Products of all pairs: (n), (m) → (n, m).</summary>
        public Tensor ger(Tensor vec2) => outer(vec2);

        /// <summary>Kronecker product.</summary>
        public Tensor kron(Tensor other) => Ops.kron.Binary(this, other);

        /// <summary>beta·this + alpha·mat1·mat2, this being broadcast.</summary>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Ops.addmm.Call(this, mat1, mat2, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·mat1·mat2, this being broadcast, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Ops.addmm_.Call(this, mat1, mat2, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·mat·vec.</summary>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1.0f, float alpha = 1.0f) =>
            Ops.addmv.Call(this, mat, vec, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·mat·vec, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1.0f, float alpha = 1.0f) =>
            Ops.addmv_.Call(this, mat, vec, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·(outer product of two vectors).</summary>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) =>
            Ops.addr.Call(this, vec1, vec2, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·(outer product of two vectors), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) =>
            Ops.addr_.Call(this, vec1, vec2, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·(sum of products of two batches of matrices).</summary>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Ops.addbmm.Call(this, batch1, batch2, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·(sum of products of two batches of matrices), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Ops.addbmm_.Call(this, batch1, batch2, (Scalar)beta, (Scalar)alpha);

        /// <summary>beta·this + alpha·(products of two batches of matrices).</summary>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Ops.baddbmm.Call(this, batch1, batch2, (Scalar)beta, (Scalar)alpha);

        /// <summary>Sums of products over pairs of dimensions.</summary>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2) => Ops.tensordot.Call(this, b, dims1, dims2);

        /// <summary>The determinant.</summary>
        public Tensor det() => Ops.det.Unary(this);

        /// <summary>The logarithm of the determinant.</summary>
        public Tensor logdet() => Ops.logdet.Unary(this);

        /// <summary>The Cholesky factor L of A = L·Lᵀ.</summary>
        public Tensor cholesky(bool upper = false) => Ops.cholesky.Call(this, upper);

        /// <summary>The matrix exponential.</summary>
        public Tensor matrix_exp() => Ops.matrix_exp.Unary(this);

        /// <summary>A square matrix to an integer power.</summary>
        public Tensor matrix_power(int n) => Ops.matrix_power.Call(this, (long)n);

        /// <summary>The Moore-Penrose inverse.</summary>
        public Tensor pinverse(double rcond = 1e-15, bool hermitian = false) => Ops.linalg_pinv.Call(this, rcond, hermitian);

        /// <summary>The inverse of a square matrix.</summary>
        public Tensor inverse() => Ops.linalg_inv.Unary(this);

        /// <summary>Slices along a dimension scaled down to a p-norm of at most maxnorm.</summary>
        public Tensor renorm(float p, long dim, float maxnorm) => Ops.renorm.Call(this, (Scalar)p, dim, (Scalar)maxnorm);
    }
}
