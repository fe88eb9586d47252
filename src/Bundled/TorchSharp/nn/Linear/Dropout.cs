using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Sets values to zero at random in training, and scales the others so that the mean stays; does nothing in evaluation.
    /// Srivastava et al., 2014.
    /// </summary>
    public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
    {
        internal Dropout(double p, bool inplace) : base(nameof(Dropout))
        {
            Guard.Probability("Dropout", p, nameof(p));
            (this.p, this.inplace) = (p, inplace);
        }

        /// <summary>Drops values when the module is in training.</summary>
        /// <param name="tensor">Of any shape.</param>
        /// <returns>Of the same shape.</returns>
        public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);

        /// <summary>Whether the result overwrites the input; false by default.</summary>
        public bool inplace { get; set; }

        /// <summary>The probability that a value is dropped; 0.5 by default.</summary>
        public double p { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Sets values to zero at random in training; does nothing in evaluation.</summary>
            /// <param name="p">The probability that a value is dropped; 0.5 by default.</param>
            /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
            public static Dropout Dropout(double p = 0.5, bool inplace = false) => new(p, inplace);

            public static partial class functional
            {
                /// <summary>Sets values to zero at random and scales the others by 1 / (1 − p).</summary>
                /// <param name="input">Of any shape.</param>
                /// <param name="p">The probability that a value is dropped; 0.5 by default.</param>
                /// <param name="training">False to do nothing; true by default.</param>
                /// <param name="inplace">Whether the result overwrites the input; false by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor dropout(Tensor input, double p = 0.5, bool training = true, bool inplace = false)
                {
                    Guard.Probability("dropout", p, nameof(p));
                    return Kernels.Dropout(input, p, training, inplace);
                }
            }
        }
    }
}
