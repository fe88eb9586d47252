using System;
using System.Collections.Generic;
using DLWorkbook.Core.Kernels;
using TorchSharp;

namespace DLWorkbook.Core.Models;

/// <summary>Vectors by their ids: table (rows, features), ids (…), layer → (…, features).</summary>
internal sealed unsafe class RowLookup : torch.autograd.SingleTensorFunction<RowLookup>
{
    /// <inheritdoc/>
    public override string Name => "FusedEmbedding";

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.autograd.AutogradContext ctx, params object[] vars)
    {
        var (table, ids) = ((torch.Tensor)vars[0], (torch.Tensor)vars[1]);
        ctx.save_for_backward([ids]);
        ctx.save_data("layer", vars[2]);
        var features = table.shape[1];
        var output = torch.empty([.. ids.shape, features], dtype: table.dtype);
        if (table.dtype == torch.ScalarType.Float32)
        {
            Gather<float>(table, ids, output);
        }
        else
        {
            Gather<double>(table, ids, output);
        }

        GC.KeepAlive(vars);
        return output;
    }

    /// <inheritdoc/>
    public override List<torch.Tensor> backward(torch.autograd.AutogradContext ctx, torch.Tensor grad_output)
    {
        RowGradient.RefuseHigherOrder();
        var layer = (FusedEmbedding)ctx.get_data("layer")!;
        return [RowGradient.Of(layer, ctx.get_saved_variables()[0], grad_output, 1), null!, null!];
    }

    private static void Gather<T>(torch.Tensor table, torch.Tensor ids, torch.Tensor output)
        where T : unmanaged, System.Numerics.INumber<T> =>
        TableRows.Gather(
            TensorMemory.Of<T>(table), (int)table.shape[1], TensorMemory.Of<long>(ids), ids.numel(), TensorMemory.Of<T>(output));
}
