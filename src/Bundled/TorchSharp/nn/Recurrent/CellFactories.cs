using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>One step of an Elman network; its parameters are drawn from U(−1/√hiddenSize, 1/√hiddenSize).</summary>
        /// <param name="inputSize">How many features the input has.</param>
        /// <param name="hiddenSize">How many features the state has.</param>
        /// <param name="nonLinearity">The function; tanh by default.</param>
        /// <param name="bias">Whether there are biases; true by default.</param>
        /// <param name="device">Where the parameters lie; the default device when null.</param>
        /// <param name="dtype">Their floating-point type; the default one when null.</param>
        public static RNNCell RNNCell(
            long inputSize, long hiddenSize, NonLinearities nonLinearity = NonLinearities.Tanh, bool bias = true,
            Device? device = null, ScalarType? dtype = null)
            => new(inputSize, hiddenSize, nonLinearity, bias, device, dtype);

        /// <summary>
        /// One step of a long short-term memory; its parameters are drawn from U(−1/√hiddenSize, 1/√hiddenSize).
        /// </summary>
        /// <param name="inputSize">How many features the input has.</param>
        /// <param name="hiddenSize">How many features the state has.</param>
        /// <param name="bias">Whether there are biases; true by default.</param>
        /// <param name="device">Where the parameters lie; the default device when null.</param>
        /// <param name="dtype">Their floating-point type; the default one when null.</param>
        public static LSTMCell LSTMCell(
            long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(inputSize, hiddenSize, bias, device, dtype);

        /// <summary>One step of a gated recurrent unit; its parameters are drawn from U(−1/√hiddenSize, 1/√hiddenSize).</summary>
        /// <param name="inputSize">How many features the input has.</param>
        /// <param name="hiddenSize">How many features the state has.</param>
        /// <param name="bias">Whether there are biases; true by default.</param>
        /// <param name="device">Where the parameters lie; the default device when null.</param>
        /// <param name="dtype">Their floating-point type; the default one when null.</param>
        public static GRUCell GRUCell(
            long inputSize, long hiddenSize, bool bias = true, Device? device = null, ScalarType? dtype = null)
            => new(inputSize, hiddenSize, bias, device, dtype);
    }
}
