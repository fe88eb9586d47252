namespace DLWorkbook.Core.Data;

/// <summary>One column of a table as it was read: nothing filled in, nothing encoded.</summary>
/// <param name="Name">The column's name.</param>
public abstract record TableColumn(string Name)
{
    /// <summary>The number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Learns from some rows how the column becomes numbers.</summary>
    internal abstract ColumnEncoding Learn(int[] rows, TableEncoderOptions options);
}
