using System;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>A fused network whose cells hand one state from step to step: what GRU and RNN share.</summary>
/// <typeparam name="TInner">torch's network.</typeparam>
public abstract class SingleStateRecurrent<TInner>
    : TransparentModule<torch.Tensor, torch.Tensor?, (torch.Tensor, torch.Tensor)>,
        IFusedRecurrent
    where TInner : torch.nn.Module<torch.Tensor, torch.Tensor?, (torch.Tensor, torch.Tensor)>
{
    /// <summary>Binds the kernels to torch's network.</summary>
    /// <param name="name">The name shown in summaries.</param>
    /// <param name="inner">torch's network.</param>
    /// <param name="packed">Runs it over packed sequences.</param>
    /// <param name="arithmetic">Its cell.</param>
    /// <param name="sizes">Its sizes.</param>
    private protected SingleStateRecurrent(
        string name,
        TInner inner,
        Func<torch.nn.utils.rnn.PackedSequence, torch.Tensor?, (torch.nn.utils.rnn.PackedSequence, torch.Tensor)> packed,
        RecurrentArithmetic arithmetic,
        RecurrentSizes sizes)
        : base(name, inner)
    {
        Inner = inner;
        Stack = new RecurrentStack(inner, new Torchs(inner, packed), arithmetic, sizes);
    }

    /// <summary>torch's network, which holds the parameters.</summary>
    public TInner Inner { get; }

    /// <summary>What computes.</summary>
    internal RecurrentStack Stack { get; }

    /// <summary>Told how long the kernel's stages take; null (the default) for none.</summary>
    public RecurrentClock? Clock { get; set; }

    /// <summary>Runs over sequences of equal length.</summary>
    /// <param name="input">(batch, time, features) if batchFirst, else (time, batch, features).</param>
    /// <param name="h0">First state, (layers · directions, batch, hidden); zeros when null.</param>
    /// <returns>The top layer's state at each step, laid out as the input with directions · hidden features, and each
    /// layer's last state, (layers · directions, batch, hidden).</returns>
    /// <exception cref="ArgumentException">The axes do not fit.</exception>
    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0 = null)
    {
        var (output, last) = Stack.Run(input, h0 is null ? null : [h0], lengths: null, wantsOutput: true, training, Clock);
        return (output!, last[0]);
    }

    /// <inheritdoc cref="forward"/>
    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0);

    /// <summary>
    /// Runs over sequences of different lengths, filled up at their ends: as torch does with packed sequences, a sequence's
    /// state stays as it is after its last step, the reverse reader begins there, and the output behind it is zero.
    /// </summary>
    /// <param name="input">(batch, time, features) if batchFirst, else (time, batch, features), on the CPU.</param>
    /// <param name="lengths">Steps of each sequence, from 1.</param>
    /// <param name="h0">First state, (layers · directions, batch, hidden); zeros when null.</param>
    /// <exception cref="ArgumentException">The axes or the lengths do not fit.</exception>
    public (torch.Tensor Output, torch.Tensor Hidden) Run(torch.Tensor input, long[] lengths, torch.Tensor? h0 = null)
    {
        var (output, last) = Stack.Run(input, h0 is null ? null : [h0], lengths, wantsOutput: true, training, Clock);
        return (output!, last[0]);
    }

    /// <inheritdoc/>
    torch.Tensor IFusedRecurrent.LastHidden(torch.Tensor input, long[]? lengths) =>
        Stack.Run(input, states: null, lengths, wantsOutput: false, training, Clock).Last[0];

    private sealed class Torchs(
        TInner inner,
        Func<torch.nn.utils.rnn.PackedSequence, torch.Tensor?, (torch.nn.utils.rnn.PackedSequence, torch.Tensor)> packed)
        : ITorchRecurrent
    {
        public (torch.Tensor Output, torch.Tensor[] Last) Padded(torch.Tensor input, torch.Tensor[]? states)
        {
            var (output, hidden) = inner.call(input, states?[0]);
            return (output, [hidden]);
        }

        public (torch.nn.utils.rnn.PackedSequence Output, torch.Tensor[] Last) Packed(
            torch.nn.utils.rnn.PackedSequence input, torch.Tensor[]? states)
        {
            var (output, hidden) = packed(input, states?[0]);
            return (output, [hidden]);
        }
    }
}
