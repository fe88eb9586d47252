using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Stochastic gradient descent, with momentum on request.</summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="dampening">How much of the gradient is left out of the momentum; 0 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="nesterov">Whether the gradient counts once more on top of the momentum; false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static SGD SGD(
            IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

        /// <summary>Stochastic gradient descent, with momentum on request.</summary>
        /// <param name="parameters">What to train, with names, which are ignored.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="dampening">How much of the gradient is left out of the momentum; 0 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="nesterov">Whether the gradient counts once more on top of the momentum; false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static SGD SGD(
            IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0,
            double dampening = 0,
            double weight_decay = 0, bool nesterov = false, bool maximize = false)
            => new(parameters.Select(entry => entry.parameter), learningRate, momentum, dampening, weight_decay, nesterov,
                maximize);

        /// <summary>Stochastic gradient descent, with momentum on request, of several groups.</summary>
        /// <param name="parameters">What to train; the other arguments are for the options that a group leaves open.</param>
        /// <param name="learningRate">The learning rate.</param>
        /// <param name="momentum">How much of the last step goes into the next; 0 by default.</param>
        /// <param name="dampening">How much of the gradient is left out of the momentum; 0 by default.</param>
        /// <param name="weight_decay">The factor of the parameter that is added to its gradient (L2 penalty); 0 by
        /// default.</param>
        /// <param name="nesterov">Whether the gradient counts once more on top of the momentum; false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static SGD SGD(
            IEnumerable<SGD.ParamGroup> parameters, double learningRate, double momentum = 0.0, double dampening = 0,
            double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            => new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
    }
}
