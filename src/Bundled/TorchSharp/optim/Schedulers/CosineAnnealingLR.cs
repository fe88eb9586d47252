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
            /// <summary>
            /// Lets the learning rates fall along half a cosine, and rise again after it. Loshchilov, Hutter, 2016,
            /// without restarts.
            /// </summary>
            /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
            /// <param name="T_max">After how many epochs the lowest rate is reached.</param>
            /// <param name="eta_min">That lowest rate; 0 by default.</param>
            /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
            /// <param name="verbose">Whether to print each change; false by default.</param>
            public static LRScheduler CosineAnnealingLR(
                Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                => new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>
                /// Lets the learning rates fall along half a cosine, and rise again after it. Loshchilov, Hutter, 2016,
                /// without restarts.
                /// </summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _T_max;
                    private readonly double _eta_min;

                    /// <summary>Makes the schedule and sets the first learning rates.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="T_max">After how many epochs the lowest rate is reached.</param>
                    /// <param name="eta_min">That lowest rate; 0 by default.</param>
                    /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    public CosineAnnealingLR(
                        Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_T_max, _eta_min) = (T_max, eta_min);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch == 0)
                        {
                            return Scaled(1);
                        }
                        if ((_last_epoch - 1 - _T_max) % (2 * _T_max) == 0)
                        {
                            return Groups.Select((group, place) =>
                                group.LearningRate + (_base_lrs[place] - _eta_min) * (1 - Math.Cos(Math.PI / _T_max)) / 2);
                        }
                        var factor = (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _T_max));
                        return Groups.Select(group => factor * (group.LearningRate - _eta_min) + _eta_min);
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                        => _base_lrs.Select(rate => _eta_min + (rate - _eta_min) * (1 + Math.Cos(Math.PI * _last_epoch / _T_max)) / 2);
                }
            }
        }
    }
}
