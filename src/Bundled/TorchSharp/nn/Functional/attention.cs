using System;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Attention: softmax(Q Kᵀ / √features) V, over the last two axes. Vaswani et al., 2017.</summary>
            /// <param name="query">Q, (…, queries, features).</param>
            /// <param name="key">K, (…, keys, features).</param>
            /// <param name="value">V, (…, keys, value features).</param>
            /// <param name="attn_mask">Of type bool, (…, queries, keys): true where a key may be seen; or a float to
            /// add. Null for none.</param>
            /// <param name="p">The probability of dropout on the weights; 0 by default.</param>
            /// <param name="is_casual">Whether a query sees only the keys up to its own place; false by default.</param>
            /// <returns>(…, queries, value features).</returns>
            /// <exception cref="ArgumentException">The probability is none, or there is a mask beside
            /// <paramref name="is_casual"/>.</exception>
            public static Tensor scaled_dot_product_attention(
                Tensor query, Tensor key, Tensor value, Tensor? attn_mask = null, double p = 0.0, bool is_casual = false)
            {
                Guard.Probability("scaled_dot_product_attention", p, nameof(p));
                if (is_casual && attn_mask is not null)
                {
                    throw new ArgumentException(
                        "scaled_dot_product_attention: is_casual makes the mask itself, so attn_mask must be null.",
                        nameof(attn_mask));
                }
                using var scope = NewDisposeScope();
                var scores = query.div(Math.Sqrt(query.size(-1))).matmul(key.transpose(-2, -1));
                if (is_casual)
                {
                    var later = ones(query.size(-2), key.size(-2), dtype: ScalarType.Bool, device: query.device).triu(1);
                    scores = AttentionMask.Apply(scores, later);
                }
                else if (attn_mask is not null)
                {
                    // Here true means that a key may be seen, the reverse of MultiheadAttention.
                    scores = AttentionMask.Apply(scores, attn_mask.dtype == ScalarType.Bool ? attn_mask.logical_not() : attn_mask);
                }
                var weights = dropout(scores.softmax(-1), p, training: p > 0);
                return weights.matmul(value).MoveToOuterDisposeScope();
            }
        }
    }
}
