using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Mean absolute error: |input − target|.</summary>
    public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Mean absolute error: |input − target|.</summary>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        public L1Loss(nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) { }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Predictions of any shape.</param>
        /// <param name="target">Of the same shape.</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.l1_loss(input, target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean absolute error: |input − target|.</summary>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

            public static partial class functional
            {
                /// <summary>Mean absolute error: |input − target|.</summary>
                /// <param name="input">Predictions of any shape.</param>
                /// <param name="target">Of the same shape.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                    => Kernels.L1(input, target, reduction);
            }
        }
    }
}
