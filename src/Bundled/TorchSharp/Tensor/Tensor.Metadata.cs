using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        private const int MaxDimensions = 64;

        /// <summary>The number of dimensions.</summary>
        public long Dimensions => Read(Native.Dim(Handle));

        /// <summary>The number of dimensions.</summary>
        public long ndim => Dimensions;

        /// <summary>The number of dimensions.</summary>
        public long dim() => Dimensions;

        /// <summary>The number of elements.</summary>
        public long NumberOfElements => Read(Native.Numel(Handle));

        /// <summary>The number of elements.</summary>
        public long numel() => NumberOfElements;

        /// <summary>The bytes of one element.</summary>
        public long ElementSize => Read(Native.ElementSize(Handle));

        /// <summary>The bytes of one element.</summary>
        public long element_size() => ElementSize;

        /// <summary>The element type.</summary>
        public ScalarType dtype => (ScalarType)Read(Native.Dtype(Handle));

        /// <summary>The length of each dimension, as a new array.</summary>
        public long[] shape
        {
            get
            {
                var sizes = stackalloc long[MaxDimensions];
                var count = Read(Native.Sizes(Handle, sizes));
                return new ReadOnlySpan<long>(sizes, (int)count).ToArray();
            }
        }

        /// <summary>The length of each dimension, as a new array.</summary>
        public long[] size() => shape;

        /// <summary>The length of one dimension; negative counts from the last.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim)
        {
            var sizes = stackalloc long[MaxDimensions];
            var count = (int)Read(Native.Sizes(Handle, sizes));
            return sizes[CheckDim(dim, count)];
        }

        /// <summary>The distance in elements between neighbours along each dimension, as a new array.</summary>
        public long[] stride()
        {
            var strides = stackalloc long[MaxDimensions];
            var count = Read(Native.Strides(Handle, strides));
            return new ReadOnlySpan<long>(strides, (int)count).ToArray();
        }

        /// <summary>The distance in elements between neighbours along one dimension; negative counts from the last.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such dimension.</exception>
        public long stride(int dim)
        {
            var strides = stackalloc long[MaxDimensions];
            var count = (int)Read(Native.Strides(Handle, strides));
            return strides[CheckDim(dim, count)];
        }

        /// <summary>The place of the first element in the storage, in elements.</summary>
        public long storage_offset() => Read(Native.StorageOffset(Handle));

        /// <summary>Whether the elements lie in memory in row-major order without gaps.</summary>
        public bool is_contiguous() => Read(Native.IsContiguous(Handle)) != 0;

        /// <summary>The device that holds the elements.</summary>
        public Device device
        {
            get
            {
                var (type, index) = RawDevice;
                return type == DeviceType.CPU ? CPU : new Device(type, index);
            }
        }

        /// <summary>The kind of device that holds the elements.</summary>
        public DeviceType device_type => RawDevice.Type;

        /// <summary>The number of the device of its kind; -1 for the CPU.</summary>
        public int device_index => RawDevice.Index;

        /// <summary>Whether the elements are on a CUDA device.</summary>
        public bool is_cuda => device_type == DeviceType.CUDA;

        /// <summary>Whether the tensor has a shape but no elements.</summary>
        public bool is_meta => device_type == DeviceType.META;

        /// <summary>Whether the elements are in the CPU's memory.</summary>
        public bool is_cpu() => device_type == DeviceType.CPU;

        /// <summary>Whether the tensor has a sparse layout.</summary>
        public bool is_sparse => Read(Native.Layout(Handle)) != 0;

        /// <summary>Whether the element type is an integer one (bool included).</summary>
        public bool is_integral() => torch.is_integral(dtype);

        /// <summary>Whether the element type is a floating-point one.</summary>
        public bool is_floating_point() => torch.is_floating_point(dtype);

        /// <summary>Whether the element type is a complex one.</summary>
        public bool is_complex() => torch.is_complex(dtype);

        private (DeviceType Type, int Index) RawDevice
        {
            get
            {
                var packed = Read(Native.Device(Handle));
                return ((DeviceType)(int)packed, (int)(packed >> 32) - 1);
            }
        }

        private long Read(long result)
        {
            GC.KeepAlive(this);
            return Failure.Check(result);
        }

        private static int CheckDim(int dim, int count)
        {
            var d = dim < 0 ? dim + count : dim;
            return d >= 0 && d < count
                ? d
                : throw new ArgumentOutOfRangeException(nameof(dim), dim,
                    $"Dimension out of range: expected {-count} to {count - 1} for a tensor of {count} dimensions, got {dim}.");
        }
    }
}
