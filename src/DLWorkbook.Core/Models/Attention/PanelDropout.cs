using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Which attention weights of an item dropout keeps. The weight of a query for a key has the index key · queries + query in
/// the stream of its item, whatever blocks the work is done in.
/// </summary>
internal readonly struct PanelDropout
{
    private readonly DropoutMask mask;
    private readonly uint queries;

    /// <summary>The mask of one item.</summary>
    /// <param name="call">Rate, seed and sizes.</param>
    /// <param name="item">Sequence · heads + head.</param>
    public PanelDropout(AttentionCall call, int item)
    {
        mask = new DropoutMask(call.Rate, call.Seed, (ulong)item);
        queries = (uint)call.Shape.Queries;
        IsOn = call.Rate > 0;
    }

    /// <summary>Whether anything is dropped at all.</summary>
    public bool IsOn { get; }

    /// <summary>For a key and a panel of queries: all bits set where the weight is kept.</summary>
    /// <typeparam name="T">float or double.</typeparam>
    /// <param name="key">The key's time step.</param>
    /// <param name="from">The panel's first query.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<T> Keep0, Vector<T> Keep1) Keep<T>(int key, int from)
        where T : unmanaged => mask.Keep<T>(((uint)key * queries) + (uint)from);

    /// <summary>Whether one weight is kept.</summary>
    /// <param name="key">The key's time step.</param>
    /// <param name="query">The query's time step.</param>
    public bool Keeps(int key, int query) => mask.Keeps(((uint)key * queries) + (uint)query);
}
