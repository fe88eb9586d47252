using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Triangles and diagonals.
    public partial class Tensor
    {
        /// <summary>The lower triangle, zeros above.</summary>
        public Tensor tril(long diagonal = 0) => Ops.tril.Call(this, diagonal);

        /// <summary>The lower triangle, zeros above, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor tril_(long diagonal = 0) => Ops.tril_.Call(this, diagonal);

        /// <summary>The upper triangle, zeros below.</summary>
        public Tensor triu(long diagonal = 0) => Ops.triu.Call(this, diagonal);

        /// <summary>The upper triangle, zeros below, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor triu_(long diagonal = 0) => Ops.triu_.Call(this, diagonal);

        /// <summary>The diagonal of a matrix, or the matrix with a vector on its diagonal.</summary>
        public Tensor diag(long diagonal = 0) => Ops.diag.Call(this, diagonal);

        /// <summary>Matrices with the last dimension on their diagonals.</summary>
        public Tensor diag_embed(long offset = 0L, long dim1 = -2L, long dim2 = -1L) =>
            Ops.diag_embed.Call(this, offset, dim1, dim2);

        /// <summary>The matrix with all elements on its diagonal.</summary>
        public Tensor diagflat(long offset = 0) => Ops.diagflat.Call(this, offset);

        /// <summary>The diagonal of two dimensions, as the last dimension, without a copy.</summary>
        public Tensor diagonal(long offset = 0L, long dim1 = 0L, long dim2 = 1L) => Ops.diagonal.Call(this, offset, dim1, dim2);

        /// <summary>The sum of a matrix's diagonal.</summary>
        public Tensor trace() => Ops.trace.Unary(this);
    }
}
