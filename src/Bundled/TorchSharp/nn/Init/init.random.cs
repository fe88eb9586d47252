using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class init
        {
            /// <summary>Fills with values from the uniform distribution on [low, high).</summary>
            /// <param name="tensor">Of any shape.</param>
            /// <param name="low">The lower end; 0 by default.</param>
            /// <param name="high">The upper end; 1 by default.</param>
            /// <param name="generator">Where the random numbers come from; the default generator when null.</param>
            public static Tensor uniform_(Tensor tensor, double low = 0, double high = 1, Generator? generator = null)
                => Fill(tensor, target => target.uniform_(low, high, generator));

            /// <summary>Fills with values from the normal distribution.</summary>
            /// <param name="tensor">Of any shape.</param>
            /// <param name="mean">Its mean; 0 by default.</param>
            /// <param name="std">Its standard deviation; 1 by default.</param>
            /// <param name="generator">Where the random numbers come from; the default generator when null.</param>
            public static Tensor normal_(Tensor tensor, double mean = 0, double std = 1, Generator? generator = null)
                => Fill(tensor, target => target.normal_(mean, std, generator));

            /// <summary>Fills with values from the normal distribution without what is outside [a, b], by its inverse.</summary>
            /// <param name="tensor">Of any shape.</param>
            /// <param name="mean">The mean of the whole distribution; 0 by default.</param>
            /// <param name="std">Its standard deviation; 1 by default.</param>
            /// <param name="a">The lower end; −2 by default.</param>
            /// <param name="b">The upper end; 2 by default.</param>
            /// <param name="generator">Where the random numbers come from; the default generator when null.</param>
            /// <exception cref="ArgumentException">The ends are not in order or the deviation is not positive.</exception>
            public static Tensor trunc_normal_(
                Tensor tensor, double mean = 0.0, double std = 1.0, double a = -2.0, double b = 2.0, Generator? generator = null)
            {
                if (!(std > 0))
                {
                    throw new ArgumentException($"trunc_normal_: std must be positive, got {std}.", nameof(std));
                }
                if (!(a < b))
                {
                    throw new ArgumentException($"trunc_normal_: a must be below b, got a = {a} and b = {b}.", nameof(b));
                }
                return Fill(tensor, target =>
                {
                    var (low, high) = (NormalCdf((a - mean) / std), NormalCdf((b - mean) / std));
                    target.uniform_(2 * low - 1, 2 * high - 1, generator);
                    target.erfinv_();
                    target.mul_(std * Math.Sqrt(2));
                    target.add_(mean);
                    target.clamp_(a, b);
                });
            }

            /// <summary>Fills with U(−r, r), r = gain · √(6 / (fan in + fan out)). Glorot, Bengio, 2010.</summary>
            /// <param name="tensor">(outputs, inputs, kernel axes …).</param>
            /// <param name="gain">A factor, such as that of <see cref="calculate_gain"/>; 1 by default.</param>
            public static Tensor xavier_uniform_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                var bound = gain * Math.Sqrt(2.0 / (fanIn + fanOut)) * Math.Sqrt(3.0);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Another name of <see cref="xavier_uniform_"/>.</summary>
            /// <param name="tensor">(outputs, inputs, kernel axes …).</param>
            /// <param name="gain">A factor; 1 by default.</param>
            public static Tensor glorot_uniform_(Tensor tensor, double gain = 1.0) => xavier_uniform_(tensor, gain);

            /// <summary>Fills with N(0, σ²), σ = gain · √(2 / (fan in + fan out)). Glorot, Bengio, 2010.</summary>
            /// <param name="tensor">(outputs, inputs, kernel axes …).</param>
            /// <param name="gain">A factor, such as that of <see cref="calculate_gain"/>; 1 by default.</param>
            public static Tensor xavier_normal_(Tensor tensor, double gain = 1.0)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return normal_(tensor, 0, gain * Math.Sqrt(2.0 / (fanIn + fanOut)));
            }

            /// <summary>Another name of <see cref="xavier_normal_"/>.</summary>
            /// <param name="tensor">(outputs, inputs, kernel axes …).</param>
            /// <param name="gain">A factor; 1 by default.</param>
            public static Tensor glorot_normal_(Tensor tensor, double gain = 1.0) => xavier_normal_(tensor, gain);

            /// <summary>Fills with U(−r, r), r = gain · √(3 / fan). He et al., 2015.</summary>
            /// <param name="tensor">(outputs, inputs, kernel axes …).</param>
            /// <param name="a">The negative slope of the leaky rectifier that follows; 0 by default.</param>
            /// <param name="mode">Which of the two sizes sets the scale; fan in by default.</param>
            /// <param name="nonlinearity">The function that follows.</param>
            public static Tensor kaiming_uniform_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
            {
                var bound = Math.Sqrt(3.0) * KaimingDeviation(tensor, a, mode, nonlinearity);
                return uniform_(tensor, -bound, bound);
            }

            /// <summary>Fills with N(0, σ²), σ = gain / √fan. He et al., 2015.</summary>
            /// <param name="tensor">(outputs, inputs, kernel axes …).</param>
            /// <param name="a">The negative slope of the leaky rectifier that follows; 0 by default.</param>
            /// <param name="mode">Which of the two sizes sets the scale; fan in by default.</param>
            /// <param name="nonlinearity">The function that follows.</param>
            public static Tensor kaiming_normal_(
                Tensor tensor, double a = 0, FanInOut mode = FanInOut.FanIn,
                NonlinearityType nonlinearity = NonlinearityType.LeakyReLU)
                => normal_(tensor, 0, KaimingDeviation(tensor, a, mode, nonlinearity));

            private static double KaimingDeviation(Tensor tensor, double a, FanInOut mode, NonlinearityType nonlinearity)
            {
                var (fanIn, fanOut) = CalculateFanInAndFanOut(tensor);
                return calculate_gain(nonlinearity, a) / Math.Sqrt(mode == FanInOut.FanIn ? fanIn : fanOut);
            }

            /// <summary>
            /// Fills with a (semi-)orthogonal matrix times a gain, the tensor seen as (first axis, all others). Saxe,
            /// McClelland, Ganguli, 2013.
            /// </summary>
            /// <param name="tensor">Of two axes or more.</param>
            /// <param name="gain">The length of each row or column; 1 by default.</param>
            /// <exception cref="ArgumentException">The tensor has fewer than two axes.</exception>
            public static Tensor orthogonal_(Tensor tensor, double gain = 1.0)
            {
                if (tensor.dim() < 2)
                {
                    throw new ArgumentException(
                        $"orthogonal_: expected (rows, columns, …), got ({string.Join(", ", tensor.shape)}).", nameof(tensor));
                }
                return Fill(tensor, target =>
                {
                    using var scope = NewDisposeScope();
                    var rows = target.shape[0];
                    var columns = target.numel() / rows;
                    var sample = empty(new[] { rows, columns }, dtype: target.dtype, device: target.device).normal_(0, 1);
                    var tall = rows < columns ? sample.t() : sample;
                    var (q, r) = Kernels.Qr(tall);
                    // The signs of R's diagonal make the distribution of Q uniform over the orthogonal matrices.
                    var signed = q.mul(r.diagonal().sign());
                    target.copy_((rows < columns ? signed.t() : signed).reshape(target.shape));
                    target.mul_(gain);
                });
            }

            /// <summary>The standard normal distribution function, by its error function to full double precision.</summary>
            private static double NormalCdf(double x)
            {
                using var value = tensor(x / Math.Sqrt(2), dtype: ScalarType.Float64);
                using var erf = value.erf();
                return (1 + erf.item<double>()) / 2;
            }
        }
    }
}
