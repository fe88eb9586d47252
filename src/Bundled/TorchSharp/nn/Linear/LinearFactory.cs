using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// A fully connected layer y = x Wᵀ + b, with W and b drawn from U(−1/√inputSize, 1/√inputSize) as in PyTorch.
        /// </summary>
        /// <param name="inputSize">How many features go in.</param>
        /// <param name="outputSize">How many features come out.</param>
        /// <param name="hasBias">Whether b is there; true by default.</param>
        /// <param name="device">Where the parameters lie; the default device when null.</param>
        /// <param name="dtype">Their floating-point type; the default one when null.</param>
        public static Linear Linear(
            long inputSize, long outputSize, bool hasBias = true, Device? device = null, ScalarType? dtype = null)
            => new(inputSize, outputSize, hasBias, device, dtype);

        /// <summary>A fully connected layer y = x Wᵀ + b with given parameters.</summary>
        /// <param name="weight">W, (outputs, inputs).</param>
        /// <param name="bias">b, (outputs), or null for none.</param>
        public static Linear Linear(Parameter weight, Parameter? bias = null) => new(weight, bias);

        /// <summary>The computations of which modules are made, without parameters of their own.</summary>
        public static partial class functional
        {
            /// <summary>Computes x Wᵀ + b.</summary>
            /// <param name="input">x, (…, inputs).</param>
            /// <param name="weights">W, (outputs, inputs) or (inputs).</param>
            /// <param name="bias">b, (outputs), or null for none.</param>
            /// <returns>(…, outputs).</returns>
            public static Tensor linear(Tensor input, Tensor weights, Tensor? bias = null)
                => Kernels.Linear(input, weights, bias);
        }
    }
}
