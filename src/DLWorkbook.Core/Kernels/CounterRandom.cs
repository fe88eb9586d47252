using System.Numerics;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// Random bits that are a function of (seed, stream, index) alone, 32 for each index: they can be made in any order, on
/// any processor, and made again instead of being kept.
/// </summary>
/// <remarks>
/// In the manner of Salmon et al., 2011 ("Parallel random numbers: as easy as 1, 2, 3"): a block cipher over a counter,
/// here a few multiplications and shifts of 32 bits between which two keys enter. The keys come from seed and stream by
/// SplitMix64 (Steele et al., 2014). For dropout and the like; of no use where somebody must not guess.
/// </remarks>
internal readonly struct CounterRandom
{
    // Odd and irregular; the last two are those of Wellons' search for 32-bit mixers with little bias.
    private const uint Step = 0x9E3779B1;
    private const uint Factor1 = 0x21F0AAAD;
    private const uint Factor2 = 0x735A2D97;

    private readonly uint key1;
    private readonly uint key2;

    /// <summary>The bits of one stream of a seed.</summary>
    /// <param name="seed">Any number: other seeds, other bits.</param>
    /// <param name="stream">Any number: a seed has 2^64 streams that have nothing to do with each other.</param>
    public CounterRandom(ulong seed, ulong stream)
    {
        var keys = Mix(seed + Mix(stream + 0x9E3779B97F4A7C15));
        (key1, key2) = ((uint)keys, (uint)(keys >> 32));
    }

    /// <summary>The bits of one index.</summary>
    /// <param name="index">Which.</param>
    public uint this[uint index]
    {
        get
        {
            var x = (index * Step) + key1;
            x = ((x ^ (x >> 16)) * Factor1) + key2;
            x = (x ^ (x >> 15)) * Factor2;
            return x ^ (x >> 15);
        }
    }

    /// <summary>The bits of as many indices as a vector has lanes, from one on.</summary>
    /// <param name="index">The first lane's index.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<uint> From(uint index)
    {
        var x = (Vector<uint>.Indices * new Vector<uint>(Step)) + new Vector<uint>((index * Step) + key1);
        x = ((x ^ Vector.ShiftRightLogical(x, 16)) * new Vector<uint>(Factor1)) + new Vector<uint>(key2);
        x = (x ^ Vector.ShiftRightLogical(x, 15)) * new Vector<uint>(Factor2);
        return x ^ Vector.ShiftRightLogical(x, 15);
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
