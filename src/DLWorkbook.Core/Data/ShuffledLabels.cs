using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TorchSharp;

namespace DLWorkbook.Core.Data;

/// <summary>
/// A data set whose rows have each other's labels: the same inputs, the same count of each label, no relation between
/// them. A model's answers must not change on it; if they do, the labels have leaked into its inputs.
/// </summary>
public sealed class ShuffledLabels : Dataset
{
    private readonly Dataset parent;
    private readonly float[] labels;

    /// <summary>Shuffles the labels of a data set.</summary>
    /// <param name="parent">The data set; it must have one label a row.</param>
    /// <param name="seed">Fixes who gets whose.</param>
    /// <exception cref="ArgumentException">The data set has no labels.</exception>
    public ShuffledLabels(Dataset parent, int seed)
        : base(Labelled(parent).Name, $"{parent.Lineage}[labels shuffled, seed {seed}]")
    {
        this.parent = parent;
        labels = Enumerable.Range(0, parent.Count).Select(parent.LabelOf).ToArray();
        SeededRandom.ForStream(seed, SeededRandom.LabelStream).Shuffle<float>(labels);
    }

    /// <inheritdoc/>
    public override int Count => parent.Count;

    /// <inheritdoc/>
    public override bool HasLabels => true;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Lengths => parent.Lengths;

    /// <inheritdoc/>
    public override Dataset Root => parent.Root;

    /// <inheritdoc/>
    public override float LabelOf(int row)
    {
        CheckRow(row, nameof(row));
        return labels[row];
    }

    /// <inheritdoc/>
    public override int RootRow(int row) => parent.RootRow(row);

    /// <inheritdoc/>
    protected internal override Batch CollateChecked(ReadOnlySpan<int> rows)
    {
        var batch = parent.CollateChecked(rows);
        var own = new float[rows.Length];
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = labels[rows[i]];
        }

        using var plain = torch.tensor(own);
        var targets = plain.to_type(batch.Targets.dtype, copy: true).reshape(batch.Targets.shape);
        batch.Targets.Dispose();
        return batch with { Targets = targets };
    }

    /// <inheritdoc/>
    protected override void AppendContent(IncrementalHash hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        hash.AppendData(Encoding.ASCII.GetBytes(parent.Fingerprint));
        hash.AppendData(MemoryMarshal.AsBytes<float>(labels));
    }

    private static Dataset Labelled(Dataset parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return parent.HasLabels
            ? parent
            : throw new ArgumentException($"ShuffledLabels: the rows of {parent.Lineage} have no labels.", nameof(parent));
    }
}
