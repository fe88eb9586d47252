using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Optimisers: they change parameters so that a loss falls.</summary>
    public static partial class optim
    {
        /// <summary>What every optimiser does: take a step along the gradients, and clear them.</summary>
        public abstract partial class Optimizer : IDisposable
        {
            /// <summary>The groups of parameters, each with its own options.</summary>
            protected IList<ParamGroup> _parameter_groups = [];

            /// <summary>Frees the optimiser's own tensors, such as running averages.</summary>
            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Frees the optimiser's own tensors.</summary>
            /// <param name="disposing">True when called from <see cref="Dispose()"/>.</param>
            protected virtual void Dispose(bool disposing) { }

            /// <summary>Fills the gradients of all parameters with zeros.</summary>
            public abstract void zero_grad();

            /// <summary>Adds a group of parameters; options that it leaves open are the optimiser's own.</summary>
            /// <param name="param_group">The group.</param>
            public abstract void add_param_group(ParamGroup param_group);

            /// <summary>Changes the parameters once, along their gradients; those without a gradient stay.</summary>
            /// <param name="closure">When given, called first to compute the loss and its gradients.</param>
            /// <returns>What the closure returned, or null without one.</returns>
            public abstract Tensor? step(Func<Tensor>? closure = null);

            /// <summary>All parameters, group by group.</summary>
            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            /// <summary>The groups of parameters as a learning-rate schedule sees them.</summary>
            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            /// <summary>All that an optimiser needs to go on where it stopped: options by group, state by parameter.</summary>
            public class StateDictionary
            {
                internal StateDictionary() { }

                /// <summary>The options of each group.</summary>
                public List<OptimizerOptions> Options { get; } = [];

                /// <summary>The state of each parameter, group by group.</summary>
                public List<OptimizerState> State { get; } = [];

                /// <summary>For each group, where in <see cref="State"/> its parameters are.</summary>
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }

        /// <summary>A group of parameters as a learning-rate schedule sees it.</summary>
        public interface ILearningRateController
        {
            /// <summary>The learning rate of the next step.</summary>
            double LearningRate { set; get; }

            /// <summary>The learning rate that the schedule starts from.</summary>
            double InitialLearningRate { set; get; }
        }

        /// <summary>Something with a momentum that a schedule may change.</summary>
        public interface IMomentum
        {
            /// <summary>The momentum of the next step.</summary>
            double Momentum { get; set; }
        }

        /// <summary>Something with the two decay rates of Adam, the first of which a schedule may change.</summary>
        public interface IBetas
        {
            /// <summary>The decay rates of the averages of the gradient and of its square.</summary>
            (double, double) Betas { get; set; }
        }
    }
}
