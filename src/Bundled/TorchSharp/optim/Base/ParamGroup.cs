using System;
using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Parameters that share an optimiser's options.</summary>
public class ParamGroup : ILearningRateController
{
    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>Their options; null until the optimiser has filled them in.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    /// <summary>The learning rate of the next step.</summary>
    public double LearningRate { get => Options.LearningRate!.Value; set => Options.LearningRate = value; }

    /// <summary>The learning rate that a schedule starts from.</summary>
    public double InitialLearningRate { get => Options.InitialLearningRate; set => Options.InitialLearningRate = value; }

    /// <summary>The states, in the order of the parameters.</summary>
    internal OptimizerState[] States { get; set; } = [];
}

/// <summary>Parameters that share an optimiser's options, of that optimiser's type.</summary>
/// <typeparam name="TOptions">The type of the options.</typeparam>
public class ParamGroup<TOptions> : ParamGroup where TOptions : OptimizerOptions
{
    /// <summary>Makes a group whose parameters and options are yet to be set.</summary>
    public ParamGroup() { }

    /// <summary>Makes a group.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="options">Their options; null for the optimiser's own.</param>
    public ParamGroup(IEnumerable<Parameter> parameters, TOptions? options = null)
    {
        Parameters = parameters;
        base.Options = options!;
    }

    /// <summary>The options.</summary>
    public new TOptions Options { get => (TOptions)base.Options; set => base.Options = value; }
}

/// <summary>The options of a group of parameters.</summary>
public class OptimizerOptions
{
    /// <summary>The learning rate of the next step; null until the optimiser has filled it in.</summary>
    public double? LearningRate { get; set; }

    /// <summary>The learning rate that a schedule starts from.</summary>
    public double InitialLearningRate { get; set; }

    /// <summary>Writes the options.</summary>
    /// <param name="writer">Where to write.</param>
    public virtual void SaveStateDict(BinaryWriter writer)
    {
        writer.Write(InitialLearningRate);
        writer.Write(LearningRate!.Value);
    }

    /// <summary>Reads what <see cref="SaveStateDict"/> wrote.</summary>
    /// <param name="reader">Where to read.</param>
    public virtual void LoadStateDict(BinaryReader reader)
    {
        InitialLearningRate = reader.ReadDouble();
        LearningRate = reader.ReadDouble();
    }

    /// <summary>Takes another group's options over.</summary>
    /// <param name="source">The other options, of the same type.</param>
    public virtual void LoadStateDict(OptimizerOptions source)
    {
        InitialLearningRate = source.InitialLearningRate;
        LearningRate = source.LearningRate;
    }
}

/// <summary>What an optimiser remembers about a parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>Makes the state of a parameter.</summary>
    /// <param name="parameter">The parameter.</param>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>The parameter that this is about.</summary>
    internal Parameter Target => _parameter;

    /// <summary>Writes the state.</summary>
    /// <param name="writer">Where to write.</param>
    public abstract void SaveStateDict(BinaryWriter writer);

    /// <summary>Reads what <see cref="SaveStateDict"/> wrote.</summary>
    /// <param name="reader">Where to read.</param>
    public abstract void LoadStateDict(BinaryReader reader);

    /// <summary>Copies another state.</summary>
    /// <param name="source">The other state, of the same type.</param>
    public abstract void LoadStateDict(OptimizerState source);

    /// <summary>Whether another state is nearly the same.</summary>
    /// <param name="other">The other state.</param>
    public virtual bool ApproximatelyEquals(OptimizerState other) => false;

    /// <summary>Sets the state to that before the first step.</summary>
    /// <param name="options">The options of the parameter's group.</param>
    public abstract void Initialize(OptimizerOptions options);

    /// <summary>Moves the state's tensors to a device.</summary>
    /// <param name="device">The device.</param>
    public virtual void to(Device device) { }

    /// <summary>Frees the state's tensors.</summary>
    internal abstract void Release();
}
