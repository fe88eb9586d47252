using System;
using System.Linq;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Uniform integers in [low, high); Int64 by default.</summary>
    public static Tensor randint(
        long low, long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        Ops.randint_low_generator.Call(low, high, size, generator, dtype ?? ScalarType.Int64, Arg.None, device).Tracked(requires_grad);

    /// <summary>Uniform integers in [0, high); Int64 by default.</summary>
    public static Tensor randint(
        long high, long[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Uniform integers in [low, high); Int64 by default.</summary>
    public static Tensor randint(
        int low, int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        randint(low, high, size.Select(n => (long)n).ToArray(), dtype, device, requires_grad, generator);

    /// <summary>Uniform integers in [0, high); Int64 by default.</summary>
    public static Tensor randint(
        int high, int[] size, ScalarType? dtype = null, Device? device = null, bool requires_grad = false,
        Generator? generator = null) =>
        randint(0, high, size, dtype, device, requires_grad, generator);

    /// <summary>Uniform integers in [low, high) with the shape, type and device of another tensor.</summary>
    public static Tensor randint_like(
        Tensor input, long low, long high, ScalarType? dtype = null, Device? device = null, bool requires_grad = false) =>
        Ops.randint_like_low_dtype.Call(input, low, high, dtype, Arg.None, device).Tracked(requires_grad);

    /// <summary>One uniform integer in [0, high).</summary>
    public static int randint_int(int high, Generator? generator = null) => (int)randint_long(0, high, generator);

    /// <summary>One uniform integer in [low, high).</summary>
    public static int randint_int(int low, int high, Generator? generator = null) => (int)randint_long(low, high, generator);

    /// <summary>One uniform integer in [0, high).</summary>
    public static long randint_long(long high, Generator? generator = null) => randint_long(0, high, generator);

    /// <summary>One uniform integer in [low, high).</summary>
    public static long randint_long(long low, long high, Generator? generator = null)
    {
        using var one = randint(low, high, [], generator: generator);
        return one.ToInt64();
    }

    /// <summary>A random order of the integers from 0 to n - 1; Int64 by default.</summary>
    public static Tensor randperm(
        long n, ScalarType? dtype = null, Device? device = null, bool requires_grad = false, Generator? generator = null) =>
        Ops.randperm_generator.Call(n, generator, dtype ?? ScalarType.Int64, Arg.None, device).Tracked(requires_grad);

    /// <summary>Normal numbers of a mean and a standard deviation.</summary>
    public static Tensor normal(
        double mean, double std, ReadOnlySpan<long> size, ScalarType? dtype = null, Device? device = null,
        bool requires_grad = false, Generator? generator = null) =>
        Ops.normal_float_float.Call(mean, std, size.ToArray(), generator, dtype ?? s_defaultType, Arg.None, device).Tracked(requires_grad);

    /// <summary>Normal numbers, each of its own mean and standard deviation.</summary>
    public static Tensor normal(Tensor mean, Tensor std, Generator? generator = null) =>
        Ops.normal_Tensor_Tensor.Call(mean, std, generator);
}
