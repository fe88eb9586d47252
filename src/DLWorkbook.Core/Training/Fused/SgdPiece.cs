using System.Numerics;
using System.Runtime.CompilerServices;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>
/// One parameter in a step of stochastic gradient descent, with momentum (Sutskever et al., 2013) where there is any:
/// where its numbers lie and the step's coefficients.
/// </summary>
internal readonly unsafe struct SgdPiece : IPiece
{
    /// <summary>The learning rate.</summary>
    public required double Rate { get; init; }

    /// <summary>Part of the weight that is added to its gradient; 0 for none.</summary>
    public double Penalty { get; init; }

    /// <summary>How much of the running step is kept: 0 in the first.</summary>
    public double Keep { get; init; }

    /// <summary>How much of the gradient goes into the running step: 1 in the first.</summary>
    public double Take { get; init; }

    /// <summary>How much of the running step is added to the gradient (Nesterov); null where the running step is all.</summary>
    public double? Ahead { get; init; }

    /// <summary>The parameter's numbers.</summary>
    public required void* Weight { get; init; }

    /// <summary>Its gradient's; null where it is zero.</summary>
    public required void* Gradient { get; init; }

    /// <summary>The running step; null without momentum.</summary>
    public void* Running { get; init; }

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
        T rate = T.CreateChecked(-Rate), penalty = T.CreateChecked(Penalty), keep = T.CreateChecked(Keep);
        T take = T.CreateChecked(Take), ahead = T.CreateChecked(Ahead ?? 0);
        T* weight = (T*)Weight, gradient = (T*)Gradient, running = (T*)Running;
        Vector<T> rates = new(rate), penalties = new(penalty), keeps = new(keep), takes = new(take), aheads = new(ahead);
        var i = from;
        for (; i <= to - Vector<T>.Count; i += Vector<T>.Count)
        {
            var p = Vector.Load(weight + i);
            var g = gradient is null ? Vector<T>.Zero : Vector.Load(gradient + i);
            g = Penalty != 0 ? Simd.Fma(p, penalties, g) : g;
            if (running is not null)
            {
                var step = Simd.Fma(g, takes, Vector.Load(running + i) * keeps);
                Vector.Store(step, running + i);
                g = Ahead.HasValue ? Simd.Fma(step, aheads, g) : step;
            }

            Vector.Store(Simd.Fma(g, rates, p), weight + i);
        }

        for (; i < to; i++)
        {
            var g = gradient is null ? T.Zero : gradient[i];
            g = Penalty != 0 ? T.FusedMultiplyAdd(weight[i], penalty, g) : g;
            if (running is not null)
            {
                running[i] = T.FusedMultiplyAdd(g, take, running[i] * keep);
                g = Ahead.HasValue ? T.FusedMultiplyAdd(running[i], ahead, g) : running[i];
            }

            weight[i] = T.FusedMultiplyAdd(g, rate, weight[i]);
        }
    }
}
