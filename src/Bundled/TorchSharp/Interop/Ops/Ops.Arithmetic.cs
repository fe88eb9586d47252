namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op add_Scalar = new("aten::add", "Scalar");
    internal static readonly Op add_Tensor = new("aten::add", "Tensor");
    internal static readonly Op add__Scalar = new("aten::add_", "Scalar");
    internal static readonly Op add__Tensor = new("aten::add_", "Tensor");
    internal static readonly Op mul_Scalar = new("aten::mul", "Scalar");
    internal static readonly Op mul_Tensor = new("aten::mul", "Tensor");
    internal static readonly Op mul__Scalar = new("aten::mul_", "Scalar");
    internal static readonly Op mul__Tensor = new("aten::mul_", "Tensor");
    internal static readonly Op sub_Scalar = new("aten::sub", "Scalar");
    internal static readonly Op sub_Tensor = new("aten::sub", "Tensor");
    internal static readonly Op sub__Scalar = new("aten::sub_", "Scalar");
    internal static readonly Op sub__Tensor = new("aten::sub_", "Tensor");
}
