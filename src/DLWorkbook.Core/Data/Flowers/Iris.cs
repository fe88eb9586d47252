using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Loads Anderson's iris flowers: four measures of each, three species, the first table of many courses.</summary>
public static class Iris
{
    private const string SampleName = "flowers-sample.csv";
    private const double Largest = 100;

    /// <summary>The columns of the table; the last one is the species.</summary>
    internal static readonly string[] Columns = ["sepal_length", "sepal_width", "petal_length", "petal_width", "species"];

    /// <summary>The species, by class number.</summary>
    internal static readonly string[] Species = ["setosa", "versicolor", "virginica"];

    /// <summary>Reads or invents the flowers.</summary>
    /// <param name="location">Where they are: see <see cref="DatasetFinder"/>.</param>
    /// <param name="sampleSeed">Which invented flowers; of no account for the real ones.</param>
    /// <returns>The flowers, checked field by field.</returns>
    /// <exception cref="ArgumentException">This is another data set.</exception>
    /// <exception cref="DataFormatException">The file is truncated, corrupt, or something else.</exception>
    public static FlowerData Load(DatasetLocation location, int sampleSeed = 1)
    {
        ArgumentNullException.ThrowIfNull(location);
        location.Require(IrisEntry.Entry, "Iris.Load");
        CsvTable table = location.IsSample
            ? CsvReader.ReadText(SampleName, SampleFlowers.Write(sampleSeed))
            : CsvReader.Read(location.Path ?? throw new ArgumentException("Iris.Load: expected a path in the location.", nameof(location)));
        string what = location.IsSample ? location.Description : location.Entry.Title;
        string from = location.IsSample ? "" : $", from {location.ShortPath}";
        return Parse(table) with
        {
            Description = $"{what}; {table.Count:N0} flowers of {Species.Length} species{from}",
            IsSample = location.IsSample,
        };
    }

    private static FlowerData Parse(CsvTable table)
    {
        string header = string.Join(",", Columns);
        if (string.Join(",", table.Columns) != header)
        {
            throw new DataFormatException(
                table.Name, 0, $"line 1: expected the columns {header}, got {string.Join(",", table.Columns)}");
        }

        var rows = new List<IReadOnlyList<double>>(table.Count);
        var labels = new List<int>(table.Count);
        for (int row = 0; row < table.Count; row++)
        {
            string[] fields = table.Row(row);
            rows.Add([.. fields[..^1].Select((field, column) => Length(table, row, column, field))]);
            labels.Add(Class(table, row, fields[^1]));
        }

        return new FlowerData
        {
            Measures = Columns[..^1],
            Species = Species,
            Rows = rows,
            Labels = labels,
            Description = "",
            IsSample = false,
        };
    }

    private static double Length(CsvTable table, int row, int column, string field) =>
        double.TryParse(field, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double length)
            && length is > 0 and < Largest
            ? length
            : throw table.Wrong(row, column, $"expected a length in cm above 0 and below {Largest}, got '{field}'");

    private static int Class(CsvTable table, int row, string field)
    {
        int label = Array.IndexOf(Species, field);
        return label >= 0
            ? label
            : throw table.Wrong(row, Columns.Length - 1, $"expected {string.Join(" or ", Species)}, got '{field}'");
    }
}
