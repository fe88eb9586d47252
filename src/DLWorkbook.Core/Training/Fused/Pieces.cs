using System;
using System.Collections.Generic;
using DLWorkbook.Core.Kernels;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>All parameters of one step, updated together: cut into parts of like size for all processors.</summary>
/// <typeparam name="TPiece">One parameter in the step.</typeparam>
internal sealed class Pieces<TPiece>
    where TPiece : struct, IPiece
{
    /// <summary>Numbers in a part, a multiple of any vector's: where it is cut changes no result.</summary>
    private const long PartNumbers = 1 << 14;

    /// <summary>With fewer numbers one processor is done before a second one has come.</summary>
    private const long FewNumbers = 1 << 15;

    private readonly List<TPiece> pieces = [];
    private readonly List<(int Piece, long From, long To)> parts = [];
    private readonly List<torch.Tensor> gradients = [];
    private readonly HashSet<Parameter> dropped = new(ReferenceEqualityComparer.Instance);
    private readonly List<Parameter> changed = [];
    private readonly ChangeNotice notice = new();
    private readonly Action<int> update;
    private long numbers;

    public Pieces() => update = part =>
    {
        var (piece, from, to) = parts[part];
        pieces[piece].Update(from, to);
    };

    /// <summary>
    /// Whether a kernel can work on a parameter, its gradient and its state: contiguous, of one type, on the CPU.
    /// </summary>
    public static bool Fit(Parameter parameter, params ReadOnlySpan<torch.Tensor?> others)
    {
        if (!TensorMemory.AreOpen(parameter, others) || !parameter.is_contiguous())
        {
            return false;
        }

        foreach (var other in others)
        {
            if (!other!.is_contiguous() || other.numel() != parameter.numel())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Makes the gradients zero without writing zeros: they are dropped, and a step counts a dropped gradient as zero. So
    /// backward need not add to it.
    /// </summary>
    public void Drop(Parameter[] parameters)
    {
        foreach (var parameter in parameters)
        {
            if (!dropped.Contains(parameter))
            {
                using var gradient = parameter.grad;
                if (gradient is null)
                {
                    continue;
                }

                dropped.Add(parameter);
            }

            parameter.grad = null;
        }
    }

    /// <summary>Writes out the zeros of dropped gradients, for torch's own step.</summary>
    public void WriteZeros()
    {
        foreach (var parameter in dropped)
        {
            using var gradient = parameter.grad;
            if (gradient is null)
            {
                using var zeros = torch.zeros_like(parameter).detach();
                parameter.grad = zeros;
            }
        }
    }

    /// <summary>The parameter's gradient, kept until the step is over; null when it has none.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="isZero">Whether a missing gradient is one that was dropped: it counts as zero.</param>
    public torch.Tensor? Gradient(Parameter parameter, out bool isZero)
    {
        isZero = false;
        if (parameter.grad is not { } gradient)
        {
            isZero = dropped.Contains(parameter);
            return null;
        }

        gradients.Add(gradient.DetachFromDisposeScope());
        return gradient;
    }

    /// <summary>Takes a parameter into the step.</summary>
    public void Add(Parameter parameter, TPiece piece)
    {
        changed.Add(parameter);
        numbers += piece.Count;
        for (long from = 0; from < piece.Count; from += PartNumbers)
        {
            parts.Add((pieces.Count, from, Math.Min(piece.Count, from + PartNumbers)));
        }

        pieces.Add(piece);
    }

    /// <summary>Counts a parameter among the step's that something else updates.</summary>
    public void AddChanged(Parameter parameter) => changed.Add(parameter);

    /// <summary>Updates all that was added, and lets autograd know.</summary>
    public void Update()
    {
        if (numbers > FewNumbers)
        {
            Cores.Run(parts.Count, update);
        }
        else
        {
            for (var part = 0; part < parts.Count; part++)
            {
                update(part);
            }
        }

        notice.Of(changed);
    }

    /// <summary>Forgets the step.</summary>
    public void Clear()
    {
        numbers = 0;
        changed.Clear();
        pieces.Clear();
        parts.Clear();
        gradients.ForEach(gradient => gradient.Dispose());
        gradients.Clear();
    }

    /// <summary>Frees what is kept between steps.</summary>
    public void Release() => notice.Release();
}
