namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op bincount = new("aten::bincount");
    internal static readonly Op corrcoef = new("aten::corrcoef");
    internal static readonly Op count_nonzero = new("aten::count_nonzero");
    internal static readonly Op count_nonzero_dim_IntList = new("aten::count_nonzero", "dim_IntList");
    internal static readonly Op cov = new("aten::cov");
    internal static readonly Op dist = new("aten::dist");
    internal static readonly Op histc = new("aten::histc");
    internal static readonly Op kthvalue = new("aten::kthvalue");
    internal static readonly Op logsumexp = new("aten::logsumexp");
    internal static readonly Op median = new("aten::median");
    internal static readonly Op mode = new("aten::mode");
    internal static readonly Op nanmedian = new("aten::nanmedian");
    internal static readonly Op nanquantile = new("aten::nanquantile");
    internal static readonly Op norm_Scalar = new("aten::norm", "Scalar");
    internal static readonly Op norm_ScalarOpt_dim = new("aten::norm", "ScalarOpt_dim");
    internal static readonly Op quantile = new("aten::quantile");
    internal static readonly Op std = new("aten::std");
    internal static readonly Op std_dim = new("aten::std", "dim");
    internal static readonly Op std_mean = new("aten::std_mean");
    internal static readonly Op std_mean_dim = new("aten::std_mean", "dim");
    internal static readonly Op var = new("aten::var");
    internal static readonly Op var_dim = new("aten::var", "dim");
    internal static readonly Op var_mean = new("aten::var_mean");
    internal static readonly Op var_mean_dim = new("aten::var_mean", "dim");
}
