namespace DLWorkbook.Core.Models;

/// <summary>Which library's initial values a model starts from.</summary>
public enum Initialiser
{
    /// <summary>torch's own: N(0, 1) embeddings, uniform ±1/√hidden in recurrent layers.</summary>
    Torch,

    /// <summary>
    /// Keras': embeddings uniform ±0.05, Glorot uniform kernels, orthogonal recurrent kernels, biases zero, and an
    /// LSTM's forget bias one.
    /// </summary>
    Keras,
}
