using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Turns the columns of a table into numbers without leakage: whatever is learnt from data (medians, means, deviations,
/// which categories there are) is learnt from the training rows alone.
/// </summary>
public sealed class TableEncoder
{
    private readonly ColumnEncoding[] encodings;

    private TableEncoder(ColumnEncoding[] encodings)
    {
        this.encodings = encodings;
        Features = [.. encodings.SelectMany(encoding => encoding.Features)];
    }

    /// <summary>The names of the features, in order: <c>LoanAmount</c>, <c>Gender = Male</c>, <c>Gender missing</c>.</summary>
    public IReadOnlyList<string> Features { get; }

    /// <summary>Learns from the training rows how the columns become numbers.</summary>
    /// <param name="columns">The table, every column with as many rows.</param>
    /// <param name="trainingRows">The rows to learn from, at least one; no other is looked at.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <returns>The encoder.</returns>
    /// <exception cref="ArgumentException">The columns do not fit, or one has no value in the training rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A row is not in the table.</exception>
    public static TableEncoder Fit(
        IReadOnlyList<TableColumn> columns, IReadOnlyList<int> trainingRows, TableEncoderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(trainingRows);
        int count = RowsOf(columns);
        if (trainingRows.Count == 0)
        {
            throw new ArgumentException("TableEncoder: expected at least one training row, got none.", nameof(trainingRows));
        }

        foreach (int row in trainingRows)
        {
            if (row < 0 || row >= count)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(trainingRows), row, $"TableEncoder: expected rows from 0 to {count - 1}, got {row}.");
            }
        }

        int[] rows = [.. trainingRows];
        return new TableEncoder([.. columns.Select(column => column.Learn(rows, options ?? new TableEncoderOptions()))]);
    }

    /// <summary>Encodes all rows of a table with the same columns.</summary>
    /// <param name="columns">The table; its columns are named and ordered as those that were learnt from.</param>
    /// <returns>The numbers, (rows, features), none of them NaN.</returns>
    /// <exception cref="ArgumentException">The columns are not those that were learnt from.</exception>
    public float[,] Encode(IReadOnlyList<TableColumn> columns)
    {
        int count = RowsOf(columns);
        if (columns.Count != encodings.Length)
        {
            throw new ArgumentException(
                $"TableEncoder: expected {encodings.Length} columns ({string.Join(", ", encodings.Select(e => e.Column))}), got {columns.Count}.",
                nameof(columns));
        }

        var table = new float[count, Features.Count];
        var features = new float[Features.Count];
        for (int row = 0; row < count; row++)
        {
            Array.Clear(features);
            int at = 0;
            for (int i = 0; i < encodings.Length; i++)
            {
                int width = encodings[i].Features.Count;
                encodings[i].Write(columns[i], row, features.AsSpan(at, width));
                at += width;
            }

            Buffer.BlockCopy(features, 0, table, row * features.Length * sizeof(float), features.Length * sizeof(float));
        }

        return table;
    }

    private static int RowsOf(IReadOnlyList<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Count == 0)
        {
            throw new ArgumentException("TableEncoder: expected at least one column, got none.", nameof(columns));
        }

        foreach (TableColumn column in columns)
        {
            if (column.Count != columns[0].Count)
            {
                throw new ArgumentException(
                    $"TableEncoder: expected {columns[0].Count} rows in {column.Name}, as in {columns[0].Name}, got {column.Count}.",
                    nameof(columns));
            }
        }

        return columns[0].Count;
    }
}
