namespace TorchSharp;

/// <summary>What is put around a tensor.</summary>
public enum PaddingModes
{
    /// <summary>Zeros.</summary>
    Zeros = 0,

    /// <summary>The mirror image, the edge itself not repeated.</summary>
    Reflect = 1,

    /// <summary>The value at the edge.</summary>
    Replicate = 2,

    /// <summary>The values from the other end.</summary>
    Circular = 3,

    /// <summary>A given value.</summary>
    Constant = 4,
}
