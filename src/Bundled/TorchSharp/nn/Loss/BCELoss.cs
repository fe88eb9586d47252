using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Binary cross-entropy of probabilities: −(target · log input + (1 − target) · log(1 − input)).</summary>
    public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>Binary cross-entropy of probabilities: −(target · log input + (1 − target) · log(1 − input)).</summary>
        /// <param name="weight">A weight for each element, of a shape that broadcasts, or null for none.</param>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        public BCELoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean) : base(weight, reduction) { }

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Probabilities of any shape.</param>
        /// <param name="target">Probabilities of the same shape.</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.binary_cross_entropy(input, target, weight, reduction);
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Binary cross-entropy of probabilities: −(target · log input + (1 − target) · log(1 − input)).</summary>
            /// <param name="weight">A weight for each element, of a shape that broadcasts, or null for none.</param>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

            public static partial class functional
            {
                /// <summary>
                /// Binary cross-entropy of probabilities: −(target · log input + (1 − target) · log(1 − input)).
                /// </summary>
                /// <param name="input">Probabilities of any shape.</param>
                /// <param name="target">Probabilities of the same shape.</param>
                /// <param name="weight">A weight for each element, of a shape that broadcasts, or null for none.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor binary_cross_entropy(
                    Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean)
                    => Kernels.BinaryCrossEntropy(input, target, weight, reduction);
            }
        }
    }
}
