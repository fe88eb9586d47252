using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Exponential linear unit: x where positive, alpha · (eˣ − 1) elsewhere. Clevert, Unterthiner, Hochreiter, 2015.
    /// </summary>
    public sealed class ELU : ParameterLessModule<Tensor, Tensor>
    {
        internal ELU(double alpha, bool inplace) : base(nameof(ELU)) => (this.alpha, this.inplace) = (alpha, inplace);

        /// <summary>Computes x where positive and alpha · (eˣ − 1) elsewhere.</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.elu(tensor, alpha, inplace);

        /// <summary>What the function tends to, negated, towards minus infinity; 1 by default.</summary>
        public double alpha { get; set; }

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
            /// <summary>
            /// Exponential linear unit: x where positive, alpha · (eˣ − 1) elsewhere. Clevert, Unterthiner, Hochreiter,
            /// 2015.
            /// </summary>
            /// <param name="alpha">What the function tends to, negated, towards minus infinity; 1 by default.</param>
            /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
            public static ELU ELU(double alpha = 1.0, bool inplace = false) => new(alpha, inplace);

            public static partial class functional
            {
                /// <summary>
                /// Exponential linear unit: x where positive, alpha · (eˣ − 1) elsewhere. Clevert, Unterthiner,
                /// Hochreiter, 2015.
                /// </summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="alpha">What the function tends to, negated, towards minus infinity.</param>
                /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor elu(Tensor x, double alpha, bool inplace = false) => inplace ? x.elu_(alpha) : x.elu(alpha);
            }
        }
    }
}
