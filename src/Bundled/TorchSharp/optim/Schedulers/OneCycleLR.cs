using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static partial class impl
            {
                /// <summary>
                /// Lets the learning rates rise to a highest one and then fall far below the first, the momentum going
                /// the other way;
                /// one step a batch. Smith, Topin, 2017.
                /// </summary>
                public class OneCycleLR : LRScheduler
                {
                    /// <summary>The curve between two values.</summary>
                    public enum AnnealStrategy
                    {
                        /// <summary>Half a cosine.</summary>
                        Cos,

                        /// <summary>A straight line.</summary>
                        Linear,
                    }

                    private readonly int _totalSteps;
                    private readonly bool _cycleMomentum;
                    private readonly AnnealStrategy _curve;
                    private readonly CyclePhase[][] _phases;

                    /// <summary>Makes the schedule with the same values for all groups.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="max_lr">The highest learning rate.</param>
                    /// <param name="total_steps">How many steps in all; -1 (the default) when epochs and their steps
                    /// are given.</param>
                    /// <param name="epochs">How many epochs; -1 by default.</param>
                    /// <param name="steps_per_epoch">How many steps in an epoch; -1 by default.</param>
                    /// <param name="pct_start">The part of the steps in which the rate rises; 0.3 by default.</param>
                    /// <param name="anneal_strategy">The curve; a cosine by default.</param>
                    /// <param name="cycle_momentum">Whether the momentum (or Adam's first beta) changes too; true by
                    /// default.</param>
                    /// <param name="base_momentum">The lowest momentum; 0.85 by default.</param>
                    /// <param name="max_momentum">The highest momentum; 0.95 by default.</param>
                    /// <param name="div_factor">The highest rate over the first; 25 by default.</param>
                    /// <param name="final_div_factor">The first rate over the last; 10,000 by default.</param>
                    /// <param name="three_phase">Whether the rate falls to the first one, as fast as it rose, and only
                    /// then to the last; false by default.</param>
                    /// <param name="last_epoch">The last step that is past; -1 (the default) for none.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    public OneCycleLR(
                        Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                        double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85,
                        double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4,
                        bool three_phase = false,
                        int last_epoch = -1, bool verbose = false)
                        : this(optimizer, ForAll(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start,
                            anneal_strategy, cycle_momentum,
                            ForAll(optimizer, base_momentum), ForAll(optimizer, max_momentum), div_factor, final_div_factor,
                            three_phase, last_epoch, verbose)
                    {
                    }

                    /// <summary>Makes the schedule with values for each group.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="max_lr">The highest learning rate of each group.</param>
                    /// <param name="total_steps">How many steps in all; -1 (the default) when epochs and their steps
                    /// are given.</param>
                    /// <param name="epochs">How many epochs; -1 by default.</param>
                    /// <param name="steps_per_epoch">How many steps in an epoch; -1 by default.</param>
                    /// <param name="pct_start">The part of the steps in which the rate rises; 0.3 by default.</param>
                    /// <param name="anneal_strategy">The curve; a cosine by default.</param>
                    /// <param name="cycle_momentum">Whether the momentum (or Adam's first beta) changes too; true by
                    /// default.</param>
                    /// <param name="base_momentum">The lowest momentum of each group; 0.85 when null.</param>
                    /// <param name="max_momentum">The highest momentum of each group; 0.95 when null.</param>
                    /// <param name="div_factor">The highest rate over the first; 25 by default.</param>
                    /// <param name="final_div_factor">The first rate over the last; 10,000 by default.</param>
                    /// <param name="three_phase">Whether the rate falls to the first one, as fast as it rose, and only
                    /// then to the last; false by default.</param>
                    /// <param name="last_epoch">The last step that is past; -1 (the default) for none.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    /// <exception cref="ArgumentException">A number is out of range, or the optimiser has no momentum
                    /// to change.</exception>
                    public OneCycleLR(
                        Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1,
                        int steps_per_epoch = -1,
                        double pct_start = 0.3, AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null,
                        double div_factor = 25,
                        double final_div_factor = 1e4, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        Guard.Probability("OneCycleLR", pct_start, nameof(pct_start));
                        if (cycle_momentum && Groups.Any(group => group is not (IMomentum or IBetas)))
                        {
                            throw new ArgumentException(
                                "OneCycleLR: the optimizer must support momentum with cycle_momentum: cycle_momentum = false?", nameof(cycle_momentum));
                        }
                        _totalSteps = CountSteps(total_steps, epochs, steps_per_epoch);
                        (_cycleMomentum, _curve) = (cycle_momentum, anneal_strategy);
                        List<double> highest = [.. max_lr];
                        List<double> low = [.. base_momentum ?? ForAll(optimizer, 0.85)],
                        high = [.. max_momentum ?? ForAll(optimizer, 0.95)];
                        _phases = [.. highest.Select((top, place) => {
                            var first = top / div_factor;
                            return CyclePhase.Make(_totalSteps, pct_start, three_phase, first, top, first / final_div_factor,
                                low[place], high[place]);
                        })];
                        if (_phases.Length != _base_lrs.Count)
                        {
                            throw new ArgumentException(
                                $"OneCycleLR: expected {_base_lrs.Count} rates, one for each group, got {_phases.Length}.",
                                nameof(max_lr));
                        }
                        step();
                    }

                    /// <summary>The learning rates of this step; sets the momentum too.</summary>
                    /// <exception cref="InvalidOperationException">All steps have been taken.</exception>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch > _totalSteps)
                        {
                            throw new InvalidOperationException(
                                $"Tried to step {_last_epoch + 1} times. The specified number of total steps is {_totalSteps}.");
                        }
                        return [.. Groups.Select((group, place) => {
                            var (rate, momentum) = CyclePhase.At(_phases[place], _last_epoch, _curve);
                            if (_cycleMomentum) {
                                SetMomentum(group, momentum);
                            }
                            return rate;
                        })];
                    }

                    private static void SetMomentum(ILearningRateController group, double value)
                    {
                        if (group is IBetas betas)
                        {
                            betas.Betas = (value, betas.Betas.Item2);
                        }
                        else
                        {
                            ((IMomentum)group).Momentum = value;
                        }
                    }

                    private static List<double> ForAll(Optimizer optimizer, double value)
                    {
                        ArgumentNullException.ThrowIfNull(optimizer);
                        return [.. optimizer.ParamGroups.Select(_ => value)];
                    }

                    private static int CountSteps(int total, int epochs, int perEpoch)
                    {
                        if (total == -1 && epochs == -1 && perEpoch == -1)
                        {
                            throw new ArgumentException(
                                "OneCycleLR: give either total_steps, or epochs and steps_per_epoch.", "total_steps");
                        }
                        if (total != -1)
                        {
                            return total > 0 ? total : throw new ArgumentException($"Expected positive integer total_steps, but got {total}.", "total_steps");
                        }
                        return epochs <= 0 ? throw new ArgumentException($"Expected positive integer epochs, but got {epochs}.", nameof(epochs))
                            : perEpoch <= 0 ? throw new ArgumentException($"Expected positive integer steps_per_epoch, but got {perEpoch}.", "steps_per_epoch")
                            : epochs * perEpoch;
                    }
                }
            }
        }
    }
}
