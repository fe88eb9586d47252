using System;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Adds values before and after the last axes.</summary>
            /// <param name="input">Of any shape.</param>
            /// <param name="pad">How many before and after the last axis, then before and after the last but one, and
            /// so on; negative to cut.</param>
            /// <param name="mode">What to add: a value, or the tensor's own edge, mirror image or other end.</param>
            /// <param name="value">The value to add in mode <see cref="PaddingModes.Constant"/>; 0 by default.</param>
            /// <returns>The longer tensor.</returns>
            /// <exception cref="ArgumentException">The numbers do not come in pairs, or there are more pairs than
            /// axes.</exception>
            public static Tensor pad(Tensor input, long[] pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, pad.AsSpan(), mode, value);

            /// <summary>Adds values before and after the last axes.</summary>
            /// <param name="input">Of any shape.</param>
            /// <param name="pad">How many before and after the last axis, then before and after the last but one, and
            /// so on; negative to cut.</param>
            /// <param name="mode">What to add: a value, or the tensor's own edge, mirror image or other end.</param>
            /// <param name="value">The value to add in mode <see cref="PaddingModes.Constant"/>; 0 by default.</param>
            /// <returns>The longer tensor.</returns>
            /// <exception cref="ArgumentException">The numbers do not come in pairs, or there are more pairs than
            /// axes.</exception>
            public static Tensor pad(
                Tensor input, ReadOnlySpan<long> pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                if (pad.Length % 2 != 0 || pad.Length / 2 > input.dim())
                {
                    throw new ArgumentException(
                        $"pad: expected (before, after) for at most {input.dim()} axes, got {pad.Length} numbers.", nameof(pad));
                }
                return Kernels.Pad(input, pad, mode, value);
            }

            /// <summary>Adds values before and after the last axis.</summary>
            /// <param name="input">Of any shape.</param>
            /// <param name="pad">How many before and after.</param>
            /// <param name="mode">What to add.</param>
            /// <param name="value">The value to add in mode <see cref="PaddingModes.Constant"/>; 0 by default.</param>
            /// <returns>The longer tensor.</returns>
            public static Tensor pad(Tensor input, (long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2], mode, value);

            /// <summary>Adds values before and after the last two axes.</summary>
            /// <param name="input">Of any shape.</param>
            /// <param name="pad">How many before and after the last axis, then before and after the last but one.</param>
            /// <param name="mode">What to add.</param>
            /// <param name="value">The value to add in mode <see cref="PaddingModes.Constant"/>; 0 by default.</param>
            /// <returns>The longer tensor.</returns>
            public static Tensor pad(
                Tensor input, (long, long, long, long) pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
                => functional.pad(input, [pad.Item1, pad.Item2, pad.Item3, pad.Item4], mode, value);

            /// <summary>Adds as many values before as after every axis.</summary>
            /// <param name="input">Of any shape.</param>
            /// <param name="pad">How many on each side.</param>
            /// <param name="mode">What to add.</param>
            /// <param name="value">The value to add in mode <see cref="PaddingModes.Constant"/>; 0 by default.</param>
            /// <returns>The longer tensor.</returns>
            public static Tensor pad(Tensor input, long pad, PaddingModes mode = PaddingModes.Constant, double value = 0)
            {
                Span<long> all = stackalloc long[2 * (int)input.dim()];
                all.Fill(pad);
                return functional.pad(input, all, mode, value);
            }
        }
    }
}
