namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op bitwise_and_Tensor = new("aten::bitwise_and", "Tensor");
    internal static readonly Op bitwise_and__Tensor = new("aten::bitwise_and_", "Tensor");
    internal static readonly Op bitwise_not = new("aten::bitwise_not");
    internal static readonly Op bitwise_not_ = new("aten::bitwise_not_");
    internal static readonly Op bitwise_or_Tensor = new("aten::bitwise_or", "Tensor");
    internal static readonly Op bitwise_or__Tensor = new("aten::bitwise_or_", "Tensor");
    internal static readonly Op bitwise_xor_Tensor = new("aten::bitwise_xor", "Tensor");
    internal static readonly Op bitwise_xor__Tensor = new("aten::bitwise_xor_", "Tensor");
}
