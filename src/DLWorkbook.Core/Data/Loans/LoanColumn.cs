using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>What may stand in one column of the loan table.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Values">The categories; empty for numbers, and for names of any kind.</param>
/// <param name="IsNumber">True when it holds numbers of at least 0.</param>
/// <param name="MayBeMissing">True when a field may be empty.</param>
internal sealed record LoanColumn(string Name, IReadOnlyList<string> Values, bool IsNumber, bool MayBeMissing)
{
    /// <summary>The columns, in the table's order.</summary>
    public static IReadOnlyList<LoanColumn> All { get; } =
    [
        new("Loan_ID", [], false, false),
        new("Gender", ["Male", "Female"], false, true),
        new("Married", ["Yes", "No"], false, true),
        new("Dependents", ["0", "1", "2", "3", "3+", "4"], false, true),
        new("Education", ["Graduate", "Not Graduate"], false, false),
        new("Self_Employed", ["Yes", "No"], false, true),
        new("ApplicantIncome", [], true, false),
        new("CoapplicantIncome", [], true, false),
        new("LoanAmount", [], true, true),
        new("Loan_Amount_Term", [], true, true),
        new("Credit_History", ["0", "1"], true, true),
        new("Property_Area", ["Urban", "Semiurban", "Rural"], false, false),
        new("Loan_Status", ["Y", "N"], false, false),
    ];

    /// <summary>The header of the table.</summary>
    public static string Header { get; } = string.Join(",", All.Select(column => column.Name));
}
