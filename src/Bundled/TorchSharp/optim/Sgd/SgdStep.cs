using System;
using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>
/// One step of stochastic gradient descent on one parameter: in a single pass where memory allows, else by tensor
/// operators.
/// </summary>
internal readonly record struct SgdStep(
    double LearningRate, double Momentum, double Dampening, double WeightDecay, bool Nesterov, bool Maximize)
{
    internal unsafe void Apply(Parameter parameter, ref Tensor? buffer)
    {
        var count = Kernels.View(parameter, out var data, out var grad);
        if (count > 0 && Momentum != 0 && buffer is not null && !Kernels.Fits(buffer, count))
        {
            count = -1;
        }
        if (count < 0)
        {
            ByOperators(parameter, ref buffer);
        }
        else if (count > 0)
        {
            var first = Momentum != 0 && buffer is null;
            if (first)
            {
                buffer = zeros_like(parameter).DetachFromDisposeScope();
            }
            var work = new Work(this, data, grad, Momentum == 0 ? null : Kernels.Data(buffer!), first);
            Kernels.InParts(count, &RunPart, &work);
        }
    }

    /// <summary>What a thread needs to know for its part of the elements.</summary>
    private readonly unsafe struct Work(SgdStep step, float* data, float* grad, float* buffer, bool first)
    {
        internal readonly SgdStep Step = step;
        internal readonly float* Data = data;
        internal readonly float* Grad = grad;
        internal readonly float* Buffer = buffer;
        internal readonly bool First = first;
    }

    [UnmanagedCallersOnly]
    private static unsafe void RunPart(void* context, long begin, long end)
    {
        var work = (Work*)context;
        if (work->Buffer is null)
        {
            work->Step.Plain(work->Data + begin, work->Grad + begin, end - begin);
        }
        else
        {
            work->Step.WithMomentum(work->Data + begin, work->Grad + begin, work->Buffer + begin, end - begin, work->First);
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
                buffer = zeros_like(parameter).DetachFromDisposeScope();
                buffer.add_(grad);
            }
            else
            {
                StateTensor.Match(ref buffer, parameter);
                buffer!.mul_(Momentum).add_(grad, alpha: 1 - Dampening);
            }
            grad = Nesterov ? grad.add(buffer, alpha: Momentum) : buffer;
        }
        parameter.add_(grad, alpha: -LearningRate);
    }
}
