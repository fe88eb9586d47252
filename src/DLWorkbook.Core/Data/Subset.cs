using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>Some rows of another data set. Nothing is copied; the lineage says which rows they are.</summary>
public sealed class Subset : Dataset
{
    private readonly Dataset parent;
    private readonly int[] rows;
    private readonly int[] lengths;

    /// <summary>Picks rows of a data set.</summary>
    /// <param name="parent">The set to pick from.</param>
    /// <param name="rows">The rows, each 0 … parent.Count − 1, in the order that they shall have; copied.</param>
    /// <param name="label">How they were picked, for the lineage: <c>0.8 train seed 1</c>.</param>
    /// <exception cref="ArgumentException">There are no rows, or a row occurs twice, or the label is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the parent.</exception>
    public Subset(Dataset parent, ReadOnlySpan<int> rows, string label)
        : base(Required(parent).Name, $"{parent.Lineage}[{label}]")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        if (rows.IsEmpty)
        {
            throw new ArgumentException($"Subset of {parent.Lineage}: expected at least one row, got none.", nameof(rows));
        }

        this.parent = parent;
        this.rows = rows.ToArray();
        var taken = new bool[parent.Count];
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)taken.Length)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(rows), row, $"Subset of {parent.Lineage}: expected rows from 0 to {taken.Length - 1}, got {row}.");
            }

            if (taken[row])
            {
                throw new ArgumentException($"Subset of {parent.Lineage}: row {row} occurs twice.", nameof(rows));
            }

            taken[row] = true;
        }

        ReadOnlySpan<int> parentLengths = parent.Lengths;
        lengths = parentLengths.IsEmpty ? [] : new int[rows.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            lengths[i] = parentLengths[rows[i]];
        }
    }

    /// <inheritdoc/>
    public override int Count => rows.Length;

    /// <inheritdoc/>
    public override bool HasLabels => parent.HasLabels;

    /// <inheritdoc/>
    public override ReadOnlySpan<int> Lengths => lengths;

    /// <inheritdoc/>
    public override Dataset Root => parent.Root;

    /// <summary>The parent's rows, in this set's order.</summary>
    public ReadOnlySpan<int> Rows => rows;

    /// <inheritdoc/>
    public override float LabelOf(int row)
    {
        CheckRow(row, nameof(row));
        return parent.LabelOf(rows[row]);
    }

    /// <inheritdoc/>
    public override int RootRow(int row)
    {
        CheckRow(row, nameof(row));
        return parent.RootRow(rows[row]);
    }

    /// <inheritdoc/>
    protected internal override Batch CollateChecked(ReadOnlySpan<int> rows)
    {
        Span<int> parents = rows.Length <= 1024 ? stackalloc int[rows.Length] : new int[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            parents[i] = this.rows[rows[i]];
        }

        return parent.CollateChecked(parents);
    }

    /// <inheritdoc/>
    protected override void AppendContent(IncrementalHash hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        hash.AppendData(Encoding.ASCII.GetBytes(parent.Fingerprint));
        hash.AppendData(MemoryMarshal.AsBytes<int>(rows));
    }

    private static Dataset Required(Dataset parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return parent;
    }
}
