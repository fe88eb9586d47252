using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>
        /// Adagrad: divides the step by the root of the sum of all squared gradients. Duchi, Hazan, Singer, 2011.
        /// </summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="lr_decay">How fast the learning rate falls: after n steps it is divided by 1 + n · lr_decay; 0
        /// by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="initial_accumulator_value">What the sum of squares starts from; 0 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-10 by default.</param>
        public static Adagrad Adagrad(
            IEnumerable<Parameter> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        /// <summary>
        /// Adagrad: divides the step by the root of the sum of all squared gradients. Duchi, Hazan, Singer, 2011.
        /// </summary>
        /// <param name="parameters">What to train, with names, which are ignored.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="lr_decay">How fast the learning rate falls: after n steps it is divided by 1 + n · lr_decay; 0
        /// by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="initial_accumulator_value">What the sum of squares starts from; 0 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-10 by default.</param>
        public static Adagrad Adagrad(
            IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double lr_decay = 0,
            double weight_decay = 0, double initial_accumulator_value = 0, double eps = 1e-10)
            => new(parameters.Select(entry => entry.parameter), lr, lr_decay, weight_decay, initial_accumulator_value, eps);

        /// <summary>
        /// Adagrad: divides the step by the root of the sum of all squared gradients. Duchi, Hazan, Singer, 2011.
        /// </summary>
        /// <param name="parameters">What to train; the other arguments are for the options that a group leaves open.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="lr_decay">How fast the learning rate falls: after n steps it is divided by 1 + n · lr_decay; 0
        /// by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="initial_accumulator_value">What the sum of squares starts from; 0 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-10 by default.</param>
        public static Adagrad Adagrad(
            IEnumerable<Adagrad.ParamGroup> parameters, double lr = 0.01, double lr_decay = 0, double weight_decay = 0,
            double initial_accumulator_value = 0, double eps = 1e-10)
            => new(parameters, lr, lr_decay, weight_decay, initial_accumulator_value, eps);
    }
}
