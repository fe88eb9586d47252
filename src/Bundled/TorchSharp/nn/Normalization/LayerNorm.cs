using System;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Modules
{
    /// <summary>
    /// Shifts and scales each sample over its last axes to mean 0 and variance 1, then by a learnt weight and bias. Ba,
    /// Kiros, Hinton, 2016.
    /// </summary>
    public sealed class LayerNorm : nn.Module<Tensor, Tensor>
    {
        private Parameter? _weight;
        private Parameter? _bias;

        internal LayerNorm(
            long[] normalized_shape, double eps, bool elementwise_affine, bool bias, Device? device, ScalarType? dtype)
            : base(nameof(LayerNorm))
        {
            this.normalized_shape = normalized_shape;
            this.eps = eps;
            this.elementwise_affine = elementwise_affine;
            if (elementwise_affine)
            {
                weight = Guard.NewParameter(normalized_shape, dtype, device);
                if (bias)
                {
                    this.bias = Guard.NewParameter(normalized_shape, dtype, device);
                }
            }
            reset_parameters();
        }

        /// <summary>Sets the weight to ones and the bias to zeros.</summary>
        public void reset_parameters()
        {
            if (_weight is not null)
            {
                nn.init.ones_(_weight);
            }
            if (_bias is not null)
            {
                nn.init.zeros_(_bias);
            }
        }

        /// <summary>Normalises over the last axes.</summary>
        /// <param name="tensor">(…, normalized_shape).</param>
        /// <returns>Of the same shape.</returns>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">The last axes are not normalized_shape.</exception>
        public override Tensor forward(Tensor tensor) => nn.functional.layer_norm(tensor, normalized_shape, _weight, _bias, eps);

        /// <summary>The learnt bias, (normalized_shape), or null.</summary>
        public Parameter? bias
        {
            get => _bias;
            set => Own(ref _bias, value, nameof(bias));
        }

        /// <summary>The learnt weight, (normalized_shape); null inside when the layer is not affine.</summary>
        public Parameter weight
        {
            get => _weight!;
            set => Own(ref _weight, value, nameof(weight));
        }

        /// <summary>The lengths of the last axes, over which mean and variance are taken.</summary>
        public long[] normalized_shape { get; set; }

        /// <summary>What is added to the variance; 1e-5 by default.</summary>
        public double eps { get; set; }

        /// <summary>Whether there are a weight and a bias; true by default.</summary>
        public bool elementwise_affine { get; set; }
    }
}

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            /// <summary>Layer normalisation over the last axes, its weight 1 and its bias 0 at first.</summary>
            /// <param name="normalized_shape">The lengths of those axes.</param>
            /// <param name="eps">What is added to the variance; 1e-5 by default.</param>
            /// <param name="elementwise_affine">Whether there are a weight and a bias; true by default.</param>
            /// <param name="bias">Whether there is a bias beside the weight; true by default.</param>
            /// <param name="device">Where the parameters lie; the default device when null.</param>
            /// <param name="dtype">Their floating-point type; the default one when null.</param>
            public static LayerNorm LayerNorm(
                long[] normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null)
                => new(normalized_shape, eps, elementwise_affine, bias, device, dtype);

            /// <summary>Layer normalisation over the last axis, its weight 1 and its bias 0 at first.</summary>
            /// <param name="normalized_shape">The length of that axis.</param>
            /// <param name="eps">What is added to the variance; 1e-5 by default.</param>
            /// <param name="elementwise_affine">Whether there are a weight and a bias; true by default.</param>
            /// <param name="bias">Whether there is a bias beside the weight; true by default.</param>
            /// <param name="device">Where the parameters lie; the default device when null.</param>
            /// <param name="dtype">Their floating-point type; the default one when null.</param>
            public static LayerNorm LayerNorm(
                long normalized_shape, double eps = 1e-05, bool elementwise_affine = true, bool bias = true,
                Device? device = null, ScalarType? dtype = null)
                => new([normalized_shape], eps, elementwise_affine, bias, device, dtype);

            public static partial class functional
            {
                /// <summary>Shifts and scales to mean 0 and variance 1 over the last axes, then by a weight and a bias.</summary>
                /// <param name="input">(…, normalized_shape).</param>
                /// <param name="normalized_shape">The lengths of the last axes.</param>
                /// <param name="weight">(normalized_shape), or null for ones.</param>
                /// <param name="bias">(normalized_shape), or null for zeros.</param>
                /// <param name="eps">What is added to the variance; 1e-5 by default.</param>
                /// <returns>Of the same shape.</returns>
                public static Tensor layer_norm(
                    Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-05)
                    => Kernels.LayerNorm(input, normalized_shape, weight, bias, eps);
            }
        }
    }
}
