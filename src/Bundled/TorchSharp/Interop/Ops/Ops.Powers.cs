namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op addcdiv = new("aten::addcdiv");
    internal static readonly Op addcdiv_ = new("aten::addcdiv_");
    internal static readonly Op addcmul = new("aten::addcmul");
    internal static readonly Op addcmul_ = new("aten::addcmul_");
    internal static readonly Op atan2 = new("aten::atan2");
    internal static readonly Op atan2_ = new("aten::atan2_");
    internal static readonly Op copysign_Tensor = new("aten::copysign", "Tensor");
    internal static readonly Op copysign__Tensor = new("aten::copysign_", "Tensor");
    internal static readonly Op float_power_Tensor_Tensor = new("aten::float_power", "Tensor_Tensor");
    internal static readonly Op hypot = new("aten::hypot");
    internal static readonly Op lerp_Tensor = new("aten::lerp", "Tensor");
    internal static readonly Op lerp__Tensor = new("aten::lerp_", "Tensor");
    internal static readonly Op logaddexp = new("aten::logaddexp");
    internal static readonly Op neg = new("aten::neg");
    internal static readonly Op neg_ = new("aten::neg_");
    internal static readonly Op positive = new("aten::positive");
    internal static readonly Op pow_Tensor_Scalar = new("aten::pow", "Tensor_Scalar");
    internal static readonly Op pow_Tensor_Tensor = new("aten::pow", "Tensor_Tensor");
    internal static readonly Op pow__Scalar = new("aten::pow_", "Scalar");
    internal static readonly Op pow__Tensor = new("aten::pow_", "Tensor");
    internal static readonly Op reciprocal = new("aten::reciprocal");
    internal static readonly Op reciprocal_ = new("aten::reciprocal_");
    internal static readonly Op square = new("aten::square");
    internal static readonly Op xlogy_Scalar_Other = new("aten::xlogy", "Scalar_Other");
    internal static readonly Op xlogy_Tensor = new("aten::xlogy", "Tensor");
    internal static readonly Op xlogy__Scalar_Other = new("aten::xlogy_", "Scalar_Other");
    internal static readonly Op xlogy__Tensor = new("aten::xlogy_", "Tensor");
}
