using System;

namespace DLWorkbook.Core.Data;

/// <summary>The registry's entry of the loan table.</summary>
internal static class LoanEntry
{
    /// <summary>The entry. Its authors publish it behind a registration, so there is nothing to fetch.</summary>
    public static DatasetEntry Entry { get; } = new()
    {
        Name = "loan",
        Title = "Loan Prediction practice problem",
        Licence = "none stated",
        Citation = "Analytics Vidhya, \"Loan Prediction\" practice problem, 2016",
        Home = new Uri("https://datahack.analyticsvidhya.com/contest/practice-problem-loan-prediction-iii/"),
        Forms = [new DatasetForm("table", "train_u6lujuX*.csv", false, "the labelled table, 614 applications", [])],
        Sample = "applications for loans that our own code invents, with the same columns, gaps and imbalance",
    };
}
