using TorchSharp.Interop;
using static TorchSharp.torch;

namespace TorchSharp;

internal static partial class Kernels
{
    private static readonly Op s_bce = new("aten::binary_cross_entropy");
    private static readonly Op s_bceWithLogits = new("aten::binary_cross_entropy_with_logits");
    private static readonly Op s_crossEntropy = new("aten::cross_entropy_loss");
    private static readonly Op s_nll = new("aten::nll_loss_nd");
    private static readonly Op s_mse = new("aten::mse_loss");
    private static readonly Op s_l1 = new("aten::l1_loss");
    private static readonly Op s_smoothL1 = new("aten::smooth_l1_loss");
    private static readonly Op s_huber = new("aten::huber_loss");
    private static readonly Op s_klDiv = new("aten::kl_div");

    internal static Tensor BinaryCrossEntropy(Tensor input, Tensor target, Tensor? weight, nn.Reduction reduction)
        => s_bce.Call(input, target, weight, (long)reduction);

    internal static Tensor BinaryCrossEntropyWithLogits(
        Tensor input, Tensor target, Tensor? weight, Tensor? positiveWeight, nn.Reduction reduction)
        => s_bceWithLogits.Call(input, target, weight, positiveWeight, (long)reduction);

    internal static Tensor CrossEntropy(
        Tensor input, Tensor target, Tensor? weight, nn.Reduction reduction, long ignoreIndex, double smoothing)
        => s_crossEntropy.Call(input, target, weight, (long)reduction, ignoreIndex, smoothing);

    internal static Tensor Nll(Tensor input, Tensor target, Tensor? weight, nn.Reduction reduction)
        => s_nll.Call(input, target, weight, (long)reduction);

    internal static Tensor Mse(Tensor input, Tensor target, nn.Reduction reduction) => s_mse.Call(input, target, (long)reduction);

    internal static Tensor L1(Tensor input, Tensor target, nn.Reduction reduction) => s_l1.Call(input, target, (long)reduction);

    internal static Tensor SmoothL1(Tensor input, Tensor target, nn.Reduction reduction, double beta)
        => s_smoothL1.Call(input, target, (long)reduction, beta);

    internal static Tensor Huber(Tensor input, Tensor target, nn.Reduction reduction, double delta)
        => s_huber.Call(input, target, (long)reduction, delta);

    internal static Tensor KlDiv(Tensor input, Tensor target, nn.Reduction reduction, bool logTarget)
        => s_klDiv.Call(input, target, (long)reduction, logTarget);
}
