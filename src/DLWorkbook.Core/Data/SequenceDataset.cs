using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Sequences of token ids, each with a label. A batch is padded as it is put together: inputs (batch, time) int64,
/// targets (batch) float32, and lengths (batch) int64 when they are asked for.
/// </summary>
public sealed class SequenceDataset : Dataset
{
    private readonly int[] tokens;
    private readonly int[] starts;
    private readonly int[] lengths;
    private readonly float[] labels;
    private readonly string? origin;

    /// <summary>Takes sequences and labels; both are copied.</summary>
    /// <param name="name">What they are: <c>imdb/train</c>.</param>
    /// <param name="sequences">The token ids of each row; a row may be empty.</param>
    /// <param name="labels">The label of each row: 0 or 1, or a class.</param>
    /// <param name="padding">How rows are brought to one length; by default to that of the longest row of the batch.</param>
    /// <param name="withLengths">True makes batches carry the rows' real lengths.</param>
    /// <param name="origin">Names the source of the rows, when it is known (see <see cref="Dataset.Origin"/>).</param>
    /// <exception cref="ArgumentException">There are no rows, or not as many labels as rows, or a NaN among them.</exception>
    public SequenceDataset(
        string name,
        IReadOnlyList<int[]> sequences,
        IReadOnlyList<float> labels,
        Padding? padding = null,
        bool withLengths = false,
        string? origin = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentNullException.ThrowIfNull(labels);
        if (sequences.Count == 0 || sequences.Count != labels.Count)
        {
            throw new ArgumentException(
                $"{name}: expected as many labels as sequences, at least one, got {sequences.Count} sequences and {labels.Count} labels.",
                nameof(labels));
        }

        Padding = padding ?? new Padding();
        Padding.LengthFor(1);
        WithLengths = withLengths;
        this.origin = origin;
        this.labels = [.. labels];
        int bad = Array.FindIndex(this.labels, float.IsNaN);
        if (bad >= 0)
        {
            throw new ArgumentException($"{name}: expected a number as label of row {bad}, got NaN.", nameof(labels));
        }

        starts = new int[sequences.Count + 1];
        lengths = new int[sequences.Count];
        for (int row = 0; row < sequences.Count; row++)
        {
            starts[row + 1] = checked(starts[row] + sequences[row].Length);
            lengths[row] = Math.Min(sequences[row].Length, Padding.Length ?? int.MaxValue);
        }

        tokens = new int[starts[^1]];
        for (int row = 0; row < sequences.Count; row++)
        {
            sequences[row].CopyTo(tokens, starts[row]);
        }
    }

    /// <inheritdoc/>
    public override int Count => labels.Length;

    /// <inheritdoc/>
    public override bool HasLabels => true;

    /// <summary>The number of steps of each row that are no padding: at most the padded length.</summary>
    public override ReadOnlySpan<int> Lengths => lengths;

    /// <inheritdoc/>
    public override string Origin => origin ?? base.Origin;

    /// <summary>How rows are brought to one length.</summary>
    public Padding Padding { get; }

    /// <summary>True when batches carry the rows' real lengths.</summary>
    public bool WithLengths { get; }

    /// <summary>The labels, one for each row.</summary>
    public ReadOnlySpan<float> Labels => labels;

    /// <summary>The token ids of one row, neither padded nor cut.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>The ids.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is outside the data set.</exception>
    public ReadOnlySpan<int> TokensOf(int row)
    {
        CheckRow(row, nameof(row));
        return tokens.AsSpan(starts[row]..starts[row + 1]);
    }

    /// <inheritdoc/>
    public override float LabelOf(int row)
    {
        CheckRow(row, nameof(row));
        return labels[row];
    }

    /// <inheritdoc/>
    protected internal override Batch CollateChecked(ReadOnlySpan<int> rows)
    {
        int longest = 0;
        foreach (int row in rows)
        {
            longest = Math.Max(longest, lengths[row]);
        }

        int time = Padding.LengthFor(longest);
        torch.Tensor inputs = torch.empty(rows.Length, time, dtype: torch.ScalarType.Int64);
        torch.Tensor targets = torch.empty(rows.Length, dtype: torch.ScalarType.Float32);
        torch.Tensor? steps = WithLengths ? torch.empty(rows.Length, dtype: torch.ScalarType.Int64) : null;
        Span<long> ids = MemoryMarshal.Cast<byte, long>(inputs.bytes);
        Span<float> truths = MemoryMarshal.Cast<byte, float>(targets.bytes);
        Span<long> counts = steps is null ? default : MemoryMarshal.Cast<byte, long>(steps.bytes);
        for (int i = 0; i < rows.Length; i++)
        {
            int row = rows[i];
            Padding.Write(tokens.AsSpan(starts[row]..starts[row + 1]), ids.Slice(i * time, time));
            truths[i] = labels[row];
            if (steps is not null)
            {
                counts[i] = lengths[row];
            }
        }

        return new Batch(inputs, targets, steps);
    }

    /// <inheritdoc/>
    protected override void AppendContent(IncrementalHash hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ReadOnlySpan<int> padding =
            [Padding.Length ?? -1, (int)Padding.Pad, (int)Padding.Truncate, Padding.Value, WithLengths ? 1 : 0];
        hash.AppendData(MemoryMarshal.AsBytes(padding));
        hash.AppendData(MemoryMarshal.AsBytes<int>(starts));
        hash.AppendData(MemoryMarshal.AsBytes<int>(tokens));
        hash.AppendData(MemoryMarshal.AsBytes<float>(labels));
    }
}
