using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// What attention does to the scores of a panel of queries, (keys, panel): two vectors of queries for each key.
/// </summary>
internal static unsafe class SoftmaxPanel
{
    /// <summary>Takes the block's scores into the running maximum, and rescales what was summed under the old one.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="scores">(keys, panel)</param>
    /// <param name="keys">Keys of the block.</param>
    /// <param name="largest">The running maximum of each query.</param>
    /// <param name="total">The running sum of each query's e^(score − largest).</param>
    /// <param name="sums">(rows, panel): the running sums of values.</param>
    /// <param name="rows">Rows of <paramref name="sums"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Raise<T>(T* scores, int keys, T* largest, T* total, T* sums, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint lanes = Vector<T>.Count;
        var (old0, old1) = (Vector.Load(largest), Vector.Load(largest + lanes));
        var (m0, m1) = (old0, old1);
        for (nint j = 0; j < keys; j++)
        {
            var row = scores + (j * 2 * lanes);
            (m0, m1) = (Vector.MaxNative(Vector.Load(row), m0), Vector.MaxNative(Vector.Load(row + lanes), m1));
        }

        Vector.Store(m0, largest);
        Vector.Store(m1, largest + lanes);
        if (Vector.EqualsAll(m0, old0) && Vector.EqualsAll(m1, old1))
        {
            return;
        }

        var (fall0, fall1) = (Simd.Exp(old0 - Finite(m0)), Simd.Exp(old1 - Finite(m1)));
        Vector.Store(Vector.Load(total) * fall0, total);
        Vector.Store(Vector.Load(total + lanes) * fall1, total + lanes);
        for (nint r = 0; r < rows; r++)
        {
            var row = sums + (r * 2 * lanes);
            Vector.Store(Vector.Load(row) * fall0, row);
            Vector.Store(Vector.Load(row + lanes) * fall1, row + lanes);
        }
    }

    /// <summary>Turns scores into weights e^(score − largest), adds them up, and then drops some.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="scores">(keys, panel), which becomes the weights.</param>
    /// <param name="keys">The keys' time steps.</param>
    /// <param name="largest">The running maximum of each query.</param>
    /// <param name="total">The running sum of each query's weights.</param>
    /// <param name="dropout">Which are kept.</param>
    /// <param name="from">The panel's first query.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<T>(T* scores, ReadOnlySpan<int> keys, T* largest, T* total, PanelDropout dropout, int from)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint lanes = Vector<T>.Count;
        var (m0, m1) = (Finite(Vector.Load(largest)), Finite(Vector.Load(largest + lanes)));
        var (sum0, sum1) = (Vector.Load(total), Vector.Load(total + lanes));
        var row = scores;
        foreach (var key in keys)
        {
            var (p0, p1) = (Simd.Exp(Vector.Load(row) - m0), Simd.Exp(Vector.Load(row + lanes) - m1));
            (sum0, sum1) = (sum0 + p0, sum1 + p1);
            if (dropout.IsOn)
            {
                var (keep0, keep1) = dropout.Keep<T>(key, from);
                (p0, p1) = (p0 & keep0, p1 & keep1);
            }

            Vector.Store(p0, row);
            Vector.Store(p1, row + lanes);
            row += 2 * lanes;
        }

        Vector.Store(sum0, total);
        Vector.Store(sum1, total + lanes);
    }

    /// <summary>
    /// From scores and the gradients of the kept weights to the kept weights and the gradients of the scores:
    /// p = e^(score − largest), and p · (gradient − mean).
    /// </summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="scores">(keys, panel), which becomes the weights, zero where dropped.</param>
    /// <param name="gradients">(keys, panel), which becomes the gradients of the scores.</param>
    /// <param name="keys">The keys' time steps.</param>
    /// <param name="largest">The largest score of each query.</param>
    /// <param name="mean">The mean of each query's gradients under its weights.</param>
    /// <param name="dropout">Which are kept.</param>
    /// <param name="from">The panel's first query.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Differentiate<T>(
        T* scores, T* gradients, ReadOnlySpan<int> keys, T* largest, T* mean, PanelDropout dropout, int from)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        nint lanes = Vector<T>.Count;
        var (m0, m1) = (Vector.Load(largest), Vector.Load(largest + lanes));
        var (mean0, mean1) = (Vector.Load(mean), Vector.Load(mean + lanes));
        T* s = scores, g = gradients;
        foreach (var key in keys)
        {
            var (p0, p1) = (Simd.Exp(Vector.Load(s) - m0), Simd.Exp(Vector.Load(s + lanes) - m1));
            var (g0, g1) = (Vector.Load(g), Vector.Load(g + lanes));
            var (kept0, kept1) = (p0, p1);
            if (dropout.IsOn)
            {
                var (keep0, keep1) = dropout.Keep<T>(key, from);
                (kept0, kept1) = (p0 & keep0, p1 & keep1);
                (g0, g1) = (g0 & keep0, g1 & keep1);
            }

            Vector.Store(kept0, s);
            Vector.Store(kept1, s + lanes);
            Vector.Store(p0 * (g0 - mean0), g);
            Vector.Store(p1 * (g1 - mean1), g + lanes);
            s += 2 * lanes;
            g += 2 * lanes;
        }
    }

    /// <summary>0 where a query has seen no key yet: e^(−∞ − 0) is then 0, not NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<T> Finite<T>(Vector<T> largest)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Vector.ConditionalSelect(Vector.Equals(largest, new Vector<T>(T.NegativeInfinity)), Vector<T>.Zero, largest);
}
