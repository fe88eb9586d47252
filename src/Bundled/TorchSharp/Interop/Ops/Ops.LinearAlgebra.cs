namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op addbmm = new("aten::addbmm");
    internal static readonly Op addbmm_ = new("aten::addbmm_");
    internal static readonly Op addmm = new("aten::addmm");
    internal static readonly Op addmm_ = new("aten::addmm_");
    internal static readonly Op addmv = new("aten::addmv");
    internal static readonly Op addmv_ = new("aten::addmv_");
    internal static readonly Op addr = new("aten::addr");
    internal static readonly Op addr_ = new("aten::addr_");
    internal static readonly Op baddbmm = new("aten::baddbmm");
    internal static readonly Op bmm = new("aten::bmm");
    internal static readonly Op cholesky = new("aten::cholesky");
    internal static readonly Op det = new("aten::det");
    internal static readonly Op dot = new("aten::dot");
    internal static readonly Op inner = new("aten::inner");
    internal static readonly Op kron = new("aten::kron");
    internal static readonly Op linalg_inv = new("aten::linalg_inv");
    internal static readonly Op linalg_pinv = new("aten::linalg_pinv");
    internal static readonly Op logdet = new("aten::logdet");
    internal static readonly Op matmul = new("aten::matmul");
    internal static readonly Op matrix_exp = new("aten::matrix_exp");
    internal static readonly Op matrix_power = new("aten::matrix_power");
    internal static readonly Op mm = new("aten::mm");
    internal static readonly Op mv = new("aten::mv");
    internal static readonly Op outer = new("aten::outer");
    internal static readonly Op renorm = new("aten::renorm");
    internal static readonly Op tensordot = new("aten::tensordot");
    internal static readonly Op vdot = new("aten::vdot");
}
