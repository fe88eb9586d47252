using System;
using System.Linq;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// Gives a torch model the initial values that Keras would: Glorot and Bengio, 2010 (uniform kernels); Saxe et al.,
/// 2014 (orthogonal recurrent kernels); Jozefowicz et al., 2015 (forget bias one).
/// </summary>
public static class KerasInitialiser
{
    /// <summary>Half-width of the embeddings' uniform distribution.</summary>
    public const double EmbeddingRange = 0.05;

    /// <summary>Draws new values for every parameter of the model, in the order in which they are registered.</summary>
    /// <param name="model">The model; changed in place. Its draws come from torch's generator: seed it before.</param>
    public static void Apply(torch.nn.Module model)
    {
        using var guard = torch.no_grad();
        foreach (var module in model.modules().Prepend(model))
        {
            if (module is LayerNorm)
            {
                continue;   // ones and zeros in both libraries
            }

            foreach (var (name, parameter) in module.named_parameters(recurse: false))
            {
                Draw(module, name, parameter);
            }
        }
    }

    private static void Draw(torch.nn.Module module, string name, Parameter parameter)
    {
        if (module is Embedding or FusedEmbedding)
        {
            torch.nn.init.uniform_(parameter, -EmbeddingRange, EmbeddingRange);
        }
        else if (name.Contains("norm", StringComparison.Ordinal))
        {
            return;         // a native layer lists its norms' parameters as its own
        }
        else if (name.Contains("bias", StringComparison.Ordinal))
        {
            torch.nn.init.zeros_(parameter);
            if (module is LSTM && name.StartsWith("bias_ih", StringComparison.Ordinal))
            {
                var hidden = parameter.shape[0] / 4;                         // gates: input, forget, cell, output
                using var forget = parameter.narrow(0, hidden, hidden);
                forget.fill_(1.0);
            }
        }
        else if (name.StartsWith("weight_hh", StringComparison.Ordinal))
        {
            torch.nn.init.orthogonal_(parameter);
        }
        else if (parameter.ndim >= 2)
        {
            torch.nn.init.xavier_uniform_(parameter);
        }
    }
}
