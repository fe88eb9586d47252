using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>What the optimisers have in common: their groups, their states and how these are saved.</summary>
public abstract class OptimizerHelper : Optimizer
{
    /// <summary>What a group's open options are filled with.</summary>
    protected OptimizerOptions? _defaults;

    private OptimizerState[] _states = [];

    /// <summary>Makes an optimiser without groups.</summary>
    public OptimizerHelper() { }

    /// <summary>Takes a group in, whose options are complete, and makes the states of its parameters.</summary>
    private protected void Adopt(ParamGroup group, Func<Parameter, OptimizerState> makeState)
    {
        var members = group.Parameters.ToArray();
        var known = new HashSet<object>(_states.Select(state => state.Target), ReferenceEqualityComparer.Instance);
        foreach (var parameter in members)
        {
            if (!known.Add(parameter))
            {
                throw new ArgumentException(
                    "A parameter appears in more than one parameter group, or twice in one.", nameof(group));
            }
        }
        group.Parameters = members;
        group.Options.InitialLearningRate = group.LearningRate;
        group.States = [.. members.Select(makeState)];
        foreach (var state in group.States)
        {
            state.Initialize(group.Options);
        }
        _parameter_groups.Add(group);
        _states = [.. _states, .. group.States];
    }

    /// <summary>Runs the closure with gradients on, then the update with gradients off.</summary>
    private protected Tensor? Step(Func<Tensor>? closure, Action<ParamGroup> update)
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using var on = enable_grad();
            loss = closure();
        }
        using var off = no_grad();
        foreach (var group in _parameter_groups)
        {
            update(group);
        }
        return loss;
    }

    /// <summary>Fills the gradients of all parameters with zeros.</summary>
    public override void zero_grad()
    {
        foreach (var state in _states)
        {
            Kernels.ZeroGradient(state.Target);
        }
    }

    /// <summary>Moves the states of all parameters to a device.</summary>
    /// <param name="device">The device.</param>
    public void to(Device device)
    {
        foreach (var state in _states)
        {
            state.to(device);
        }
    }

    /// <summary>The options of all groups and the states of all parameters: the objects themselves, not copies.</summary>
    public virtual StateDictionary state_dict()
    {
        var result = new StateDictionary();
        foreach (var group in _parameter_groups)
        {
            result.Options.Add(group.Options);
            result.StateIndexRef.Add([.. Enumerable.Range(result.State.Count, group.States.Length)]);
            result.State.AddRange(group.States);
        }
        return result;
    }

    /// <summary>Copies another optimiser's options and states.</summary>
    /// <param name="state_dict">What that optimiser's <see cref="state_dict"/> returned.</param>
    /// <exception cref="ArgumentException">It has another number of groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        var own = this.state_dict();
        CheckCounts(own, state_dict.Options.Count, state_dict.State.Count);
        foreach (var (target, source) in own.Options.Zip(state_dict.Options).Where(pair => !ReferenceEquals(pair.First,
            pair.Second)))
        {
            target.LoadStateDict(source);
        }
        foreach (var (target, source) in own.State.Zip(state_dict.State).Where(pair => !ReferenceEquals(pair.First, pair.Second)))
        {
            target.LoadStateDict(source);
        }
    }

    /// <summary>Saves options and states to a file in TorchSharp's own format.</summary>
    /// <param name="location">The file, which is replaced.</param>
    public void save_state_dict(string location)
    {
        using var writer = new BinaryWriter(File.Create(location));
        save_state_dict(writer);
    }

    /// <summary>Saves options and states in TorchSharp's own format.</summary>
    /// <param name="writer">Where to write.</param>
    public void save_state_dict(BinaryWriter writer)
    {
        var own = state_dict();
        writer.Write(GetType().Name);
        writer.Write7BitEncodedInt64(own.Options.Count);
        writer.Write7BitEncodedInt64(own.State.Count);
        own.Options.ForEach(options => options.SaveStateDict(writer));
        own.State.ForEach(state => state.SaveStateDict(writer));
    }

    /// <summary>Loads what <see cref="save_state_dict(string)"/> wrote.</summary>
    /// <param name="location">The file.</param>
    public void load_state_dict(string location)
    {
        using var reader = new BinaryReader(File.OpenRead(location));
        load_state_dict(reader);
    }

    /// <summary>Loads what <see cref="save_state_dict(BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Where to read.</param>
    /// <exception cref="InvalidDataException">It is another optimiser's.</exception>
    /// <exception cref="ArgumentException">It has another number of groups or parameters.</exception>
    public void load_state_dict(BinaryReader reader)
    {
        var saved = reader.ReadString();
        if (saved != GetType().Name)
        {
            throw new InvalidDataException(
                $"Mismatched optimizer type: expected '{GetType().Name}', but found '{saved}' in the loaded stream.");
        }
        var own = state_dict();
        CheckCounts(own, reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64());
        own.Options.ForEach(options => options.LoadStateDict(reader));
        own.State.ForEach(state => state.LoadStateDict(reader));
    }

    /// <summary>Frees the states' tensors.</summary>
    /// <param name="disposing">True when called from <see cref="Optimizer.Dispose()"/>.</param>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var state in _states)
            {
                state.Release();
            }
        }
        base.Dispose(disposing);
    }

    private static void CheckCounts(StateDictionary own, long groups, long states)
    {
        if (groups != own.Options.Count)
        {
            throw new ArgumentException(
                $"Invalid optimizer state -- different number of parameter groups: expected {own.Options.Count}, got {groups}.");
        }
        if (states != own.State.Count)
        {
            throw new ArgumentException(
                $"Invalid optimizer state -- different number of states: expected {own.State.Count}, got {states}.");
        }
    }
}
