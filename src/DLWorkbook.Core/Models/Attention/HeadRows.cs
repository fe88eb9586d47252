using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Queries, keys, values, outputs or their gradients, (batch, time, heads · size), in the memory of a tensor. A head's
/// features of a sequence are copied to where the kernels want them, and back.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="data">The first number.</param>
/// <param name="stride">From one time step to the next, in numbers.</param>
/// <param name="time">Time steps of a sequence.</param>
internal readonly unsafe struct HeadRows<T>(T* data, nint stride, int time)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Copies some time steps of a head, one below the other; what is behind and beside them becomes zero.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="steps">The time steps.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="padded">Numbers in a row of the target.</param>
    /// <param name="rows">Rows of the target.</param>
    /// <param name="target">(rows, padded)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(int batch, int feature, ReadOnlySpan<int> steps, int size, int padded, int rows, T* target)
    {
        var filled = padded > size ? 0 : steps.Length;
        new Span<T>(target + ((nint)filled * padded), (rows - filled) * padded).Clear();
        var first = At(batch, 0, feature);
        foreach (var step in steps)
        {
            Scale(first + (step * stride), T.One, target, size);
            target += padded;
        }
    }

    /// <summary>Copies rows back to their time steps; all other steps of the sequence become zero.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="steps">The time steps, ascending.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="padded">Numbers in a row of the source.</param>
    /// <param name="source">(steps, padded)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scatter(int batch, int feature, ReadOnlySpan<int> steps, int size, int padded, T* source)
    {
        var row = At(batch, 0, feature);
        var next = 0;
        for (var step = 0; step < time; step++, row += stride)
        {
            if (next < steps.Length && steps[next] == step)
            {
                Scale(source, T.One, row, size);
                source += padded;
                next++;
            }
            else
            {
                new Span<T>(row, size).Clear();
            }
        }
    }

    /// <summary>Copies a panel of time steps, one below the other; what is behind them and beside them becomes zero.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="from">The first time step.</param>
    /// <param name="count">Time steps, at most a panel.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="padded">Numbers in a row of the target.</param>
    /// <param name="factors">What each time step is multiplied by.</param>
    /// <param name="target">(panel, padded)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Stack(int batch, int from, int count, int feature, int size, int padded, T* factors, T* target)
    {
        var filled = padded > size ? 0 : count;
        new Span<T>(target + (filled * padded), (AttentionShape.Panel<T>() - filled) * padded).Clear();
        var row = At(batch, from, feature);
        for (var lane = 0; lane < count; lane++, row += stride, target += padded)
        {
            Scale(row, factors[lane], target, size);
        }
    }

    /// <summary>Writes a panel of rows to their time steps.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="from">The first time step.</param>
    /// <param name="count">Time steps, at most a panel.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="padded">Numbers in a row of the source.</param>
    /// <param name="factors">What each time step is multiplied by.</param>
    /// <param name="source">(panel, padded)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Unstack(int batch, int from, int count, int feature, int size, int padded, T* factors, T* source)
    {
        var row = At(batch, from, feature);
        for (var lane = 0; lane < count; lane++, row += stride, source += padded)
        {
            Scale(source, factors[lane], row, size);
        }
    }

    /// <summary>The products of a panel's features and another's, one for each time step.</summary>
    /// <param name="other">The other.</param>
    /// <param name="batch">Which sequence.</param>
    /// <param name="from">The first time step.</param>
    /// <param name="count">Time steps, at most a panel.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="target">(count)</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Dot(HeadRows<T> other, int batch, int from, int count, int feature, int size, T* target)
    {
        for (var lane = 0; lane < count; lane++)
        {
            T* a = At(batch, from + lane, feature), b = other.At(batch, from + lane, feature);
            var sums = Vector<T>.Zero;
            var c = 0;
            for (; c + Vector<T>.Count <= size; c += Vector<T>.Count)
            {
                sums += Vector.Load(a + c) * Vector.Load(b + c);
            }

            var sum = Vector.Sum(sums);
            for (; c < size; c++)
            {
                sum += a[c] * b[c];
            }

            target[lane] = sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scale(T* from, T factor, T* to, int size)
    {
        var factors = new Vector<T>(factor);
        var c = 0;
        for (; c + Vector<T>.Count <= size; c += Vector<T>.Count)
        {
            Vector.Store(Vector.Load(from + c) * factors, to + c);
        }

        for (; c < size; c++)
        {
            to[c] = from[c] * factor;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private T* At(int batch, int step, int feature) => data + ((((nint)batch * time) + step) * stride) + feature;
}
