using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// y = γ · (s − mean(s)) / √(var(s) + ε) + β with s = x + dropout(u), row by row, and its gradients. Layer normalisation:
/// Ba et al., 2016.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <param name="call">Sizes and dropout.</param>
internal sealed unsafe class NormKernel<T>(NormCall call)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const int Block = RowParts.Block;
    private readonly int features = call.Features;
    private readonly T scale = T.CreateTruncating(DropoutMask.Scale(call.Rate));
    private readonly T count = T.CreateTruncating(call.Features);

    /// <summary>Computes y.</summary>
    /// <param name="x">(rows, features)</param>
    /// <param name="u">(rows, features)</param>
    /// <param name="gamma">(features)</param>
    /// <param name="beta">(features)</param>
    /// <param name="y">What is written: (rows, features).</param>
    /// <param name="normed">What is written, too: (s − mean) / √(var + ε), (rows, features).</param>
    /// <param name="inverse">What is written, too: 1 / √(var + ε), (rows).</param>
    public void Forward(T* x, T* u, T* gamma, T* beta, T* y, T* normed, T* inverse) =>
        new RowParts(call.Rows).Run((_, row, rows) =>
        {
            var at = row * features;
            Add(x + at, u + at, normed + at, rows * features, Mask(row));
            for (var r = 0; r < rows; r++)
            {
                var place = at + ((long)r * features);
                inverse[row + r] = Normalise(normed + place, gamma, beta, y + place);
            }
        });

    /// <summary>Computes the gradients.</summary>
    /// <param name="dy">(rows, features)</param>
    /// <param name="normed">As forward wrote it.</param>
    /// <param name="inverse">As forward wrote it.</param>
    /// <param name="gamma">(features)</param>
    /// <param name="dx">What is written: (rows, features).</param>
    /// <param name="du">What is written: (rows, features).</param>
    /// <param name="dgamma">What is written: (features).</param>
    /// <param name="dbeta">What is written: (features).</param>
    public void Backward(T* dy, T* normed, T* inverse, T* gamma, T* dx, T* du, T* dgamma, T* dbeta)
    {
        var parts = new RowParts(call.Rows);
        var size = (int)Scratch.Aligned<T>(features);
        using var sums = new NativeArray<T>(2L * parts.Count * size);
        var all = sums.Data;
        parts.Run((part, row, rows) =>
        {
            var mine = all + (2L * part * size);
            var at = row * features;
            for (var r = 0; r < rows; r++)
            {
                var place = at + ((long)r * features);
                Slope(dy + place, normed + place, inverse[row + r], gamma, dx + place, mine, mine + size);
            }

            Drop(dx + at, du + at, rows * features, Mask(row));
        });

        for (var c = 0; c < features; c++)
        {
            (dgamma[c], dbeta[c]) = (T.Zero, T.Zero);
            for (var part = 0; part < parts.Count; part++)
            {
                var theirs = all + (2L * part * size);
                dgamma[c] += theirs[c];
                dbeta[c] += theirs[size + c];
            }
        }
    }

    private DropoutMask Mask(long row) => new(call.Rate, call.Seed, (ulong)(row / Block));

    /// <summary>x + dropout(u) on a block: number i has index i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(T* x, T* u, T* sum, int numbers, DropoutMask mask)
    {
        var lanes = Vector<T>.Count;
        var factor = new Vector<T>(call.Rate > 0 ? scale : T.One);
        var i = 0;
        for (; i + (2 * lanes) <= numbers; i += 2 * lanes)
        {
            var (u0, u1) = (Vector.Load(u + i) * factor, Vector.Load(u + i + lanes) * factor);
            if (call.Rate > 0)
            {
                var (keep0, keep1) = mask.Keep<T>((uint)i);
                (u0, u1) = (u0 & keep0, u1 & keep1);
            }

            Vector.Store(Vector.Load(x + i) + u0, sum + i);
            Vector.Store(Vector.Load(x + i + lanes) + u1, sum + i + lanes);
        }

        for (; i < numbers; i++)
        {
            sum[i] = x[i] + (call.Rate == 0 ? u[i] : mask.Keeps((uint)i) ? u[i] * scale : T.Zero);
        }
    }

    /// <summary>The gradient of u: that of the sum where u was kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Drop(T* ds, T* du, int numbers, DropoutMask mask)
    {
        if (call.Rate == 0)
        {
            new ReadOnlySpan<T>(ds, numbers).CopyTo(new Span<T>(du, numbers));
            return;
        }

        var lanes = Vector<T>.Count;
        var factor = new Vector<T>(scale);
        var i = 0;
        for (; i + (2 * lanes) <= numbers; i += 2 * lanes)
        {
            var (keep0, keep1) = mask.Keep<T>((uint)i);
            Vector.Store((Vector.Load(ds + i) * factor) & keep0, du + i);
            Vector.Store((Vector.Load(ds + i + lanes) * factor) & keep1, du + i + lanes);
        }

        for (; i < numbers; i++)
        {
            du[i] = mask.Keeps((uint)i) ? ds[i] * scale : T.Zero;
        }
    }

    /// <summary>Normalises a row in place, writes the output, and tells 1 / √(var + ε).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private T Normalise(T* row, T* gamma, T* beta, T* y)
    {
        var lanes = Vector<T>.Count;
        var sums = Vector<T>.Zero;
        var c = 0;
        for (; c + lanes <= features; c += lanes)
        {
            sums += Vector.Load(row + c);
        }

        var sum = Vector.Sum(sums);
        for (; c < features; c++)
        {
            sum += row[c];
        }

        var mean = sum / count;
        var (means, squares) = (new Vector<T>(mean), Vector<T>.Zero);
        for (c = 0; c + lanes <= features; c += lanes)
        {
            var off = Vector.Load(row + c) - means;
            squares = Simd.Fma(off, off, squares);
        }

        var square = Vector.Sum(squares);
        for (; c < features; c++)
        {
            square += (row[c] - mean) * (row[c] - mean);
        }

        var inverse = T.One / T.Sqrt((square / count) + T.CreateTruncating(NormCall.Epsilon));
        var inverses = new Vector<T>(inverse);
        for (c = 0; c + lanes <= features; c += lanes)
        {
            var normed = (Vector.Load(row + c) - means) * inverses;
            Vector.Store(normed, row + c);
            Vector.Store(Simd.Fma(normed, Vector.Load(gamma + c), Vector.Load(beta + c)), y + c);
        }

        for (; c < features; c++)
        {
            row[c] = (row[c] - mean) * inverse;
            y[c] = (row[c] * gamma[c]) + beta[c];
        }

        return inverse;
    }

    /// <summary>The gradient of a row of the sum; adds to those of γ and β.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Slope(T* dy, T* normed, T inverse, T* gamma, T* ds, T* dgamma, T* dbeta)
    {
        var lanes = Vector<T>.Count;
        var (sums, products) = (Vector<T>.Zero, Vector<T>.Zero);
        var c = 0;
        for (; c + lanes <= features; c += lanes)
        {
            var (slope, z) = (Vector.Load(dy + c), Vector.Load(normed + c));
            Vector.Store(Simd.Fma(slope, z, Vector.Load(dgamma + c)), dgamma + c);
            Vector.Store(slope + Vector.Load(dbeta + c), dbeta + c);
            slope *= Vector.Load(gamma + c);
            sums += slope;
            products = Simd.Fma(slope, z, products);
        }

        var (sum, product) = (Vector.Sum(sums), Vector.Sum(products));
        for (; c < features; c++)
        {
            dgamma[c] += dy[c] * normed[c];
            dbeta[c] += dy[c];
            sum += dy[c] * gamma[c];
            product += dy[c] * gamma[c] * normed[c];
        }

        var (mean, tilt) = (sum / count, product / count);
        for (c = 0; c + lanes <= features; c += lanes)
        {
            var slope = (Vector.Load(dy + c) * Vector.Load(gamma + c)) - new Vector<T>(mean);
            Vector.Store((slope - (Vector.Load(normed + c) * tilt)) * inverse, ds + c);
        }

        for (; c < features; c++)
        {
            ds[c] = ((dy[c] * gamma[c]) - mean - (normed[c] * tilt)) * inverse;
        }
    }
}
