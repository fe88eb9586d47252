using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>Binary cross-entropy of logits: that of their sigmoid, computed without overflow.</summary>
    public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>Binary cross-entropy of logits: that of their sigmoid, computed without overflow.</summary>
        /// <param name="weight">A weight for each element, of a shape that broadcasts, or null for none.</param>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        /// <param name="pos_weights">A factor for the positive part of each class, (classes), or null for none.</param>
        public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean,
            Tensor? pos_weights = null) : base(weight, reduction) => this.pos_weights = pos_weights;

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Logits of any shape.</param>
        /// <param name="target">Probabilities of the same shape.</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);

        /// <summary>A factor for the positive part of each class, or null.</summary>
        public Tensor? pos_weights { get; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Binary cross-entropy of logits: that of their sigmoid, computed without overflow.</summary>
            /// <param name="weight">A weight for each element, of a shape that broadcasts, or null for none.</param>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            /// <param name="pos_weights">A factor for the positive part of each class, (classes), or null for none.</param>
            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null) => new(weight, reduction, pos_weights);

            public static partial class functional
            {
                /// <summary>Binary cross-entropy of logits: that of their sigmoid, computed without overflow.</summary>
                /// <param name="input">Logits of any shape.</param>
                /// <param name="target">Probabilities of the same shape.</param>
                /// <param name="weight">A weight for each element, of a shape that broadcasts, or null for none.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <param name="pos_weights">A factor for the positive part of each class, (classes), or null for none.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor binary_cross_entropy_with_logits(
                    Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor?
                    pos_weights = null)
                    => Kernels.BinaryCrossEntropyWithLogits(input, target, weight, pos_weights, reduction);
            }
        }
    }
}
