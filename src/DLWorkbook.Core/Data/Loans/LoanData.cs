namespace DLWorkbook.Core.Data;

/// <summary>Applications for loans and what was decided, as they stand in the table: nothing encoded, nothing filled in.</summary>
/// <param name="Table">The rows, checked.</param>
/// <param name="Description">What this is, in one line: which table, how many rows, from where.</param>
/// <param name="IsSample">True for the built-in sample: its numbers must never be reported as the real data's.</param>
public sealed record LoanData(CsvTable Table, string Description, bool IsSample)
{
    /// <summary>The whole table as text, for a reader of one's own.</summary>
    public string Text => Table.Text;
}
