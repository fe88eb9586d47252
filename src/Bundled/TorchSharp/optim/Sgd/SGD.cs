using System;
using System.Collections.Generic;
using System.IO;
using static TorchSharp.torch;
using static TorchSharp.torch.optim;

namespace TorchSharp.Modules;

/// <summary>Stochastic gradient descent, with momentum on request. Sutskever et al., 2013.</summary>
public class SGD : OptimizerHelper, IMomentum
{
    private readonly Action<Modules.ParamGroup> _update;

    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
    /// <param name="dampening">How much of the gradient is left out of the momentum; 0 by default.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by default.</param>
    /// <param name="nesterov">Whether the gradient counts once more on top of the momentum; false by default.</param>
    /// <param name="maximize">Whether to go up instead of down; false by default.</param>
    public SGD(
        IEnumerable<Parameter> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
        : this([new ParamGroup { Parameters = parameters }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

    /// <summary>
    /// Makes the optimiser of several groups; the other arguments are for the options that a group leaves open.
    /// </summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="lr">The learning rate.</param>
    /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
    /// <param name="dampening">How much of the gradient is left out of the momentum; 0 by default.</param>
    /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by default.</param>
    /// <param name="nesterov">Whether the gradient counts once more on top of the momentum; false by default.</param>
    /// <param name="maximize">Whether to go up instead of down; false by default.</param>
    /// <exception cref="ArgumentException">A number is negative, or Nesterov's momentum has none to work on.</exception>
    public SGD(
        IEnumerable<ParamGroup> parameters, double lr, double momentum = 0.0, double dampening = 0, double weight_decay = 0,
        bool nesterov = false, bool maximize = false)
    {
        Option.NotNegative(lr, nameof(lr), "learning rate");
        Option.NotNegative(momentum, nameof(momentum), "momentum value");
        Option.NotNegative(weight_decay, nameof(weight_decay), "weight_decay value");
        if (nesterov && (momentum <= 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov momentum requires a momentum and zero dampening.", nameof(nesterov));
        }
        _update = Update;
        _defaults = new Options
        {
            LearningRate = lr,
            InitialLearningRate = lr,
            momentum = momentum,
            dampening = dampening,
            weight_decay = weight_decay,
            nesterov = nesterov,
            maximize = maximize,
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
        options.momentum ??= defaults.momentum;
        options.dampening ??= defaults.dampening;
        options.weight_decay ??= defaults.weight_decay;
        options.nesterov ??= defaults.nesterov;
        options.maximize ??= defaults.maximize;
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
        var step = new SgdStep(
            options.LearningRate!.Value, options.momentum!.Value, options.dampening!.Value, options.weight_decay!.Value,
            options.nesterov!.Value, options.maximize!.Value);
        foreach (var state in group.States)
        {
            step.Apply(state.Target, ref ((State)state).momentum_buffer);
        }
    }

    /// <summary>What is remembered about a parameter.</summary>
    public sealed class State : OptimizerState, IDisposable
    {
        /// <summary>The running step; null before the first one and without momentum.</summary>
        public Tensor? momentum_buffer;

        /// <summary>Makes the state before the first step.</summary>
        /// <param name="parameter">The parameter.</param>
        public State(Parameter parameter) : base(parameter) { }

        /// <summary>Frees the running step.</summary>
        public void Dispose() => Release();

        internal override void Release() => momentum_buffer?.Dispose();

        /// <inheritdoc/>
        public override void to(Device device) => StateTensor.Move(ref momentum_buffer, device);

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
            => StateTensor.LoadOptional(ref momentum_buffer, reader, _parameter);

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer) => StateTensor.SaveOptional(momentum_buffer, writer);

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerState source)
            => StateTensor.CopyOf(ref momentum_buffer, ((State)source).momentum_buffer, _parameter);

        /// <inheritdoc/>
        public override bool ApproximatelyEquals(OptimizerState other)
            => other is State state && StateTensor.Close(momentum_buffer, state.momentum_buffer);

        /// <inheritdoc/>
        public override void Initialize(OptimizerOptions options) => StateTensor.Replace(ref momentum_buffer, null);
    }

    /// <summary>The options of a group.</summary>
    public class Options : OptimizerOptions
    {
        /// <summary>How much of the last step goes into the next.</summary>
        public double? momentum;

        /// <summary>How much of the gradient is left out of the momentum.</summary>
        public double? dampening;

        /// <summary>The factor of the parameter that is added to its gradient.</summary>
        public double? weight_decay;

        /// <summary>Whether the gradient counts once more on top of the momentum.</summary>
        public bool? nesterov;

        /// <summary>Whether to go up instead of down.</summary>
        public bool? maximize;

        /// <inheritdoc/>
        public override void LoadStateDict(BinaryReader reader)
        {
            base.LoadStateDict(reader);
            momentum = reader.ReadDouble();
            dampening = reader.ReadDouble();
            weight_decay = reader.ReadDouble();
            nesterov = reader.ReadBoolean();
            maximize = reader.ReadBoolean();
        }

        /// <inheritdoc/>
        public override void LoadStateDict(OptimizerOptions source)
        {
            base.LoadStateDict(source);
            var other = (Options)source;
            (momentum, dampening, weight_decay) = (other.momentum, other.dampening, other.weight_decay);
            (nesterov, maximize) = (other.nesterov, other.maximize);
        }

        /// <inheritdoc/>
        public override void SaveStateDict(BinaryWriter writer)
        {
            base.SaveStateDict(writer);
            writer.Write(momentum!.Value);
            writer.Write(dampening!.Value);
            writer.Write(weight_decay!.Value);
            writer.Write(nesterov!.Value);
            writer.Write(maximize!.Value);
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
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="dampening">How much of the gradient is left out of the momentum; 0 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient; 0 by default.</param>
        /// <param name="nesterov">Whether the gradient counts once more on top of the momentum; false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public ParamGroup(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double momentum = 0.0, double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : base(parameters, new Options
            {
                LearningRate = lr,
                momentum = momentum,
                dampening = dampening,
                weight_decay = weight_decay,
                nesterov = nesterov,
                maximize = maximize,
            })
        {
        }

        /// <summary>The momentum of the next step.</summary>
        public double Momentum { get => Options.momentum!.Value; set => Options.momentum = value; }
    }
}
