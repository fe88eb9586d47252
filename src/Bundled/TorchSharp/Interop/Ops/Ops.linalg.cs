namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op linalg_cholesky = new("aten::linalg_cholesky");
    internal static readonly Op linalg_cross = new("aten::linalg_cross");
    internal static readonly Op linalg_det = new("aten::linalg_det");
    internal static readonly Op linalg_eig = new("aten::linalg_eig");
    internal static readonly Op linalg_eigh = new("aten::linalg_eigh");
    internal static readonly Op linalg_eigvals = new("aten::linalg_eigvals");
    internal static readonly Op linalg_eigvalsh = new("aten::linalg_eigvalsh");
    internal static readonly Op linalg_lstsq = new("aten::linalg_lstsq");
    internal static readonly Op linalg_lu = new("aten::linalg_lu");
    internal static readonly Op linalg_matrix_exp = new("aten::linalg_matrix_exp");
    internal static readonly Op linalg_matrix_norm = new("aten::linalg_matrix_norm");
    internal static readonly Op linalg_matrix_norm_str_ord = new("aten::linalg_matrix_norm", "str_ord");
    internal static readonly Op linalg_matrix_rank_atol_rtol_float = new("aten::linalg_matrix_rank", "atol_rtol_float");
    internal static readonly Op linalg_multi_dot = new("aten::linalg_multi_dot");
    internal static readonly Op linalg_norm = new("aten::linalg_norm");
    internal static readonly Op linalg_norm_ord_str = new("aten::linalg_norm", "ord_str");
    internal static readonly Op linalg_pinv_atol_rtol_float = new("aten::linalg_pinv", "atol_rtol_float");
    internal static readonly Op linalg_qr = new("aten::linalg_qr");
    internal static readonly Op linalg_slogdet = new("aten::linalg_slogdet");
    internal static readonly Op linalg_solve = new("aten::linalg_solve");
    internal static readonly Op linalg_solve_triangular = new("aten::linalg_solve_triangular");
    internal static readonly Op linalg_svd = new("aten::linalg_svd");
    internal static readonly Op linalg_svdvals = new("aten::linalg_svdvals");
    internal static readonly Op linalg_vector_norm = new("aten::linalg_vector_norm");
}
