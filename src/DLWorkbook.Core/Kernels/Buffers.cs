using System;
using System.Collections.Generic;
using System.Threading;
using TorchSharp;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// Working memory of the kernels: tensors that are rented by size and given back, so that a training step works in the
/// pages that the one before has used.
/// </summary>
internal static class Buffers
{
    /// <summary>What is kept for the next who asks, in bytes; more is freed, the longest unused first.</summary>
    private const long Kept = 1L << 30;

    private static readonly LinkedList<torch.Tensor> Free = [];

    // Rented tensors stay reachable: an owner that is collected can still give them back.
    private static readonly HashSet<torch.Tensor> Rented = new(ReferenceEqualityComparer.Instance);
    private static long free;
    private static long rented;
    private static long patience = 2 * Kept;

    /// <summary>What is rented at present.</summary>
    public static long RentedBytes => Interlocked.Read(ref rented);

    /// <summary>A flat CPU tensor of unset numbers, outside every dispose scope.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="type">Of what type.</param>
    public static torch.Tensor Rent(long count, torch.ScalarType type)
    {
        CollectTheLost();
        lock (Free)
        {
            var tensor = Take(count, type)
                ?? torch.empty(count, dtype: type, device: torch.CPU).DetachFromDisposeScope();
            Rented.Add(tensor);
            rented += Size(tensor);
            return tensor;
        }
    }

    /// <summary>Gives a rented tensor back; nobody may use it after that.</summary>
    /// <param name="tensor">The tensor, or null.</param>
    public static void Return(torch.Tensor? tensor)
    {
        if (tensor is null)
        {
            return;
        }

        lock (Free)
        {
            if (!Rented.Remove(tensor))
            {
                throw new InvalidOperationException("Buffers: expected a rented tensor, got one that was given back before.");
            }

            rented -= Size(tensor);
            free += Size(tensor);
            Free.AddLast(tensor);
            while (free > Kept && Free.First is { } oldest)
            {
                Free.RemoveFirst();
                free -= Size(oldest.Value);
                oldest.Value.Dispose();
            }
        }
    }

    private static torch.Tensor? Take(long count, torch.ScalarType type)
    {
        for (var node = Free.Last; node is not null; node = node.Previous)
        {
            if (node.Value.numel() == count && node.Value.dtype == type)
            {
                Free.Remove(node);
                free -= Size(node.Value);
                return node.Value;
            }
        }

        return null;
    }

    // Graphs that no backward pass has used up are lost to the collector, which does not see how large they are.
    private static void CollectTheLost()
    {
        if (rented > patience)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            patience = Math.Max(2 * Kept, 2 * rented);
        }
    }

    private static long Size(torch.Tensor tensor) => tensor.numel() * tensor.element_size();
}
