using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>The function between the two linear layers of a Transformer.</summary>
        public enum Activations
        {
            /// <summary>The rectifier.</summary>
            ReLU = 0,

            /// <summary>The Gaussian error linear unit.</summary>
            GELU = 1,
        }

        /// <summary>One layer of a Transformer's encoder, for inputs (time, batch, features).</summary>
        /// <param name="d_model">How many features each step has; 512 by default.</param>
        /// <param name="nhead">How many heads, of which the features are a multiple; 8 by default.</param>
        /// <param name="dim_feedforward">How many features are between the two linear layers; 2048 by default.</param>
        /// <param name="dropout">The probability of dropout in training; 0.1 by default.</param>
        /// <param name="activation">The function between the two linear layers; ReLU by default.</param>
        public static TransformerEncoderLayer TransformerEncoderLayer(
            long d_model = 512, long nhead = 8, long dim_feedforward = 2048, double dropout = 0.1,
            Activations activation = Activations.ReLU)
            => new(d_model, nhead, dim_feedforward, dropout, activation);

        /// <summary>A stack of layers of a Transformer's encoder, all copies of one.</summary>
        /// <param name="encoder_layer">The layer to copy, values included; it is no part of the stack.</param>
        /// <param name="num_layers">How many layers.</param>
        public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers)
            => new(encoder_layer, num_layers);

        /// <summary>Attention with several heads, for inputs (time, batch, features).</summary>
        /// <param name="embedded_dim">How many features queries and output have.</param>
        /// <param name="num_heads">How many heads, of which the features are a multiple.</param>
        /// <param name="dropout">The probability of dropout on the weights in training; 0 by default.</param>
        /// <param name="bias">Whether the projections have biases; true by default.</param>
        /// <param name="add_bias_kv">Whether there is one more key and value, which are learnt; false by default.</param>
        /// <param name="add_zero_attn">Whether there is one more key and value, both zero; false by default.</param>
        /// <param name="kdim">How many features the keys have; as the queries when null.</param>
        /// <param name="vdim">How many features the values have; as the queries when null.</param>
        public static MultiheadAttention MultiheadAttention(
            long embedded_dim, long num_heads, double dropout = 0.0, bool bias = true, bool add_bias_kv = false,
            bool add_zero_attn = false,
            long? kdim = null, long? vdim = null)
            => new(new AttentionSettings(
                embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim ?? embedded_dim, vdim ?? embedded_dim));
    }
}
