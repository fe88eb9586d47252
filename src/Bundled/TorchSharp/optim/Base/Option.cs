using System;

namespace TorchSharp.Modules;

/// <summary>Checks of an optimiser's options.</summary>
internal static class Option
{
    /// <summary>Refuses a negative number and NaN.</summary>
    internal static void NotNegative(double value, string name, string what)
    {
        if (!(value >= 0))
        {
            throw new ArgumentException($"Invalid {what}: {value}; expected 0 or more.", name);
        }
    }

    /// <summary>Refuses a decay rate outside [0, 1).</summary>
    internal static void Decay(double value, string name)
    {
        if (!(value >= 0 && value < 1))
        {
            throw new ArgumentException($"Invalid {name}: {value}; expected from 0 to below 1.", name);
        }
    }
}
