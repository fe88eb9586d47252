using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>A column of categories.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Values">The categories, row by row; null where one is missing.</param>
public sealed record CategoryColumn(string Name, IReadOnlyList<string?> Values) : TableColumn(Name)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    internal override ColumnEncoding Learn(int[] rows, TableEncoderOptions options)
    {
        string[] seen = [.. rows.Select(row => Values[row]).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        if (seen.Length == 0)
        {
            throw new ArgumentException(
                $"TableEncoder: expected at least one category in the training rows of {Name}, got none: leave the column out?",
                "rows");
        }

        return new CategoryEncoding(Name, seen, options.MarkMissing && rows.Any(row => Values[row] is null));
    }
}
