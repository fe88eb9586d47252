using System;
using System.Security.Cryptography;
using System.Threading;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Rows that can be put together into batches. A data set is immutable, and safe to read from several threads. It knows
/// where its rows come from (<see cref="Lineage"/>, <see cref="Origin"/>), so that training and test rows can't be
/// mixed by mistake.
/// </summary>
public abstract class Dataset
{
    private readonly Lazy<string> fingerprint;

    /// <summary>Starts a data set.</summary>
    /// <param name="name">What the rows are, for example <c>imdb/train</c>.</param>
    /// <param name="lineage">Where they come from; the name itself when they were read and not cut out of another set.</param>
    /// <exception cref="ArgumentException">The name or the lineage is empty.</exception>
    protected Dataset(string name, string? lineage = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
        Lineage = lineage ?? name;
        ArgumentException.ThrowIfNullOrWhiteSpace(Lineage, nameof(lineage));
        fingerprint = new Lazy<string>(ComputeFingerprint, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>What the rows are, for example <c>imdb/train</c>; a subset keeps its parent's name.</summary>
    public string Name { get; }

    /// <summary>How the rows were come by, for example <c>imdb/train[0.8 train seed 1]</c>.</summary>
    public string Lineage { get; }

    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>The SHA-256 over the whole content, the first 16 hexadecimal digits; computed when first asked for.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>
    /// Names the rows' source, whatever was made of them: two sets of one origin hold the same rows in the same order,
    /// be they padded in different ways. The fingerprint unless a reader knows better.
    /// </summary>
    public virtual string Origin => Fingerprint;

    /// <summary>True when each row has a single number as its label.</summary>
    public virtual bool HasLabels => false;

    /// <summary>The number of steps of each row, or empty when the rows are not sequences.</summary>
    public virtual ReadOnlySpan<int> Lengths => default;

    /// <summary>The set that the rows were cut out of; itself when it is nobody's subset.</summary>
    public virtual Dataset Root => this;

    /// <summary>The number of steps of one row.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>The unpadded number of steps.</returns>
    /// <exception cref="NotSupportedException">The rows have no lengths.</exception>
    public int LengthOf(int row)
    {
        ReadOnlySpan<int> lengths = Lengths;
        if (lengths.IsEmpty)
        {
            throw new NotSupportedException($"LengthOf: the rows of {Lineage} are not sequences and have no length.");
        }

        CheckRow(row, nameof(row));
        return lengths[row];
    }

    /// <summary>The label of one row.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>The class or the value, as a number.</returns>
    /// <exception cref="NotSupportedException">The rows have no single label (see <see cref="HasLabels"/>).</exception>
    public virtual float LabelOf(int row) =>
        throw new NotSupportedException($"LabelOf: the rows of {Lineage} have no single label.");

    /// <summary>The row of <see cref="Root"/> that one row is.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>The number of the row in the root.</returns>
    public virtual int RootRow(int row)
    {
        CheckRow(row, nameof(row));
        return row;
    }

    /// <summary>Puts rows together, in the order given. Thread-safe; the caller owns the result.</summary>
    /// <param name="rows">The rows, each 0 … Count − 1; a row may occur more than once.</param>
    /// <returns>A batch with one row for each.</returns>
    /// <exception cref="ArgumentException">No rows were given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row is outside the data set.</exception>
    public Batch Collate(ReadOnlySpan<int> rows)
    {
        if (rows.IsEmpty)
        {
            throw new ArgumentException($"Collate: expected at least one row of {Lineage}, got none.", nameof(rows));
        }

        int count = Count;
        foreach (int row in rows)
        {
            if ((uint)row >= (uint)count)
            {
                throw RowOutOfRange(row, nameof(rows));
            }
        }

        return CollateChecked(rows);
    }

    /// <summary>Puts rows together that are known to be there.</summary>
    /// <param name="rows">At least one row, each 0 … Count − 1.</param>
    /// <returns>A batch with one row for each.</returns>
    protected internal abstract Batch CollateChecked(ReadOnlySpan<int> rows);

    /// <summary>Feeds the whole content to a hash, in an order that depends on the content only.</summary>
    /// <param name="hash">The hash.</param>
    protected abstract void AppendContent(IncrementalHash hash);

    /// <summary>Refuses a row that is not there.</summary>
    /// <param name="row">The row.</param>
    /// <param name="paramName">The caller's name for it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The row is outside the data set.</exception>
    protected void CheckRow(int row, string paramName)
    {
        if ((uint)row >= (uint)Count)
        {
            throw RowOutOfRange(row, paramName);
        }
    }

    private ArgumentOutOfRangeException RowOutOfRange(int row, string paramName) =>
        new(paramName, row, $"{Lineage}: expected a row from 0 to {Count - 1}, got {row}.");

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        AppendContent(hash);
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
