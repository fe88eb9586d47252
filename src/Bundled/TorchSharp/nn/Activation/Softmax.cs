using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Softmax along an axis: eˣ over its sum, so that the values are positive and add up to one.</summary>
    public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
    {
        internal Softmax(long dim) : base(nameof(Softmax)) => this.dim = dim;

        /// <summary>Computes eˣ over its sum along the axis.</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.softmax(tensor, dim);

        /// <summary>The axis along which the values add up to one.</summary>
        public long dim { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Softmax along an axis: eˣ over its sum, so that the values are positive and add up to one.</summary>
            /// <param name="dim">The axis along which the values add up to one.</param>
            public static Softmax Softmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>Softmax along an axis: eˣ over its sum, so that the values are positive and add up to one.</summary>
                /// <param name="input">Of any shape.</param>
                /// <param name="dim">The axis along which the values add up to one.</param>
                /// <param name="dtype">A type to convert to first; null for none.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor softmax(Tensor input, long dim, ScalarType? dtype = null) => input.softmax(dim, dtype);
            }
        }
    }
}
