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
            /// <summary>Multiplies the initial learning rates by a function of the epoch.</summary>
            /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
            /// <param name="lr_lambda">From the epoch, counted from 0, to the factor.</param>
            /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
            /// <param name="verbose">Whether to print each change; false by default.</param>
            public static LRScheduler LambdaLR(
                Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                => new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Multiplies the initial learning rates by a function of the epoch.</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly List<Func<int, double>> _lr_lambdas;

                    /// <summary>Makes the schedule and sets the first learning rates.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="lr_lambda">From the epoch, counted from 0, to the factor.</param>
                    /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambdas = [.. Groups.Select(_ => lr_lambda)];
                        step();
                    }

                    /// <summary>Makes the schedule and sets the first learning rates.</summary>
                    /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
                    /// <param name="lr_lambdas">For each group, from the epoch, counted from 0, to the factor.</param>
                    /// <param name="last_epoch">The last epoch that is past; -1 (the default) for none.</param>
                    /// <param name="verbose">Whether to print each change; false by default.</param>
                    /// <exception cref="ArgumentException">There are not as many functions as groups.</exception>
                    public LambdaLR(
                        Optimizer optimizer, IEnumerable<Func<int, double>> lr_lambdas, int last_epoch = -1, bool verbose
                        = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        _lr_lambdas = [.. lr_lambdas];
                        if (_lr_lambdas.Count != _base_lrs.Count)
                        {
                            throw new ArgumentException(
                                $"LambdaLR: expected {_base_lrs.Count} functions, one for each group, got {_lr_lambdas.Count}.", nameof(lr_lambdas));
                        }
                        step();
                    }

                    /// <inheritdoc/>
                    protected override IEnumerable<double> get_lr()
                        => _base_lrs.Select((rate, place) => rate * _lr_lambdas[place](_last_epoch));
                }
            }
        }
    }
}
