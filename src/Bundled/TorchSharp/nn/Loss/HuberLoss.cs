using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Half the squared error below delta; delta times (the absolute error less delta / 2) above. Huber, 1964.</summary>
    public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>
        /// Half the squared error below delta; delta times (the absolute error less delta / 2) above. Huber, 1964.
        /// </summary>
        /// <param name="delta">Where the square turns into the absolute value; 1 by default.</param>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        public HuberLoss(double delta = 1.0, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) => this.delta = delta;

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Predictions of any shape.</param>
        /// <param name="target">Of the same shape.</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.huber_loss(input, target, delta, reduction);

        /// <summary>Where the square turns into the absolute value.</summary>
        public double delta { get; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Half the squared error below delta; delta times (the absolute error less delta / 2) above. Huber, 1964.
            /// </summary>
            /// <param name="delta">Where the square turns into the absolute value; 1 by default.</param>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            public static HuberLoss HuberLoss(double delta = 1.0, Reduction reduction = Reduction.Mean) => new(delta, reduction);

            public static partial class functional
            {
                /// <summary>
                /// Half the squared error below delta; delta times (the absolute error less delta / 2) above. Huber,
                /// 1964.
                /// </summary>
                /// <param name="input">Predictions of any shape.</param>
                /// <param name="target">Of the same shape.</param>
                /// <param name="delta">Where the square turns into the absolute value; 1 by default.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor huber_loss(
                    Tensor input, Tensor target, double delta = 1.0, Reduction reduction = Reduction.Mean)
                    => Kernels.Huber(input, target, reduction, delta);
            }
        }
    }
}
