using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>The different rows among ids. It costs the ids, not the table.</summary>
internal static unsafe class TouchedRows
{
    // A row's place among the different ones, from 1; 0 where the row has not been seen, as everywhere between two calls.
    [ThreadStatic]
    private static int[]? seen;

    /// <summary>The different rows in the order in which they first appear.</summary>
    /// <param name="ids">Row numbers, all inside the table.</param>
    /// <param name="count">How many.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="skipped">The id that does not count; −1 for none.</param>
    /// <param name="places">For each id, filled with its row's place in the result; −1 for the one that does not count.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long[] Of(long* ids, long count, long rows, long skipped, long* places)
    {
        if (seen is null || seen.LongLength < rows)
        {
            seen = new int[rows];
        }

        var touched = new List<long>();
        fixed (int* place = seen)
        {
            for (long i = 0; i < count; i++)
            {
                if (ids[i] == skipped)
                {
                    places[i] = -1;
                    continue;
                }

                ref var of = ref place[ids[i]];
                if (of == 0)
                {
                    touched.Add(ids[i]);
                    of = touched.Count;
                }

                places[i] = of - 1;
            }

            foreach (var row in touched)
            {
                place[row] = 0;
            }
        }

        return [.. touched];
    }
}
