using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Moves the parameters and buffers to a device and converts those of a floating-point type.</summary>
            /// <param name="device">The device to move to.</param>
            /// <param name="dtype">The floating-point type to convert to.</param>
            /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">The type is not a floating-point or complex one.</exception>
            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
                => Move(device, CheckMovable(dtype), non_blocking);

            /// <summary>Moves the parameters and buffers to a device.</summary>
            /// <param name="deviceType">The kind of device.</param>
            /// <param name="deviceIndex">Which one of its kind; -1 for the current one.</param>
            /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
            /// <returns>This module.</returns>
            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
                => Move(new Device(deviceType, deviceIndex), null, non_blocking);

            /// <summary>Converts the parameters and buffers of a floating-point type to another one.</summary>
            /// <param name="dtype">The floating-point type to convert to.</param>
            /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
            /// <returns>This module.</returns>
            /// <exception cref="ArgumentException">The type is not a floating-point or complex one.</exception>
            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
                => Move(null, CheckMovable(dtype), non_blocking);

            /// <summary>Moves the parameters and buffers to another tensor's type and device.</summary>
            /// <param name="other">The tensor whose type and device to take.</param>
            /// <param name="non_blocking">Whether a copy from pinned memory may run beside the program.</param>
            /// <returns>This module.</returns>
            public Module _to(Tensor other, bool non_blocking) => _to(other.device, other.dtype, non_blocking);

            private static ScalarType CheckMovable(ScalarType dtype)
                => IsFloatingOrComplex(dtype)
                    ? dtype
                    : throw new ArgumentException(
                        $"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}",
                        nameof(dtype));

            private static bool IsFloatingOrComplex(ScalarType dtype)
                => dtype is ScalarType.Float16 or ScalarType.BFloat16 or ScalarType.Float32 or ScalarType.Float64
                    or ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64;

            /// <summary>
            /// Gives every parameter (with its gradient) and buffer new storage; the tensor objects stay the same, so an
            /// optimiser made before the move goes on working.
            /// </summary>
            private Module Move(Device? device, ScalarType? dtype, bool non_blocking)
            {
                using var _ = no_grad();
                foreach (var (_, parameter) in named_parameters())
                {
                    using var grad = parameter.grad;
                    Replace(parameter, device, dtype, non_blocking);
                    if (grad is not null)
                    {
                        Replace(grad, device, dtype, non_blocking);
                        parameter.grad = grad;
                    }
                }
                foreach (var (_, buffer) in named_buffers())
                {
                    Replace(buffer, device, dtype, non_blocking);
                }
                return this;
            }

            private static void Replace(Tensor tensor, Device? device, ScalarType? dtype, bool non_blocking)
            {
                var type = dtype is { } wanted && IsFloatingOrComplex(tensor.dtype) ? wanted : tensor.dtype;
                using var moved = tensor.to(type, device ?? tensor.device, copy: false, disposeAfter: false,
                    non_blocking: non_blocking);
                if (!ReferenceEquals(moved, tensor))
                {
                    Kernels.SetData(tensor, moved);
                }
            }
        }
    }
}
