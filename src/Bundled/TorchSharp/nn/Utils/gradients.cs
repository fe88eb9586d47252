using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class utils
        {
            /// <summary>Scales all gradients down together when their norm, as that of one vector, is above a bound.</summary>
            /// <param name="tensors">The parameters whose gradients are meant; those without one do not count.</param>
            /// <param name="max_norm">The bound.</param>
            /// <param name="norm_type">The p of the norm; 2 by default, infinity for the largest absolute value.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                var grads = Gradients(tensors);
                if (grads.Length == 0)
                {
                    return 0;
                }
                var norms = stack(grads.Select(grad => Kernels.NormOfAll(grad, norm_type)).ToArray());
                var total = Kernels.NormOfAll(norms, norm_type).to(ScalarType.Float64).item<double>();
                var factor = max_norm / (total + 1e-6);
                if (factor < 1)
                {
                    foreach (var grad in grads)
                    {
                        grad.mul_(factor);
                    }
                }
                return total;
            }

            /// <summary>Cuts each gradient's values to [−clip_value, clip_value].</summary>
            /// <param name="tensors">The parameters whose gradients are meant.</param>
            /// <param name="clip_value">The bound.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                using var off = no_grad();
                using var scope = NewDisposeScope();
                foreach (var grad in Gradients(tensors))
                {
                    grad.clamp_(-clip_value, clip_value);
                }
            }

            /// <summary>Joins parameters to one vector, which autograd tracks.</summary>
            /// <param name="tensors">The parameters in order.</param>
            /// <returns>All values, (sum of the parameters' sizes).</returns>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(parameter => parameter.reshape(-1)).ToArray(), 0).MoveToOuterDisposeScope();
            }

            /// <summary>Copies a vector's values into parameters.</summary>
            /// <param name="vec">All values, (sum of the parameters' sizes).</param>
            /// <param name="tensors">The parameters in order.</param>
            /// <exception cref="ArgumentException">The vector has not as many values as the parameters.</exception>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                var all = tensors.ToArray();
                var expected = all.Sum(parameter => parameter.numel());
                if (vec.dim() != 1 || vec.numel() != expected)
                {
                    throw new ArgumentException(
                        $"vector_to_parameters: expected ({expected}), the parameters' values, got ({string.Join(", ", vec.shape)}).", nameof(vec));
                }
                using var off = no_grad();
                using var scope = NewDisposeScope();
                long start = 0;
                foreach (var parameter in all)
                {
                    var count = parameter.numel();
                    parameter.copy_(vec.narrow(0, start, count).view(parameter.shape));
                    start += count;
                }
            }

            private static Tensor[] Gradients(IEnumerable<Parameter> tensors)
                => tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
        }
    }
}
