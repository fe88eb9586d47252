using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Sigmoid-weighted linear unit (swish): x · sigmoid(x). Elfwing, Uchibe, Doya, 2017.</summary>
    public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
    {
        internal SiLU(bool inplace) : base(nameof(SiLU)) => this.inplace = inplace;

        /// <summary>Computes x · sigmoid(x).</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);

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
            /// <summary>Sigmoid-weighted linear unit (swish): x · sigmoid(x). Elfwing, Uchibe, Doya, 2017.</summary>
            public static SiLU SiLU() => new(false);

            /// <summary>Sigmoid-weighted linear unit (swish): x · sigmoid(x). Elfwing, Uchibe, Doya, 2017.</summary>
            /// <param name="inplace">Whether the result overwrites the input.</param>
            public static SiLU SiLU(bool inplace) => new(inplace);

            public static partial class functional
            {
                /// <summary>Sigmoid-weighted linear unit (swish): x · sigmoid(x). Elfwing, Uchibe, Doya, 2017.</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor silu(Tensor x, bool inplace = false) => inplace ? x.silu_() : x.silu();
            }
        }
    }
}
