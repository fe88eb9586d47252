using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Logarithm of the softmax along an axis, computed without overflow.</summary>
    public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
    {
        internal LogSoftmax(long dim) : base(nameof(LogSoftmax)) => this.dim = dim;

        /// <summary>Computes the logarithm of the softmax along the axis.</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.log_softmax(tensor, dim);

        /// <summary>The axis along which the probabilities add up to one.</summary>
        public long dim { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Logarithm of the softmax along an axis, computed without overflow.</summary>
            /// <param name="dim">The axis along which the probabilities add up to one.</param>
            public static LogSoftmax LogSoftmax(long dim) => new(dim);

            public static partial class functional
            {
                /// <summary>Logarithm of the softmax along an axis, computed without overflow.</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="dim">The axis along which the probabilities add up to one.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor log_softmax(Tensor x, long dim) => x.log_softmax(dim);
            }
        }
    }
}
