using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Softplus: log(1 + e^(beta · x)) / beta, a smooth rectifier.</summary>
    public sealed class Softplus : ParameterLessModule<Tensor, Tensor>
    {
        internal Softplus(double beta, double threshold) : base(nameof(Softplus))
            => (this.beta, this.threshold) = (beta, threshold);

        /// <summary>Computes log(1 + e^(beta · x)) / beta.</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.softplus(tensor, beta, threshold);

        /// <summary>How sharp the bend is; 1 by default.</summary>
        public double beta { get; set; }

        /// <summary>Where beta · x is above this, x itself is taken; 20 by default.</summary>
        public double threshold { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Softplus: log(1 + e^(beta · x)) / beta, a smooth rectifier.</summary>
            /// <param name="beta">How sharp the bend is; 1 by default.</param>
            /// <param name="threshold">Where beta · x is above this, x itself is taken; 20 by default.</param>
            public static Softplus Softplus(double beta = 1, double threshold = 20) => new(beta, threshold);

            public static partial class functional
            {
                /// <summary>Softplus: log(1 + e^(beta · x)) / beta, a smooth rectifier.</summary>
                /// <param name="x">Of any shape.</param>
                /// <param name="beta">How sharp the bend is; 1 by default.</param>
                /// <param name="threshold">Where beta · x is above this, x itself is taken; 20 by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor softplus(Tensor x, double beta = 1, double threshold = 20) => x.softplus(beta, threshold);
            }
        }
    }
}
