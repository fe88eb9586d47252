namespace DLWorkbook.Core.Data;

/// <summary>What follows a field.</summary>
internal enum CsvEnd
{
    /// <summary>A comma: the next field of the row.</summary>
    Field,

    /// <summary>A line end.</summary>
    Row,

    /// <summary>The end of the file.</summary>
    File,
}
