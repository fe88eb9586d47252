using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TorchSharp;

namespace DLWorkbook.Core.Data;

/// <summary>
/// A table of numbers with one label a row: inputs (batch, features) float32; targets (batch), float32 for values and
/// int64 for classes.
/// </summary>
public sealed class TabularDataset : Dataset
{
    private readonly float[] inputs;
    private readonly float[] values;
    private readonly long[]? classes;

    /// <summary>Takes a table with a value for each row; copied.</summary>
    /// <param name="name">What the rows are.</param>
    /// <param name="inputs">The table, (rows, features).</param>
    /// <param name="values">The value of each row.</param>
    /// <exception cref="ArgumentException">The table is empty, or has not as many rows as there are labels.</exception>
    public TabularDataset(string name, float[,] inputs, float[] values)
        : this(name, inputs, values, null)
    {
    }

    /// <summary>Takes a table with a class for each row; copied.</summary>
    /// <param name="name">What the rows are.</param>
    /// <param name="inputs">The table, (rows, features).</param>
    /// <param name="classes">The class of each row, from 0.</param>
    /// <exception cref="ArgumentException">
    /// The table is empty, or has not as many rows as there are labels, or a class is below 0.
    /// </exception>
    public TabularDataset(string name, float[,] inputs, long[] classes)
        : this(name, inputs, AsValues(name, classes), [.. classes])
    {
    }

    private TabularDataset(string name, float[,] inputs, float[] values, long[]? classes)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(values);
        if (inputs.Length == 0 || inputs.GetLength(0) != values.Length)
        {
            throw new ArgumentException(
                $"{name}: expected a table (rows, features) with as many rows as labels, got ({inputs.GetLength(0)}, "
                + $"{inputs.GetLength(1)}) and {values.Length} labels.",
                nameof(inputs));
        }

        Features = inputs.GetLength(1);
        this.inputs = new float[inputs.Length];
        Buffer.BlockCopy(inputs, 0, this.inputs, 0, inputs.Length * sizeof(float));
        this.values = [.. values];
        this.classes = classes;
    }

    /// <summary>The number of numbers in a row.</summary>
    public int Features { get; }

    /// <inheritdoc/>
    public override int Count => values.Length;

    /// <summary>The labels, one for each row; classes as numbers.</summary>
    public ReadOnlySpan<float> Labels => values;

    /// <summary>The numbers of one row.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>As many numbers as there are features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is outside the data set.</exception>
    public ReadOnlySpan<float> InputsOf(int row)
    {
        CheckRow(row, nameof(row));
        return inputs.AsSpan(row * Features, Features);
    }

    /// <inheritdoc/>
    public override bool HasLabels => true;

    /// <inheritdoc/>
    public override float LabelOf(int row)
    {
        CheckRow(row, nameof(row));
        return values[row];
    }

    /// <inheritdoc/>
    protected internal override Batch CollateChecked(ReadOnlySpan<int> rows)
    {
        torch.Tensor table = torch.empty(rows.Length, Features, dtype: torch.ScalarType.Float32);
        torch.Tensor targets =
            torch.empty(rows.Length, dtype: classes is null ? torch.ScalarType.Float32 : torch.ScalarType.Int64);
        Span<float> cells = MemoryMarshal.Cast<byte, float>(table.bytes);
        Span<byte> labels = targets.bytes;
        for (int i = 0; i < rows.Length; i++)
        {
            inputs.AsSpan(rows[i] * Features, Features).CopyTo(cells[(i * Features)..]);
            if (classes is null)
            {
                MemoryMarshal.Cast<byte, float>(labels)[i] = values[rows[i]];
            }
            else
            {
                MemoryMarshal.Cast<byte, long>(labels)[i] = classes[rows[i]];
            }
        }

        return new Batch(table, targets, null);
    }

    /// <inheritdoc/>
    protected override void AppendContent(IncrementalHash hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ReadOnlySpan<int> shape = [Count, Features, classes is null ? 0 : 1];
        hash.AppendData(MemoryMarshal.AsBytes(shape));
        hash.AppendData(MemoryMarshal.AsBytes<float>(inputs));
        hash.AppendData(classes is null ? MemoryMarshal.AsBytes<float>(values) : MemoryMarshal.AsBytes<long>(classes));
    }

    private static float[] AsValues(string name, long[] classes)
    {
        ArgumentNullException.ThrowIfNull(classes);
        int bad = Array.FindIndex(classes, label => label < 0);
        if (bad >= 0)
        {
            throw new ArgumentException($"{name}: expected classes from 0, got {classes[bad]} in row {bad}.", nameof(classes));
        }

        return [.. classes.Select(label => (float)label)];
    }
}
