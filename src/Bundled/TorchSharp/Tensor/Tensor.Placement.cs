using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Element type and device.
    public partial class Tensor
    {
        /// <summary>
        /// The tensor with another element type; itself, as a new handle, when nothing changes and no copy is asked for.
        /// </summary>
        /// <param name="type">The element type.</param>
        /// <param name="copy">Whether to copy in any case.</param>
        /// <param name="disposeAfter">Whether to dispose this tensor once the result is there.</param>
        /// <param name="non_blocking">Whether a copy between devices may go on after the call.</param>
        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Placed(type, null, copy, disposeAfter, non_blocking);

        /// <summary>The tensor with another tensor's element type.</summary>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>
        /// The tensor with another element type; itself, as a new handle, when nothing changes and no copy is asked for.
        /// </summary>
        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Placed(type, null, copy, disposeAfter, non_blocking);

        /// <summary>The tensor on a device; itself, as a new handle, when nothing changes and no copy is asked for.</summary>
        public Tensor to(
            DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false,
            bool non_blocking = false) =>
            Placed(null, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        /// <summary>The tensor on a device; itself, as a new handle, when nothing changes and no copy is asked for.</summary>
        public Tensor to(Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Placed(null, device, copy, disposeAfter, non_blocking);

        /// <summary>The tensor on a device; itself, as a new handle, when nothing changes and no copy is asked for.</summary>
        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Placed(null, new Device(device), copy, disposeAfter, non_blocking);

        /// <summary>
        /// The tensor with an element type on a device; itself, as a new handle, when nothing changes and no copy is asked for.
        /// </summary>
        public Tensor to(
            ScalarType type, Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Placed(type, device, copy, disposeAfter, non_blocking);

        /// <summary>The tensor with another one's element type and device.</summary>
        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        /// <summary>The tensor with another element type.</summary>
        public Tensor type(ScalarType dtype) => to(dtype);

        /// <summary>The tensor in the processor's memory.</summary>
        public Tensor cpu() => to(CPU);

        /// <summary>The tensor on a CUDA device, by default the current one.</summary>
        public Tensor cuda(Device? device = null, bool non_blocking = false) => to(device ?? CUDA, non_blocking: non_blocking);

        /// <summary>The tensor as truth values: whether each element is non-zero.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);

        /// <summary>The tensor as unsigned integers of 8 bits.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>The tensor as integers of 8 bits.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);

        /// <summary>The tensor as integers of 16 bits.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);

        /// <summary>The tensor as integers of 32 bits.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The tensor as integers of 64 bits.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>The tensor as floating point of 16 bits.</summary>
        public Tensor half() => to_type(ScalarType.Float16);

        /// <summary>The tensor as floating point of 16 bits with the range of 32.</summary>
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        /// <summary>The tensor as floating point of 32 bits.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The tensor as floating point of 64 bits.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>The real part, without a copy.</summary>
        public Tensor real => Ops.real.Unary(this);

        /// <summary>The imaginary part, without a copy.</summary>
        public Tensor imag => Ops.imag.Unary(this);

        /// <summary>A copy of the tensor; gradients flow through it.</summary>
        public Tensor clone() => Ops.clone.Unary(this);

        /// <summary>A new handle of the same elements; gradients flow through it.</summary>
        public Tensor alias() => Ops.alias.Unary(this);

        /// <summary>The same elements without a history: no gradients flow through it.</summary>
        public Tensor detach() => Ops.detach.Unary(this);

        /// <summary>The transposed matrix, or the dimensions in reverse order, without a copy.</summary>
        public Tensor T
        {
            get
            {
                var n = ndim;
                var order = new long[n];
                for (var i = 0; i < n; i++)
                    order[i] = n - 1 - i;
                return permute(order);
            }
        }

        /// <summary>The last two dimensions swapped, without a copy.</summary>
        public Tensor mT => transpose(-2, -1);

        private Tensor Placed(ScalarType? type, Device? device, bool copy, bool disposeAfter, bool non_blocking)
        {
            var wanted = type ?? dtype;
            Tensor result = device is null
                ? Ops.to_dtype.Call(this, wanted, non_blocking, copy)
                : Ops.to_device.Call(this, device, wanted, non_blocking, copy);
            if (disposeAfter)
                Dispose();
            return result;
        }

        private Tensor Typed(ScalarType? type) => type is { } t && t != dtype ? to_type(t) : this;
    }

    /// <summary>A copy of a tensor; gradients flow through it.</summary>
    public static Tensor clone(Tensor input) => input.clone();
}
