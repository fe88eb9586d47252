using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Models;

/// <summary>What an <see cref="AttentionEncoder"/> is made of.</summary>
public sealed record AttentionOptions
{
    /// <summary>Attention heads; must divide the embedding's width. Default: 4.</summary>
    public int Heads { get; init; } = 4;

    /// <summary>Width of the feed-forward layer. Default: 128.</summary>
    public int FeedForward { get; init; } = 128;

    /// <summary>Encoder layers, one above the other. Default: 1.</summary>
    public int Layers { get; init; } = 1;

    /// <summary>Dropout rate inside the layers and on the embeddings, in [0, 1). Default: 0.1.</summary>
    public double Dropout { get; init; } = 0.1;

    /// <summary>The longest sequence for which there are positions. Default: 200.</summary>
    public int MaxLength { get; init; } = 200;

    /// <summary>Raises one exception that names every option out of range.</summary>
    /// <param name="features">Width of the embeddings.</param>
    /// <exception cref="ArgumentException">At least one option is out of range.</exception>
    public void Validate(int features)
    {
        var faults = new List<string>();
        void Check(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(fault);
            }
        }

        Check(features >= 2 && features % 2 == 0, $"features: expected an even number from 2, got {features}");
        Check(Heads >= 1 && features % Math.Max(Heads, 1) == 0, $"Heads: expected a divisor of features={features}, got {Heads}");
        Check(FeedForward >= 1, $"FeedForward: expected at least 1, got {FeedForward}");
        Check(Layers >= 1, $"Layers: expected at least 1, got {Layers}");
        Check(Dropout is >= 0 and < 1, $"Dropout: expected in [0, 1), got {Dropout}");
        Check(MaxLength >= 1, $"MaxLength: expected at least 1, got {MaxLength}");
        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(AttentionOptions));
        }
    }
}
