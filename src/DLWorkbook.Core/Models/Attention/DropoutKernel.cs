using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Multiplies a tensor by a dropout mask, in parts of <see cref="Part"/> numbers: number i of part k has index i in
/// stream k.
/// </summary>
internal static unsafe class DropoutKernel
{
    /// <summary>Numbers in a part.</summary>
    public const int Part = 1 << 15;

    /// <summary>A new tensor: the input's numbers divided by 1 − rate where they are kept, else 0.</summary>
    /// <param name="input">On the CPU, float32 or float64.</param>
    /// <param name="rate">Share that is dropped, in (0, 1].</param>
    /// <param name="seed">Which mask.</param>
    public static torch.Tensor Apply(torch.Tensor input, double rate, ulong seed)
    {
        using var same = input.contiguous();
        var output = torch.empty(input.shape, dtype: input.dtype);
        if (input.dtype == torch.ScalarType.Float64)
        {
            Apply<double>(same, output, rate, seed);
        }
        else
        {
            Apply<float>(same, output, rate, seed);
        }

        return output;
    }

    private static void Apply<T>(torch.Tensor input, torch.Tensor output, double rate, ulong seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T* from = TensorMemory.Of<T>(input), to = TensorMemory.Of<T>(output);
        var count = input.numel();
        var scale = T.CreateTruncating(DropoutMask.Scale(rate));
        Cores.Run((int)((count + Part - 1) / Part), part =>
        {
            var start = (long)part * Part;
            var mask = new DropoutMask(rate, seed, (ulong)part);
            Multiply(from + start, to + start, (int)long.Min(Part, count - start), mask, scale);
        });
        GC.KeepAlive((input, output));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<T>(T* from, T* to, int count, DropoutMask mask, T scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var lanes = Vector<T>.Count;
        var factor = new Vector<T>(scale);
        var i = 0;
        for (; i + (2 * lanes) <= count; i += 2 * lanes)
        {
            var (keep0, keep1) = mask.Keep<T>((uint)i);
            Vector.Store((Vector.Load(from + i) * factor) & keep0, to + i);
            Vector.Store((Vector.Load(from + i + lanes) * factor) & keep1, to + i + lanes);
        }

        for (; i < count; i++)
        {
            to[i] = mask.Keeps((uint)i) ? from[i] * scale : T.Zero;
        }
    }
}
