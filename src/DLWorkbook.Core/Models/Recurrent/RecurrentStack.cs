using System;
using System.Collections.Generic;
using System.Linq;
using DLWorkbook.Core.Kernels;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>The layers of a fused recurrent network, one above the other, and the weights that torch's network holds.</summary>
internal sealed class RecurrentStack
{
    private readonly torch.nn.Module inner;
    private readonly ITorchRecurrent torchs;
    private readonly RecurrentArithmetic arithmetic;
    private readonly RecurrentSizes sizes;

    /// <summary>Binds the kernels to torch's network.</summary>
    /// <param name="inner">torch's network.</param>
    /// <param name="torchs">What runs it.</param>
    /// <param name="arithmetic">Its cell.</param>
    /// <param name="sizes">Its sizes.</param>
    public RecurrentStack(
        torch.nn.Module inner, ITorchRecurrent torchs, RecurrentArithmetic arithmetic, RecurrentSizes sizes)
    {
        this.inner = inner;
        this.torchs = torchs;
        this.arithmetic = arithmetic;
        this.sizes = sizes;
    }

    private int States => arithmetic == RecurrentArithmetic.Lstm ? 2 : 1;

    /// <summary>Runs all layers.</summary>
    /// <param name="input">(batch, time, features), or (time, batch, features) unless batch first.</param>
    /// <param name="states">First states, each (layers · directions, batch, hidden); null for zeros.</param>
    /// <param name="lengths">Steps of each sequence; null when all have all.</param>
    /// <param name="wantsOutput">Whether the top layer's states of all steps are wanted.</param>
    /// <param name="training">Whether to drop out between layers.</param>
    /// <param name="clock">Told how long the stages take, or null.</param>
    /// <returns>The output, laid out as the input, or null; and the last states, each (layers · directions, batch, hidden).</returns>
    public (torch.Tensor? Output, torch.Tensor[] Last) Run(
        torch.Tensor input, torch.Tensor[]? states, long[]? lengths, bool wantsOutput, bool training, RecurrentClock? clock)
    {
        if (!TensorMemory.IsOpen(input) || input.dim() != 3 || input.numel() == 0)
        {
            return RunTorchs(input, states, lengths);
        }

        using var scope = torch.NewDisposeScope();
        var parameters = inner.named_parameters().ToDictionary(entry => entry.name, entry => (torch.Tensor)entry.parameter);
        sizes.Check(input, states, lengths, parameters.Values);
        var keeps = torch.is_grad_enabled()
            && (input.requires_grad || parameters.Values.Any(p => p.requires_grad) || states?.Any(s => s.requires_grad) == true);
        var x = (sizes.BatchFirst ? input : input.transpose(0, 1)).contiguous();
        var last = Enumerable.Range(0, States).Select(_ => new List<torch.Tensor>()).ToArray();
        torch.Tensor? output = null;
        for (var layer = 0; layer < sizes.Layers; layer++)
        {
            var top = layer == sizes.Layers - 1;
            var call = new RecurrentCall
            {
                Arithmetic = arithmetic,
                HasState = states is not null,
                WeightsOfDirection = sizes.Bias ? 4 : 2,
                Lengths = lengths,
                WantsOutput = wantsOutput || !top,
                Keeps = keeps,
                Clock = clock,
            };
            List<object> arguments = [call, x];
            foreach (var state in states ?? [])
            {
                arguments.Add(state.narrow(0, layer * sizes.Directions, sizes.Directions).contiguous());
            }

            foreach (var name in sizes.WeightNames(layer))
            {
                arguments.Add(parameters[name].contiguous());
            }

            var results = RecurrentFunction.apply(arguments.ToArray());
            for (var state = 0; state < States; state++)
            {
                last[state].Add(results[results.Count - States + state]);
            }

            output = call.WantsOutput ? results[0] : null;
            if (!top)
            {
                x = FusedDropout.Apply(output!, sizes.Dropout, training);
            }
        }

        var joined = last.Select(list => (list.Count == 1 ? list[0] : torch.cat(list, 0)).MoveToOuterDisposeScope()).ToArray();
        var shown = output is null ? null : sizes.BatchFirst ? output : output.transpose(0, 1);
        return (shown?.MoveToOuterDisposeScope(), joined);
    }

    /// <summary>What the kernels do not do: other devices and types, and the errors of what is nothing at all.</summary>
    internal (torch.Tensor? Output, torch.Tensor[] Last) RunTorchs(torch.Tensor input, torch.Tensor[]? states, long[]? lengths)
    {
        if (lengths is null)
        {
            return torchs.Padded(input, states);
        }

        using var counts = torch.tensor(lengths);
        using var packed = torch.nn.utils.rnn.pack_padded_sequence(input, counts, sizes.BatchFirst, enforce_sorted: false);
        var (output, last) = torchs.Packed(packed, states);
        using (output)
        {
            var time = input.shape[sizes.BatchFirst ? 1 : 0];
            var (padded, ends) = torch.nn.utils.rnn.pad_packed_sequence(output, sizes.BatchFirst, 0.0, time);
            ends.Dispose();
            return (padded, last);
        }
    }
}
