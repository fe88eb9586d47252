using System;
using System.Collections.Generic;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>RMSprop: divides the step by the root of an average of the gradient's square. Hinton, 2012.</summary>
public partial class RMSProp : OptimizerHelper, IMomentum
{
    private readonly Action<Modules.ParamGroup> _update;

    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">The decay rate of the average of the gradient's square; 0.99 by default.</param>
    /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by default.</param>
    /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
    /// <param name="centered">Whether the step is divided by an estimate of the deviation instead of the root mean
    /// square; false by default.</param>
    /// <param name="maximize">Whether to go up instead of down; false by default.</param>
    public RMSProp(
        IEnumerable<Parameter> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8, double weight_decay = 0,
        double momentum = 0, bool centered = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

    /// <summary>
    /// Makes the optimiser of several groups; the other arguments are for the options that a group leaves open.
    /// </summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="alpha">The decay rate of the average of the gradient's square; 0.99 by default.</param>
    /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by default.</param>
    /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
    /// <param name="centered">Whether the step is divided by an estimate of the deviation instead of the root mean
    /// square; false by default.</param>
    /// <param name="maximize">Whether to go up instead of down; false by default.</param>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public RMSProp(
        IEnumerable<ParamGroup> parameters, double lr = 1e-3, double alpha = 0.99, double eps = 1e-8,
        double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
    {
        Option.NotNegative(lr, nameof(lr), "learning rate");
        Option.NotNegative(eps, nameof(eps), "ε");
        Option.NotNegative(alpha, nameof(alpha), "alpha");
        Option.NotNegative(momentum, nameof(momentum), "momentum value");
        Option.NotNegative(weight_decay, nameof(weight_decay), "weight_decay value");
        _update = Update;
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            maximize = maximize,
            momentum = momentum,
            alpha = alpha,
            eps = eps,
            weight_decay = weight_decay,
            centered = centered
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
        options.maximize ??= defaults.maximize;
        options.momentum ??= defaults.momentum;
        options.alpha ??= defaults.alpha;
        options.eps ??= defaults.eps;
        options.weight_decay ??= defaults.weight_decay;
        options.centered ??= defaults.centered;
        Adopt(param_group, parameter => new State(parameter));
    }

    /// <summary>The momentum that groups take when they leave it open.</summary>
    public double Momentum
    {
        get => ((Options)_defaults!).momentum!.Value;
        set => ((Options)_defaults!).momentum = value;
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
        var (rate, alpha) = (options.LearningRate!.Value, options.alpha!.Value);
        state.step++;
        StateTensor.Match(ref state.square_avg, parameter);
        StateTensor.Match(ref state.momentum_buffer, parameter);
        StateTensor.Match(ref state.grad_avg, parameter);
        if (options.maximize!.Value)
        {
            grad = grad.neg();
        }
        if (options.weight_decay!.Value != 0)
        {
            grad = grad.add(parameter, alpha: options.weight_decay.Value);
        }
        var square = state.square_avg!;
        square.mul_(alpha).addcmul_(grad, grad, value: 1 - alpha);
        var root = square;
        if (options.centered!.Value)
        {
            var mean = state.grad_avg!;
            mean.mul_(alpha).add_(grad, alpha: 1 - alpha);
            root = square.addcmul(mean, mean, value: -1);
        }
        root = root.sqrt().add_(options.eps!.Value);
        if (options.momentum!.Value > 0)
        {
            var buffer = state.momentum_buffer!;
            buffer.mul_(options.momentum.Value).addcdiv_(grad, root, value: 1);
            parameter.add_(buffer, alpha: -rate);
        }
        else
        {
            parameter.addcdiv_(grad, root, value: -rate);
        }
    }

    /// <summary>A group of parameters.</summary>
    public class ParamGroup : ParamGroup<Options>, IMomentum
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
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="alpha">The decay rate of the average of the gradient's square; 0.99 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="centered">Whether the step is divided by an estimate of the deviation instead of the root mean
        /// square; false by default.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double eps = 1e-8, double alpha = 0.99,
            double weight_decay = 0, double momentum = 0, bool centered = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                momentum = momentum,
                alpha = alpha,
                eps = eps,
                weight_decay = weight_decay,
                centered = centered
            })
        { }

        /// <summary>The momentum of the next step.</summary>
        public double Momentum { get => Options.momentum!.Value; set => Options.momentum = value; }
    }
}
