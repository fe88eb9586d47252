using System;
using System.IO;
using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // Reading and writing elements from .NET.
    public unsafe partial class Tensor
    {
        /// <summary>The elements as .NET values, without a copy; the tensor must be on the CPU.</summary>
        /// <exception cref="ArgumentException">The .NET type is not that of the elements.</exception>
        /// <exception cref="InvalidOperationException">The tensor is not on the CPU.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(this);
        }

        /// <summary>The value of a tensor with one element, from any device.</summary>
        /// <exception cref="ArgumentException">There is not exactly one element, or the .NET type is not that of it.</exception>
        public T item<T>() where T : unmanaged
        {
            if (NumberOfElements != 1)
                throw new ArgumentException($"item: expected a tensor with one element, got ({string.Join(", ", shape)}).");
            ValidateType(typeof(T));
            using var here = cpu();
            var value = *(T*)here.DataPointer;
            GC.KeepAlive(here);
            return value;
        }

        /// <summary>The value of a tensor with one element, from any device.</summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">There is not exactly one element.</exception>
        public Scalar ToScalar() => Ops.item.Unary(this);

        /// <summary>Whether the only element is non-zero.</summary>
        public bool is_nonzero() => ToScalar().ToBoolean();

        /// <summary>The bytes of the elements, row by row, without a copy; or new ones to take over.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the CPU.</exception>
        /// <exception cref="ArgumentException">There are more bytes than a span can have, or not as many as are set.</exception>
        public Span<byte> bytes
        {
            get
            {
                var length = NumberOfElements * ElementSize;
                CheckReadable();
                if (length > int.MaxValue)
                    throw new ArgumentException($"bytes: a span holds at most {int.MaxValue} bytes, the tensor has {length}.");
                return new Span<byte>((void*)DataPointer, (int)length);
            }
            set
            {
                var own = bytes;
                if (own.Length != value.Length)
                    throw new ArgumentException($"bytes: the tensor has {own.Length} bytes, the value {value.Length}.", nameof(value));
                value.CopyTo(own);
            }
        }

        /// <summary>Writes the elements' bytes, row by row, to a stream.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the CPU.</exception>
        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            CheckReadable();
            var left = NumberOfElements * ElementSize;
            for (var at = (byte*)DataPointer; left > 0;)
            {
                var count = (int)Math.Min(left, Math.Max(bufferSize, 1 << 16));
                stream.Write(new ReadOnlySpan<byte>(at, count));
                at += count;
                left -= count;
            }
            GC.KeepAlive(this);
        }

        /// <summary>Fills the elements, row by row, with bytes from a stream.</summary>
        /// <exception cref="InvalidOperationException">The tensor is not contiguous or not on the CPU.</exception>
        /// <exception cref="EndOfStreamException">The stream ends too early.</exception>
        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            CheckReadable();
            var left = NumberOfElements * ElementSize;
            for (var at = (byte*)DataPointer; left > 0;)
            {
                var count = (int)Math.Min(left, Math.Max(bufferSize, 1 << 16));
                stream.ReadExactly(new Span<byte>(at, count));
                at += count;
                left -= count;
            }
            GC.KeepAlive(this);
        }

        /// <summary>Where the first element lies, or would lie: an empty tensor may have null.</summary>
        internal IntPtr DataPointer
        {
            get
            {
                var p = Native.Data(Handle);
                if (p == IntPtr.Zero && NumberOfElements > 0)
                    throw Failure.Take();
                return p;
            }
        }

        private void CheckReadable()
        {
            if (!is_cpu())
                throw new InvalidOperationException($"The tensor is on {device}: move it to the CPU first (cpu()).");
            if (!is_contiguous())
                throw new InvalidOperationException("The tensor's elements are not in order: take contiguous() first.");
        }

        private void ValidateType(Type dotnetType)
        {
            var type = dtype;
            if (!(ToScalarType(dotnetType) == type))
                throw new ArgumentException($"{dotnetType.Name} is not compatible with {type}: convert the tensor first (to), or ask for its own type.");
        }
    }
}
