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
        Fill(extent, weights, matrix, transposed: false);
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
        Fill(extent, weights, matrix, transposed: true);
        var width = extent.Width;
        Bound(matrix, column =>
        {
            var (first, last) = column < width ? TCell.HiddenBlocks : TCell.InputBlocks;
            return (first * width, (last + 1) * width);
        });
        return matrix;
    }

    /// <summary>Adds up the parts' gradients of the whole matrix, and shares them out among torch's four.</summary>
    /// <param name="extent">The call's sizes.</param>
    /// <param name="gradient">(parts, sums, seen width); the first part becomes the sum.</param>
    /// <param name="slopes">Where torch's gradients go.</param>
    public static void Unpack(in RecurrentExtent<T, TCell> extent, T* gradient, in RecurrentParameters<T> slopes)
    {
        var share = (nint)extent.Sums * extent.SeenWidth;
        for (var part = 1; part < extent.Parts; part++)
        {
            for (nint k = 0; k < share; k += Vector<T>.Count)
            {
                Vector.Store(Vector.Load(gradient + k) + Vector.Load(gradient + (part * share) + k), gradient + k);
            }
        }

        var (width, hidden, features, seen) = (extent.Width, extent.Hidden, extent.Features, (nint)extent.SeenWidth);
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
        in RecurrentExtent<T, TCell> extent, in RecurrentParameters<T> weights, PanelMatrix<T> matrix, bool transposed)
    {
        var (width, hidden, features) = (extent.Width, extent.Hidden, extent.Features);
        for (var gate = 0; gate < TCell.Gates; gate++)
        {
            for (var unit = 0; unit < hidden; unit++)
            {
                var row = (nint)(gate * hidden) + unit;
                var ofInput = (TCell.InputBlock(gate) * width) + unit;
                var ofHidden = (TCell.HiddenBlock(gate) * width) + unit;
                Put(0, ofHidden, new(weights.HiddenWeight + (row * hidden), hidden));
                Put(extent.InputAt, ofInput, new(weights.InputWeight + (row * features), features));
                if (!transposed && weights.InputBias is not null)
                {
                    var (ofX, ofH) = (weights.InputBias[row], weights.HiddenBias[row]);
                    Put(width, ofInput, [ofInput == ofHidden ? ofX + ofH : ofX]);
                    Put(width, ofHidden, [ofInput == ofHidden ? ofX + ofH : ofH]);
                }
            }
        }

        void Put(int seen, int sum, ReadOnlySpan<T> values)
        {
            if (transposed)
            {
                matrix.SetRow(sum, seen, values);
            }
            else
            {
                matrix.SetColumn(seen, sum, values);
            }
        }
    }

    // Panels in which whole blocks have no part are cut short at the top and at the end.
    private static void Bound(PanelMatrix<T> matrix, Func<int, (int From, int To)> rowsOf)
    {
        for (var panel = 0; panel < matrix.Panels; panel++)
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
