using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Counts a model's trainable parameters, whole and by part.</summary>
public static class ParameterCount
{
    /// <summary>Trainable numbers in the model.</summary>
    /// <param name="model">Any module.</param>
    public static long Of(torch.nn.Module model) =>
        model.parameters().Where(p => p.requires_grad).Sum(p => p.numel());

    /// <summary>One row a parameter tensor, in registration order.</summary>
    /// <param name="model">Any module.</param>
    public static IReadOnlyList<ParameterRow> ByTensor(torch.nn.Module model) =>
        model.named_parameters()
            .Select(p => new ParameterRow(p.name, p.parameter.shape, p.parameter.requires_grad))
            .ToArray();
}
