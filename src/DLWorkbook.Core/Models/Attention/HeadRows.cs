using System;
using System.Numerics;

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
    private static int Panel => AttentionShape.Panel<T>();

    /// <summary>The first number of a head at a time step.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="step">Which time step.</param>
    /// <param name="feature">The head's first feature.</param>
    public T* At(int batch, int step, int feature) => data + ((((nint)batch * time) + step) * stride) + feature;

    /// <summary>Copies some time steps, one below the other; what is behind them and beside them becomes zero.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="steps">The time steps.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="padded">Numbers in a row of the target.</param>
    /// <param name="rows">Rows of the target.</param>
    /// <param name="target">(rows, padded)</param>
    public void Gather(int batch, int feature, ReadOnlySpan<int> steps, int size, int padded, int rows, T* target)
    {
        if (padded > size)
        {
            new Span<T>(target, rows * padded).Clear();
        }

        for (var j = 0; j < steps.Length; j++)
        {
            new ReadOnlySpan<T>(At(batch, steps[j], feature), size).CopyTo(new Span<T>(target + ((nint)j * padded), size));
        }

        new Span<T>(target + ((nint)steps.Length * padded), (rows - steps.Length) * padded).Clear();
    }

    /// <summary>Copies rows back to their time steps; all other steps of the sequence become zero.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="steps">The time steps, ascending.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="padded">Numbers in a row of the source.</param>
    /// <param name="source">(steps, padded)</param>
    public void Scatter(int batch, int feature, ReadOnlySpan<int> steps, int size, int padded, T* source)
    {
        var next = 0;
        for (var step = 0; step < time; step++)
        {
            var row = new Span<T>(At(batch, step, feature), size);
            if (next < steps.Length && steps[next] == step)
            {
                new ReadOnlySpan<T>(source + ((nint)next * padded), size).CopyTo(row);
                next++;
            }
            else
            {
                row.Clear();
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
    public void Stack(int batch, int from, int count, int feature, int size, int padded, T* factors, T* target)
    {
        new Span<T>(target, padded * Panel).Clear();
        for (var lane = 0; lane < count; lane++)
        {
            T* row = At(batch, from + lane, feature), copy = target + (lane * padded);
            for (var c = 0; c < size; c++)
            {
                copy[c] = row[c] * factors[lane];
            }
        }
    }

    /// <summary>Turns a stacked panel: the time steps lie side by side then, each feature below the one before.</summary>
    /// <param name="source">(panel, padded)</param>
    /// <param name="padded">Numbers in a row of the source.</param>
    /// <param name="target">(padded, panel)</param>
    public static void Transpose(T* source, int padded, T* target)
    {
        for (var lane = 0; lane < Panel; lane++)
        {
            for (var c = 0; c < padded; c++)
            {
                target[(c * Panel) + lane] = source[(lane * padded) + c];
            }
        }
    }

    /// <summary>The product of a time step's features and another's.</summary>
    /// <param name="other">The other.</param>
    /// <param name="batch">Which sequence.</param>
    /// <param name="step">Which time step.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="size">Features of the head.</param>
    public T Dot(HeadRows<T> other, int batch, int step, int feature, int size)
    {
        T* a = At(batch, step, feature), b = other.At(batch, step, feature);
        var sum = T.Zero;
        for (var c = 0; c < size; c++)
        {
            sum += a[c] * b[c];
        }

        return sum;
    }

    /// <summary>Writes a panel that lies side by side to its time steps.</summary>
    /// <param name="batch">Which sequence.</param>
    /// <param name="from">The first time step.</param>
    /// <param name="count">Time steps, at most a panel.</param>
    /// <param name="feature">The head's first feature.</param>
    /// <param name="size">Features of the head.</param>
    /// <param name="source">(at least size, panel)</param>
    /// <param name="factors">What each time step is multiplied by.</param>
    public void WriteTransposed(int batch, int from, int count, int feature, int size, T* source, T* factors)
    {
        for (var lane = 0; lane < count; lane++)
        {
            var row = At(batch, from + lane, feature);
            for (var c = 0; c < size; c++)
            {
                row[c] = source[(c * Panel) + lane] * factors[lane];
            }
        }
    }
}
