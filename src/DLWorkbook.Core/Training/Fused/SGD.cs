using System;
using System.Collections.Generic;
using DLWorkbook.Core.Models;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>
/// torch's SGD, with all parameters updated in one pass over their memory. Its name, options and state are torch's, so that
/// either goes on from the other's file. What the pass cannot take (other devices and types) is torch's.
/// </summary>
/// <remarks>
/// Without momentum and weight decay a row without a gradient stays as it is, so that of a table with a sparse gradient
/// only the rows in it are touched. With either every row moves at every step.
/// </remarks>
internal sealed unsafe class SGD : TorchSharp.Modules.SGD
{
    private readonly Pieces<SgdPiece> pieces = new();
    private readonly List<SparseRows> rows = [];
    private readonly IReadOnlyList<FusedEmbedding> tables = [];
    private StateDictionary? known;
    private Parameter[]? all;

    /// <summary>Makes the optimiser of one group.</summary>
    /// <param name="parameters">What to train.</param>
    /// <param name="rate">The learning rate.</param>
    /// <param name="momentum">How much of the last step goes into the next.</param>
    /// <param name="penalty">Part of the weight that is added to its gradient.</param>
    public SGD(IEnumerable<Parameter> parameters, double rate, double momentum, double penalty)
        : base(parameters, rate, momentum: momentum, weight_decay: penalty)
    {
    }

    /// <summary>Tables whose gradient may be sparse as long as this optimiser is in use. Default: none.</summary>
    public IReadOnlyList<FusedEmbedding> Tables
    {
        init
        {
            tables = value;
            var options = (Options)_defaults!;
            AllowSparse(options.momentum == 0 && options.weight_decay == 0);
        }
    }

    /// <inheritdoc/>
    public override void add_param_group(TorchSharp.Modules.ParamGroup param_group)
    {
        base.add_param_group(param_group);
        known = null;
        all = null;
    }

    /// <summary>Makes the gradients zero: they are dropped, and count as zero in a step.</summary>
    public override void zero_grad() => pieces.Drop(all ??= [.. parameters()]);

    /// <inheritdoc/>
    public override torch.Tensor? step(Func<torch.Tensor>? closure = null)
    {
        var loss = Closure.Run(closure);
        try
        {
            if (Collect())
            {
                rows.ForEach(table => table.Update());
                pieces.Update();
            }
            else
            {
                pieces.WriteZeros();
                base.step();
            }
        }
        finally
        {
            pieces.Clear();
            rows.ForEach(table => table.Dispose());
            rows.Clear();
        }

        return loss;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            AllowSparse(false);
            pieces.Release();
        }

        base.Dispose(disposing);
    }

    private void AllowSparse(bool allowed)
    {
        foreach (var table in tables)
        {
            table.SparseGradient = allowed;
        }
    }

    /// <summary>Takes all parameters with a gradient into the step; false when a kernel cannot take one of them.</summary>
    private bool Collect()
    {
        known ??= state_dict();
        var place = 0;
        foreach (var group in _parameter_groups)
        {
            var options = (Options)group.Options;
            foreach (var parameter in group.Parameters)
            {
                var state = (State)known.State[place++];
                var gradient = pieces.Gradient(parameter, out var isZero);
                if ((gradient is not null || isZero) && !Take(parameter, gradient, state, options))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Take(Parameter parameter, torch.Tensor? gradient, State state, Options options)
    {
        var (rate, momentum, penalty) = (options.LearningRate!.Value, options.momentum!.Value, options.weight_decay!.Value);
        if (options.maximize!.Value)
        {
            return false;
        }

        if (gradient is { is_sparse: true })
        {
            if (momentum != 0 || penalty != 0 || SparseRows.Of(parameter, gradient, rate) is not { } table)
            {
                return false;
            }

            rows.Add(table);
            pieces.AddChanged(parameter);
            return true;
        }

        if (gradient is null && momentum == 0 && penalty == 0)
        {
            return true;
        }

        var first = momentum != 0 && state.momentum_buffer is null;
        if (!Pieces<SgdPiece>.Fit(parameter, gradient ?? parameter)
            || (momentum != 0 && !first && !Pieces<SgdPiece>.Fit(parameter, state.momentum_buffer)))
        {
            return false;
        }

        if (first)
        {
            // All zeros until the step is taken, and with Keep = 0 never read.
            state.momentum_buffer = torch.zeros_like(parameter).detach().DetachFromDisposeScope();
        }

        pieces.Add(parameter, new SgdPiece
        {
            Rate = rate,
            Penalty = penalty,
            Keep = first ? 0 : momentum,
            Take = first ? 1 : 1 - options.dampening!.Value,
            Ahead = options.nesterov!.Value ? momentum : null,
            Weight = Numbers.Of(parameter),
            Gradient = Numbers.Of(gradient),
            Running = momentum == 0 ? null : Numbers.Of(state.momentum_buffer!),
            Count = parameter.numel(),
            IsDouble = parameter.dtype == torch.ScalarType.Float64,
        });
        return true;
    }
}
