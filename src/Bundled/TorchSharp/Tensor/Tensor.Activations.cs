using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // What networks put between their layers, element by element or along a dimension.
    public partial class Tensor
    {
        /// <summary>1/(1 + exp(-x)), in (0, 1).</summary>
        public Tensor sigmoid() => Ops.sigmoid.Unary(this);

        /// <summary>1/(1 + exp(-x)), in (0, 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor sigmoid_() => Ops.sigmoid_.Unary(this);

        /// <summary>max(x, 0).</summary>
        public Tensor relu() => Ops.relu.Unary(this);

        /// <summary>max(x, 0), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor relu_() => Ops.relu_.Unary(this);

        /// <summary>Scaled exponential linear unit (Klambauer et al., 2017).</summary>
        public Tensor selu() => Ops.selu.Unary(this);

        /// <summary>Scaled exponential linear unit (Klambauer et al., 2017), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor selu_() => Ops.selu_.Unary(this);

        /// <summary>min(max(x, 0), 6).</summary>
        public Tensor relu6() => Ops.relu6.Unary(this);

        /// <summary>min(max(x, 0), 6), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor relu6_() => Ops.relu6_.Unary(this);

        /// <summary>x·sigmoid(x).</summary>
        public Tensor silu() => Ops.silu.Unary(this);

        /// <summary>x·sigmoid(x), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor silu_() => Ops.silu_.Unary(this);

        /// <summary>The line x/6 + 1/2, clamped to [0, 1].</summary>
        public Tensor hardsigmoid() => Ops.hardsigmoid.Unary(this);

        /// <summary>The line x/6 + 1/2, clamped to [0, 1], in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor hardsigmoid_() => Ops.hardsigmoid_.Unary(this);

        /// <summary>x·hardsigmoid(x).</summary>
        public Tensor hardswish() => Ops.hardswish.Unary(this);

        /// <summary>x·hardsigmoid(x), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor hardswish_() => Ops.hardswish_.Unary(this);

        /// <summary>ln sigmoid(x), without overflow.</summary>
        public Tensor log_sigmoid() => Ops.log_sigmoid.Unary(this);

        /// <summary>ln(1 + exp(beta·x))/beta; x itself where beta·x passes the threshold.</summary>
        public Tensor softplus(double beta = 1, double threshold = 20) => Ops.softplus.Call(this, beta, threshold);

        /// <summary>x where positive, else negative_slope·x.</summary>
        public Tensor leaky_relu(Scalar negative_slope) => Ops.leaky_relu.Call(this, negative_slope);

        /// <summary>x where positive, else negative_slope·x, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor leaky_relu_(Scalar negative_slope) => Ops.leaky_relu_.Call(this, negative_slope);

        /// <summary>scale·x where positive, else scale·alpha·(exp(input_scale·x) - 1).</summary>
        public Tensor elu(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.elu.Call(this, alpha, scale, input_scale);

        /// <summary>scale·x where positive, else scale·alpha·(exp(input_scale·x) - 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor elu_(Scalar alpha, Scalar scale, Scalar input_scale) => Ops.elu_.Call(this, alpha, scale, input_scale);

        /// <summary>x where positive, else alpha·(exp x - 1).</summary>
        public Tensor elu(double alpha = 1) => Ops.elu.Call(this, alpha);

        /// <summary>x where positive, else alpha·(exp x - 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor elu_(double alpha = 1) => Ops.elu_.Call(this, alpha);

        /// <summary>x where positive, else alpha·(exp(x/alpha) - 1).</summary>
        public Tensor celu(Scalar alpha) => Ops.celu.Call(this, alpha);

        /// <summary>x where positive, else alpha·(exp(x/alpha) - 1), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor celu_(Scalar alpha) => Ops.celu_.Call(this, alpha);

        /// <summary>x·Φ(x), with the normal distribution function (Hendrycks and Gimpel, 2016).</summary>
        public Tensor gelu() => Ops.gelu.Unary(this);

        /// <summary>x·Φ(x), with the normal distribution function (Hendrycks and Gimpel, 2016), in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor gelu_() => Ops.gelu_.Unary(this);

        /// <summary>Clamps to [min, max].</summary>
        public Tensor hardtanh(Scalar min, Scalar max) => Ops.hardtanh.Call(this, min, max);

        /// <summary>Clamps to [min, max], in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor hardtanh_(Scalar min, Scalar max) => Ops.hardtanh_.Call(this, min, max);

        /// <summary>x where above the threshold, else value.</summary>
        public Tensor threshold(Scalar threshold, Scalar value) => Ops.threshold.Call(this, threshold, value);

        /// <summary>x where above the threshold, else value, in place.</summary>
        /// <returns>This tensor's memory as a new handle.</returns>
        public Tensor threshold_(Scalar threshold, Scalar value) => Ops.threshold_.Call(this, threshold, value);

        /// <summary>First half of a dimension times the sigmoid of its second half.</summary>
        /// <returns>The dimension is halved.</returns>
        public Tensor glu(long dim = -1) => Ops.glu.Call(this, dim);

        /// <summary>x where positive, else the weight's slope times x.</summary>
        public Tensor prelu(Tensor target) => Ops.prelu.Binary(this, target);

        /// <summary>exp(x) over its sum along a dimension: positive numbers that sum to 1.</summary>
        public Tensor softmax(long dim, ScalarType? dtype = null) => Ops.softmax_int.Call(this, dim, dtype);

        /// <summary>ln softmax(x) along a dimension, without overflow.</summary>
        public Tensor log_softmax(long dim, ScalarType? dtype = null) => Ops.log_softmax_int.Call(this, dim, dtype);
    }
}
