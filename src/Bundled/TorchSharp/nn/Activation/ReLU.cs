using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Rectified linear unit: max(x, 0).</summary>
    public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal ReLU(bool inplace) : base(nameof(ReLU)) => this.inplace = inplace;

        /// <summary>Computes max(x, 0).</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);

        /// <summary>Whether the result overwrites the input; false by default.</summary>
        public bool inplace { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Rectified linear unit: max(x, 0).</summary>
            /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
            public static ReLU ReLU(bool inplace = false) => new(inplace);

            public static partial class functional
            {
                /// <summary>Rectified linear unit: max(x, 0).</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor relu(Tensor x, bool inplace = false) => inplace ? x.relu_() : x.relu();
            }
        }
    }
}
