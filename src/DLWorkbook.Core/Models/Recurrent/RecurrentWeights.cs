using System;
using System.Numerics;
using DLWorkbook.Core.Kernels;

namespace DLWorkbook.Core.Models;

/// <summary>
/// The four weights of one direction as one matrix between what a step sees and its sums, and back: torch's layout has
/// (gates · hidden, features), (gates · hidden, hidden) and two biases.
/// </summary>
/// <typeparam name="T">float or double.</typeparam>
/// <typeparam name="TCell">The cell.</typeparam>
internal static unsafe class RecurrentWeights<T, TCell>
    where T : unmanaged, INumberBase<T>
    where TCell : struct, IRecurrentCell<T>
{
    /// <summary>What is seen → sums: (seen, sums).</summary>
    public static PanelMatrix<T> ToSums(in RecurrentExtent<T, TCell> extent, in RecurrentParameters<T> weights)
    {
        var matrix = new PanelMatrix<T>(extent.Seen, extent.Sums);
        Fill(extent, weights, matrix, transposed: false, biases: true);
        var width = extent.Width;
        Bound(matrix, column =>
        {
            var block = column / width;
            var input = block >= TCell.InputBlocks.First && block <= TCell.InputBlocks.Last;
            var hidden = block >= TCell.HiddenBlocks.First && block <= TCell.HiddenBlocks.Last;
            return (hidden ? 0 : width, input ? matrix.Depth : width + 1);
        });
        return matrix;
    }

    /// <summary>Gradients of the sums → gradients of what was seen: (sums, seen).</summary>
    public static PanelMatrix<T> ToSeen(in RecurrentExtent<T, TCell> extent, in RecurrentParameters<T> weights)
    {
        var matrix = new PanelMatrix<T>(extent.Sums, extent.Seen);
        Fill(extent, weights, matrix, transposed: true, biases: false);
        var width = extent.Width;
        Bound(matrix, column =>
        {
            var (first, last) = column < width ? TCell.HiddenBlocks : TCell.InputBlocks;
            return (first * width, (last + 1) * width);
        });
        return matrix;
    }

    /// <summary>Shares the gradient of the whole matrix, (sums, seen), out among torch's four.</summary>
    public static void Unpack(in RecurrentExtent<T, TCell> extent, T* gradient, in RecurrentParameters<T> slopes)
    {
        var (width, hidden, features, seen) = (extent.Width, extent.Hidden, extent.Features, (long)extent.Seen);
        for (var gate = 0; gate < TCell.Gates; gate++)
        {
            for (var unit = 0; unit < hidden; unit++)
            {
                var row = (gate * hidden) + unit;
                var ofInput = gradient + (seen * ((TCell.InputBlock(gate) * width) + unit));
                var ofHidden = gradient + (seen * ((TCell.HiddenBlock(gate) * width) + unit));
                new Span<T>(ofInput + extent.InputAt, features).CopyTo(new(slopes.InputWeight + ((long)row * features), features));
                new Span<T>(ofHidden, hidden).CopyTo(new(slopes.HiddenWeight + ((long)row * hidden), hidden));
                if (slopes.InputBias is not null)
                {
                    slopes.InputBias[row] = ofInput[width];
                    slopes.HiddenBias[row] = ofHidden[width];
                }
            }
        }
    }

    private static void Fill(
        in RecurrentExtent<T, TCell> extent, in RecurrentParameters<T> weights, PanelMatrix<T> matrix, bool transposed, bool biases)
    {
        var (width, hidden, features) = (extent.Width, extent.Hidden, extent.Features);
        for (var gate = 0; gate < TCell.Gates; gate++)
        {
            for (var unit = 0; unit < hidden; unit++)
            {
                var row = (gate * hidden) + unit;
                var ofInput = (TCell.InputBlock(gate) * width) + unit;
                var ofHidden = (TCell.HiddenBlock(gate) * width) + unit;
                for (var k = 0; k < hidden; k++)
                {
                    At(k, ofHidden) = weights.HiddenWeight[((long)row * hidden) + k];
                }

                for (var k = 0; k < features; k++)
                {
                    At(extent.InputAt + k, ofInput) = weights.InputWeight[((long)row * features) + k];
                }

                if (biases && weights.InputBias is not null)
                {
                    At(width, ofInput) = weights.InputBias[row];
                    At(width, ofHidden) = ofInput == ofHidden
                        ? weights.InputBias[row] + weights.HiddenBias[row]
                        : weights.HiddenBias[row];
                }
            }
        }

        ref T At(int seen, int sum) => ref matrix[transposed ? sum : seen, transposed ? seen : sum];
    }

    // Panels in which whole blocks have no part are cut short at the top and at the end.
    private static void Bound(PanelMatrix<T> matrix, Func<int, (int From, int To)> rowsOf)
    {
        for (var panel = 0; panel < matrix.From.Length; panel++)
        {
            var first = panel * PanelMatrix<T>.PanelWidth;
            var last = Math.Min(first + PanelMatrix<T>.PanelWidth, matrix.PaddedWidth) - 1;
            var (from, to) = (int.MaxValue, 0);
            for (var column = first; column <= last; column++)
            {
                var rows = rowsOf(column);
                (from, to) = (Math.Min(from, rows.From), Math.Max(to, rows.To));
            }

            (matrix.From[panel], matrix.To[panel]) = (from, to);
        }
    }
}
