using System;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What the layers' constructors have in common: checks of sizes, and parameters not yet filled.</summary>
internal static class Guard
{
    /// <summary>Refuses a size below one.</summary>
    internal static void Positive(string layer, long value, string name)
    {
        if (value < 1)
        {
            throw new ArgumentException($"{layer}: {name} must be at least 1, got {value}.", name);
        }
    }

    /// <summary>Refuses a probability outside [0, 1].</summary>
    internal static void Probability(string layer, double value, string name)
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentException($"{layer}: {name} must be a probability from 0 to 1, got {value}.", name);
        }
    }

    /// <summary>A trainable parameter of a shape, outside every dispose scope, whose values are yet to be set.</summary>
    internal static Parameter NewParameter(ReadOnlySpan<long> shape, ScalarType? dtype, Device? device)
        => new Parameter(empty(shape, dtype, device)).Detached();

    private static Parameter Detached(this Parameter parameter)
    {
        parameter.DetachFromDisposeScope();
        return parameter;
    }
}
