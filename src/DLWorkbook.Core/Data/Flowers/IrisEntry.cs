using System;

namespace DLWorkbook.Core.Data;

/// <summary>The registry's entry of the iris flowers.</summary>
internal static class IrisEntry
{
    private const string File =
        "https://raw.githubusercontent.com/mwaskom/seaborn-data/71e2436a092d714350de0fc409ca8a8714e7e78f/iris.csv";

    /// <summary>The entry.</summary>
    public static DatasetEntry Entry { get; } = new()
    {
        Name = "iris",
        Title = "Iris",
        Licence = "CC BY 4.0",
        Citation = "R. A. Fisher, \"The Use of Multiple Measurements in Taxonomic Problems\", Annals of Eugenics 7(2), 1936, "
            + "pp. 179-188; measured by E. Anderson",
        Home = new Uri("https://archive.ics.uci.edu/dataset/53/iris"),
        Folders = ["toy"],
        Forms =
        [
            new DatasetForm(
                "table",
                "iris.csv",
                false,
                "the table of 150 flowers",
                [
                    new RemoteFile(
                        "iris.csv", new Uri(File), 3858, "9cc1c345c71bcc9b486b74cbf6063fa66f4bb5e0f603a4b3c3471ec2e5e8e355"),
                ]),
        ],
        Sample = "flowers of three species that our own code grows, with the same four measures",
    };
}
