namespace TorchSharp.Interop;

internal static partial class Ops
{
    internal static readonly Op bernoulli = new("aten::bernoulli");
    internal static readonly Op bernoulli__Tensor = new("aten::bernoulli_", "Tensor");
    internal static readonly Op bernoulli__float = new("aten::bernoulli_", "float");
    internal static readonly Op cauchy_ = new("aten::cauchy_");
    internal static readonly Op exponential_ = new("aten::exponential_");
    internal static readonly Op geometric_ = new("aten::geometric_");
    internal static readonly Op log_normal_ = new("aten::log_normal_");
    internal static readonly Op multinomial = new("aten::multinomial");
    internal static readonly Op normal_ = new("aten::normal_");
    internal static readonly Op poisson = new("aten::poisson");
    internal static readonly Op random__from = new("aten::random_", "from");
    internal static readonly Op uniform_ = new("aten::uniform_");
}
