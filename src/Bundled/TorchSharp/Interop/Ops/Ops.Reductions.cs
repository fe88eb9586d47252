namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op all = new("aten::all");
    internal static readonly Op all_dim = new("aten::all", "dim");
    internal static readonly Op amax = new("aten::amax");
    internal static readonly Op amax_out = new("aten::amax", "out");
    internal static readonly Op amin = new("aten::amin");
    internal static readonly Op amin_out = new("aten::amin", "out");
    internal static readonly Op aminmax = new("aten::aminmax");
    internal static readonly Op any = new("aten::any");
    internal static readonly Op any_dim = new("aten::any", "dim");
    internal static readonly Op argmax = new("aten::argmax");
    internal static readonly Op argmin = new("aten::argmin");
    internal static readonly Op max = new("aten::max");
    internal static readonly Op max_dim = new("aten::max", "dim");
    internal static readonly Op mean = new("aten::mean");
    internal static readonly Op mean_dim = new("aten::mean", "dim");
    internal static readonly Op min = new("aten::min");
    internal static readonly Op min_dim = new("aten::min", "dim");
    internal static readonly Op nanmean = new("aten::nanmean");
    internal static readonly Op nansum = new("aten::nansum");
    internal static readonly Op prod = new("aten::prod");
    internal static readonly Op prod_dim_int = new("aten::prod", "dim_int");
    internal static readonly Op sum = new("aten::sum");
    internal static readonly Op sum_dim_IntList = new("aten::sum", "dim_IntList");
}
