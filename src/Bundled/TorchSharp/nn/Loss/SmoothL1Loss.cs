using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Squared error below beta, divided by 2 beta; absolute error less beta / 2 above. Girshick, 2015.</summary>
    public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Squared error below beta, divided by 2 beta; absolute error less beta / 2 above. Girshick, 2015.</summary>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        /// <param name="beta">Where the square turns into the absolute value; 1 by default.</param>
        public SmoothL1Loss(nn.Reduction reduction = nn.Reduction.Mean, double beta = 1.0) : base(reduction) => this.beta = beta;

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Predictions of any shape.</param>
        /// <param name="target">Of the same shape.</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.smooth_l1_loss(input, target, reduction, beta);

        /// <summary>Where the square turns into the absolute value.</summary>
        public double beta { get; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Squared error below beta, divided by 2 beta; absolute error less beta / 2 above. Girshick, 2015.
            /// </summary>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            /// <param name="beta">Where the square turns into the absolute value; 1 by default.</param>
            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1.0)
                => new(reduction, beta);

            public static partial class functional
            {
                /// <summary>
                /// Squared error below beta, divided by 2 beta; absolute error less beta / 2 above. Girshick, 2015.
                /// </summary>
                /// <param name="input">Predictions of any shape.</param>
                /// <param name="target">Of the same shape.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <param name="beta">Where the square turns into the absolute value; 1 by default.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor smooth_l1_loss(
                    Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1.0)
                    => Kernels.SmoothL1(input, target, reduction, beta);
            }
        }
    }
}
