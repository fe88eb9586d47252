using System;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Sine and cosine position codes of Vaswani et al., 2017 ("Attention is all you need", §3.5): feature 2i of
/// position p is sin(p / 10000^(2i/features)), feature 2i+1 its cosine.
/// </summary>
public static class SinusoidalPositions
{
    /// <summary>The table of codes, (length, features), float32 on the CPU, not trained.</summary>
    /// <param name="length">Positions, at least 1.</param>
    /// <param name="features">Features, even.</param>
    /// <exception cref="ArgumentException">A size is out of range.</exception>
    public static torch.Tensor Table(int length, int features)
    {
        if (length < 1 || features < 2 || features % 2 != 0)
        {
            throw new ArgumentException(
                $"SinusoidalPositions: expected length ≥ 1 and an even number of features, got ({length}, {features})",
                features % 2 != 0 || features < 2 ? nameof(features) : nameof(length));
        }

        var codes = new float[length, features];
        for (var p = 0; p < length; p++)
        {
            for (var i = 0; i < features; i += 2)
            {
                var angle = p / Math.Pow(10000.0, (double)i / features);
                codes[p, i] = (float)Math.Sin(angle);
                codes[p, i + 1] = (float)Math.Cos(angle);
            }
        }

        return torch.tensor(codes);
    }
}
