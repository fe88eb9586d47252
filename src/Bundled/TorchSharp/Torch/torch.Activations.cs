namespace TorchSharp;

public static partial class torch
{
    // What networks put between their layers, element by element or along a dimension.
    /// <summary>1/(1 + exp(-x)), in (0, 1).</summary>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>1/(1 + exp(-x)), in (0, 1), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <summary>max(x, 0).</summary>
    public static Tensor relu(Tensor input) => input.relu();

    /// <summary>max(x, 0), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor relu_(Tensor input) => input.relu_();

    /// <summary>Scaled exponential linear unit (Klambauer et al., 2017).</summary>
    public static Tensor selu(Tensor input) => input.selu();

    /// <summary>Scaled exponential linear unit (Klambauer et al., 2017), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor selu_(Tensor input) => input.selu_();

    /// <summary>min(max(x, 0), 6).</summary>
    public static Tensor relu6(Tensor input) => input.relu6();

    /// <summary>min(max(x, 0), 6), in place.</summary>
    /// <returns>This tensor's memory as a new handle.</returns>
    public static Tensor relu6_(Tensor input) => input.relu6_();
}
