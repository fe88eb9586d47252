using System;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning-rate schedules: they change an optimiser's learning rates as training goes on.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>A schedule of learning rates; making it sets the first ones.</summary>
            public abstract class LRScheduler
            {
                private protected readonly Optimizer _optimizer;
                private protected readonly bool _verbose;
                private protected readonly List<double> _base_lrs;
                private protected int _last_epoch;
                private readonly List<double> _last_lrs;

                /// <summary>How often the schedule has advanced.</summary>
                protected int _step_count;

                /// <summary>Makes a schedule that starts from the groups' initial learning rates.</summary>
                /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
                /// <param name="verbose">Whether to print each change; false by default.</param>
                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    ArgumentNullException.ThrowIfNull(optimizer);
                    (_optimizer, _last_epoch, _verbose) = (optimizer, last_epoch, verbose);
                    _base_lrs = [.. Groups.Select(group => group.InitialLearningRate)];
                    _last_lrs = [.. Groups.Select(group => group.LearningRate)];
                }

                private protected IEnumerable<ILearningRateController> Groups => _optimizer.ParamGroups;

                /// <summary>Advances by one: once an epoch, or once a batch, as the schedule is meant.</summary>
                public virtual void step() => step(null);

                /// <summary>Advances by one, or to a given epoch.</summary>
                /// <param name="epoch">The epoch, or null for the next one.</param>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    var rates = (epoch is null ? get_lr() : get_closed_form_lr()).ToList();
                    foreach (var (place, group) in Groups.Index())
                    {
                        group.LearningRate = rates[place];
                        if (_verbose && _last_lrs[place] != rates[place])
                        {
                            Console.WriteLine($"Adjusting learning rate to {rates[place]}");
                        }
                        _last_lrs[place] = rates[place];
                    }
                }

                /// <summary>Advances by one; only a schedule that watches a metric looks at its value.</summary>
                /// <param name="current">The metric's value, such as the validation loss.</param>
                /// <param name="epoch">The epoch, or null for the next one.</param>
                public virtual void step(double current, int? epoch = null) => step(epoch);

                /// <summary>The groups' learning rates now, from those before; called once a step.</summary>
                protected virtual IEnumerable<double> get_lr() => Groups.Select(group => group.LearningRate);

                /// <summary>The groups' learning rates in the epoch that the schedule is at, from the initial ones.</summary>
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                /// <summary>The learning rates that were set last, group by group.</summary>
                public IEnumerable<double> get_last_lr() => _last_lrs;

                /// <summary>The learning rates of all groups times a factor.</summary>
                private protected IEnumerable<double> Scaled(double factor)
                    => Groups.Select(group => group.LearningRate * factor);
            }

            /// <summary>The schedules' classes; use the functions of the same names.</summary>
            public static partial class impl
            {
            }
        }
    }
}
