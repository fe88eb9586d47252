using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;

namespace DLWorkbook.Core.Evaluation;

/// <summary>Flattens vectors to a few coordinates that keep as much of their spread as possible (Pearson, 1901).</summary>
public static class Projection
{
    /// <summary>
    /// Principal components: vectors, one width → <paramref name="dimensions"/> coordinates each, the widest spread
    /// first. Each axis points the way that makes its largest loading positive, so that a map does not flip between runs.
    /// </summary>
    /// <param name="vectors">At least as many as dimensions, all of one width.</param>
    /// <param name="dimensions">At least 1, at most the vectors' width.</param>
    /// <exception cref="ArgumentException">Too few vectors, unequal widths, or too many dimensions.</exception>
    public static double[][] Principal(IReadOnlyList<float[]> vectors, int dimensions)
    {
        if (vectors.Count == 0 || dimensions < 1 || vectors.Count < dimensions
            || vectors.Any(v => v.Length != vectors[0].Length || v.Length < dimensions))
        {
            throw new ArgumentException(
                $"Projection: expected at least {dimensions} vectors of one width ≥ {dimensions}, got {vectors.Count} of widths "
                + string.Join(", ", vectors.Select(v => v.Length).Distinct().Take(3)),
                nameof(vectors));
        }

        using var scope = torch.NewDisposeScope();
        using var guard = torch.no_grad();
        var width = vectors[0].Length;
        var x = torch.tensor(vectors.SelectMany(v => v.Select(value => (double)value)).ToArray())
            .reshape(vectors.Count, width);                                          // (rows, width)
        var centred = x - x.mean(new long[] { 0 }, keepdim: true);
        var (_, _, axes) = torch.linalg.svd(centred, fullMatrices: false);           // (min(rows, width), width)
        var coordinates = new double[vectors.Count][];
        var placed = Enumerable.Range(0, dimensions).Select(d => Place(centred, axes[d])).ToArray();
        for (var row = 0; row < coordinates.Length; row++)
        {
            coordinates[row] = placed.Select(p => p[row]).ToArray();
        }

        return coordinates;
    }

    private static double[] Place(torch.Tensor centred, torch.Tensor axis)
    {
        var largest = axis[axis.abs().argmax().item<long>()].item<double>();
        return centred.matmul(largest < 0 ? axis.neg() : axis).data<double>().ToArray();   // (rows)
    }
}
