using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// A multilayer perceptron: linear layers with an activation between each two of them. (batch, sizes[0]) →
/// (batch, sizes[^1]) float32 logits, or (batch) when the last size is 1. With two sizes it is a linear model.
/// </summary>
public sealed class Mlp : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    private readonly Linear[] layers;

    /// <summary>Builds the layers, with torch's own initial values.</summary>
    /// <param name="name">The model's name in summaries and ledgers.</param>
    /// <param name="sizes">How many numbers go in, how many each hidden layer has, and how many come out.</param>
    /// <param name="activation">What stands between two layers.</param>
    /// <exception cref="ArgumentException">There are fewer than two sizes, or one is below 1.</exception>
    public Mlp(string name, IReadOnlyList<int> sizes, Activation activation = Activation.ReLU)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        if (sizes.Count < 2 || sizes.Any(size => size < 1))
        {
            throw new ArgumentException(
                "Mlp: expected sizes of at least 1, one for the inputs, each hidden layer and the outputs, got "
                + $"[{string.Join("; ", sizes)}].",
                nameof(sizes));
        }

        Sizes = [.. sizes];
        Activation = activation;
        layers = new Linear[sizes.Count - 1];
        for (int layer = 0; layer < layers.Length; layer++)
        {
            layers[layer] = torch.nn.Linear(sizes[layer], sizes[layer + 1]);
            register_module($"layer{layer + 1}", layers[layer]);
        }
    }

    /// <summary>How many numbers go in, how many each hidden layer has, and how many come out.</summary>
    public IReadOnlyList<int> Sizes { get; }

    /// <summary>What stands between two layers.</summary>
    public Activation Activation { get; }

    /// <summary>The linear layers, the first one first.</summary>
    public IReadOnlyList<Linear> Layers => layers;

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (inputs.ndim != 2 || inputs.shape[1] != Sizes[0])
        {
            throw new ArgumentException(
                $"{GetName()}: expected inputs (batch, features={Sizes[0]}), got ({string.Join(", ", inputs.shape)})"
                + (inputs.ndim > 2 ? ": flatten the images?" : "."),
                nameof(inputs));
        }

        torch.Tensor hidden = inputs;
        for (int layer = 0; layer < layers.Length - 1; layer++)
        {
            hidden = Activate(layers[layer].call(hidden));          // (batch, sizes[layer + 1])
        }

        torch.Tensor outputs = layers[^1].call(hidden);             // (batch, sizes[^1])
        return Sizes[^1] == 1 ? outputs.squeeze(1) : outputs;
    }

    private torch.Tensor Activate(torch.Tensor values) => Activation switch
    {
        Activation.Tanh => torch.tanh(values),
        Activation.Sigmoid => torch.sigmoid(values),
        Activation.LeakyReLU => torch.nn.functional.leaky_relu(values, 0.01),
        _ => torch.nn.functional.relu(values),
    };
}
