using System;

namespace DLWorkbook.Core.Data;

/// <summary>Loads the loan table: applications with categories, numbers and gaps, most of them granted.</summary>
public static class Loans
{
    private const string SampleName = "loans-sample.csv";

    /// <summary>Reads or invents the table.</summary>
    /// <param name="location">Where it is: see <see cref="DatasetFinder"/>.</param>
    /// <param name="sampleSeed">Which invented table; of no account for the real one.</param>
    /// <returns>The table, checked field by field.</returns>
    /// <exception cref="ArgumentException">This is another data set.</exception>
    /// <exception cref="DataFormatException">The file is truncated, corrupt, or something else.</exception>
    public static LoanData Load(DatasetLocation location, int sampleSeed = 1)
    {
        ArgumentNullException.ThrowIfNull(location);
        location.Require(LoanEntry.Entry, "Loans.Load");
        CsvTable table = location.IsSample
            ? CsvReader.ReadText(SampleName, SampleLoans.Write(sampleSeed))
            : CsvReader.Read(location.Path ?? throw new ArgumentException("Loans.Load: expected a path in the location.", nameof(location)));
        Check(table);
        int granted = Granted(table);
        string what = location.IsSample ? location.Description : location.Entry.Title;
        string from = location.IsSample ? "" : $", from {location.ShortPath}";
        return new LoanData(table, $"{what}; {table.Count:N0} applications, {granted:N0} granted{from}", location.IsSample);
    }

    private static int Granted(CsvTable table)
    {
        int status = table.IndexOf("Loan_Status");
        int granted = 0;
        for (int row = 0; row < table.Count; row++)
        {
            granted += table.Field(row, status).Is("Y") ? 1 : 0;
        }

        return granted;
    }

    private static void Check(CsvTable table)
    {
        string header = string.Join(",", table.Columns);
        if (header != LoanColumn.Header)
        {
            throw new DataFormatException(table.Name, 0, $"line 1: expected the columns {LoanColumn.Header}, got {header}");
        }

        for (int row = 0; row < table.Count; row++)
        {
            for (int column = 0; column < LoanColumn.All.Count; column++)
            {
                CsvField field = table.Field(row, column);
                if (Fault(LoanColumn.All[column], field) is string expected)
                {
                    throw table.Wrong(row, column, $"expected {expected}, got '{field.Text()}'");
                }
            }
        }
    }

    /// <summary>What a field should have been; null when it is right.</summary>
    private static string? Fault(LoanColumn column, CsvField field)
    {
        if (field.IsEmpty)
        {
            return column.MayBeMissing ? null : "a value";
        }

        string orNothing = column.MayBeMissing ? ", or nothing" : "";
        if (column.Values.Count > 0)
        {
            foreach (string value in column.Values)
            {
                if (field.Is(value))
                {
                    return null;
                }
            }

            return string.Join(" or ", column.Values) + orNothing;
        }

        return column.IsNumber && !field.TryNumber(out _) ? "a number of at least 0, as digits and at most one point" + orNothing : null;
    }
}
