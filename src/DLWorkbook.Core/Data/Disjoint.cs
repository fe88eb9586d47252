using System;
using System.Collections;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Guards against a test score that was measured on training rows: data sets used in different roles must not share a
/// row.
/// </summary>
public static class Disjoint
{
    /// <summary>Refuses data sets that share a row.</summary>
    /// <param name="sets">Each set with the role that it plays: <c>("train", reviews.Train)</c>.</param>
    /// <exception cref="ArgumentException">Two sets share a row; the message says which roles and how many rows.</exception>
    public static void Require(params (string Role, Dataset Data)[] sets)
    {
        ArgumentNullException.ThrowIfNull(sets);
        for (int i = 0; i < sets.Length; i++)
        {
            for (int j = i + 1; j < sets.Length; j++)
            {
                int shared = Shared(sets[i].Data, sets[j].Data);
                if (shared > 0)
                {
                    throw new ArgumentException(
                        $"The {sets[i].Role} and {sets[j].Role} data must share no row, but {shared:N0} of the "
                        + $"{sets[j].Data.Count:N0} {sets[j].Role} rows ({sets[j].Data.Lineage}) are also in the "
                        + $"{sets[i].Role} rows ({sets[i].Data.Lineage}): a score on them would flatter the model. "
                        + "Split one set into parts instead of using it twice.",
                        nameof(sets));
                }
            }
        }
    }

    /// <summary>Counts the rows that two data sets share.</summary>
    /// <param name="first">A data set.</param>
    /// <param name="second">Another.</param>
    /// <returns>The number of distinct rows of one origin that are in both; 0 when their origins differ.</returns>
    public static int Shared(Dataset first, Dataset second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (!SameOrigin(first.Root, second.Root))
        {
            return 0;
        }

        BitArray rows = RowsOf(first);
        rows.And(RowsOf(second));
        int shared = 0;
        foreach (bool both in rows)
        {
            shared += both ? 1 : 0;
        }

        return shared;
    }

    private static bool SameOrigin(Dataset first, Dataset second) =>
        ReferenceEquals(first, second) || (first.Count == second.Count && first.Origin == second.Origin);

    private static BitArray RowsOf(Dataset data)
    {
        var rows = new BitArray(data.Root.Count);
        for (int row = 0; row < data.Count; row++)
        {
            rows[data.RootRow(row)] = true;
        }

        return rows;
    }
}
