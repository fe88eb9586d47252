using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace TorchSharp.Utils;

/// <summary>The elements of a CPU tensor as .NET values, read and written in place, in row-major order.</summary>
/// <typeparam name="T">The .NET type of the elements.</typeparam>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly torch.Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _dense;

    internal TensorAccessor(torch.Tensor tensor)
    {
        if (!tensor.is_cpu())
            throw new InvalidOperationException($"The tensor is on {tensor.device}: move it to the CPU first (cpu()).");
        _tensor = tensor;
        _data = (T*)tensor.DataPointer;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _dense = tensor.is_contiguous();
        Count = tensor.NumberOfElements;
    }

    /// <summary>The number of elements.</summary>
    public long Count { get; }

    /// <summary>False: elements can be written.</summary>
    public bool IsReadOnly => false;

    /// <summary>An element by its place in each dimension, or, with one index, in row-major order.</summary>
    /// <exception cref="IndexOutOfRangeException">A place is outside the tensor.</exception>
    /// <exception cref="ObjectDisposedException">The tensor has been disposed.</exception>
    public T this[params long[] indices]
    {
        get => Data[Offset(indices)];
        set => Data[Offset(indices)] = value;
    }

    private T* Data
    {
        get
        {
            if (_tensor.IsInvalid)
                throw new ObjectDisposedException(nameof(TensorAccessor<T>), "The tensor whose elements these are has been disposed.");
            return _data;
        }
    }

    /// <summary>The elements as a new array of one dimension.</summary>
    public T[] ToArray()
    {
        var result = new T[Count];
        if (Count > 0)
            CopyTo(result);
        return result;
    }

    /// <summary>The elements as a new array of the tensor's shape; of one element when it has no dimensions.</summary>
    public Array ToNDArray()
    {
        if (_shape.Length < 2)
            return ToArray();
        var result = Array.CreateInstance(typeof(T), _shape);
        var i = 0L;
        var place = new long[_shape.Length];
        foreach (var value in this)
        {
            var rest = i++;
            for (var d = place.Length - 1; d >= 0; d--)
                rest = Math.DivRem(rest, _shape[d], out place[d]);
            result.SetValue(value, place);
        }
        return result;
    }

    /// <summary>Copies elements to an array.</summary>
    /// <param name="array">Where to; as many elements are copied as there is room.</param>
    /// <param name="arrayIndex">The first place to write.</param>
    /// <param name="tensorIndex">The first element to read, in row-major order.</param>
    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    /// <summary>Copies elements to a span.</summary>
    /// <param name="array">Where to; as many elements are copied as there is room.</param>
    /// <param name="arrayIndex">The first place to write.</param>
    /// <param name="tensorIndex">The first element to read, in row-major order.</param>
    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = Common(array.Length, arrayIndex, tensorIndex);
        var data = Data;
        if (_dense)
            new ReadOnlySpan<T>(data + tensorIndex, count).CopyTo(array[arrayIndex..]);
        else
            for (var i = 0; i < count; i++)
                array[arrayIndex + i] = data[Place(tensorIndex + i)];
        GC.KeepAlive(_tensor);
    }

    /// <summary>Copies elements from an array.</summary>
    /// <param name="array">Where from; as many elements are copied as the tensor has room for.</param>
    /// <param name="arrayIndex">The first place to read.</param>
    /// <param name="tensorIndex">The first element to write, in row-major order.</param>
    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) =>
        CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    /// <summary>Copies elements from a span.</summary>
    /// <param name="array">Where from; as many elements are copied as the tensor has room for.</param>
    /// <param name="arrayIndex">The first place to read.</param>
    /// <param name="tensorIndex">The first element to write, in row-major order.</param>
    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var count = Common(array.Length, arrayIndex, tensorIndex);
        var data = Data;
        if (_dense)
            array.Slice(arrayIndex, count).CopyTo(new Span<T>(data + tensorIndex, count));
        else
            for (var i = 0; i < count; i++)
                data[Place(tensorIndex + i)] = array[arrayIndex + i];
        GC.KeepAlive(_tensor);
    }

    /// <summary>The elements in row-major order.</summary>
    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0L; i < Count; i++)
            yield return ReadAt(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Whether the elements are the same, in order.</summary>
    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.SequenceEqual(right);

    /// <summary>Whether the elements differ.</summary>
    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !(left == right);

    /// <summary>Whether the other one is an accessor of the same elements, in order.</summary>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && this == other;

    /// <summary>A number for this object, not for its elements.</summary>
    public override int GetHashCode() => base.GetHashCode();

    /// <summary>Does nothing: the elements belong to the tensor.</summary>
    public void Dispose()
    {
    }

    /// <summary>The element at a place in row-major order.</summary>
    internal T ReadAt(long i) => Data[Place(Inside(i, Count))];

    private int Common(int length, int arrayIndex, long tensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrayIndex);
        ArgumentOutOfRangeException.ThrowIfNegative(tensorIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tensorIndex, Count);
        return (int)Math.Max(0, Math.Min(length - arrayIndex, Count - tensorIndex));
    }

    private long Offset(long[] indices)
    {
        if (indices.Length == 1)
            return Place(Inside(indices[0], Count));
        if (indices.Length != _shape.Length)
            throw new IndexOutOfRangeException($"{indices.Length} indices for a tensor of {_shape.Length} dimensions.");
        var offset = 0L;
        for (var d = 0; d < indices.Length; d++)
            offset += Inside(indices[d], _shape[d]) * _strides[d];
        return offset;
    }

    private long Place(long i)
    {
        if (_dense)
            return i;
        var offset = 0L;
        for (var d = _shape.Length - 1; d >= 0; d--)
        {
            i = Math.DivRem(i, _shape[d], out var at);
            offset += at * _strides[d];
        }
        return offset;
    }

    private static long Inside(long i, long length) => i >= 0 && i < length
        ? i
        : throw new IndexOutOfRangeException($"The place {i} is outside 0 to {length - 1}.");
}
