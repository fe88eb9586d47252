using System.Collections.Generic;
using System.IO;
using TorchSharp;

namespace DLWorkbook.Core.Training;

/// <summary>Named tensors in a file of our own process' making: count, then name and tensor (TorchSharp's form) each.</summary>
internal static class WeightFile
{
    public static void Write(BinaryWriter writer, IReadOnlyDictionary<string, torch.Tensor> weights)
    {
        writer.Write(weights.Count);
        foreach (var (name, tensor) in weights)
        {
            writer.Write(name);
            tensor.Save(writer);
        }
    }

    public static Dictionary<string, torch.Tensor> Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var weights = new Dictionary<string, torch.Tensor>(count);
        for (var i = 0; i < count; i++)
        {
            var name = reader.ReadString();
            weights[name] = TensorExtensionMethods.Load(reader).DetachFromDisposeScope();
        }

        return weights;
    }
}
