using System;
using System.Linq;
using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Y = X Wᵀ + b for many rows and few features, and its gradients, a block of rows at a time: every number of X, Y and
/// their gradients is touched once while it is in the cache.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="call">Sizes, and what follows.</param>
internal sealed unsafe class LinearKernel<T>(LinearCall call)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Block = RowParts.Block;
    private readonly int inputs = Whole(call.Inputs);
    private readonly int outputs = Whole(call.Outputs);
    private readonly T scale = T.CreateTruncating(DropoutMask.Scale(call.Rate));

    /// <summary>Computes Y.</summary>
    /// <param name="x">(rows, inputs)</param>
    /// <param name="weight">(outputs, inputs)</param>
    /// <param name="bias">(outputs), or null.</param>
    /// <param name="y">(rows, outputs)</param>
    public void Forward(T* x, T* weight, T* bias, T* y)
    {
        using var turned = new PanelMatrix<T>(call.Inputs, call.Outputs);
        for (var n = 0; n < call.Outputs; n++)
        {
            turned.SetColumn(0, n, new ReadOnlySpan<T>(weight + ((long)n * call.Inputs), call.Inputs));
        }

        new RowParts(call.Rows).Run((_, row, rows) =>
        {
            var memory = Scratch.Of<T>(Scratch.Aligned<T>(Block * inputs) + (Block * outputs) + outputs);
            var copy = Scratch.Take(ref memory, Block * inputs);
            var biases = Scratch.Take(ref memory, outputs);
            var target = y + (row * call.Outputs);
            var result = Fits(rows, call.Outputs, outputs) ? target : memory;
            var padded = Padded(x + (row * call.Inputs), rows, call.Inputs, inputs, copy);
            PanelProduct.Multiply(padded, inputs, turned, result, outputs, StridedProduct.WholeRows(rows));
            Fill(bias, call.Outputs, outputs, biases);
            Finish(result, biases, rows, (ulong)(row / Block));
            Cut(result, rows, outputs, target, call.Outputs);
        });
    }

    /// <summary>Computes the gradients.</summary>
    /// <param name="x">(rows, inputs)</param>
    /// <param name="weight">(outputs, inputs)</param>
    /// <param name="y">(rows, outputs), for a rectifier's sake.</param>
    /// <param name="dy">(rows, outputs)</param>
    /// <param name="dx">What is written: (rows, inputs).</param>
    /// <param name="dw">What is written: (outputs, inputs).</param>
    /// <param name="db">What is written: (outputs), or null.</param>
    public void Backward(T* x, T* weight, T* y, T* dy, T* dx, T* dw, T* db)
    {
        using var panels = new PanelMatrix<T>(call.Outputs, call.Inputs);
        for (var k = 0; k < call.Outputs; k++)
        {
            panels.SetRow(k, 0, new ReadOnlySpan<T>(weight + ((long)k * call.Inputs), call.Inputs));
        }

        var parts = new RowParts(call.Rows);
        var size = (inputs + 1) * outputs;
        using var sums = new NativeArray<T>((long)parts.Count * size);
        var all = sums.Data;
        parts.Run((part, row, rows) =>
        {
            var memory = Scratch.Of<T>((2 * Scratch.Aligned<T>(Block * inputs)) + (Block * outputs));
            var copy = Scratch.Take(ref memory, Block * inputs);
            var aside = Scratch.Take(ref memory, Block * inputs);
            var dz = memory;
            var target = dx + (row * call.Inputs);
            var result = Fits(rows, call.Inputs, inputs) ? target : aside;
            var (mine, whole) = ((long)part * size, StridedProduct.WholeRows(rows));
            Through(dy + (row * call.Outputs), y + (row * call.Outputs), rows, dz);
            var padded = Padded(x + (row * call.Inputs), rows, call.Inputs, inputs, copy);
            PanelProduct.Multiply(dz, outputs, panels, result, inputs, whole);
            Cut(result, rows, inputs, target, call.Inputs);
            StridedProduct.Multiply(dz, 1, outputs, padded, all + mine, outputs, rows, inputs / Vector<T>.Count, add: true);
            AddRows(dz, rows, all + mine + (inputs * outputs));
        });

        for (var part = 1; part < parts.Count; part++)
        {
            var other = all + ((long)part * size);
            for (var i = 0; i < size; i++)
            {
                all[i] += other[i];
            }
        }

        Cut(all, call.Outputs, inputs, dw, call.Inputs);
        if (db is not null)
        {
            Cut(all + (inputs * outputs), 1, outputs, db, call.Outputs);
        }
    }

    /// <summary>Whole vectors, in fours of numbers.</summary>
    private static int Whole(int features)
    {
        var step = int.Max(Vector<T>.Count, StridedProduct.Rows);
        return (features + step - 1) / step * step;
    }

    /// <summary>Whether rows are whole vectors, and as many as the products want.</summary>
    private static bool Fits(int rows, int features, int padded) => features == padded && rows % StridedProduct.Rows == 0;

    /// <summary>The rows themselves where they fit, else a copy that is filled up with zeros on the right and below.</summary>
    private static T* Padded(T* rows, int count, int features, int padded, T* copy)
    {
        if (Fits(count, features, padded))
        {
            return rows;
        }

        new Span<T>(copy, StridedProduct.WholeRows(count) * padded).Clear();
        for (var r = 0; r < count; r++)
        {
            Fill(rows + (r * features), features, padded, copy + (r * padded));
        }

        return copy;
    }

    private static void Fill(T* from, int features, int padded, T* to)
    {
        new Span<T>(to, padded).Clear();
        if (from is not null)
        {
            new ReadOnlySpan<T>(from, features).CopyTo(new Span<T>(to, features));
        }
    }

    /// <summary>Copies rows, unless they are there already, and leaves out what they were filled up with.</summary>
    private static void Cut(T* from, int rows, int padded, T* to, int features)
    {
        if (from == to)
        {
            return;
        }

        if (features == padded)
        {
            new ReadOnlySpan<T>(from, rows * features).CopyTo(new Span<T>(to, rows * features));
            return;
        }

        for (var r = 0; r < rows; r++)
        {
            new ReadOnlySpan<T>(from + (r * padded), features).CopyTo(new Span<T>(to + (r * features), features));
        }
    }

    /// <summary>Bias, rectifier and dropout on a block: number i of block k has index i in stream k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(T* block, T* bias, int rows, ulong stream)
    {
        var lanes = Vector<T>.Count;
        var floor = new Vector<T>(call.Rectified ? T.Zero : T.NegativeInfinity);
        for (var r = 0; r < rows; r++)
        {
            for (var c = 0; c < outputs; c += lanes)
            {
                var at = block + (r * outputs) + c;
                Vector.Store(Vector.Max(Vector.Load(at) + Vector.Load(bias + c), floor), at);
            }
        }

        if (call.Rate > 0)
        {
            var (mask, factor) = (new DropoutMask(call.Rate, call.Seed, stream), new Vector<T>(scale));
            for (var i = 0; i < StridedProduct.WholeRows(rows) * outputs; i += 2 * lanes)
            {
                var (keep0, keep1) = mask.Keep<T>((uint)i);
                Vector.Store((Vector.Load(block + i) * factor) & keep0, block + i);
                Vector.Store((Vector.Load(block + i + lanes) * factor) & keep1, block + i + lanes);
            }
        }
    }

    /// <summary>
    /// The gradient before rectifier and dropout, filled up with zeros: what came out positive was let through and kept.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Through(T* dy, T* y, int rows, T* dz)
    {
        var (lanes, width) = (Vector<T>.Count, call.Outputs);
        new Span<T>(dz + (rows * outputs), (StridedProduct.WholeRows(rows) - rows) * outputs).Clear();
        var factor = new Vector<T>(scale);
        for (var r = 0; r < rows; r++, dy += width, y += width, dz += outputs)
        {
            var c = 0;
            for (; c + lanes <= width; c += lanes)
            {
                var slope = Vector.Load(dy + c);
                Vector.Store(call.Rectified ? (slope * factor) & Vector.GreaterThan(Vector.Load(y + c), Vector<T>.Zero) : slope, dz + c);
            }

            for (; c < outputs; c++)
            {
                dz[c] = c >= width || (call.Rectified && !(y[c] > T.Zero)) ? T.Zero : call.Rectified ? dy[c] * scale : dy[c];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRows(T* block, int rows, T* sums)
    {
        for (var c = 0; c < outputs; c += Vector<T>.Count)
        {
            var sum = Vector.Load(sums + c);
            for (var r = 0; r < rows; r++)
            {
                sum += Vector.Load(block + (r * outputs) + c);
            }

            Vector.Store(sum, sums + c);
        }
    }
}
