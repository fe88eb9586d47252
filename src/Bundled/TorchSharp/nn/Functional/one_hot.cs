using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Turns class numbers into rows that are 1 at the class and 0 elsewhere.</summary>
            /// <param name="x">Class numbers from 0, int64, of any shape.</param>
            /// <param name="num_classes">How many classes there are; -1 (the default) for one more than the largest
            /// number.</param>
            /// <returns>(…, num_classes), int64.</returns>
            /// <exception cref="ArgumentException">The type is not int64.</exception>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64)
                {
                    throw new ArgumentException(
                        $"one_hot: expected class numbers of type Int64, got {x.dtype}: to(ScalarType.Int64)?", nameof(x));
                }
                return Kernels.OneHot(x, num_classes);
            }

            /// <summary>The cosine of the angle between vectors: their inner product over the product of their lengths.</summary>
            /// <param name="x1">Vectors along <paramref name="dim"/>.</param>
            /// <param name="x2">Of a shape that broadcasts with that of <paramref name="x1"/>.</param>
            /// <param name="dim">The axis along which the vectors lie; 1 by default.</param>
            /// <param name="eps">The least length to divide by; 1e-8 by default.</param>
            /// <returns>The cosines, without that axis.</returns>
            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-8)
                => Kernels.CosineSimilarity(x1, x2, dim, eps);

            /// <summary>Divides vectors by their lengths.</summary>
            /// <param name="input">Vectors along <paramref name="dim"/>.</param>
            /// <param name="p">The p of the norm that measures length; 2 by default.</param>
            /// <param name="dim">The axis along which the vectors lie; 1 by default.</param>
            /// <param name="eps">The least length to divide by; 1e-12 by default.</param>
            /// <returns>Of the same shape.</returns>
            public static Tensor normalize(Tensor input, double p = 2.0, long dim = 1L, double eps = 1e-12)
            {
                using var length = Kernels.Norm(input, p, dim);
                using var floor = length.clamp_min(eps);
                return input.div(floor);
            }
        }
    }
}
