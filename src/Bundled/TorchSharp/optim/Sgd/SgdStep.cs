using System;
using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of stochastic gradient descent on one parameter: in a single pass where memory allows, else by tensor operators.</summary>
internal readonly record struct SgdStep(
    double LearningRate, double Momentum, double Dampening, double WeightDecay, bool Nesterov, bool Maximize)
{
    internal unsafe void Apply(Parameter parameter, ref Tensor? buffer)
    {
        switch (Kernels.View(parameter, out var data, out var grad))
        {
            case > 0 and var count when Momentum == 0:
                Plain(data, grad, count);
                break;
            case > 0 and var count when buffer is null:
                buffer = zeros_like(parameter).DetachFromDisposeScope();
                WithMomentum(data, grad, Kernels.Data(buffer), count, first: true);
                break;
            case > 0 and var count:
                WithMomentum(data, grad, Kernels.Data(buffer!), count, first: false);
                break;
            case < 0:
                ByOperators(parameter, ref buffer);
                break;
        }
    }

    // Each element: p ← p − a (g + w p), with −g for g when going up, rounded as in libtorch's add with a factor.
    private unsafe void Plain(float* data, float* grad, long count)
    {
        var (rate, decay, sign) = ((float)-LearningRate, (float)WeightDecay, Maximize ? -1f : 1f);
        var (rates, decays) = (new Vector<float>(rate), new Vector<float>(decay));
        long i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var p = Vector.Load(data + i);
            var g = Vector.Load(grad + i) * sign;
            if (decay != 0)
            {
                g = Vector.FusedMultiplyAdd(p, decays, g);
            }
            Vector.Store(Vector.FusedMultiplyAdd(g, rates, p), data + i);
        }
        for (; i < count; i++)
        {
            var g = grad[i] * sign;
            if (decay != 0)
            {
                g = MathF.FusedMultiplyAdd(data[i], decay, g);
            }
            data[i] = MathF.FusedMultiplyAdd(g, rate, data[i]);
        }
    }

    // Each element: g ← g + w p; b ← m b + (1 − d) g; p ← p − a (b, or g + m b with Nesterov).
    private unsafe void WithMomentum(float* data, float* grad, float* buffer, long count, bool first)
    {
        var (rate, decay, sign) = ((float)-LearningRate, (float)WeightDecay, Maximize ? -1f : 1f);
        var (keep, take) = (first ? 0f : (float)Momentum, first ? 1f : (float)(1 - Dampening));
        var momentum = (float)Momentum;
        long i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var p = Vector.Load(data + i);
            var g = Vector.Load(grad + i) * sign;
            if (decay != 0)
            {
                g = Vector.FusedMultiplyAdd(p, new Vector<float>(decay), g);
            }
            var b = Vector.FusedMultiplyAdd(g, new Vector<float>(take), Vector.Load(buffer + i) * keep);
            Vector.Store(b, buffer + i);
            var way = Nesterov ? Vector.FusedMultiplyAdd(b, new Vector<float>(momentum), g) : b;
            Vector.Store(Vector.FusedMultiplyAdd(way, new Vector<float>(rate), p), data + i);
        }
        for (; i < count; i++)
        {
            var g = grad[i] * sign;
            if (decay != 0)
            {
                g = MathF.FusedMultiplyAdd(data[i], decay, g);
            }
            var b = MathF.FusedMultiplyAdd(g, take, buffer[i] * keep);
            buffer[i] = b;
            var way = Nesterov ? MathF.FusedMultiplyAdd(b, momentum, g) : b;
            data[i] = MathF.FusedMultiplyAdd(way, rate, data[i]);
        }
    }

    private void ByOperators(Parameter parameter, ref Tensor? buffer)
    {
        using var scope = NewDisposeScope();
        var grad = Maximize ? parameter.grad!.neg() : parameter.grad!;
        if (WeightDecay != 0)
        {
            grad = grad.add(parameter, alpha: WeightDecay);
        }
        if (Momentum != 0)
        {
            if (buffer is null)
            {
                buffer = grad.clone().DetachFromDisposeScope();
            }
            else
            {
                buffer.mul_(Momentum).add_(grad, alpha: 1 - Dampening);
            }
            grad = Nesterov ? grad.add(buffer, alpha: Momentum) : buffer;
        }
        parameter.add_(grad, alpha: -LearningRate);
    }
}
