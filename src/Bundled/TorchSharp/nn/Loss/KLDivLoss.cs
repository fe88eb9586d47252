using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Kullback–Leibler divergence of the input's distribution from the target's: target · (log target − input).
    /// </summary>
    public sealed class KLDivLoss : Loss<Tensor, Tensor, Tensor>
    {
        /// <summary>
        /// Kullback–Leibler divergence of the input's distribution from the target's: target · (log target − input).
        /// </summary>
        /// <param name="log_target">Whether the target holds logarithms as well; true by default, unlike in Python.</param>
        /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
        public KLDivLoss(bool log_target = true, nn.Reduction reduction = nn.Reduction.Mean) : base(reduction)
            => this.log_target = log_target;

        /// <summary>Computes the loss.</summary>
        /// <param name="input">Logarithms of probabilities, of any shape.</param>
        /// <param name="target">Of the same shape.</param>
        /// <returns>A single value, or one for each sample when the reduction is <see cref="nn.Reduction.None"/>.</returns>
        public override Tensor forward(Tensor input, Tensor target) => nn.functional.kl_div(input, target, log_target, reduction);

        /// <summary>Whether the target holds logarithms as well.</summary>
        public bool log_target { get; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>
            /// Kullback–Leibler divergence of the input's distribution from the target's: target · (log target −
            /// input).
            /// </summary>
            /// <param name="log_target">Whether the target holds logarithms as well; true by default, unlike in Python.</param>
            /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
            public static KLDivLoss KLDivLoss(bool log_target = true, Reduction reduction = Reduction.Mean)
                => new(log_target, reduction);

            public static partial class functional
            {
                /// <summary>
                /// Kullback–Leibler divergence of the input's distribution from the target's: target · (log target −
                /// input).
                /// </summary>
                /// <param name="input">Logarithms of probabilities, of any shape.</param>
                /// <param name="target">Of the same shape.</param>
                /// <param name="log_target">Whether the target holds logarithms as well; true by default, unlike in
                /// Python.</param>
                /// <param name="reduction">What to do with the single values: average (the default), add up or keep them.</param>
                /// <returns>A single value, or one for each sample when the reduction is <see cref="Reduction.None"/>.</returns>
                public static Tensor kl_div(
                    Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean)
                    => Kernels.KlDiv(input, target, reduction, log_target);
            }
        }
    }
}
