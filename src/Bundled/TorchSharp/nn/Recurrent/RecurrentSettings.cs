using System;

namespace TorchSharp.Modules;

/// <summary>The sizes and switches that every recurrent layer has.</summary>
internal readonly record struct RecurrentSettings(
    string Layer, long InputSize, long HiddenSize, long Layers, bool Bias, bool BatchFirst, double Dropout, bool Bidirectional)
{
    internal long Directions => Bidirectional ? 2 : 1;

    /// <summary>The same settings, once they are known to make sense.</summary>
    internal RecurrentSettings Checked()
    {
        Guard.Positive(Layer, InputSize, "inputSize");
        Guard.Positive(Layer, HiddenSize, "hiddenSize");
        Guard.Positive(Layer, Layers, "numLayers");
        Guard.Probability(Layer, Dropout, "dropout");
        return this;
    }
}
