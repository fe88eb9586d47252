using System;
using System.Collections.Generic;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>Adam's step over all parameters at once.</summary>
/// <param name="count">Counts a step in a parameter's state.</param>
internal sealed unsafe class AdamStep(Action<OptimizerState> count)
{
    private readonly Pieces<AdamPiece> pieces = new();
    private readonly List<AdamEntry> moved = [];

    /// <summary>Takes the step, or, where a kernel cannot take it for every parameter, does nothing.</summary>
    /// <param name="entries">All parameters; those without a gradient stay as they are.</param>
    /// <returns>Whether the step was taken.</returns>
    public bool TryRun(IEnumerable<AdamEntry> entries)
    {
        try
        {
            foreach (var entry in entries)
            {
                var gradient = pieces.Gradient(entry.Parameter, out var isZero);
                if (gradient is null && !isZero)
                {
                    continue;
                }

                if (entry.Group is not { } group
                    || !Pieces<AdamPiece>.Fit(entry.Parameter, gradient ?? entry.Parameter, entry.Mean, entry.Square))
                {
                    pieces.WriteZeros();
                    return false;
                }

                moved.Add(entry);
                pieces.Add(entry.Parameter, new AdamPiece
                {
                    Beta = group.Beta,
                    Epsilon = group.Epsilon,
                    Penalty = group.Penalty,
                    Shrink = group.Shrink,
                    Rate = group.Rate / (1 - Math.Pow(group.Beta.Mean, entry.Step)),
                    Scale = 1 / Math.Sqrt(1 - Math.Pow(group.Beta.Square, entry.Step)),
                    Weight = Numbers.Of(entry.Parameter),
                    Gradient = Numbers.Of(gradient),
                    Mean = Numbers.Of(entry.Mean!),
                    Square = Numbers.Of(entry.Square!),
                    Count = entry.Parameter.numel(),
                    IsDouble = entry.Parameter.dtype == TorchSharp.torch.ScalarType.Float64,
                });
            }

            pieces.Update();
            foreach (var entry in moved)
            {
                count(entry.State);
            }

            return true;
        }
        finally
        {
            pieces.Clear();
            moved.Clear();
        }
    }

    /// <summary>Makes the gradients zero.</summary>
    public void Drop(Parameter[] parameters) => pieces.Drop(parameters);

    /// <summary>Frees what is kept between steps.</summary>
    public void Release() => pieces.Release();
}
