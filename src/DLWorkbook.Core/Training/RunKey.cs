using System;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>One hash over all that two processes must agree on to be halves of one run.</summary>
internal static class RunKey
{
    public static string Of(
        TrainingOptions options, Objective objective, torch.nn.Module model, DataTrace train, DataTrace? validation)
    {
        var text = new StringBuilder()
            .AppendLine(JsonSerializer.Serialize(options))
            .AppendLine(objective.LossName)
            .AppendLine(JsonSerializer.Serialize(train))
            .AppendLine(JsonSerializer.Serialize(validation));
        foreach (var row in Models.ParameterCount.ByTensor(model))
        {
            text.AppendLine($"{row.Name} ({string.Join(", ", row.Shape)})");
        }

        // The initial weights belong to the run: another seed of the model is another run.
        foreach (var (_, tensor) in model.state_dict())
        {
            text.AppendLine(Convert.ToHexString(SHA256.HashData(
                System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(Values.Float32(tensor)))));
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
