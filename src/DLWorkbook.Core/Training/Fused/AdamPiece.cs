using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>
/// One parameter in a step of Adam (Kingma and Ba, 2015) or AdamW (Loshchilov and Hutter, 2019): where its numbers lie and
/// the step's coefficients.
/// </summary>
internal readonly unsafe struct AdamPiece : IPiece
{
    /// <summary>Decay rates of the two averages.</summary>
    public required (double Mean, double Square) Beta { get; init; }

    /// <summary>What is added to the root that the step is divided by.</summary>
    public required double Epsilon { get; init; }

    /// <summary>The step's length, corrected for the young mean.</summary>
    public required double Rate { get; init; }

    /// <summary>The correction of the young square's root.</summary>
    public required double Scale { get; init; }

    /// <summary>Part of the weight that is added to its gradient; 0 for none.</summary>
    public double Penalty { get; init; }

    /// <summary>What the weight is multiplied with before the step; 1 for AdamW without decay and for Adam.</summary>
    public double Shrink { get; init; }

    /// <summary>The parameter's numbers.</summary>
    public required void* Weight { get; init; }

    /// <summary>Its gradient's; null where it is zero.</summary>
    public required void* Gradient { get; init; }

    /// <summary>The average of the gradient.</summary>
    public required void* Mean { get; init; }

    /// <summary>The average of its square.</summary>
    public required void* Square { get; init; }

    /// <inheritdoc/>
    public required long Count { get; init; }

    /// <inheritdoc/>
    public required bool IsDouble { get; init; }

    /// <inheritdoc/>
    public void Update(long from, long to)
    {
        if (IsDouble)
        {
            Update<double>(from, to);
        }
        else
        {
            Update<float>(from, to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Update<T>(long from, long to)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T beta1 = T.CreateChecked(Beta.Mean), take1 = T.CreateChecked(1 - Beta.Mean);
        T beta2 = T.CreateChecked(Beta.Square), take2 = T.CreateChecked(1 - Beta.Square);
        T epsilon = T.CreateChecked(Epsilon), rate = T.CreateChecked(-Rate), scale = T.CreateChecked(Scale);
        T penalty = T.CreateChecked(Penalty), shrink = T.CreateChecked(Shrink);
        T* weight = (T*)Weight, gradient = (T*)Gradient, mean = (T*)Mean, square = (T*)Square;
        Vector<T> beta1s = new(beta1), take1s = new(take1), beta2s = new(beta2), take2s = new(take2);
        Vector<T> epsilons = new(epsilon), rates = new(rate), scales = new(scale), penalties = new(penalty), shrinks = new(shrink);
        var i = from;
        for (; i <= to - Vector<T>.Count; i += Vector<T>.Count)
        {
            var p = Vector.Load(weight + i);
            var g = gradient is null ? Vector<T>.Zero : Vector.Load(gradient + i);
            g = Penalty != 0 ? Simd.Fma(p, penalties, g) : g;
            var m = Simd.Fma(g, take1s, Vector.Load(mean + i) * beta1s);
            var v = Simd.Fma(take2s * g, g, Vector.Load(square + i) * beta2s);
            Vector.Store(m, mean + i);
            Vector.Store(v, square + i);
            var root = Simd.Fma(Vector.SquareRoot(v), scales, epsilons);
            Vector.Store((p * shrinks) + (rates * m / root), weight + i);
        }

        for (; i < to; i++)
        {
            var g = gradient is null ? T.Zero : gradient[i];
            g = Penalty != 0 ? T.FusedMultiplyAdd(weight[i], penalty, g) : g;
            mean[i] = T.FusedMultiplyAdd(g, take1, mean[i] * beta1);
            square[i] = T.FusedMultiplyAdd(take2 * g, g, square[i] * beta2);
            var root = T.FusedMultiplyAdd(T.Sqrt(square[i]), scale, epsilon);
            weight[i] = (weight[i] * shrink) + (rate * mean[i] / root);
        }
    }
}
