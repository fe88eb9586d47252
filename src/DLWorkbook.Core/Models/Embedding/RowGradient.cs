using System;
using System.Numerics;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>The gradient of a table by the gradients of what was looked up in it.</summary>
internal static unsafe class RowGradient
{
    /// <summary>With at least one id for so many rows a sparse gradient is not worth its indices.</summary>
    private const int SparseFraction = 4;

    /// <summary>
    /// The gradient of the layer's table, (rows, features): dense, or sparse with each touched row once.
    /// </summary>
    /// <param name="layer">Whose table.</param>
    /// <param name="ids">(…) int64, contiguous, inside the table.</param>
    /// <param name="gradients">One row of features for each group of ids.</param>
    /// <param name="group">Ids in a group.</param>
    public static torch.Tensor Of(FusedEmbedding layer, torch.Tensor ids, torch.Tensor gradients, long group)
    {
        var rows = gradients.contiguous();
        var sum = rows.dtype == torch.ScalarType.Float32
            ? Sum<float>(layer, ids, rows, group)
            : Sum<double>(layer, ids, rows, group);
        GC.KeepAlive(rows);
        GC.KeepAlive(ids);
        return sum;
    }

    /// <summary>Says that there is no second derivative, where one is wanted.</summary>
    /// <exception cref="InvalidOperationException">backward runs with create_graph.</exception>
    public static void RefuseHigherOrder()
    {
        if (torch.is_grad_enabled())
        {
            throw new InvalidOperationException(
                "FusedEmbedding: expected a backward without create_graph, got one with it: there is no second derivative "
                + "of the fused lookup; use torch.nn.Embedding with the same weight for it.");
        }
    }

    private static torch.Tensor Sum<T>(FusedEmbedding layer, torch.Tensor ids, torch.Tensor gradients, long group)
        where T : unmanaged, INumber<T>
    {
        var (rows, features) = (layer.Weight.shape[0], (int)layer.Weight.shape[1]);
        var (count, padding) = (ids.numel(), layer.Padding ?? -1);
        long* list = TensorMemory.Of<long>(ids);
        T* source = TensorMemory.Of<T>(gradients);
        if (!layer.SparseGradient || count >= rows / SparseFraction)
        {
            return Sums(source, group, list, count, padding, rows, features, gradients.dtype);
        }

        using var scope = torch.NewDisposeScope();
        using var places = torch.empty(count, dtype: torch.ScalarType.Int64);
        var touched = TouchedRows.Of(list, count, rows, padding, TensorMemory.Of<long>(places));
        long* place = TensorMemory.Of<long>(places);
        var values = Sums(source, group, place, count, -1, touched.Length, features, gradients.dtype);
        return torch
            .sparse_coo_tensor(torch.tensor(touched).unsqueeze(0), values, [rows, features])
            .MoveToOuterDisposeScope();
    }

    private static torch.Tensor Sums<T>(
        T* source, long group, long* ids, long count, long skipped, long rows, int features, torch.ScalarType dtype)
        where T : unmanaged, INumber<T>
    {
        // Cleared here, not by torch.zeros: for a table of this size its threads cost more than the zeros.
        var sums = torch.empty(rows, features, dtype: dtype);
        TableRows.Clear(TensorMemory.Of<T>(sums), rows * features);
        TableRows.Add(source, group, ids, count, skipped, TensorMemory.Of<T>(sums), features);
        return sums;
    }
}
