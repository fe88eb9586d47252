using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>The engine for one cell and one type of numbers.</summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TCell">The cell.</typeparam>
internal sealed unsafe class RecurrentEngine<T, TCell> : RecurrentEngine
    where T : unmanaged, INumberBase<T>
    where TCell : struct, IRecurrentCell<T>
{
    private static int States => TCell.HasMemory ? 2 : 1;

    /// <inheritdoc/>
    public override (List<torch.Tensor> Outputs, RecurrentTape[]? Tapes) Forward(
        RecurrentCall call, IReadOnlyList<torch.Tensor> tensors)
    {
        var (extent, directions) = SizesOf(call, tensors);
        var type = tensors[0].dtype;
        var outputs = new List<torch.Tensor>();
        if (call.WantsOutput)
        {
            outputs.Add(torch.empty(extent.Batch, extent.Time, directions * extent.Hidden, dtype: type));
        }

        for (var state = 0; state < States; state++)
        {
            outputs.Add(torch.empty(directions, extent.Batch, extent.Hidden, dtype: type));
        }

        var lap = RecurrentClock.Start(call.Clock);
        var weights = Enumerable.Range(0, directions)
            .Select(direction => RecurrentWeights<T, TCell>.ToSums(extent, Weights(call, tensors, direction)))
            .ToArray();
        lap.Lap(RecurrentStage.Packing);
        lap.Stop();

        var tapes = new RecurrentTape[directions];
        var sweeps = new RecurrentSweep<T, TCell>[directions];
        var ends = new ForwardEnds<T>[directions];
        for (var direction = 0; direction < directions; direction++)
        {
            tapes[direction] = RecurrentTape.Rent(extent, call.Keeps ? extent.Time : 1, type);
            sweeps[direction] = Sweep(call, extent, tapes[direction], direction);
            ends[direction] = new ForwardEnds<T>
            {
                Input = TensorMemory.Of<T>(tensors[0]),
                FirstHidden = call.HasState ? State(tensors[1], extent, direction) : null,
                FirstMemory = call.HasState && TCell.HasMemory ? State(tensors[2], extent, direction) : null,
                Output = call.WantsOutput ? TensorMemory.Of<T>(outputs[0]) + (direction * extent.Hidden) : null,
                OutputWidth = directions * extent.Hidden,
                LastHidden = State(outputs[^States], extent, direction),
                LastMemory = TCell.HasMemory ? State(outputs[^1], extent, direction) : null,
            };
        }

        Cores.Run(directions * extent.Parts, part =>
        {
            var direction = part % directions;
            sweeps[direction].Forward(part / directions, weights[direction], ends[direction], call.Clock);
        });
        GC.KeepAlive(tensors);
        foreach (var matrix in weights)
        {
            matrix.Dispose();
        }

        if (call.Keeps)
        {
            return (outputs, tapes);
        }

        foreach (var tape in tapes)
        {
            tape.Return();
        }

        return (outputs, null);
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> Backward(
        RecurrentCall call, IReadOnlyList<torch.Tensor> tensors, RecurrentTape[] tapes, IReadOnlyList<torch.Tensor?> slopes)
    {
        var (extent, directions) = SizesOf(call, tensors);
        var results = tensors.Select(tensor => torch.empty_like(tensor)).ToList();
        var inputs = Enumerable.Range(0, directions).Select(d => d == 0 ? results[0] : torch.empty_like(tensors[0])).ToArray();

        var lap = RecurrentClock.Start(call.Clock);
        var weights = Enumerable.Range(0, directions)
            .Select(direction => RecurrentWeights<T, TCell>.ToSeen(extent, Weights(call, tensors, direction)))
            .ToArray();
        lap.Lap(RecurrentStage.Packing);
        lap.Stop();

        var sweeps = new RecurrentSweep<T, TCell>[directions];
        var ends = new BackwardEnds<T>[directions];
        var output = call.WantsOutput ? slopes[0] : null;
        for (var direction = 0; direction < directions; direction++)
        {
            sweeps[direction] = Sweep(call, extent, tapes[direction], direction);
            ends[direction] = new BackwardEnds<T>
            {
                OutputSlope = output is null ? null : TensorMemory.Of<T>(output) + (direction * extent.Hidden),
                OutputWidth = directions * extent.Hidden,
                LastHiddenSlope = State(slopes[^States], extent, direction),
                LastMemorySlope = TCell.HasMemory ? State(slopes[^1], extent, direction) : null,
                InputSlope = TensorMemory.Of<T>(inputs[direction]),
                FirstHiddenSlope = call.HasState ? State(results[1], extent, direction) : null,
                FirstMemorySlope = call.HasState && TCell.HasMemory ? State(results[2], extent, direction) : null,
            };
        }

        var share = (nint)extent.Sums * extent.SeenWidth;
        var gradients = Buffers.Rent(directions * extent.Parts * share, tensors[0].dtype);
        var shares = (nint)TensorMemory.Of<T>(gradients);
        Cores.Run(directions * extent.Parts, part =>
        {
            var (direction, rows) = (part % directions, part / directions);
            var gradient = (T*)shares + (((direction * extent.Parts) + rows) * share);
            sweeps[direction].Backward(rows, weights[direction], ends[direction], gradient, call.Clock);
        });
        GC.KeepAlive(slopes);
        for (var direction = 0; direction < directions; direction++)
        {
            var gradient = (T*)shares + (direction * extent.Parts * share);
            RecurrentWeights<T, TCell>.Unpack(extent, gradient, Weights(call, results, direction));
            tapes[direction].Return();
            weights[direction].Dispose();
        }

        Buffers.Return(gradients);
        foreach (var other in inputs.Skip(1))
        {
            inputs[0].add_(other);
        }

        return results;
    }

    private static RecurrentSweep<T, TCell> Sweep(
        RecurrentCall call, in RecurrentExtent<T, TCell> extent, RecurrentTape tape, int direction) => new()
        {
            Extent = extent,
            Reversed = direction == 1,
            Lengths = call.Lengths,
            Keeps = call.Keeps,
            Seen = TensorMemory.Of<T>(tape.Seen),
            Sums = TensorMemory.Of<T>(tape.Sums),
            Memory = TensorMemory.Of<T>(tape.Memory),
        };

    private static (RecurrentExtent<T, TCell> Extent, int Directions) SizesOf(
        RecurrentCall call, IReadOnlyList<torch.Tensor> tensors)
    {
        var input = tensors[0].shape;
        var first = FirstWeight(call);
        var extent = new RecurrentExtent<T, TCell>(
            checked((int)input[0]), checked((int)input[1]), checked((int)input[2]), checked((int)tensors[first + 1].shape[1]));
        return (extent, (tensors.Count - first) / call.WeightsOfDirection);
    }

    private static int FirstWeight(RecurrentCall call) => call.HasState ? 1 + States : 1;

    private static T* State(torch.Tensor? states, in RecurrentExtent<T, TCell> extent, int direction) =>
        states is null ? null : TensorMemory.Of<T>(states) + ((nint)direction * extent.Batch * extent.Hidden);

    private static RecurrentParameters<T> Weights(RecurrentCall call, IReadOnlyList<torch.Tensor> tensors, int direction)
    {
        var at = FirstWeight(call) + (direction * call.WeightsOfDirection);
        var biased = call.WeightsOfDirection == 4;
        return new RecurrentParameters<T>(
            TensorMemory.Of<T>(tensors[at]),
            TensorMemory.Of<T>(tensors[at + 1]),
            biased ? TensorMemory.Of<T>(tensors[at + 2]) : null,
            biased ? TensorMemory.Of<T>(tensors[at + 3]) : null);
    }
}
