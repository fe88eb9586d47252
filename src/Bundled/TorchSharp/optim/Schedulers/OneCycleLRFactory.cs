using System.Collections.Generic;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Lets the learning rates rise to a highest one and then fall far below the first; one step a batch.
            /// Smith, Topin, 2017.
            /// </summary>
            /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
            /// <param name="max_lr">The highest learning rate.</param>
            /// <param name="total_steps">How many steps in all; -1 (the default) when epochs and their steps are given.</param>
            /// <param name="epochs">How many epochs; -1 by default.</param>
            /// <param name="steps_per_epoch">How many steps in an epoch; -1 by default.</param>
            /// <param name="pct_start">The part of the steps in which the rate rises; 0.3 by default.</param>
            /// <param name="anneal_strategy">The curve; a cosine by default.</param>
            /// <param name="cycle_momentum">Whether the momentum (or Adam's first beta) changes too; true by default.</param>
            /// <param name="base_momentum">The lowest momentum; 0.85 by default.</param>
            /// <param name="max_momentum">The highest momentum; 0.95 by default.</param>
            /// <param name="div_factor">The highest rate over the first; 25 by default.</param>
            /// <param name="final_div_factor">The first rate over the last; 10,000 by default.</param>
            /// <param name="three_phase">Whether the rate falls to the first one, as fast as it rose, and only then to
            /// the last; false by default.</param>
            /// <param name="last_epoch">The last step that is past; -1 (the default) for none.</param>
            /// <param name="verbose">Whether to print each change; false by default.</param>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1,
                double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25, double final_div_factor = 1e4,
                bool three_phase = false, int last_epoch = -1, bool verbose = false)
                => new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                    base_momentum, max_momentum,
                    div_factor, final_div_factor, three_phase, last_epoch, verbose);

            /// <summary>
            /// Lets the learning rates rise to a highest one and then fall far below the first; one step a batch.
            /// Smith, Topin, 2017.
            /// </summary>
            /// <param name="optimizer">The optimiser whose learning rates are meant.</param>
            /// <param name="max_lr">The highest learning rate of each group.</param>
            /// <param name="total_steps">How many steps in all; -1 (the default) when epochs and their steps are given.</param>
            /// <param name="epochs">How many epochs; -1 by default.</param>
            /// <param name="steps_per_epoch">How many steps in an epoch; -1 by default.</param>
            /// <param name="pct_start">The part of the steps in which the rate rises; 0.3 by default.</param>
            /// <param name="anneal_strategy">The curve; a cosine by default.</param>
            /// <param name="cycle_momentum">Whether the momentum (or Adam's first beta) changes too; true by default.</param>
            /// <param name="base_momentum">The lowest momentum of each group; 0.85 when null.</param>
            /// <param name="max_momentum">The highest momentum of each group; 0.95 when null.</param>
            /// <param name="div_factor">The highest rate over the first; 25 by default.</param>
            /// <param name="final_div_factor">The first rate over the last; 10,000 by default.</param>
            /// <param name="three_phase">Whether the rate falls to the first one, as fast as it rose, and only then to
            /// the last; false by default.</param>
            /// <param name="last_epoch">The last step that is past; -1 (the default) for none.</param>
            /// <param name="verbose">Whether to print each change; false by default.</param>
            public static LRScheduler OneCycleLR(
                Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1,
                int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                double final_div_factor = 1e4,
                bool three_phase = false, int last_epoch = -1, bool verbose = false)
                => new impl.OneCycleLR(
                    optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                    base_momentum, max_momentum,
                    div_factor, final_div_factor, three_phase, last_epoch, verbose);
        }
    }
}
