using System.Collections.Generic;
using TorchSharp;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// Working memory of the kernels: tensors that are rented by size and given back, so that a training step takes the
/// pages that the one before has used. A tensor that is not given back is freed by the garbage collector.
/// </summary>
internal static class Buffers
{
    /// <summary>Buffers of one size and type that are kept for the next who asks.</summary>
    private const int Kept = 4;

    /// <summary>All that is kept, in bytes: more is freed, the oldest size first.</summary>
    private const long KeptBytes = 1L << 30;

    private static readonly Dictionary<(long Count, torch.ScalarType Type), Stack<torch.Tensor>> Free = [];
    private static readonly LinkedList<(long Count, torch.ScalarType Type)> Order = [];
    private static long bytes;

    /// <summary>A flat tensor of unset numbers, outside every dispose scope.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="type">Of what type.</param>
    public static torch.Tensor Rent(long count, torch.ScalarType type)
    {
        lock (Free)
        {
            if (Free.TryGetValue((count, type), out var stack) && stack.TryPop(out var kept))
            {
                Order.Remove((count, type));
                bytes -= Size(kept);
                return kept;
            }
        }

        return torch.empty(count, dtype: type).DetachFromDisposeScope();
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
            var key = (tensor.shape[0], tensor.dtype);
            if (!Free.TryGetValue(key, out var stack))
            {
                Free[key] = stack = new Stack<torch.Tensor>();
            }

            if (stack.Count == Kept)
            {
                tensor.Dispose();
                return;
            }

            stack.Push(tensor);
            Order.AddLast(key);
            bytes += Size(tensor);
            while (bytes > KeptBytes && Order.First is { } oldest)
            {
                Order.RemoveFirst();
                var freed = Free[oldest.Value].Pop();
                bytes -= Size(freed);
                freed.Dispose();
            }
        }
    }

    private static long Size(torch.Tensor tensor) => tensor.numel() * tensor.element_size();
}
