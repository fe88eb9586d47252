using System.Collections.Generic;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A stack of layers of a Transformer's encoder. Vaswani et al., 2017.</summary>
/// <remarks>Time comes first: (time, batch, features).</remarks>
public sealed class TransformerEncoder
    : nn.Module<Tensor, Tensor?, Tensor?, Tensor>, nn.IModule<Tensor, Tensor?, Tensor>, nn.IModule<Tensor, Tensor>
{
    private readonly List<TransformerEncoderLayer> _layers = [];

    internal TransformerEncoder(TransformerEncoderLayer layer, long count) : base(nameof(TransformerEncoder))
    {
        Guard.Positive("TransformerEncoder", count, "num_layers");
        var layers = new ModuleList<TransformerEncoderLayer>();
        for (var place = 0; place < count; place++)
        {
            var copy = new TransformerEncoderLayer(layer);
            layers.Add(copy);
            _layers.Add(copy);
        }
        register_module("layers", layers);
    }

    /// <summary>Runs the layers one after another.</summary>
    /// <param name="src">(time, batch, features).</param>
    /// <param name="src_mask">Which steps a step may not see, (time, time); null for none.</param>
    /// <param name="src_key_padding_mask">Which steps of each sequence are padding, (batch, time); null for none.</param>
    /// <returns>Of the same shape.</returns>
    public override Tensor forward(Tensor src, Tensor? src_mask, Tensor? src_key_padding_mask)
    {
        using var scope = NewDisposeScope();
        var value = src;
        foreach (var layer in _layers)
        {
            value = layer.call(value, src_mask, src_key_padding_mask);
        }
        return value.MoveToOuterDisposeScope();
    }

    /// <summary>Runs the layers one after another.</summary>
    /// <param name="src">(time, batch, features).</param>
    /// <param name="src_mask">Which steps a step may not see, (time, time); null for none.</param>
    /// <returns>Of the same shape.</returns>
    public Tensor call(Tensor src, Tensor? src_mask) => base.call(src, src_mask, null);

    /// <summary>Runs the layers one after another.</summary>
    /// <param name="src">(time, batch, features).</param>
    /// <returns>Of the same shape.</returns>
    public Tensor call(Tensor src) => base.call(src, null, null);
}
