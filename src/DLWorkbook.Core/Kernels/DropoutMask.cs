using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// Which of many numbers dropout keeps: number i of a stream is kept when its 32 random bits, as a signed number, lie
/// above a limit, so with a probability that is 1 − rate to 2^−32. The same mask comes whenever it is asked for.
/// </summary>
internal readonly struct DropoutMask
{
    private readonly CounterRandom random;
    private readonly int limit;

    /// <summary>The mask of one stream of a seed.</summary>
    /// <param name="rate">The share that is dropped, in [0, 1].</param>
    /// <param name="seed">Of the whole call.</param>
    /// <param name="stream">Of one part of it.</param>
    public DropoutMask(double rate, ulong seed, ulong stream)
    {
        random = new CounterRandom(seed, stream);
        limit = (int)(Math.Clamp(Math.Round(rate * (1L << 32)), 1, 1L << 32) - 1 - (1L << 31));
    }

    /// <summary>What kept numbers are multiplied by, 1 / (1 − rate); 0 when none is kept.</summary>
    /// <param name="rate">The share that is dropped, in [0, 1].</param>
    public static double Scale(double rate) => rate < 1 ? 1 / (1 - rate) : 0;

    /// <summary>A seed from torch's generator, so that <c>torch.manual_seed</c> makes what follows reproducible.</summary>
    public static ulong DrawSeed()
    {
        using var drawn = torch.randint(long.MaxValue, new long[] { 1 }, dtype: torch.ScalarType.Int64);
        return (ulong)drawn.item<long>();
    }

    /// <summary>Whether number i is kept.</summary>
    /// <param name="index">i</param>
    public bool Keeps(uint index) => (int)random[index] > limit;

    /// <summary>Two vectors of numbers with index, index + 1, …: zeros where they are dropped.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="x0">The first vector.</param>
    /// <param name="x1">The one that follows it.</param>
    /// <param name="index">The first number's index.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<T> X0, Vector<T> X1) Drop<T>(Vector<T> x0, Vector<T> x1, uint index)
        where T : unmanaged
    {
        var (keep0, keep1) = Keep<T>(index);
        return (x0 & keep0, x1 & keep1);
    }

    /// <summary>For two vectors of numbers with index, index + 1, …: all bits set where they are kept.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="index">The first number's index.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<T> Keep0, Vector<T> Keep1) Keep<T>(uint index)
        where T : unmanaged
    {
        var above = new Vector<int>(limit);
        var keep0 = Vector.GreaterThan(Vector.AsVectorInt32(random.From(index)), above);
        if (typeof(T) == typeof(float))
        {
            var keep1 = Vector.GreaterThan(Vector.AsVectorInt32(random.From(index + (uint)Vector<uint>.Count)), above);
            return (Vector.As<int, T>(keep0), Vector.As<int, T>(keep1));
        }

        Vector.Widen(keep0, out var low, out var high);
        return (Vector.As<long, T>(low), Vector.As<long, T>(high));
    }
}
