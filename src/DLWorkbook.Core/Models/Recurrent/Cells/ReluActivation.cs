using System.Numerics;
using System.Runtime.CompilerServices;

namespace DLWorkbook.Core.Models;

/// <summary>The rectifier, max(0, sum). NaN stays NaN, and lets slopes through, as in torch.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal readonly struct ReluActivation<T> : IPlainActivation<T>
    where T : unmanaged
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Of(Vector<T> sums) => Vector.Max(sums, Vector<T>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<T> Back(Vector<T> values, Vector<T> slopes) =>
        Vector.ConditionalSelect(Vector.LessThanOrEqual(values, Vector<T>.Zero), Vector<T>.Zero, slopes);
}
