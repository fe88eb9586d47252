using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Hyperbolic tangent.</summary>
    public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
    {
        internal Tanh(bool inplace) : base(nameof(Tanh)) => this.inplace = inplace;

        /// <summary>Computes tanh x.</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);

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
            /// <summary>Hyperbolic tangent.</summary>
            public static Tanh Tanh() => new(false);

            /// <summary>Hyperbolic tangent.</summary>
            /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
            public static Tanh Tanh(bool inplace = false) => new(inplace);

            public static partial class functional
            {
                /// <summary>Hyperbolic tangent.</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor tanh(Tensor x, bool inplace = false) => inplace ? x.tanh_() : x.tanh();
            }
        }
    }
}
