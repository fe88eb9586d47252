namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op conj = new("aten::conj");
    internal static readonly Op digamma = new("aten::digamma");
    internal static readonly Op digamma_ = new("aten::digamma_");
    internal static readonly Op erf = new("aten::erf");
    internal static readonly Op erf_ = new("aten::erf_");
    internal static readonly Op erfc = new("aten::erfc");
    internal static readonly Op erfc_ = new("aten::erfc_");
    internal static readonly Op erfinv = new("aten::erfinv");
    internal static readonly Op erfinv_ = new("aten::erfinv_");
    internal static readonly Op exp = new("aten::exp");
    internal static readonly Op exp2 = new("aten::exp2");
    internal static readonly Op exp2_ = new("aten::exp2_");
    internal static readonly Op exp_ = new("aten::exp_");
    internal static readonly Op expm1 = new("aten::expm1");
    internal static readonly Op expm1_ = new("aten::expm1_");
    internal static readonly Op i0 = new("aten::i0");
    internal static readonly Op i0_ = new("aten::i0_");
    internal static readonly Op lgamma = new("aten::lgamma");
    internal static readonly Op lgamma_ = new("aten::lgamma_");
    internal static readonly Op log = new("aten::log");
    internal static readonly Op log10 = new("aten::log10");
    internal static readonly Op log10_ = new("aten::log10_");
    internal static readonly Op log1p = new("aten::log1p");
    internal static readonly Op log1p_ = new("aten::log1p_");
    internal static readonly Op log2 = new("aten::log2");
    internal static readonly Op log2_ = new("aten::log2_");
    internal static readonly Op log_ = new("aten::log_");
    internal static readonly Op logit = new("aten::logit");
    internal static readonly Op logit_ = new("aten::logit_");
    internal static readonly Op mvlgamma = new("aten::mvlgamma");
    internal static readonly Op mvlgamma_ = new("aten::mvlgamma_");
    internal static readonly Op rsqrt = new("aten::rsqrt");
    internal static readonly Op rsqrt_ = new("aten::rsqrt_");
    internal static readonly Op sqrt = new("aten::sqrt");
    internal static readonly Op sqrt_ = new("aten::sqrt_");
}
