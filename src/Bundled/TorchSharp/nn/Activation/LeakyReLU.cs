using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Leaky rectifier: x where positive, negative_slope · x elsewhere.</summary>
    public sealed class LeakyReLU : ParameterLessModule<Tensor, Tensor>
    {
        internal LeakyReLU(double negative_slope, bool inplace) : base(nameof(LeakyReLU))
            => (this.negative_slope, this.inplace) = (negative_slope, inplace);

        /// <summary>Computes x where positive and negative_slope · x elsewhere.</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.leaky_relu(tensor, negative_slope, inplace);

        /// <summary>The slope where x is negative; 0.01 by default.</summary>
        public double negative_slope { get; set; }

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
            /// <summary>Leaky rectifier: x where positive, negative_slope · x elsewhere.</summary>
            /// <param name="negative_slope">The slope where x is negative; 0.01 by default.</param>
            /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
            public static LeakyReLU LeakyReLU(double negative_slope = 0.01, bool inplace = false) => new(negative_slope, inplace);

            public static partial class functional
            {
                /// <summary>Leaky rectifier: x where positive, negative_slope · x elsewhere.</summary>
                /// <param name="input">Of any shape.</param>
                /// <param name="negative_slope">The slope where x is negative; 0.01 by default.</param>
                /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor leaky_relu(Tensor input, double negative_slope = 0.01, bool inplace = false)
                    => inplace ? input.leaky_relu_(negative_slope) : input.leaky_relu(negative_slope);
            }
        }
    }
}
