using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>The sizes and switches of a recurrent network, as torch has them.</summary>
internal sealed record RecurrentSizes(
    string Name, long Features, long Hidden, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    /// <summary>1, or 2.</summary>
    public long Directions => Bidirectional ? 2 : 1;

    /// <summary>torch's names for the weights of a layer, direction by direction.</summary>
    /// <param name="layer">From 0, the lowest.</param>
    public IEnumerable<string> WeightNames(long layer) =>
        from direction in Enumerable.Range(0, (int)Directions)
        from kind in Bias ? ["weight_ih", "weight_hh", "bias_ih", "bias_hh"] : new[] { "weight_ih", "weight_hh" }
        select $"{kind}_l{layer}{(direction == 1 ? "_reverse" : "")}";

    /// <summary>Names what does not fit, before any arithmetic.</summary>
    /// <exception cref="ArgumentException">A tensor's axes, type or device, or a length does not fit.</exception>
    public void Check(torch.Tensor input, torch.Tensor[]? states, long[]? lengths, IEnumerable<torch.Tensor> parameters)
    {
        var (batch, time) = BatchFirst ? (input.shape[0], input.shape[1]) : (input.shape[1], input.shape[0]);
        if (input.shape[2] != Features)
        {
            throw new ArgumentException(
                $"{Name}: expected {(BatchFirst ? "(batch, time" : "(time, batch")}, features={Features}), "
                + $"got ({string.Join(", ", input.shape)}).",
                nameof(input));
        }

        if (parameters.FirstOrDefault(parameter => parameter.dtype != input.dtype || parameter.device_type != input.device_type) is { } other)
        {
            throw new ArgumentException(
                $"{Name}: expected an input of {other.dtype} on {other.device_type}, as its parameters are, got {input.dtype} on "
                + $"{input.device_type}: to(…) for one of them?",
                nameof(input));
        }

        foreach (var state in states ?? [])
        {
            if (!state.shape.AsSpan().SequenceEqual([Layers * Directions, batch, Hidden]) || state.dtype != input.dtype)
            {
                throw new ArgumentException(
                    $"{Name}: expected first states (layers · directions={Layers * Directions}, batch={batch}, hidden={Hidden}) "
                    + $"of {input.dtype}, got ({string.Join(", ", state.shape)}) of {state.dtype}.",
                    nameof(states));
            }
        }

        if (lengths is not null && (lengths.Length != batch || lengths.Any(length => length < 1 || length > time)))
        {
            throw new ArgumentException(
                $"{Name}: expected {batch} lengths from 1 to {time}, got {lengths.Length} of them from "
                + $"{lengths.DefaultIfEmpty().Min()} to {lengths.DefaultIfEmpty().Max()}.",
                nameof(lengths));
        }
    }
}
