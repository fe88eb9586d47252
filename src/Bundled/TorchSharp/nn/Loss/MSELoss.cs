using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Mean squared error: (input − target)².</summary>
    public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>Mean squared error: (input − target)².</summary>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        public MSELoss(nn.Reduction reduction = nn.Reduction.Mean) : base(reduction) { }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Predictions of any shape.</param>
        /// <param name="target">Of the same shape.</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.mse_loss(input, target, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Mean squared error: (input − target)².</summary>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

            public static partial class functional
            {
                /// <summary>Mean squared error: (input − target)².</summary>
                /// <param name="input">Predictions of any shape.</param>
                /// <param name="target">Of the same shape.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
                    => Kernels.Mse(input, target, reduction);
            }
        }
    }
}
