using System;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The sizes and switches of attention with several heads.</summary>
internal readonly record struct AttentionSettings(
    long Features, long Heads, double Dropout, bool Bias, bool ExtraBias, bool ZeroAttention, long KeyFeatures,
    long ValueFeatures)
{
    internal long HeadSize => Features / Heads;

    internal bool SameFeatures => KeyFeatures == Features && ValueFeatures == Features;

    /// <summary>The same settings, once they are known to make sense.</summary>
    internal AttentionSettings Checked()
    {
        Guard.Positive("MultiheadAttention", Features, "embedded_dim");
        Guard.Positive("MultiheadAttention", Heads, "num_heads");
        Guard.Positive("MultiheadAttention", KeyFeatures, "kdim");
        Guard.Positive("MultiheadAttention", ValueFeatures, "vdim");
        Guard.Probability("MultiheadAttention", Dropout, "dropout");
        return Features % Heads == 0
            ? this
            : throw new ArgumentException(
                $"MultiheadAttention: embedded_dim={Features} must be a multiple of num_heads={Heads}.", "num_heads");
    }

    /// <summary>Refuses inputs that are not (time, batch, features).</summary>
    internal void CheckInput(Tensor query, Tensor key, Tensor value)
    {
        Check(query, "query", Features);
        Check(key, "key", KeyFeatures);
        Check(value, "value", ValueFeatures);

        static void Check(Tensor input, string name, long features)
        {
            if (input.dim() != 3 || input.size(2) != features)
            {
                throw new ArgumentException(
                    $"MultiheadAttention: expected {name} (time, batch, features={features}), got ({string.Join(", ", input.shape)}).", name);
            }
        }
    }
}
