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
            /// <summary>Multiplies the learning rates by a factor every so many epochs.</summary>
            /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
            /// <param name="step_size">After how many epochs.</param>
            /// <param name="gamma">The factor; 0.1 by default.</param>
            /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
            /// <param name="verbose">Whether to print each change; false by default.</param>
            public static LRScheduler StepLR(
                Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                => new impl.StepLR(optimizer, step_size, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the learning rates by a factor every so many epochs.</summary>
                public class StepLR : LRScheduler
                {
                    private readonly int _step_size;
                    private readonly double _gamma;

                    /// <summary>Makes the schedule and sets the first learning rates.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="step_size">After how many epochs.</param>
                    /// <param name="gamma">The factor; 0.1 by default.</param>
                    /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    public StepLR(
                        Optimizer optimizer, int step_size, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (step_size < 1)
                        {
                            throw new ArgumentException(
                                $"StepLR: step_size must be at least 1, got {step_size}.", nameof(step_size));
                        }
                        (_step_size, _gamma) = (step_size, gamma);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                        => Scaled(_last_epoch == 0 || _last_epoch % _step_size != 0 ? 1 : _gamma);

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                        => _base_lrs.Select(rate => rate * Math.Pow(_gamma, _last_epoch / _step_size));
                }
            }
        }
    }
}
