using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A chain of modules: the output of each is the input of the next.</summary>
/// <remarks>The tensors between them are disposed as the chain is run; autograd keeps what it needs.</remarks>
public class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.IModule<Tensor, Tensor>> _links = [];
    private readonly List<string> _names = [];

    internal Sequential() : base(nameof(Sequential)) { }

    /// <summary>Makes a chain of named modules, for a class derived from this one.</summary>
    /// <param name="modules">The names and the modules in order.</param>
    protected Sequential(params (string name, nn.Module<Tensor, Tensor> submodule)[] modules) : this()
    {
        foreach (var (name, submodule) in modules)
        {
            append(name, submodule);
        }
    }

    /// <summary>Makes a chain of modules named 0, 1, 2, …, for a class derived from this one.</summary>
    /// <param name="modules">The modules in order.</param>
    protected Sequential(params nn.Module<Tensor, Tensor>[] modules) : this()
    {
        foreach (var module in modules)
        {
            append(module);
        }
    }

    /// <summary>How many modules the chain has.</summary>
    public int Count => _links.Count;

    /// <summary>The module at a place.</summary>
    /// <param name="index">Its place, from 0.</param>
    [IndexerName("SequentialItems")]
    public nn.IModule<Tensor, Tensor> this[int index] => _links[index];

    /// <summary>A chain of a part of the modules, which it shares with this one.</summary>
    /// <param name="index">The first place and the place after the last; null for either end.</param>
    /// <exception cref="IndexOutOfRangeException">A place is outside the chain.</exception>
    [IndexerName("SequentialItems")]
    public Sequential this[(int? start, int? end) index] => Slice(index.start ?? 0, index.end ?? Count);

    /// <summary>A chain of a part of the modules, which it shares with this one.</summary>
    /// <param name="index">The range of places.</param>
    /// <exception cref="IndexOutOfRangeException">A place is outside the chain.</exception>
    [IndexerName("SequentialItems")]
    public Sequential this[Range index] => Slice(index.Start.GetOffset(Count), index.End.GetOffset(Count));

    /// <summary>Adds a module at the end.</summary>
    /// <param name="name">Its name in <see cref="nn.Module.state_dict"/>.</param>
    /// <param name="module">The module.</param>
    /// <returns>This chain.</returns>
    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        ArgumentNullException.ThrowIfNull(module);
        register_module(name, (nn.Module)module);
        _links.Add(module);
        _names.Add(name);
        return this;
    }

    /// <summary>Adds a module at the end, named by its place.</summary>
    /// <param name="module">The module.</param>
    /// <returns>This chain.</returns>
    public Sequential append(nn.IModule<Tensor, Tensor> module)
        => append(_links.Count.ToString(CultureInfo.InvariantCulture), module);

    /// <summary>Runs the chain; an empty one returns its input.</summary>
    /// <param name="tensor">The input of the first module.</param>
    /// <returns>The output of the last module.</returns>
    public override Tensor forward(Tensor tensor)
    {
        if (_links.Count == 0)
        {
            return tensor.alias();
        }
        var value = _links[0].call(tensor);
        for (var place = 1; place < _links.Count; place++)
        {
            var next = _links[place].call(value);
            if (!ReferenceEquals(next, value))
            {
                value.Dispose();
            }
            value = next;
        }
        return value;
    }

    private Sequential Slice(int start, int end)
    {
        if (start < 0 || start > Count)
        {
            throw new IndexOutOfRangeException($"{start} is not a valid index.");
        }
        if (end < 0 || end > Count)
        {
            throw new IndexOutOfRangeException($"{end} is not a valid index.");
        }
        var part = new Sequential();
        for (var place = start; place < end; place++)
        {
            part.append(_names[place], _links[place]);
        }
        return part;
    }
}
