namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op abs = new("aten::abs");
    internal static readonly Op abs_ = new("aten::abs_");
    internal static readonly Op ceil = new("aten::ceil");
    internal static readonly Op ceil_ = new("aten::ceil_");
    internal static readonly Op clamp = new("aten::clamp");
    internal static readonly Op clamp_ = new("aten::clamp_");
    internal static readonly Op clamp_Tensor = new("aten::clamp", "Tensor");
    internal static readonly Op clamp__Tensor = new("aten::clamp_", "Tensor");
    internal static readonly Op clamp_max = new("aten::clamp_max");
    internal static readonly Op clamp_max_ = new("aten::clamp_max_");
    internal static readonly Op clamp_min = new("aten::clamp_min");
    internal static readonly Op clamp_min_ = new("aten::clamp_min_");
    internal static readonly Op floor = new("aten::floor");
    internal static readonly Op floor_ = new("aten::floor_");
    internal static readonly Op frac = new("aten::frac");
    internal static readonly Op frac_ = new("aten::frac_");
    internal static readonly Op nan_to_num = new("aten::nan_to_num");
    internal static readonly Op nan_to_num_ = new("aten::nan_to_num_");
    internal static readonly Op round__decimals = new("aten::round_", "decimals");
    internal static readonly Op round_decimals = new("aten::round", "decimals");
    internal static readonly Op sgn = new("aten::sgn");
    internal static readonly Op sgn_ = new("aten::sgn_");
    internal static readonly Op sign = new("aten::sign");
    internal static readonly Op sign_ = new("aten::sign_");
    internal static readonly Op signbit = new("aten::signbit");
    internal static readonly Op trunc = new("aten::trunc");
    internal static readonly Op trunc_ = new("aten::trunc_");
}
