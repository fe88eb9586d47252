using System;
using static TorchSharp.torch.optim.lr_scheduler.impl;

namespace TorchSharp;

/// <summary>A part of the one-cycle schedule of one group: from one learning rate and momentum to others.</summary>
internal sealed record CyclePhase(double End, double FromRate, double ToRate, double FromMomentum, double ToMomentum)
{
    /// <summary>The two or three parts of a cycle.</summary>
    internal static CyclePhase[] Make(
        int steps, double rising, bool threePhase, double first, double highest, double last, double lowMomentum,
        double highMomentum)
    {
        var rise = new CyclePhase(rising * steps - 1, first, highest, highMomentum, lowMomentum);
        return threePhase
            ? [
                rise,
                new(2 * rising * steps - 2, highest, first, lowMomentum, highMomentum),
                new(steps - 1, first, last, highMomentum, highMomentum),
            ]
            : [rise, new(steps - 1, highest, last, lowMomentum, highMomentum)];
    }

    /// <summary>The learning rate and the momentum of a step.</summary>
    internal static (double rate, double momentum) At(CyclePhase[] phases, int step, OneCycleLR.AnnealStrategy curve)
    {
        double start = 0;
        var place = 0;
        while (place < phases.Length - 1 && step > phases[place].End)
        {
            start = phases[place].End;
            place++;
        }
        var phase = phases[place];
        var part = (step - start) / (phase.End - start);
        return (Between(phase.FromRate, phase.ToRate, part, curve), Between(phase.FromMomentum, phase.ToMomentum, part, curve));
    }

    private static double Between(double from, double to, double part, OneCycleLR.AnnealStrategy curve)
        => curve == OneCycleLR.AnnealStrategy.Cos
            ? to + (from - to) / 2.0 * (Math.Cos(Math.PI * part) + 1)
            : (to - from) * part + from;
}
