using System;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static ScalarType s_defaultType = ScalarType.Float32;

    /// <summary>The element type of tensors that are created without one; Float32 to begin with.</summary>
    public static ScalarType get_default_dtype() => s_defaultType;

    /// <summary>Sets the element type of tensors that are created without one.</summary>
    /// <exception cref="ArgumentException">The type is no floating-point one.</exception>
    public static void set_default_dtype(ScalarType dtype) => s_defaultType = is_floating_point(dtype)
        ? dtype
        : throw new ArgumentException($"set_default_dtype: expected a floating-point type, got {dtype}.", nameof(dtype));

    /// <summary>Numbers from start up to, not including, stop, by steps. Int64 when all three are integers.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, Scalar step, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.arange_start_step.Call(start, stop, step, dtype ?? RangeType(start, stop, step), Arg.None, device).Tracked(requires_grad);

    /// <summary>Numbers from start up to, not including, stop, by ones. Int64 when both are integers.</summary>
    public static Tensor arange(
        Scalar start, Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(start, stop, 1, dtype, device, requires_grad);

    /// <summary>Numbers from 0 up to, not including, stop, by ones. Int64 when stop is an integer.</summary>
    public static Tensor arange(Scalar stop, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        arange(0, stop, 1, dtype, device, requires_grad);

    /// <summary>So many numbers at equal distances from start to end, both included.</summary>
    public static Tensor linspace(
        double start, double end, long steps, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.linspace.Call((Scalar)start, (Scalar)end, steps, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);

    /// <summary>So many powers of a base, the exponents at equal distances from start to end, both included.</summary>
    public static Tensor logspace(
        double start, double end, long steps, double @base = 10, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false) =>
        Ops.logspace.Call((Scalar)start, (Scalar)end, steps, @base, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);

    /// <summary>Ones on the diagonal, zeros elsewhere; square unless the columns are given.</summary>
    public static Tensor eye(
        long rows, long columns = -1L, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.eye_m.Call(rows, columns == -1 ? rows : columns, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);

    /// <summary>Complex numbers of real and imaginary parts.</summary>
    public static Tensor complex(Tensor real, Tensor imag) => Ops.complex.Call(real, imag);

    /// <summary>The places of a lower triangle's elements. → (2, elements), Int64.</summary>
    public static Tensor tril_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Ops.tril_indices.Call(row, col, offset, dtype, Arg.None, device);

    /// <summary>The places of an upper triangle's elements. → (2, elements), Int64.</summary>
    public static Tensor triu_indices(
        long row, long col, long offset = 0L, ScalarType dtype = ScalarType.Int64, Device? device = null) =>
        Ops.triu_indices.Call(row, col, offset, dtype, Arg.None, device);

    private static ScalarType RangeType(Scalar start, Scalar stop, Scalar step) =>
        is_integral(start.Type) && is_integral(stop.Type) && is_integral(step.Type) ? ScalarType.Int64 : s_defaultType;
}
