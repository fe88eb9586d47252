using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// A module that computes in its own way with the parameters of one of torch's. Its parameters have the names that they
/// have there, so state dictionaries go from one to the other.
/// </summary>
/// <typeparam name="T1">The first argument.</typeparam>
/// <typeparam name="T2">The second argument.</typeparam>
/// <typeparam name="TResult">The result.</typeparam>
public abstract class TransparentModule<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    private readonly torch.nn.Module inner;

    /// <summary>Takes torch's module in.</summary>
    /// <param name="name">The name shown in summaries.</param>
    /// <param name="inner">The module that holds the parameters; owned from then on.</param>
    protected TransparentModule(string name, torch.nn.Module inner)
        : base(name)
    {
        this.inner = inner;
        register_module("inner", inner);
    }

    /// <summary>The parameters by torch's names; none when those of the modules within are not asked for.</summary>
    /// <param name="recurse">Whether to list those of the modules within: torch's, in this case all.</param>
    public override IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true) =>
        recurse ? inner.named_parameters() : Enumerable.Empty<(string, Parameter)>();

    /// <summary>The parameters by torch's names: the tensors themselves, not copies.</summary>
    /// <param name="destination">A dictionary to add them to; null for a new one.</param>
    /// <param name="prefix">What to put before each name, without the dot.</param>
    public override Dictionary<string, torch.Tensor> state_dict(
        Dictionary<string, torch.Tensor>? destination = null, string? prefix = null) => inner.state_dict(destination, prefix);
}
