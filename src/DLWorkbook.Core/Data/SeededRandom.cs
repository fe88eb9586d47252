using System;
using System.Numerics;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Random numbers that stay the same on every machine and .NET version: xoshiro256** (D. Blackman and S. Vigna,
/// "Scrambled linear pseudorandom number generators", 2021), its state filled by SplitMix64 from the seed.
/// Not for secrets. Not thread-safe.
/// </summary>
public sealed class SeededRandom
{
    /// <summary>The stream that splits draw from.</summary>
    internal const long SplitStream = -1;

    /// <summary>The stream that built-in samples draw from.</summary>
    internal const long SampleStream = -2;

    /// <summary>Stream of shuffled labels.</summary>
    internal const long LabelStream = -3;

    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>Starts the numbers of one seed.</summary>
    /// <param name="seed">Any number; each gives a sequence of its own.</param>
    public SeededRandom(long seed)
    {
        ulong state = (ulong)seed;
        s0 = SplitMix64(ref state);
        s1 = SplitMix64(ref state);
        s2 = SplitMix64(ref state);
        s3 = SplitMix64(ref state);
    }

    /// <summary>Starts one of many independent sequences of a seed, for example one for each epoch.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="stream">Which sequence.</param>
    /// <returns>The numbers of this seed and stream.</returns>
    public static SeededRandom ForStream(long seed, long stream)
    {
        ulong state = (ulong)seed;
        ulong mixed = SplitMix64(ref state) ^ ((ulong)stream * 0xD1342543DE82EF95UL);
        return new SeededRandom((long)SplitMix64(ref mixed));
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>A number from 0 to 2⁶⁴ − 1.</returns>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
        ulong t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = BitOperations.RotateLeft(s3, 45);
        return result;
    }

    /// <summary>A whole number, all equally likely (D. Lemire, "Fast random integer generation in an interval", 2019).</summary>
    /// <param name="exclusiveMaximum">One above the largest, at least 1.</param>
    /// <returns>A number from 0 to <paramref name="exclusiveMaximum"/> − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is below 1.</exception>
    public int Next(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);
        uint bound = (uint)exclusiveMaximum;
        ulong product = (NextUInt64() >> 32) * bound;
        if ((uint)product < bound)
        {
            uint threshold = (0u - bound) % bound;
            while ((uint)product < threshold)
            {
                product = (NextUInt64() >> 32) * bound;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A number from 0 up to, but not including, 1, with 53 random bits.</summary>
    /// <returns>The number.</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from the normal distribution of mean 0 and deviation 1 (G. Box and M. Muller, 1958).</summary>
    /// <returns>The number.</returns>
    public double NextNormal() =>
        Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>A number from one bound up to, but not including, another.</summary>
    /// <param name="from">The lower bound.</param>
    /// <param name="to">The upper bound.</param>
    /// <returns>The number.</returns>
    public double NextBetween(double from, double to) => from + ((to - from) * NextDouble());

    /// <summary>Puts values in a random order, each order equally likely (Fisher and Yates).</summary>
    /// <param name="values">The values, changed in place.</param>
    /// <typeparam name="T">The type of a value.</typeparam>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = Next(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>Picks one of several values, all equally likely.</summary>
    /// <param name="values">At least one value.</param>
    /// <typeparam name="T">The type of a value.</typeparam>
    /// <returns>One of them.</returns>
    public T Pick<T>(ReadOnlySpan<T> values) => values[Next(values.Length)];

    private static ulong SplitMix64(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
