using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>How the film reviews are prepared; the defaults are those of lab 2.</summary>
public sealed record ImdbOptions : TextEncoderOptions
{
    /// <summary>The defaults: 5000 words, 100 steps, padded and cut at the beginning.</summary>
    public ImdbOptions()
    {
        TopWords = 5000;
    }

    /// <summary>Every review is padded or cut to this many tokens; null pads to the longest of each batch. Default 100.</summary>
    public int? Length { get; init; } = 100;

    /// <summary>Where a short review is filled up; default the beginning.</summary>
    public Side Pad { get; init; } = Side.Pre;

    /// <summary>Where a long review is cut; default the beginning, so that its last words stay.</summary>
    public Side Truncate { get; init; } = Side.Pre;

    /// <summary>
    /// Leaves out reviews of this many tokens or more (Keras' <c>maxlen</c>, which is not the padded length); null
    /// keeps all. Default null.
    /// </summary>
    public int? DropFromLength { get; init; }

    /// <summary>True makes batches carry the reviews' real lengths; default false.</summary>
    public bool WithLengths { get; init; }

    /// <summary>Which built-in sample, when it is used; default 1.</summary>
    public int SampleSeed { get; init; } = 1;

    /// <summary>The padding that these options ask for.</summary>
    internal Padding Padding => new(Length, Pad, Truncate);

    /// <summary>Refuses options that make no sense.</summary>
    /// <exception cref="ArgumentException">Something is wrong; the message lists every fault.</exception>
    internal void Validate()
    {
        var faults = new List<string>();
        Check(faults);
        if (Length is < 1)
        {
            faults.Add($"Length: expected at least 1 token, got {Length}");
        }

        if (DropFromLength is < 1)
        {
            faults.Add($"DropFromLength: expected at least 1 token, got {DropFromLength}");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException($"IMDb options: {string.Join("; ", faults)}.", "options");
        }
    }
}
