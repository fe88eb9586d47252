using System;
using System.IO;
using System.Linq;

namespace TorchSharp;

// A saved tensor: element type, number of dimensions and lengths as 7-bit encoded integers, then the bytes, row by row.
public static partial class TensorExtensionMethods
{
    /// <summary>Writes a tensor, from any device, in TorchSharp's binary format.</summary>
    public static void Save(this torch.Tensor tensor, BinaryWriter writer)
    {
        using var here = tensor.cpu();
        using var dense = here.contiguous();
        var shape = dense.shape;
        writer.Write7BitEncodedInt64((long)dense.dtype);
        writer.Write7BitEncodedInt64(shape.Length);
        foreach (var n in shape)
            writer.Write7BitEncodedInt64(n);
        writer.Flush();
        dense.WriteBytesToStream(writer.BaseStream);
    }

    /// <summary>Writes a tensor in TorchSharp's binary format, and closes the stream.</summary>
    public static void Save(this torch.Tensor tensor, Stream stream)
    {
        using var writer = new BinaryWriter(stream);
        tensor.Save(writer);
    }

    /// <summary>Writes a tensor to a file in TorchSharp's binary format.</summary>
    public static void Save(this torch.Tensor tensor, string location) => tensor.Save(File.Create(location));

    /// <summary>Reads a tensor's elements into an existing tensor, on its device.</summary>
    /// <param name="tensor">The tensor to fill.</param>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to pass over the elements and leave the tensor as it is.</param>
    /// <exception cref="ArgumentException">Type or shape are not the same.</exception>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    public static void Load(this torch.Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        if (type != tensor.dtype)
            throw new ArgumentException($"Load: the tensor is {tensor.dtype}, the saved one {type}: the model must be the one that was saved.");
        if (!skip && !shape.SequenceEqual(tensor.shape))
            throw new ArgumentException(
                $"Load: the tensor's shape is ({string.Join(", ", tensor.shape)}), the saved one's ({string.Join(", ", shape)}): the model must be the one that was saved.");
        using var loaded = ReadElements(reader, type, shape);
        if (skip)
            return;
        using var quiet = torch.no_grad();
        using var done = tensor.copy_(loaded);
    }

    /// <summary>Reads a tensor, onto the CPU.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="skip">Whether to pass over the elements; the tensor is then zeros.</param>
    /// <exception cref="EndOfStreamException">The data ends too early.</exception>
    /// <exception cref="FormatException">The data is no saved tensor.</exception>
    public static torch.Tensor Load(BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        var loaded = ReadElements(reader, type, shape);
        if (skip)
            loaded.zero_().Dispose();
        return loaded;
    }

    /// <summary>Reads a tensor's elements into an existing tensor, or into a new one when there is none.</summary>
    public static void Load(ref torch.Tensor? tensor, BinaryReader reader, bool skip = false)
    {
        if (tensor is null)
            tensor = Load(reader, skip);
        else
            tensor.Load(reader, skip);
    }

    private static (torch.ScalarType Type, long[] Shape) ReadHeader(BinaryReader reader)
    {
        var type = reader.Read7BitEncodedInt64();
        var rank = reader.Read7BitEncodedInt64();
        if (type is < 0 or > sbyte.MaxValue || !Enum.IsDefined((torch.ScalarType)type) || rank is < 0 or > 64)
            throw new FormatException($"Load: this is no saved tensor: element type {type}, {rank} dimensions.");
        var shape = new long[rank];
        for (var d = 0; d < rank; d++)
            shape[d] = reader.Read7BitEncodedInt64();
        if (shape.Any(n => n < 0))
            throw new FormatException($"Load: this is no saved tensor: shape ({string.Join(", ", shape)}).");
        return ((torch.ScalarType)type, shape);
    }

    private static torch.Tensor ReadElements(BinaryReader reader, torch.ScalarType type, long[] shape)
    {
        // A corrupt shape must not take memory that the data can't fill.
        var stream = reader.BaseStream;
        var bytes = shape.Aggregate((double)type.ElementSize(), (product, n) => product * n);
        if (stream.CanSeek && bytes > stream.Length - stream.Position)
            throw new EndOfStreamException($"Load: the saved tensor has {bytes} bytes, {stream.Length - stream.Position} are left.");
        var tensor = torch.empty(shape, type);
        try
        {
            tensor.ReadBytesFromStream(stream);
            return tensor;
        }
        catch
        {
            tensor.Dispose();
            throw;
        }
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
