using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>
/// What the forward pass of one direction leaves for the backward pass, time first, in rented memory. A tape that no
/// backward pass has used up gives its memory back when it is collected.
/// </summary>
internal sealed class RecurrentTape
{
    private RecurrentTape(torch.Tensor seen, torch.Tensor sums, torch.Tensor? memory)
    {
        Seen = seen;
        Sums = sums;
        Memory = memory;
    }

    ~RecurrentTape() => Release();

    /// <summary>What each step saw, and the last state: for each part of the batch (steps + 1, its rows, stride).</summary>
    public torch.Tensor Seen { get; }

    /// <summary>Each step's sums, then its gates: for each part (steps, its rows, stride).</summary>
    public torch.Tensor Sums { get; }

    /// <summary>The second state before each step and after the last: for each part (steps + 1, its rows, width); or null.</summary>
    public torch.Tensor? Memory { get; }

    /// <summary>Rents the memory of one direction.</summary>
    /// <param name="extent">The call's sizes.</param>
    /// <param name="steps">Steps to keep: all of them, or 1 when no gradient is wanted and each overwrites the last.</param>
    /// <param name="type">float32 or float64.</param>
    public static RecurrentTape Rent<T, TCell>(in RecurrentExtent<T, TCell> extent, int steps, torch.ScalarType type)
        where T : unmanaged
        where TCell : struct, IRecurrentCell<T> =>
        new(
            Buffers.Rent((long)(steps + 1) * extent.Rows * extent.SeenStride, type),
            Buffers.Rent((long)steps * extent.Rows * extent.SumsStride, type),
            TCell.HasMemory ? Buffers.Rent((long)(steps + 1) * extent.Rows * extent.Width, type) : null);

    /// <summary>Gives the memory back; the tape must not be used after that.</summary>
    public void Return()
    {
        System.GC.SuppressFinalize(this);
        Release();
    }

    private void Release()
    {
        Buffers.Return(Seen);
        Buffers.Return(Sums);
        Buffers.Return(Memory);
    }
}
