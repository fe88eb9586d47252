using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Gaussian error linear unit: x · Φ(x), Φ being the standard normal distribution. Hendrycks, Gimpel, 2016.
    /// </summary>
    public sealed class GELU : ParameterLessModule<Tensor, Tensor>
    {
        /// <summary>How Φ is computed.</summary>
        public enum Approximate
        {
            /// <summary>By the error function.</summary>
            none,

            /// <summary>By a hyperbolic tangent, which is off by at most about 10⁻³.</summary>
            tanh,
        }

        internal GELU(bool inplace, Approximate approximate = Approximate.none) : base(nameof(GELU))
            => (this.inplace, this.approximate) = (inplace, approximate);

        /// <summary>Computes x · Φ(x).</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.gelu(tensor, approximate, inplace);

        /// <summary>Whether the result overwrites the input; false by default.</summary>
        public bool inplace { get; set; }

        /// <summary>How Φ is computed; by the error function by default.</summary>
        public Approximate approximate { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            public static GELU GELU() => new(false);

            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            /// <param name="inplace">Whether the result overwrites the input.</param>
            public static GELU GELU(bool inplace) => new(inplace);

            /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
            /// <param name="approximate">How Φ is computed.</param>
            /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
            public static GELU GELU(GELU.Approximate approximate, bool inplace = false) => new(inplace, approximate);

            public static partial class functional
            {
                /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
                /// <param name="x">Of any shape.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor gelu(Tensor x) => gelu(x, Modules.GELU.Approximate.none);

                /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="inplace">Whether the result overwrites the input.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor gelu(Tensor x, bool inplace) => gelu(x, Modules.GELU.Approximate.none, inplace);

                /// <summary>Gaussian error linear unit: x · Φ(x).</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="approximate">How Φ is computed.</param>
                /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor gelu(Tensor x, GELU.Approximate approximate, bool inplace = false)
                    => Kernels.Gelu(x, approximate == Modules.GELU.Approximate.tanh ? "tanh" : "none", inplace);
            }
        }
    }
}
