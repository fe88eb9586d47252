using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>How one column becomes numbers, learnt from the training rows.</summary>
/// <param name="Column">The column's name.</param>
internal abstract record ColumnEncoding(string Column)
{
    /// <summary>The names of its features.</summary>
    public abstract IReadOnlyList<string> Features { get; }

    /// <summary>Writes the features of one row; the span is zero before.</summary>
    public abstract void Write(TableColumn column, int row, Span<float> features);

    /// <summary>The column as the kind that it was when the encoding was learnt.</summary>
    protected TColumn Same<TColumn>(TableColumn column)
        where TColumn : TableColumn =>
        column is TColumn same && column.Name == Column
            ? same
            : throw new ArgumentException(
                $"TableEncoder: expected the {typeof(TColumn).Name} {Column}, got the {column.GetType().Name} {column.Name}.", nameof(column));
}
