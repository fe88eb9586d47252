using System;
using System.Collections.Generic;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>The mean over time of vectors: table (rows, features), ids (batch, time), layer → (batch, features).</summary>
internal sealed unsafe class RowMean : torch.autograd.SingleTensorFunction<RowMean>
{
    /// <inheritdoc/>
    public override string Name => "FusedEmbedding.Mean";

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var (table, ids) = ((torch.Tensor)vars[0], (torch.Tensor)vars[1]);
        ctx.save_for_backward([ids]);
        ctx.save_data("layer", vars[2]);
        var output = torch.empty(ids.shape[0], table.shape[1], dtype: table.dtype);
        if (table.dtype == torch.ScalarType.Float32)
        {
            Means<float>(table, ids, output);
        }
        else
        {
            Means<double>(table, ids, output);
        }

        GC.KeepAlive(vars);
        return output;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        RowGradient.RefuseHigherOrder();
        var layer = (FusedEmbedding)ctx.get_data("layer")!;
        var ids = ctx.get_saved_variables()[0];
        var time = ids.shape[1];
        return [RowGradient.Of(layer, ids, grad_output / (double)time, time), null!, null!];
    }

    private static void Means<T>(torch.Tensor table, torch.Tensor ids, torch.Tensor output)
        where T : unmanaged, System.Numerics.INumber<T> =>
        TableRows.Means(
            TensorMemory.Of<T>(table),
            (int)table.shape[1],
            TensorMemory.Of<long>(ids),
            ids.shape[0],
            ids.shape[1],
            TensorMemory.Of<T>(output));
}
