using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// Rows of a table (rows, width) by their numbers: looked up, averaged, and added to. What is added to one row is added
/// in the order of the ids on one processor, so a sum is the same to the bit whatever the machine.
/// </summary>
internal static unsafe class TableRows
{
    /// <summary>So many numbers are worth a part of their own.</summary>
    private const long PartNumbers = 1 << 16;

    /// <summary>The first id outside the table, as a place in the list; −1 when there is none.</summary>
    /// <param name="ids">The ids.</param>
    /// <param name="count">How many.</param>
    /// <param name="rows">Rows of the table.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static long FirstOutside(long* ids, long count, long rows)
    {
        var limit = new Vector<ulong>((ulong)rows);   // a negative id is a very large number without its sign
        long i = 0;
        while (i <= count - Vector<ulong>.Count && Vector.LessThanAll(Vector.Load((ulong*)ids + i), limit))
        {
            i += Vector<ulong>.Count;
        }

        for (; i < count; i++)
        {
            if ((ulong)ids[i] >= (ulong)rows)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>output[i] = table[ids[i]].</summary>
    /// <param name="table">(rows, width)</param>
    /// <param name="width">Numbers in a row.</param>
    /// <param name="ids">Row numbers, all inside the table.</param>
    /// <param name="count">How many.</param>
    /// <param name="output">(count, width)</param>
    public static void Gather<T>(T* table, int width, long* ids, long count, T* output)
        where T : unmanaged, INumber<T>
    {
        var (parts, each) = Share(count, width);
        Cores.Run(parts, k =>
        {
            var first = k * each;
            Copy(table, width, ids + first, Math.Min(each, count - first), output + (first * width));
        });
    }

    /// <summary>output[g] = the mean of the rows ids[g·length] … ids[(g + 1)·length − 1].</summary>
    /// <param name="table">(rows, width)</param>
    /// <param name="width">Numbers in a row.</param>
    /// <param name="ids">(groups, length) row numbers, all inside the table.</param>
    /// <param name="groups">How many means.</param>
    /// <param name="length">Rows in a mean; of none the mean is not a number.</param>
    /// <param name="output">(groups, width)</param>
    public static void Means<T>(T* table, int width, long* ids, long groups, long length, T* output)
        where T : unmanaged, INumber<T>
    {
        var (parts, each) = Share(groups, length * width);
        Cores.Run(parts, k =>
        {
            for (var group = k * each; group < Math.Min(groups, (k + 1) * each); group++)
            {
                Mean(table, width, ids + (group * length), length, output + (group * width));
            }
        });
    }

    /// <summary>Sets numbers to zero.</summary>
    /// <param name="numbers">The first.</param>
    /// <param name="count">How many.</param>
    public static void Clear<T>(T* numbers, long count)
        where T : unmanaged
    {
        var (parts, each) = Share(count, 1);
        Cores.Run(parts, k =>
        {
            var first = k * each;
            NativeMemory.Clear(numbers + first, (nuint)((Math.Min(count, first + each) - first) * sizeof(T)));
        });
    }

    /// <summary>table[ids[i]] += rows[i / group], for each i in order.</summary>
    /// <param name="rows">(count / group, width)</param>
    /// <param name="group">How many ids one row is added to.</param>
    /// <param name="ids">Row numbers, all inside the table or <paramref name="skipped"/>.</param>
    /// <param name="count">How many.</param>
    /// <param name="skipped">The id that nothing is added to; −1 for none.</param>
    /// <param name="table">(its rows, width)</param>
    /// <param name="width">Numbers in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(T* rows, long group, long* ids, long count, long skipped, T* table, int width)
        where T : unmanaged, INumber<T>
    {
        for (long i = 0; i < count; rows += width)
        {
            for (var end = i + group; i < end; i++)
            {
                if (ids[i] != skipped)
                {
                    AddRow(rows, table + (ids[i] * width), width);
                }
            }
        }
    }

    /// <summary>table[ids[i]] += factor · rows[i], rounded once, for each i in order.</summary>
    /// <param name="rows">(count, width)</param>
    /// <param name="factor">What they are multiplied with.</param>
    /// <param name="ids">Row numbers, all inside the table.</param>
    /// <param name="count">How many.</param>
    /// <param name="table">(its rows, width)</param>
    /// <param name="width">Numbers in a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddScaled<T>(T* rows, T factor, long* ids, long count, T* table, int width)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var (lanes, factors) = (Vector<T>.Count, new Vector<T>(factor));
        for (long i = 0; i < count; i++, rows += width)
        {
            var row = table + (ids[i] * width);
            var j = 0;
            for (; j <= width - lanes; j += lanes)
            {
                Vector.Store(Simd.Fma(Vector.Load(rows + j), factors, Vector.Load(row + j)), row + j);
            }

            for (; j < width; j++)
            {
                row[j] = T.FusedMultiplyAdd(rows[j], factor, row[j]);
            }
        }
    }

    private static (int Parts, long Each) Share(long count, long numbers)
    {
        var parts = (int)Math.Clamp(count * numbers / PartNumbers, 1, 4 * Cores.Count);
        return (parts, (count + parts - 1) / parts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Copy<T>(T* table, int width, long* ids, long count, T* output)
        where T : unmanaged, INumber<T>
    {
        var lanes = Vector<T>.Count;
        for (long i = 0; i < count; i++, output += width)
        {
            var row = table + (ids[i] * width);
            var j = 0;
            for (; j <= width - lanes; j += lanes)
            {
                Vector.Store(Vector.Load(row + j), output + j);
            }

            for (; j < width; j++)
            {
                output[j] = row[j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mean<T>(T* table, int width, long* ids, long length, T* output)
        where T : unmanaged, INumber<T>
    {
        var lanes = Vector<T>.Count;
        var divisor = T.CreateChecked(length);
        var j = 0;
        for (; j <= width - (4 * lanes); j += 4 * lanes)
        {
            Vector<T> a = default, b = default, c = default, d = default;
            for (long i = 0; i < length; i++)
            {
                var row = table + (ids[i] * width) + j;
                a += Vector.Load(row);
                b += Vector.Load(row + lanes);
                c += Vector.Load(row + (2 * lanes));
                d += Vector.Load(row + (3 * lanes));
            }

            Vector.Store(a / new Vector<T>(divisor), output + j);
            Vector.Store(b / new Vector<T>(divisor), output + j + lanes);
            Vector.Store(c / new Vector<T>(divisor), output + j + (2 * lanes));
            Vector.Store(d / new Vector<T>(divisor), output + j + (3 * lanes));
        }

        for (; j <= width - lanes; j += lanes)
        {
            var sum = Vector<T>.Zero;
            for (long i = 0; i < length; i++)
            {
                sum += Vector.Load(table + (ids[i] * width) + j);
            }

            Vector.Store(sum / new Vector<T>(divisor), output + j);
        }

        for (; j < width; j++)
        {
            var sum = T.Zero;
            for (long i = 0; i < length; i++)
            {
                sum += table[(ids[i] * width) + j];
            }

            output[j] = sum / divisor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddRow<T>(T* row, T* sum, int width)
        where T : unmanaged, INumber<T>
    {
        var lanes = Vector<T>.Count;
        var j = 0;
        for (; j <= width - lanes; j += lanes)
        {
            Vector.Store(Vector.Load(sum + j) + Vector.Load(row + j), sum + j);
        }

        for (; j < width; j++)
        {
            sum[j] += row[j];
        }
    }
}
