using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>tanh, with the slope 1 − tanh².</summary>
/// <typeparam name="T">float or double.</typeparam>
internal readonly struct TanhActivation<T> : IPlainActivation<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> sums) => Simd.Tanh(sums);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Back(Vector<T> values, Vector<T> slopes) => slopes * (Vector<T>.One - (values * values));
}
