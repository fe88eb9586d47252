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
            /// <summary>Multiplies the learning rates by a factor at given epochs.</summary>
            /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
            /// <param name="milestones">The epochs; one that is named twice counts twice.</param>
            /// <param name="gamma">The factor; 0.1 by default.</param>
            /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
            /// <param name="verbose">Whether to print each change; false by default.</param>
            public static LRScheduler MultiStepLR(
                Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose = false)
                => new impl.MultiStepLR(optimizer, milestones, gamma, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the learning rates by a factor at given epochs.</summary>
                public class MultiStepLR : LRScheduler
                {
                    private readonly List<int> _milestones;
                    private readonly double _gamma;

                    /// <summary>Makes the schedule and sets the first learning rates.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="milestones">The epochs; one that is named twice counts twice.</param>
                    /// <param name="gamma">The factor; 0.1 by default.</param>
                    /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    public MultiStepLR(
                        Optimizer optimizer, IList<int> milestones, double gamma = 0.1, int last_epoch = -1, bool verbose
                        = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        (_milestones, _gamma) = ([.. milestones.Order()], gamma);
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                        => Scaled(Math.Pow(_gamma, _milestones.Count(milestone => milestone == _last_epoch)));

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_closed_form_lr()
                        => _base_lrs.Select(rate => rate * Math.Pow(_gamma,
                            _milestones.Count(milestone => milestone <= _last_epoch)));
                }
            }
        }
    }
}
