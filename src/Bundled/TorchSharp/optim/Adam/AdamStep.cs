using System;
using System.Numerics;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One step of Adam on one parameter: in a single pass where memory allows, else by tensor operators.</summary>
/// <remarks>A decoupled weight decay works on the parameter itself (AdamW) and not through the gradient.</remarks>
internal readonly record struct AdamStep(
    double LearningRate, double Beta1, double Beta2, double Eps, double WeightDecay, bool Amsgrad, bool Maximize, bool Decoupled)
{
    internal unsafe void Apply(Parameter parameter, Adam.State state)
    {
        var count = Kernels.View(parameter, out var data, out var grad);
        if (count == 0)
        {
            return;
        }
        state.step++;
        if (count > 0 && !Amsgrad && Kernels.Fits(state.exp_avg!, count) && Kernels.Fits(state.exp_avg_sq!, count))
        {
            var work = new Work(this, data, grad, Kernels.Data(state.exp_avg!), Kernels.Data(state.exp_avg_sq!), state.step);
            Kernels.InParts(count, &RunPart, &work);
        }
        else
        {
            ByOperators(parameter, state);
        }
    }

    /// <summary>What a thread needs to know for its part of the elements.</summary>
    private readonly unsafe struct Work(AdamStep step, float* data, float* grad, float* mean, float* square, long number)
    {
        internal readonly AdamStep Step = step;
        internal readonly float* Data = data;
        internal readonly float* Grad = grad;
        internal readonly float* Mean = mean;
        internal readonly float* Square = square;
        internal readonly long Number = number;
    }

    [UnmanagedCallersOnly]
    private static unsafe void RunPart(void* context, long begin, long end)
    {
        var work = (Work*)context;
        work->Step.Fused(work->Data + begin, work->Grad + begin, work->Mean + begin, work->Square + begin, end - begin,
            work->Number);
    }

    private unsafe void Fused(float* data, float* grad, float* mean, float* square, long count, long step)
    {
        var decay = (float)(Decoupled ? 1 - LearningRate * WeightDecay : WeightDecay);
        var (coupled, decoupled) = (!Decoupled && WeightDecay != 0, Decoupled && WeightDecay != 0);
        var (beta1, take1) = ((float)Beta1, (float)(1 - Beta1));
        var (beta2, take2) = ((float)Beta2, (float)(1 - Beta2));
        var scale = (float)(1 / Math.Sqrt(1 - Math.Pow(Beta2, step)));
        var eps = (float)Eps;
        var rate = (float)(-LearningRate / (1 - Math.Pow(Beta1, step)));
        var sign = Maximize ? -1f : 1f;
        var (decays, beta1s, take1s) = (new Vector<float>(decay), new Vector<float>(beta1), new Vector<float>(take1));
        var (beta2s, take2s) = (new Vector<float>(beta2), new Vector<float>(take2));
        var (scales, epss, rates) = (new Vector<float>(scale), new Vector<float>(eps), new Vector<float>(rate));
        long i = 0;
        for (; i <= count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var p = Vector.Load(data + i);
            var g = Vector.Load(grad + i) * sign;
            if (coupled)
            {
                g = Vector.FusedMultiplyAdd(p, decays, g);
            }
            else if (decoupled)
            {
                p *= decays;
            }
            var m = Vector.FusedMultiplyAdd(g, take1s, Vector.Load(mean + i) * beta1s);
            var v = Vector.FusedMultiplyAdd(take2s * g, g, Vector.Load(square + i) * beta2s);
            Vector.Store(m, mean + i);
            Vector.Store(v, square + i);
            Vector.Store(p + rates * m / Vector.FusedMultiplyAdd(Vector.SquareRoot(v), scales, epss), data + i);
        }
        for (; i < count; i++)
        {
            var p = data[i];
            var g = grad[i] * sign;
            if (coupled)
            {
                g = MathF.FusedMultiplyAdd(p, decay, g);
            }
            else if (decoupled)
            {
                p *= decay;
            }
            mean[i] = MathF.FusedMultiplyAdd(g, take1, mean[i] * beta1);
            square[i] = MathF.FusedMultiplyAdd(take2 * g, g, square[i] * beta2);
            data[i] = p + rate * mean[i] / MathF.FusedMultiplyAdd(MathF.Sqrt(square[i]), scale, eps);
        }
    }

    private void ByOperators(Parameter parameter, Adam.State state)
    {
        using var scope = NewDisposeScope();
        var grad = parameter.grad!;
        if (grad.is_sparse)
        {
            throw new InvalidOperationException(
                "Adam does not support sparse gradients: use SGD, or an Embedding with sparse = false.");
        }
        StateTensor.Match(ref state.exp_avg, parameter);
        StateTensor.Match(ref state.exp_avg_sq, parameter);
        StateTensor.Match(ref state.max_exp_avg_sq, parameter);
        if (Maximize)
        {
            grad = grad.neg();
        }
        if (Decoupled)
        {
            parameter.mul_(1 - LearningRate * WeightDecay);
        }
        else if (WeightDecay != 0)
        {
            grad = grad.add(parameter, alpha: WeightDecay);
        }
        var (mean, square) = (state.exp_avg!, state.exp_avg_sq!);
        mean.mul_(Beta1).add_(grad, alpha: 1 - Beta1);
        square.mul_(Beta2).addcmul_(grad, grad, value: 1 - Beta2);
        if (Amsgrad)
        {
            StateTensor.Replace(ref state.max_exp_avg_sq, maximum(state.max_exp_avg_sq!, square));
            square = state.max_exp_avg_sq!;
        }
        var scale = Math.Sqrt(1 - Math.Pow(Beta2, state.step));
        var denominator = square.sqrt().div(scale).add_(Eps);
        parameter.addcdiv_(mean, denominator, value: -LearningRate / (1 - Math.Pow(Beta1, state.step)));
    }
}
