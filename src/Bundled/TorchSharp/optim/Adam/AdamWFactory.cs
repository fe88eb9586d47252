using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>AdamW: Adam whose weight decay works on the parameter itself. Loshchilov, Hutter, 2017.</summary>
        /// <param name="parameters">What to train.</param>
        /// <param name="lr">The learning rate; 0.001 by default.</param>
        /// <param name="beta1">The decay rate of the average of the gradient; 0.9 by default.</param>
        /// <param name="beta2">The decay rate of the average of the gradient's square; 0.999 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="weight_decay">How much of a parameter, times the learning rate, is taken off at each step; 0 by
        /// default.</param>
        /// <param name="amsgrad">Whether the step is divided by the largest average so far (Reddi, Kale, Kumar, 2018);
        /// false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static AdamW AdamW(
            IEnumerable<Parameter> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>AdamW: Adam whose weight decay works on the parameter itself. Loshchilov, Hutter, 2017.</summary>
        /// <param name="parameters">What to train, with names, which are ignored.</param>
        /// <param name="lr">The learning rate; 0.001 by default.</param>
        /// <param name="beta1">The decay rate of the average of the gradient; 0.9 by default.</param>
        /// <param name="beta2">The decay rate of the average of the gradient's square; 0.999 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="weight_decay">How much of a parameter, times the learning rate, is taken off at each step; 0 by
        /// default.</param>
        /// <param name="amsgrad">Whether the step is divided by the largest average so far (Reddi, Kale, Kumar, 2018);
        /// false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static AdamW AdamW(
            IEnumerable<(string name, Parameter parameter)> parameters, double lr = 1e-3, double beta1 = 0.9,
            double beta2 = 0.999, double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters.Select(entry => entry.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

        /// <summary>AdamW: Adam whose weight decay works on the parameter itself. Loshchilov, Hutter, 2017.</summary>
        /// <param name="parameters">What to train; the other arguments are for the options that a group leaves open.</param>
        /// <param name="lr">The learning rate; 0.001 by default.</param>
        /// <param name="beta1">The decay rate of the average of the gradient; 0.9 by default.</param>
        /// <param name="beta2">The decay rate of the average of the gradient's square; 0.999 by default.</param>
        /// <param name="eps">What is added to the root that the step is divided by; 1e-8 by default.</param>
        /// <param name="weight_decay">How much of a parameter, times the learning rate, is taken off at each step; 0 by
        /// default.</param>
        /// <param name="amsgrad">Whether the step is divided by the largest average so far (Reddi, Kale, Kumar, 2018);
        /// false by default.</param>
        /// <param name="maximize">Whether to go up instead of down; false by default.</param>
        public static AdamW AdamW(
            IEnumerable<AdamW.ParamGroup> parameters, double lr = 1e-3, double beta1 = 0.9, double beta2 = 0.999,
            double eps = 1e-8,
            double weight_decay = 0, bool amsgrad = false, bool maximize = false)
            => new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
    }
}
