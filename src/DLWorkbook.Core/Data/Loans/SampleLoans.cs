using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Applications for loans of our own, for when the table is not at hand: the same columns, categories, gaps and
/// imbalance. Whether a loan is granted hangs on the credit history above all, then on what the payments leave of the
/// income, on the area and on the family, and on chance. The same seed gives the same table.
/// </summary>
public static class SampleLoans
{
    /// <summary>How many applications there are.</summary>
    public const int Count = 614;

    /// <summary>The share of gaps in each column that may have some, as in the real table.</summary>
    private static readonly double[] Gaps = [0, 0.021, 0.005, 0.024, 0, 0.052, 0, 0, 0.036, 0.023, 0.081, 0, 0];

    /// <summary>Writes the table.</summary>
    /// <param name="seed">Which table.</param>
    /// <returns>The text: a header and <see cref="Count"/> rows of 13 fields, lines ended by CR LF.</returns>
    public static string Write(int seed)
    {
        SeededRandom random = SeededRandom.ForStream(seed, SeededRandom.SampleStream);
        var text = new StringBuilder(LoanColumn.Header).Append("\r\n");
        for (int row = 0; row < Count; row++)
        {
            string[] fields = Application(random, row);
            text.AppendJoin(',', fields.Select((field, column) => random.NextDouble() < Gaps[column] ? "" : field)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string[] Application(SeededRandom random, int row)
    {
        bool Chance(double share) => random.NextDouble() < share;
        bool isMale = Chance(0.81);
        bool isMarried = Chance(isMale ? 0.72 : 0.4);
        string dependents = isMarried
            ? random.Pick<string>(["0", "0", "0", "1", "1", "2", "2", "2", "3+"])
            : random.Pick<string>(["0", "0", "0", "0", "0", "0", "1", "2", "3+"]);
        bool isGraduate = Chance(0.78);
        bool isSelfEmployed = Chance(0.14);
        double income = Math.Round(Math.Exp((isGraduate ? 8.4 : 8.1) + (isSelfEmployed ? 0.25 : 0) + (0.5 * random.NextNormal())));
        double second = Chance(isMarried ? 0.62 : 0.4) ? Math.Round(Math.Exp(7.65 + (0.5 * random.NextNormal()))) : 0;
        double amount = Math.Max(9, Math.Round(0.02 * (income + second) * Math.Exp(0.35 * random.NextNormal())));
        int term = Chance(0.85) ? 360 : random.Pick<int>([12, 60, 84, 120, 180, 180, 180, 240, 300, 480]);
        bool hasHistory = Chance(0.84);
        string area = random.Pick<string>(["Urban", "Semiurban", "Semiurban", "Rural"]);
        double strain = 1000 * amount / term / (income + second);
        double score = (hasHistory ? 1.9 : -2.6) - (2.2 * (strain - 0.06) / 0.06 * 0.25)
            + (area == "Semiurban" ? 0.5 : -0.2) + (isMarried ? 0.25 : -0.2) + (isGraduate ? 0.15 : -0.25);
        bool isGranted = Chance(1 / (1 + Math.Exp(-score)));
        return
        [
            $"LP{1002 + (4 * row):000000}",
            isMale ? "Male" : "Female",
            isMarried ? "Yes" : "No",
            dependents,
            isGraduate ? "Graduate" : "Not Graduate",
            isSelfEmployed ? "Yes" : "No",
            Number(income),
            Number(second),
            Number(amount),
            Number(term),
            hasHistory ? "1" : "0",
            area,
            isGranted ? "Y" : "N",
        ];
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
