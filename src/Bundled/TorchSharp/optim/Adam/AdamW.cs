using System;
using System.Collections.Generic;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>AdamW: Adam whose weight decay works on the parameter itself. Loshchilov, Hutter, 2017.</summary>
public class AdamW : OptimizerHelper, IBetas
{
    private readonly Action<Modules.ParamGroup> _update;

    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate; 0.001 by default.</param>
    /// <param name="beta1">The decay rate of the average of the gradient; 0.9 by default.</param>
    /// <param name="beta2">The decay rate of the average of the gradient's square; 0.999 by default.</param>
    /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
    /// <param name="weight_decay">How much of a parameter, times the learning rate, is taken off at each step; 0 by
    /// default.</param>
    /// <param name="amsgrad">Whether the step is divided by the largest average so far (Reddi, Kale, Kumar, 2018);
    /// false by default.</param>
    /// <param name="maximize">Whether to go up instead of down; false by default.</param>
    public AdamW(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

    /// <summary>
    /// Makes the optimiser of several groups; the other arguments are for the options that a group leaves open.
    /// </summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate; 0.001 by default.</param>
    /// <param name="beta1">The decay rate of the average of the gradient; 0.9 by default.</param>
    /// <param name="beta2">The decay rate of the average of the gradient's square; 0.999 by default.</param>
    /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
    /// <param name="weight_decay">How much of a parameter, times the learning rate, is taken off at each step; 0 by
    /// default.</param>
    /// <param name="amsgrad">Whether the step is divided by the largest average so far (Reddi, Kale, Kumar, 2018);
    /// false by default.</param>
    /// <param name="maximize">Whether to go up instead of down; false by default.</param>
    /// <exception cref="ArgumentException">A number is negative, or a decay rate is 1 or more.</exception>
    public AdamW(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
        double weight_decay = 0, bool amsgrad = false, bool maximize = false)
    {
        _update = Update;
        _defaults = Adam.Options.Fill(new Options(), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        foreach (var group in parameters)
        {
            add_param_group(group);
        }
    }

    /// <inheritdoc/>
    public override Tensor? step(Func<Tensor>? closure = null) => Step(closure, _update);

    /// <inheritdoc/>
    public override void add_param_group(Modules.ParamGroup param_group)
    {
        ((Options)(param_group.Options ??= new Options())).FillFrom((Options)_defaults!);
        Adopt(param_group, parameter => new State(parameter));
    }

    /// <summary>The decay rates that groups take when they leave them open.</summary>
    public (double, double) Betas
    {
        get => (((Options)_defaults!).beta1!.Value, ((Options)_defaults!).beta2!.Value);
        set => (((Options)_defaults!).beta1, ((Options)_defaults!).beta2) = value;
    }

    private static void Update(Modules.ParamGroup group)
    {
        var step = ((Options)group.Options).Step(decoupled: true);
        foreach (var state in group.States)
        {
            step.Apply(state.Target, (State)state);
        }
    }

    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : Adam.State
    {
        /// <summary>Makes the state before the first step.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter) { }
    }

    /// <summary>The options of a group.</summary>
    public class Options : Adam.Options
    {
    }

    /// <summary>A group of parameters.</summary>
    public class ParamGroup : ParamGroup<Options>, IBetas
    {
        /// <summary>Makes a group whose parameters and options are yet to be set.</summary>
        public ParamGroup() { }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">Their options; what is null is taken from the optimiser.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate; 0.001 by default.</param>
        /// <param name="beta1">The decay rate of the average of the gradient; 0.9 by default.</param>
        /// <param name="beta2">The decay rate of the average of the gradient's square; 0.999 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="weight_decay">How much of a parameter, times the learning rate, is taken off at each step; 0 by
        /// default.</param>
        /// <param name="amsgrad">Whether the step is divided by the largest average so far (Reddi, Kale, Kumar, 2018);
        /// false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            : base(parameters, Adam.Options.Fill(new Options(), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize)) { }

        /// <summary>The decay rates of the next step.</summary>
        public (double, double) Betas
        {
            get => (Options.beta1!.Value, Options.beta2!.Value);
            set => (Options.beta1, Options.beta2) = value;
        }
    }
}
