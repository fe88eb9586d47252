using System;
using System.Collections.Generic;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Adagrad: divides the step by the root of the sum of all squared gradients. Duchi, Hazan, Singer, 2011.</summary>
public partial class Adagrad : OptimizerHelper
{
    private readonly Action<Modules.ParamGroup> _update;

    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="lr_decay">How fast the learning rate falls: after n steps it is divided by 1 + n · lr_decay; 0 by
    /// default.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by default.</param>
    /// <param name="initial_accumulator_value">What the sum of squares starts from; 0 by default.</param>
    /// <param name="eps">What is added to the root that the step is divided by; 1e-10 by default.</param>
    public Adagrad(
        IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
        double initial_accumulator_value = 0, double eps = 1e-10)
        : this([new ParamGroup { Parameters = parameters }], lr, lr_decay, weight_decay, initial_accumulator_value, eps) { }

    /// <summary>
    /// Makes the optimiser of several groups; the other arguments are for the options that a group leaves open.
    /// </summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="lr_decay">How fast the learning rate falls: after n steps it is divided by 1 + n · lr_decay; 0 by
    /// default.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by default.</param>
    /// <param name="initial_accumulator_value">What the sum of squares starts from; 0 by default.</param>
    /// <param name="eps">What is added to the root that the step is divided by; 1e-10 by default.</param>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public Adagrad(
        IEnumerable<ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
        double initial_accumulator_value = 0, double eps = 1e-10)
    {
        Option.NotNegative(lr, nameof(lr), "learning rate");
        Option.NotNegative(eps, nameof(eps), "ε");
        Option.NotNegative(lr_decay, nameof(lr_decay), "lr_decay value");
        Option.NotNegative(weight_decay, nameof(weight_decay), "weight_decay value");
        Option.NotNegative(initial_accumulator_value, nameof(initial_accumulator_value), "initial_accumulator_value");
        _update = Update;
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            lr_decay = lr_decay,
            initial_accumulator_value = initial_accumulator_value,
            eps = eps,
            weight_decay = weight_decay
        };
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
        var defaults = (Options)_defaults!;
        var options = (Options)(param_group.Options ??= new Options());
        options.LearningRate ??= defaults.LearningRate;
        options.lr_decay ??= defaults.lr_decay;
        options.initial_accumulator_value ??= defaults.initial_accumulator_value;
        options.eps ??= defaults.eps;
        options.weight_decay ??= defaults.weight_decay;
        Adopt(param_group, parameter => new State(parameter));
    }

    private static void Update(Modules.ParamGroup group)
    {
        var options = (Options)group.Options;
        foreach (var state in group.States)
        {
            using var scope = NewDisposeScope();
            if (state.Target.grad is { } grad)
            {
                Apply(state.Target, grad, (State)state, options);
            }
        }
    }

    private static void Apply(Parameter parameter, Tensor grad, State state, Options options)
    {
        state.step++;
        StateTensor.Match(ref state.sum, parameter);
        if (options.weight_decay!.Value != 0)
        {
            grad = grad.add(parameter, alpha: options.weight_decay.Value);
        }
        var rate = options.LearningRate!.Value / (1 + (state.step - 1) * options.lr_decay!.Value);
        state.sum!.addcmul_(grad, grad, value: 1);
        parameter.addcdiv_(grad, state.sum.sqrt().add_(options.eps!.Value), value: -rate);
    }

    /// <summary>A group of parameters.</summary>
    public class ParamGroup : ParamGroup<Options>
    {
        /// <summary>Makes a group whose parameters and options are yet to be set.</summary>
        public ParamGroup() { }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="options">Their options; what is null is taken from the optimiser.</param>
        public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

        /// <summary>Makes a group.</summary>
        /// <param name="parameters">The parameters.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="lr_decay">How fast the learning rate falls: after n steps it is divided by 1 + n · lr_decay; 0
        /// by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="initial_accumulator_value">What the sum of squares starts from; 0 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-10 by default.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            : base(parameters, new Options
            {
                LearningRate = lr,
                lr_decay = lr_decay,
                initial_accumulator_value = initial_accumulator_value,
                eps = eps,
                weight_decay = weight_decay
            })
        { }
    }
}
