using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Negative log-likelihood of the target's class.</summary>
    public sealed class NLLLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>Negative log-likelihood of the target's class.</summary>
        /// <param name="weight">A weight for each class, or null for none.</param>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        public NLLLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(weight, reduction) { }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Logarithms of probabilities, (batch, classes, …).</param>
        /// <param name="target">Class numbers, int64, (batch, …).</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.nll_loss(input, target, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Negative log-likelihood of the target's class.</summary>
            /// <param name="weight">A weight for each class, or null for none.</param>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

            public static partial class functional
            {
                /// <summary>Negative log-likelihood of the target's class.</summary>
                /// <param name="input">Logarithms of probabilities, (batch, classes, …).</param>
                /// <param name="target">Class numbers, int64, (batch, …).</param>
                /// <param name="weight">A weight for each class, or null for none.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor nll_loss(
                    Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                    => Kernels.Nll(input, target, weight, reduction);
            }
        }
    }
}
