using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Every data set that the workbook knows. A new one is an entry here and a reader.</summary>
public static class Registry
{
    private static readonly DatasetEntry[] All =
    [
        ImdbEntry.Entry,
        MnistEntry.Entry,
        FashionMnistEntry.Entry,
        Cifar10Entry.Entry,
        LoanEntry.Entry,
        IrisEntry.Entry,
    ];

    /// <summary>The data sets, by name.</summary>
    public static IReadOnlyList<DatasetEntry> Entries => All;

    /// <summary>Finds a data set by its name; small and capital letters are the same.</summary>
    /// <param name="name">The name: <c>imdb</c>.</param>
    /// <returns>Its entry.</returns>
    /// <exception cref="ArgumentException">There is none of this name; the message lists those there are.</exception>
    public static DatasetEntry Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(entry => entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new ArgumentException(
                $"Unknown data set '{name}'. The data sets are: {string.Join(", ", All.Select(entry => entry.Name))}.",
                nameof(name));
    }
}
