using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>RMSprop: divides the step by the root of an average of the gradient's square. Hinton, 2012.</summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">The decay rate of the average of the gradient's square; 0.99 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="centered">Whether the step is divided by an estimate of the deviation instead of the root mean
        /// square; false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static RMSProp RMSProp(
            IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop: divides the step by the root of an average of the gradient's square. Hinton, 2012.</summary>
        /// <param name="parameters">What to train, with names, which are ignored.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">The decay rate of the average of the gradient's square; 0.99 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="centered">Whether the step is divided by an estimate of the deviation instead of the root mean
        /// square; false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static RMSProp RMSProp(
            IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99,
            double eps = 1e-8, double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            => new(parameters.Select(entry => entry.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

        /// <summary>RMSprop: divides the step by the root of an average of the gradient's square. Hinton, 2012.</summary>
        /// <param name="parameters">What to train; the other arguments are for the options that a group leaves open.</param>
        /// <param name="lr">The learning rate.</param>
        /// <param name="alpha">The decay rate of the average of the gradient's square; 0.99 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="centered">Whether the step is divided by an estimate of the deviation instead of the root mean
        /// square; false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static RMSProp RMSProp(
            IEnumerable<RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-8,
            double weight_decay = 0, double momentum = 0, bool centered = false, bool maximize = false)
            => new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
    }
}
