namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op cummax = new("aten::cummax");
    internal static readonly Op cummin = new("aten::cummin");
    internal static readonly Op cumprod = new("aten::cumprod");
    internal static readonly Op cumsum = new("aten::cumsum");
    internal static readonly Op logcumsumexp = new("aten::logcumsumexp");
}
