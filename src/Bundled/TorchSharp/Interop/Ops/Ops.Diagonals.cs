namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op diag = new("aten::diag");
    internal static readonly Op diag_embed = new("aten::diag_embed");
    internal static readonly Op diagflat = new("aten::diagflat");
    internal static readonly Op diagonal = new("aten::diagonal");
    internal static readonly Op trace = new("aten::trace");
    internal static readonly Op tril = new("aten::tril");
    internal static readonly Op tril_ = new("aten::tril_");
    internal static readonly Op triu = new("aten::triu");
    internal static readonly Op triu_ = new("aten::triu_");
}
