using System.Numerics;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Kernels;

/// <summary>
/// The exponential and its kin on whole vectors of float32 or float64: e^x = 2^n · e^r with n = round(x / ln 2), and e^r
/// from a polynomial. NaN stays NaN.
/// </summary>
/// <remarks>
/// The polynomial of float32 was fitted here to (e^r − 1 − r) / r² on |r| ≤ ln 2 / 2 (relative error of e^r − 1 below
/// 2e-8); that of float64 is Taylor's, of degree 13.
/// </remarks>
internal static class Simd
{
    // Adding 1.5 · 2^23 (2^52) rounds to a whole number, and leaves it in the lowest bits.
    private const float Rounder = 12582912f;
    private const double DoubleRounder = 6755399441055744.0;
    private const float Ln2High = 0.693359375f;
    private const float Ln2Low = -2.12194440e-4f;
    private const double DoubleLn2High = 0.693147180369123816490;
    private const double DoubleLn2Low = 1.90821492927058770002e-10;
    private const double Log2E = 1.4426950408889634;

    /// <summary>a · b + c, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Fma<T>(Vector<T> a, Vector<T> b, Vector<T> c)
        where T : unmanaged =>
        typeof(T) == typeof(float)
            ? Vector.As<float, T>(Vector.FusedMultiplyAdd(Vector.As<T, float>(a), Vector.As<T, float>(b), Vector.As<T, float>(c)))
            : Vector.As<double, T>(
                Vector.FusedMultiplyAdd(Vector.As<T, double>(a), Vector.As<T, double>(b), Vector.As<T, double>(c)));

    /// <summary>e^x; 0 below the smallest normal number, the largest power of 2 times e^r where it would overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Exp<T>(Vector<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var v = Vector.As<T, float>(x);
            var (n, expm1) = Reduce(Vector.MinNative(new Vector<float>(88.37f), v));
            var power = Vector.As<float, T>(Scale(n, expm1 + Vector<float>.One));
            return Vector.ConditionalSelect(Vector.As<int, T>(Vector.LessThan(v, new Vector<float>(-87.33f))), Vector<T>.Zero, power);
        }

        var w = Vector.As<T, double>(x);
        var (m, wide) = Reduce(Vector.MinNative(new Vector<double>(709.4), w));
        var result = Vector.As<double, T>(Scale(m, wide + Vector<double>.One));
        return Vector.ConditionalSelect(Vector.As<long, T>(Vector.LessThan(w, new Vector<double>(-708.3))), Vector<T>.Zero, result);
    }

    /// <summary>1 / (1 + e^−x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Sigmoid<T>(Vector<T> x)
        where T : unmanaged => Vector<T>.One / (Vector<T>.One + Exp(-x));

    /// <summary>The hyperbolic tangent, s / (s + 2) with s = e^2x − 1, exact also near 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Tanh<T>(Vector<T> x)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float))
        {
            var v = Vector.As<T, float>(x + x);
            var (n, expm1) = Reduce(Vector.MaxNative(new Vector<float>(-30f), Vector.MinNative(new Vector<float>(30f), v)));
            var s = Scale(n, Vector<float>.One);
            s = Vector.FusedMultiplyAdd(s, expm1, s - Vector<float>.One);
            return Vector.As<float, T>(s / (s + new Vector<float>(2f)));
        }

        var w = Vector.As<T, double>(x + x);
        var (m, wide) = Reduce(Vector.MaxNative(new Vector<double>(-80.0), Vector.MinNative(new Vector<double>(80.0), w)));
        var d = Scale(m, Vector<double>.One);
        d = Vector.FusedMultiplyAdd(d, wide, d - Vector<double>.One);
        return Vector.As<double, T>(d / (d + new Vector<double>(2.0)));
    }

    /// <summary>n, in the lowest bits of n + <see cref="Rounder"/>, and e^r − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<float> N, Vector<float> Expm1) Reduce(Vector<float> x)
    {
        var rounded = Vector.FusedMultiplyAdd(x, new Vector<float>((float)Log2E), new Vector<float>(Rounder));
        var n = rounded - new Vector<float>(Rounder);
        var r = Vector.FusedMultiplyAdd(n, new Vector<float>(-Ln2High), x);
        r = Vector.FusedMultiplyAdd(n, new Vector<float>(-Ln2Low), r);
        var p = new Vector<float>(1.394667009e-03f);
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(8.366710652e-03f));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(4.166627908e-02f));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(1.666654205e-01f));
        p = Vector.FusedMultiplyAdd(p, r, new Vector<float>(5.000000063e-01f));
        return (rounded, Vector.FusedMultiplyAdd(p, r * r, r));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector<double> N, Vector<double> Expm1) Reduce(Vector<double> x)
    {
        var rounded = Vector.FusedMultiplyAdd(x, new Vector<double>(Log2E), new Vector<double>(DoubleRounder));
        var n = rounded - new Vector<double>(DoubleRounder);
        var r = Vector.FusedMultiplyAdd(n, new Vector<double>(-DoubleLn2High), x);
        r = Vector.FusedMultiplyAdd(n, new Vector<double>(-DoubleLn2Low), r);
        var p = new Vector<double>(1.0 / 6227020800.0);
        var factorial = 6227020800.0;
        for (var k = 13; k > 2; k--)
        {
            factorial /= k;
            p = Vector.FusedMultiplyAdd(p, r, new Vector<double>(1.0 / factorial));
        }

        return (rounded, Vector.FusedMultiplyAdd(p, r * r, r));
    }

    /// <summary>y · 2^n, for y from 1/2 to 2: n is added to the exponent's bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Scale(Vector<float> n, Vector<float> y) =>
        Vector.AsVectorSingle(Vector.AsVectorInt32(y) + Vector.ShiftLeft(Vector.AsVectorInt32(n), 23));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Scale(Vector<double> n, Vector<double> y) =>
        Vector.AsVectorDouble(Vector.AsVectorInt64(y) + Vector.ShiftLeft(Vector.AsVectorInt64(n), 52));
}
