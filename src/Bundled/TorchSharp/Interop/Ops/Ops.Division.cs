namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op div_Scalar_mode = new("aten::div", "Scalar_mode");
    internal static readonly Op div_Tensor_mode = new("aten::div", "Tensor_mode");
    internal static readonly Op div__Scalar_mode = new("aten::div_", "Scalar_mode");
    internal static readonly Op div__Tensor_mode = new("aten::div_", "Tensor_mode");
    internal static readonly Op floor_divide = new("aten::floor_divide");
    internal static readonly Op floor_divide_Scalar = new("aten::floor_divide", "Scalar");
    internal static readonly Op floor_divide__Scalar = new("aten::floor_divide_", "Scalar");
    internal static readonly Op floor_divide__Tensor = new("aten::floor_divide_", "Tensor");
    internal static readonly Op fmod_Scalar = new("aten::fmod", "Scalar");
    internal static readonly Op fmod_Tensor = new("aten::fmod", "Tensor");
    internal static readonly Op fmod__Scalar = new("aten::fmod_", "Scalar");
    internal static readonly Op fmod__Tensor = new("aten::fmod_", "Tensor");
    internal static readonly Op remainder_Scalar = new("aten::remainder", "Scalar");
    internal static readonly Op remainder_Tensor = new("aten::remainder", "Tensor");
    internal static readonly Op remainder__Scalar = new("aten::remainder_", "Scalar");
    internal static readonly Op remainder__Tensor = new("aten::remainder_", "Tensor");
    internal static readonly Op true_divide_Scalar = new("aten::true_divide", "Scalar");
    internal static readonly Op true_divide_Tensor = new("aten::true_divide", "Tensor");
    internal static readonly Op true_divide__Scalar = new("aten::true_divide_", "Scalar");
    internal static readonly Op true_divide__Tensor = new("aten::true_divide_", "Tensor");
}
