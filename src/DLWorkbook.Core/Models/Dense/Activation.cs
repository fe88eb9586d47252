namespace DLWorkbook.Core.Models;

/// <summary>What a hidden layer does to each of its numbers.</summary>
public enum Activation
{
    /// <summary>max(0, x).</summary>
    ReLU,

    /// <summary>The hyperbolic tangent, from −1 to 1.</summary>
    Tanh,

    /// <summary>1 / (1 + e⁻ˣ), from 0 to 1.</summary>
    Sigmoid,

    /// <summary>x above 0, x / 100 below.</summary>
    LeakyReLU,
}
