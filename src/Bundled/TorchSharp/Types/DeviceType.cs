namespace TorchSharp;

/// <summary>The kinds of device, numbered as libtorch numbers them.</summary>
public enum DeviceType
{
    /// <summary>The processor.</summary>
    CPU = 0,

    /// <summary>NVIDIA's graphics processors.</summary>
    CUDA = 1,

    /// <summary>Apple's graphics processors.</summary>
    MPS = 13,

    /// <summary>No device: shapes without elements.</summary>
    META = 14,
}
