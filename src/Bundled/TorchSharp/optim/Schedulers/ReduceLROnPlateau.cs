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
            /// <summary>Multiplies the learning rates by a factor when a metric has stopped getting better.</summary>
            /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
            /// <param name="mode">"min" (the default) when less is better, "max" when more is.</param>
            /// <param name="factor">The factor, below 1; 0.1 by default.</param>
            /// <param name="patience">How many epochs without progress are let pass; 10 by default.</param>
            /// <param name="threshold">How much better counts as progress; 1e-4 by default.</param>
            /// <param name="threshold_mode">"rel" (the default) when that is a part of the best value, "abs" when it is
            /// a difference.</param>
            /// <param name="cooldown">How many epochs after a change do not count; 0 by default.</param>
            /// <param name="min_lr">The lowest learning rate, one for all groups or one for each; 0 by default.</param>
            /// <param name="eps">The least change that is made; 1e-8 by default.</param>
            /// <param name="verbose">Whether to print each change; false by default.</param>
            public static LRScheduler ReduceLROnPlateau(
                Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8,
                bool verbose = false)
                => new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr,
                    eps, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the learning rates by a factor when a metric has stopped getting better.</summary>
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly Func<double, double, bool> _isBetter;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly int _cooldown;
                    private readonly List<double> _lowest;
                    private readonly double _eps;
                    private double _best;
                    private int _badEpochs;
                    private int _coolingDown;

                    /// <summary>Makes the schedule.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="mode">"min" (the default) when less is better, "max" when more is.</param>
                    /// <param name="factor">The factor, below 1; 0.1 by default.</param>
                    /// <param name="patience">How many epochs without progress are let pass; 10 by default.</param>
                    /// <param name="threshold">How much better counts as progress; 1e-4 by default.</param>
                    /// <param name="threshold_mode">"rel" (the default) when that is a part of the best value, "abs"
                    /// when it is a difference.</param>
                    /// <param name="cooldown">How many epochs after a change do not count; 0 by default.</param>
                    /// <param name="min_lr">The lowest learning rate, one for all groups or one for each; 0 by default.</param>
                    /// <param name="eps">The least change that is made; 1e-8 by default.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    /// <exception cref="ArgumentException">A mode is unknown, or the factor is 1 or more.</exception>
                    public ReduceLROnPlateau(
                        Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 1e-4,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-8,
                        bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (!(factor < 1.0))
                        {
                            throw new ArgumentException($"Factor should be < 1.0, got {factor}.", nameof(factor));
                        }
                        _isBetter = (mode, threshold_mode) switch
                        {
                            ("min", "rel") => (value, best) => value < best * (1 - threshold),
                            ("min", "abs") => (value, best) => value < best - threshold,
                            ("max", "rel") => (value, best) => value > best * (1 + threshold),
                            ("max", "abs") => (value, best) => value > best + threshold,
                            ("min" or "max", _) => throw new ArgumentException($"threshold mode {threshold_mode} is unknown: rel or abs.", nameof(threshold_mode)),
                            _ => throw new ArgumentException($"mode {mode} is unknown: min or max.", nameof(mode)),
                        };
                        _best = mode == "min" ? double.PositiveInfinity : double.NegativeInfinity;
                        (_factor, _patience, _cooldown, _eps) = (factor, patience, cooldown, eps);
                        _lowest = min_lr is { Count: > 1 } ? [.. min_lr] : [.. _base_lrs.Select(_ => min_lr is [var one] ? one : 0.0)];
                    }

                    /// <summary>Refuses: this schedule needs the metric's value.</summary>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step() => step(null);

                    /// <summary>Refuses: this schedule needs the metric's value.</summary>
                    /// <param name="epoch">Ignored.</param>
                    /// <exception cref="InvalidOperationException">Always.</exception>
                    public override void step(int? epoch)
                        => throw new InvalidOperationException("ReduceLROnPlateau watches a metric: call step(double, int?) with its value.");

                    /// <summary>
                    /// Takes the metric's value in, and lowers the learning rates when it has stopped getting better.
                    /// </summary>
                    /// <param name="current">The metric's value, such as the validation loss.</param>
                    /// <param name="epoch">The epoch, or null for the next one.</param>
                    public override void step(double current, int? epoch = null)
                    {
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (_isBetter(current, _best))
                        {
                            (_best, _badEpochs) = (current, 0);
                        }
                        else
                        {
                            _badEpochs++;
                        }
                        if (_coolingDown > 0)
                        {
                            _coolingDown--;
                            _badEpochs = 0;
                        }
                        if (_badEpochs > _patience)
                        {
                            Reduce();
                            (_coolingDown, _badEpochs) = (_cooldown, 0);
                        }
                    }

                    private void Reduce()
                    {
                        foreach (var (place, group) in Groups.Index())
                        {
                            var lower = Math.Max(group.LearningRate * _factor, _lowest[place]);
                            if (group.LearningRate - lower <= _eps)
                            {
                                continue;
                            }
                            group.LearningRate = lower;
                            if (_verbose)
                            {
                                Console.WriteLine($"Epoch {_last_epoch}: reducing learning rate of group {place} to {lower:g4}.");
                            }
                        }
                    }
                }
            }
        }
    }
}
