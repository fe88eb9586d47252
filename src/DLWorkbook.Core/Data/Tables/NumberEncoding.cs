using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>A number becomes (number − mean) / deviation; a missing one is filled first, and marked when that was asked for.</summary>
internal sealed record NumberEncoding(string Column, double Fill, double Mean, double Deviation, bool IsMarked)
    : ColumnEncoding(Column)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Features => IsMarked ? [Column, $"{Column} missing"] : [Column];

    /// <inheritdoc/>
    public override void Write(TableColumn column, int row, Span<float> features)
    {
        double value = Same<NumberColumn>(column).Values[row];
        features[0] = (float)(((double.IsNaN(value) ? Fill : value) - Mean) / Deviation);
        if (IsMarked && double.IsNaN(value))
        {
            features[1] = 1;
        }
    }
}
