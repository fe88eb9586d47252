using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>A column of numbers.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Values">The numbers, row by row; NaN where one is missing.</param>
public sealed record NumberColumn(string Name, IReadOnlyList<double> Values) : TableColumn(Name)
{
    /// <inheritdoc/>
    public override int Count => Values.Count;

    /// <inheritdoc/>
    internal override ColumnEncoding Learn(int[] rows, TableEncoderOptions options)
    {
        double[] present = [.. rows.Select(row => Values[row]).Where(value => !double.IsNaN(value)).Order()];
        if (present.Length == 0)
        {
            throw new ArgumentException(
                $"TableEncoder: expected at least one number in the training rows of {Name}, got none: leave the column out?", "rows");
        }

        double fill = options.Fill == FillStatistic.Mean
            ? present.Average()
            : (present[(present.Length - 1) / 2] + present[present.Length / 2]) / 2;
        double[] filled = [.. rows.Select(row => double.IsNaN(Values[row]) ? fill : Values[row])];
        double mean = options.Standardise ? filled.Average() : 0;
        double deviation = options.Standardise ? Math.Sqrt(filled.Average(value => (value - mean) * (value - mean))) : 1;
        bool isMarked = options.MarkMissing && present.Length < rows.Length;
        return new NumberEncoding(Name, fill, mean, deviation == 0 ? 1 : deviation, isMarked);
    }
}
