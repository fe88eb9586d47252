using System;
using System.Collections.Generic;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>
/// torch's AdamW, with all parameters updated in one pass over their memory. Its name, options and state are torch's, so
/// that either goes on from the other's file. What the pass cannot take (other devices and types, amsgrad) is torch's.
/// </summary>
/// <remarks>Every number of a table moves at every step, as with <see cref="Adam"/>.</remarks>
internal sealed class AdamW : TorchSharp.Modules.AdamW
{
    private readonly AdamStep pass = new(static state => ((State)state).step++);
    private StateDictionary? known;
    private Parameter[]? all;

    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="epsilon">What is added to the root that the step is divided by.</param>
    /// <param name="decay">Part of the weight, times the learning rate, that is taken off at each step.</param>
    public AdamW(IEnumerable<Parameter> parameters, double rate, double epsilon, double decay)
        : base(parameters, rate, eps: epsilon, weight_decay: decay)
    {
    }

    /// <inheritdoc/>
    public override void add_param_group(TorchSharp.Modules.ParamGroup param_group)
    {
        base.add_param_group(param_group);
        known = null;
        all = null;
    }

    /// <summary>Makes the gradients zero: they are dropped, and count as zero in a step.</summary>
    public override void zero_grad() => pass.Drop(all ??= [.. parameters()]);

    /// <inheritdoc/>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        var loss = Closure.Run(closure);
        if (!pass.TryRun(Entries()))
        {
            base.step();
        }

        return loss;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            pass.Release();
        }

        base.Dispose(disposing);
    }

    private IEnumerable<AdamEntry> Entries()
    {
        known ??= state_dict();
        var place = 0;
        foreach (var group in _parameter_groups)
        {
            var coefficients = Coefficients((Options)group.Options);
            foreach (var parameter in group.Parameters)
            {
                var state = (State)known.State[place++];
                yield return new(parameter, state, state.step + 1, state.exp_avg, state.exp_avg_sq, coefficients);
            }
        }
    }

    private static AdamCoefficients? Coefficients(Options options)
    {
        var (rate, decay) = (options.LearningRate!.Value, options.weight_decay!.Value);
        return options.amsgrad!.Value || options.maximize!.Value
            ? null
            : new(rate, (options.beta1!.Value, options.beta2!.Value), options.eps!.Value, Penalty: 0, Shrink: 1 - (rate * decay));
    }
}
