using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// Fills tensors with initial values. All run outside autograd and return the tensor that they were given.
        /// </summary>
        public static partial class init
        {
            /// <summary>The function that follows a layer, for <see cref="calculate_gain"/>.</summary>
            public enum NonlinearityType
            {
                /// <summary>None.</summary>
                Linear = 0,

                /// <summary>None, after a convolution over one axis.</summary>
                Conv1D = 1,

                /// <summary>None, after a convolution over two axes.</summary>
                Conv2D = 2,

                /// <summary>None, after a convolution over three axes.</summary>
                Conv3D = 3,

                /// <summary>None, after a transposed convolution over one axis.</summary>
                ConvTranspose1D = 4,

                /// <summary>None, after a transposed convolution over two axes.</summary>
                ConvTranspose2D = 5,

                /// <summary>None, after a transposed convolution over three axes.</summary>
                ConvTranspose3D = 6,

                /// <summary>The logistic function.</summary>
                Sigmoid = 7,

                /// <summary>The hyperbolic tangent.</summary>
                Tanh = 8,

                /// <summary>The rectifier.</summary>
                ReLU = 9,

                /// <summary>The leaky rectifier.</summary>
                LeakyReLU = 10,
            }

            /// <summary>Which of a layer's two sizes sets the scale.</summary>
            public enum FanInOut
            {
                /// <summary>How many values go into a unit: keeps the scale of the activations.</summary>
                FanIn = 0,

                /// <summary>How many units a value goes into: keeps the scale of the gradients.</summary>
                FanOut = 1,
            }

            /// <summary>
            /// The factor that keeps the scale of values through a function: 1 for none and sigmoid, 5/3 for tanh, √2
            /// for ReLU.
            /// </summary>
            /// <param name="nonlinearity">The function.</param>
            /// <param name="param">The negative slope of <see cref="NonlinearityType.LeakyReLU"/>, whose gain is √(2 /
            /// (1 + slope²)).</param>
            public static double calculate_gain(NonlinearityType nonlinearity, double param = 0.0) => nonlinearity switch
            {
                NonlinearityType.Tanh => 5.0 / 3.0,
                NonlinearityType.ReLU => Math.Sqrt(2.0),
                NonlinearityType.LeakyReLU => Math.Sqrt(2.0 / (1 + param * param)),
                >= NonlinearityType.Linear and <= NonlinearityType.Sigmoid => 1.0,
                _ => throw new ArgumentOutOfRangeException(
                    nameof(nonlinearity), nonlinearity, "calculate_gain: no such function."),
            };

            /// <summary>A layer's two sizes: (how many values go into a unit, how many units a value goes into).</summary>
            /// <param name="tensor">Its weights, (outputs, inputs, kernel axes …).</param>
            /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
            public static (long fanIn, long fanOut) CalculateFanInAndFanOut(Tensor tensor)
            {
                var shape = tensor.shape;
                if (shape.Length < 2)
                {
                    throw new ArgumentException(
                        "Fan in and fan out can not be computed for tensor with fewer than 2 dimensions: "
                        + $"expected (outputs, inputs, …), got ({string.Join(", ", shape)}).", nameof(tensor));
                }
                long receptiveField = 1;
                for (var axis = 2; axis < shape.Length; axis++)
                {
                    receptiveField *= shape[axis];
                }
                return (shape[1] * receptiveField, shape[0] * receptiveField);
            }

            /// <summary>Fills with a value.</summary>
            /// <param name="tensor">Of any shape.</param>
            /// <param name="val">The value.</param>
            public static Tensor constant_(Tensor tensor, Scalar val) => Fill(tensor, target => target.fill_(val));

            /// <summary>Fills with zeros.</summary>
            /// <param name="tensor">Of any shape.</param>
            public static Tensor zeros_(Tensor tensor) => Fill(tensor, target => target.zero_());

            /// <summary>Fills with ones.</summary>
            /// <param name="tensor">Of any shape.</param>
            public static Tensor ones_(Tensor tensor) => Fill(tensor, target => target.fill_(1));

            /// <summary>Fills with the identity: ones on the diagonal, zeros elsewhere.</summary>
            /// <param name="tensor">Of two axes.</param>
            /// <exception cref="ArgumentException">The tensor has not two axes.</exception>
            public static Tensor eye_(Tensor tensor)
            {
                RequireMatrix("eye_", tensor);
                return Fill(tensor, target =>
                {
                    using var identity = eye(target.shape[0], target.shape[1], dtype: target.dtype, device: target.device);
                    target.copy_(identity);
                });
            }

            private static void RequireMatrix(string operation, Tensor tensor)
            {
                if (tensor.dim() != 2)
                {
                    throw new ArgumentException($"{operation}: expected (rows, columns), got ({string.Join(", ", tensor.shape)}).", nameof(tensor));
                }
            }

            private static Tensor Fill(Tensor tensor, Action<Tensor> fill)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                using var off = no_grad();
                using var scope = NewDisposeScope();
                fill(tensor);
                return tensor;
            }
        }
    }
}
