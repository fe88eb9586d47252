using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The function of an Elman network.</summary>
        public enum NonLinearities
        {
            /// <summary>The rectifier.</summary>
            ReLU = 0,

            /// <summary>The hyperbolic tangent.</summary>
            Tanh = 1,
        }

        /// <summary>
        /// An Elman network over sequences: h = tanh(W x + U h + b), or ReLU in its place. Elman, 1990. Its parameters
        /// are drawn from U(−1/√hiddenSize, 1/√hiddenSize).
        /// </summary>
        /// <param name="inputSize">How many features each step has.</param>
        /// <param name="hiddenSize">How many features the state has.</param>
        /// <param name="numLayers">How many layers lie on each other; 1 by default.</param>
        /// <param name="nonLinearity">The function; tanh by default.</param>
        /// <param name="bias">Whether there are biases, two for each gate as in PyTorch; true by default.</param>
        /// <param name="batchFirst">Whether the batch is the first axis of input and output; false by default.</param>
        /// <param name="dropout">The probability of dropout between layers in training; 0 by default.</param>
        /// <param name="bidirectional">Whether a second pass runs backwards, its output beside the first one's; false
        /// by default.</param>
        /// <param name="device">Where the parameters lie; the default device when null.</param>
        /// <param name="dtype">Their floating-point type; the default one when null.</param>
        public static RNN RNN(
            long inputSize, long hiddenSize, long numLayers = 1, NonLinearities nonLinearity = NonLinearities.Tanh,
            bool bias = true, bool batchFirst = false, double dropout = 0.0,
            bool bidirectional = false, Device? device = null, ScalarType? dtype = null)
            => new(new("RNN", inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional), nonLinearity,
                device, dtype);
    }
}
