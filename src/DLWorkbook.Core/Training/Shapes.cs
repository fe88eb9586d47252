using System;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>Checks that two tensors may be compared at all: broadcasting would hide a mistake.</summary>
internal static class Shapes
{
    public static void RequireEqual(string who, torch.Tensor outputs, torch.Tensor targets)
    {
        if (!outputs.shape.SequenceEqual(targets.shape))
        {
            throw new ArgumentException(
                $"{who}: expected outputs and targets of one shape, batch first, got "
                + $"({string.Join(", ", outputs.shape)}) and ({string.Join(", ", targets.shape)}): "
                + "squeeze(1) the outputs, or unsqueeze(1) the targets?",
                nameof(outputs));
        }
    }
}
