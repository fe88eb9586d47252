using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>
/// How images become numbers in a batch: a byte b becomes b / 255, and (b / 255 − mean) / deviation when a mean is given.
/// </summary>
public sealed record ImageForm
{
    /// <summary>True gives (batch, features), false (batch, channels, height, width); default false.</summary>
    public bool Flatten { get; init; }

    /// <summary>
    /// The side of the square that is cut out of the middle, in pixels; null keeps the whole image. Default null.
    /// </summary>
    public int? Crop { get; init; }

    /// <summary>What is subtracted from each channel, in [0, 1]; empty for nothing. Default empty.</summary>
    public IReadOnlyList<float> Mean { get; init; } = [];

    /// <summary>What each channel is divided by then, above 0; as many as means. Default empty.</summary>
    public IReadOnlyList<float> Deviation { get; init; } = [];

    /// <summary>The shape of an image in this form, before it is flattened.</summary>
    /// <param name="whole">The shape of the whole image.</param>
    /// <returns>The shape that is left.</returns>
    public ImageShape Of(ImageShape whole) => Crop is int side ? whole with { Height = side, Width = side } : whole;

    /// <summary>Checks the form against the images.</summary>
    /// <param name="whole">The shape of the whole image.</param>
    /// <exception cref="ArgumentException">Something is wrong; the message lists every fault.</exception>
    internal void Validate(ImageShape whole)
    {
        var faults = new List<string>();
        if (Crop is int side && (side < 1 || side > Math.Min(whole.Height, whole.Width)))
        {
            faults.Add($"Crop: expected 1 to {Math.Min(whole.Height, whole.Width)} pixels of {whole}, got {side}");
        }

        if (Mean.Count != 0 && Mean.Count != whole.Channels)
        {
            faults.Add($"Mean: expected one value for each of {whole.Channels} channels, or none, got {Mean.Count}");
        }

        if (Deviation.Count != Mean.Count)
        {
            faults.Add($"Deviation: expected as many values as means, {Mean.Count}, got {Deviation.Count}");
        }

        if (Mean.Any(mean => !float.IsFinite(mean)) || Deviation.Any(deviation => !(deviation > 0 && float.IsFinite(deviation))))
        {
            faults.Add(
                $"Mean and Deviation: expected finite numbers, deviations above 0, got [{string.Join(", ", Mean)}] and "
                + $"[{string.Join(", ", Deviation)}]");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException($"Image form: {string.Join("; ", faults)}.", "form");
        }
    }
}
