using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Logistic function: 1 / (1 + e⁻ˣ).</summary>
    public sealed class Sigmoid : ParameterLessModule<Tensor, Tensor>
    {
        internal Sigmoid(bool inplace) : base(nameof(Sigmoid)) => this.inplace = inplace;

        /// <summary>Computes 1 / (1 + e⁻ˣ).</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.sigmoid(tensor, inplace);

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
            /// <summary>Logistic function: 1 / (1 + e⁻ˣ).</summary>
            public static Sigmoid Sigmoid() => new(false);

            /// <summary>Logistic function: 1 / (1 + e⁻ˣ).</summary>
            /// <param name="inplace">Whether the result overwrites the input.</param>
            public static Sigmoid Sigmoid(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>Logistic function: 1 / (1 + e⁻ˣ).</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="inplace">Whether the result overwrites the input.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor sigmoid(Tensor x, bool inplace) => inplace ? x.sigmoid_() : x.sigmoid();

                /// <summary>Logistic function: 1 / (1 + e⁻ˣ).</summary>
                /// <param name="x">Of any shape.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor sigmoid(Tensor x) => x.sigmoid();
            }
        }
    }
}
