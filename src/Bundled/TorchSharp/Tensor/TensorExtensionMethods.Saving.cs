using System.IO;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor in TorchSharp's binary format, and closes the stream.</summary>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Writes a tensor to a file in TorchSharp's binary format.</summary>
    public static void Save(this torch.Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads a tensor's elements into an existing tensor, or into a new one when there is none.</summary>
    public static void Load(ref torch.Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
            tensor = Load(reader, skip);
        else
            tensor.Load(reader, skip);
    }
}

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Reads a tensor that Save wrote.</summary>
        public static Tensor Load(BinaryReader reader) => TensorExtensionMethods.Load(reader);

        /// <summary>Reads a tensor that Save wrote, and closes the stream.</summary>
        public static Tensor Load(Stream stream)
        {
            using var reader = new BinaryReader(stream);
            return Load(reader);
        }

        /// <summary>Reads a tensor from a file that Save wrote.</summary>
        public static Tensor Load(string location) => Load(File.OpenRead(location));

        /// <summary>Reads a tensor from a file that Save wrote.</summary>
        public static Tensor load(string location) => Load(location);

        /// <summary>Writes the tensor to a file in TorchSharp's binary format.</summary>
        public void save(string location) => this.Save(location);
    }

    /// <summary>Writes a tensor to a file in TorchSharp's binary format.</summary>
    public static void save(Tensor t, string location) => t.Save(location);

    /// <summary>Reads a tensor from a file that save wrote.</summary>
    public static Tensor load(string location) => Tensor.Load(location);
}
