using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Cross-entropy of logits against class numbers or class probabilities: −log softmax(input) at the target.
    /// </summary>
    public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
    {
        /// <summary>
        /// Cross-entropy of logits against class numbers or class probabilities: −log softmax(input) at the target.
        /// </summary>
        /// <param name="weight">A weight for each class, or null for none.</param>
        /// <param name="ignore_index">A class number whose samples do not count; null (the default) for -100.</param>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        /// <param name="label_smoothing">How much of the target's probability is spread over all classes; 0 by default.</param>
        public CrossEntropyLoss(
            Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double
            label_smoothing = 0.0) : base(weight, reduction)
            => (this.ignore_index, this.label_smoothing) = (ignore_index, label_smoothing);

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Logits, (batch, classes, …).</param>
        /// <param name="target">Class numbers, int64, (batch, …); or probabilities, (batch, classes, …).</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target)
            => nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);

        /// <summary>A class number whose samples do not count, or null.</summary>
        public long? ignore_index { get; }

        /// <summary>How much of the target's probability is spread over all classes.</summary>
        public double label_smoothing { get; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Cross-entropy of logits against class numbers or class probabilities: −log softmax(input) at the target.
            /// </summary>
            /// <param name="weight">A weight for each class, or null for none.</param>
            /// <param name="ignore_index">A class number whose samples do not count; null (the default) for -100.</param>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null,
                Reduction reduction = Reduction.Mean) => new(weight, ignore_index, reduction);

            public static partial class functional
            {
                /// <summary>
                /// Cross-entropy of logits against class numbers or class probabilities: −log softmax(input) at the
                /// target.
                /// </summary>
                /// <param name="input">Logits, (batch, classes, …).</param>
                /// <param name="target">Class numbers, int64, (batch, …); or probabilities, (batch, classes, …).</param>
                /// <param name="weight">A weight for each class, or null for none.</param>
                /// <param name="ignore_index">A class number whose samples do not count; -100 by default.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <param name="label_smoothing">How much of the target's probability is spread over all classes; 0 by
                /// default.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor cross_entropy(
                    Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100, Reduction reduction =
                    Reduction.Mean, double label_smoothing = 0.0)
                    => Kernels.CrossEntropy(input, target, weight, reduction, ignore_index, label_smoothing);
            }
        }
    }
}
