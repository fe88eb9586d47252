using System;
using System.IO;
using System.Linq;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    private const long MostDimensions = 64;

    /// <summary>
    /// Writes a tensor in TorchSharp's own format: type, number of dimensions, their lengths, then the elements' bytes.
    /// </summary>
    /// <param name="tensor">The tensor, on any device.</param>
    /// <param name="writer">Where to write.</param>
    public static void Save(this Tensor tensor, BinaryWriter writer)
    {
        using var scope = NewDisposeScope();
        var local = tensor.cpu().contiguous();
        var shape = local.shape;
        writer.Write7BitEncodedInt64((int)local.dtype);
        writer.Write7BitEncodedInt64(shape.Length);
        foreach (var length in shape)
        {
            writer.Write7BitEncodedInt64(length);
        }
        writer.Flush();
        local.WriteBytesToStream(writer.BaseStream);
    }

    /// <summary>Reads values into a tensor of the same type and shape.</summary>
    /// <param name="tensor">The tensor to fill, on any device.</param>
    /// <param name="reader">Where to read.</param>
    /// <param name="skip">Whether to pass over the values and leave the tensor as it is.</param>
    /// <exception cref="ArgumentException">The saved type or shape is another one.</exception>
    public static void Load(this Tensor tensor, BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        if (type != tensor.dtype)
        {
            throw new ArgumentException(
                $"Mismatched tensor data types while loading: expected {tensor.dtype}, got {type}. Make sure that the model you are loading into is exactly the same as the origin.",
                nameof(tensor));
        }
        if (!skip && !shape.SequenceEqual(tensor.shape))
        {
            throw new ArgumentException(
                $"Mismatched tensor shape while loading: expected ({string.Join(", ", tensor.shape)}), got ({string.Join(", ", shape)}). "
                + "Make sure that the model you are loading into is exactly the same as the origin.",
                nameof(tensor));
        }
        using var off = no_grad();
        using var scope = NewDisposeScope();
        var values = ReadValues(reader, type, shape);
        if (!skip)
        {
            tensor.copy_(values);
        }
    }

    /// <summary>Reads a tensor that <see cref="Save(Tensor, BinaryWriter)"/> wrote.</summary>
    /// <param name="reader">Where to read.</param>
    /// <param name="skip">Whether to pass over the values and return zeros.</param>
    /// <returns>A new tensor on the processor.</returns>
    public static Tensor Load(BinaryReader reader, bool skip = false)
    {
        var (type, shape) = ReadHeader(reader);
        var values = ReadValues(reader, type, shape);
        if (skip)
        {
            values.zero_().Dispose();
        }
        return values;
    }

    private static (ScalarType type, long[] shape) ReadHeader(BinaryReader reader)
    {
        var type = reader.Read7BitEncodedInt64();
        if (type > sbyte.MaxValue || !Enum.IsDefined((ScalarType)(sbyte)type))
        {
            throw new InvalidDataException($"Loading a tensor: there is no type number {type}: the data are damaged, or are not TorchSharp's.");
        }
        var dimensions = reader.Read7BitEncodedInt64();
        if (dimensions > MostDimensions)
        {
            throw new InvalidDataException($"Loading a tensor: {dimensions} dimensions: the data are damaged, or are not TorchSharp's.");
        }
        var shape = new long[dimensions];
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = reader.Read7BitEncodedInt64();
        }
        return ((ScalarType)(sbyte)type, shape);
    }

    /// <summary>Reads the elements; memory is taken only for what a seekable stream can still hold.</summary>
    private static Tensor ReadValues(BinaryReader reader, ScalarType type, long[] shape)
    {
        using var one = empty(1, dtype: type);
        var bytes = shape.Aggregate((Int128)one.ElementSize, (product, length) => product * length);
        var stream = reader.BaseStream;
        if (stream.CanSeek && bytes > stream.Length - stream.Position)
        {
            throw new EndOfStreamException(
                $"Loading a tensor ({string.Join(", ", shape)}) of type {type}: expected {bytes} bytes at offset {stream.Position}, got {stream.Length - stream.Position}.");
        }
        var values = empty(shape, dtype: type);
        values.ReadBytesFromStream(stream);
        return values;
    }
}
