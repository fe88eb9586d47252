using System;
using System.Diagnostics.CodeAnalysis;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A fully connected layer: y = x Wᵀ + b.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    private Parameter? _weight;
    private Parameter? _bias;

    internal Linear(Parameter weight, Parameter? bias) : base(nameof(Linear))
    {
        ArgumentNullException.ThrowIfNull(weight);
        (out_features, in_features) = (weight.shape[0], weight.shape[1]);
        this.weight = weight;
        this.bias = bias;
    }

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype) : base(nameof(Linear))
    {
        Guard.Positive("Linear", inputSize, nameof(inputSize));
        Guard.Positive("Linear", outputSize, nameof(outputSize));
        (in_features, out_features) = (inputSize, outputSize);
        weight = Guard.NewParameter([outputSize, inputSize], dtype, device);
        nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        if (hasBias)
        {
            bias = Guard.NewParameter([outputSize], dtype, device);
            var bound = 1 / Math.Sqrt(inputSize);
            nn.init.uniform_(bias, -bound, bound);
        }
    }

    /// <summary>How many features go in.</summary>
    public long in_features { get; set; }

    /// <summary>How many features come out.</summary>
    public long out_features { get; set; }

    /// <summary>The weights W, (out_features, in_features); setting them disposes those before.</summary>
    public Parameter weight
    {
        get => _weight!;
        [MemberNotNull(nameof(_weight))]
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Own(ref _weight, value, nameof(weight));
            _weight = value;
        }
    }

    /// <summary>The bias b, (out_features), or null; setting it disposes the one before.</summary>
    public Parameter? bias
    {
        get => _bias;
        set => Own(ref _bias, value, nameof(bias));
    }

    /// <summary>Computes x Wᵀ + b.</summary>
    /// <param name="tensor">x, (…, in_features).</param>
    /// <returns>(…, out_features).</returns>
    /// <exception cref="System.Runtime.InteropServices.ExternalException">The last axis is not in_features long.</exception>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight!, _bias);
}
