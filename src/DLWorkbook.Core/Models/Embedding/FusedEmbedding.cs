using System;
using DLWorkbook.Core.Kernels;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Models;

/// <summary>
/// A table of trainable vectors: ids (…) int64 or int32 → (…, features). It is torch's <c>Embedding</c>: the same
/// parameter <c>weight</c> (rows, features) in the state dictionary, the same initial values from the same seed, the same
/// gradients. On a CPU, in float32 and float64, the gradient is summed in vectors; elsewhere by torch's operators.
/// </summary>
public sealed class FusedEmbedding : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    // RegisterComponents makes the field's name the parameter's: torch's.
    private readonly Parameter weight;

    /// <summary>Draws a table from the normal distribution N(0, 1), as torch does.</summary>
    /// <param name="rows">How many vectors, at least 1.</param>
    /// <param name="features">Width of a vector, at least 1.</param>
    /// <param name="padding">An id whose vector is zero at first and gets no gradient; null for none.</param>
    /// <param name="dtype">Floating-point type; null for float32.</param>
    /// <exception cref="ArgumentException">A size below 1, or padding outside the table.</exception>
    public FusedEmbedding(long rows, long features, long? padding = null, torch.ScalarType? dtype = null)
        : base("embedding")
    {
        if (rows < 1 || features is < 1 or > int.MaxValue || padding < 0 || padding >= rows)
        {
            throw new ArgumentException(
                "FusedEmbedding: expected rows ≥ 1, features ≥ 1 and padding from 0 to rows − 1 or none, got "
                + $"rows={rows}, features={features}, padding={padding?.ToString() ?? "none"}.",
                nameof(rows));
        }

        Padding = padding;
        weight = torch.nn.Parameter(torch.empty(rows, features, dtype: dtype ?? torch.ScalarType.Float32));
        torch.nn.init.normal_(weight);
        if (padding is { } row)
        {
            using var guard = torch.no_grad();
            using var vector = weight.select(0, row);
            vector.zero_();
        }

        RegisterComponents();
    }

    /// <summary>The id whose vector gets no gradient, or null.</summary>
    public long? Padding { get; }

    /// <summary>The table, (rows, features): the parameter itself.</summary>
    public Parameter Weight => weight;

    /// <summary>
    /// Whether the gradient may be a sparse tensor of the rows looked up, when a batch can touch less than a quarter of
    /// the table. Set it only for an optimiser that takes one and leaves the other rows as they are: SGD without momentum
    /// and weight decay, for which <c>Optimisers.Create</c> does as long as the optimiser lives. Default: false.
    /// </summary>
    public bool SparseGradient { get; set; }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor ids)
    {
        if (!IsFused)
        {
            return ByOperators(ids);
        }

        using var scope = torch.NewDisposeScope();
        return RowLookup.apply(weight, Checked(ids), this).MoveToOuterDisposeScope();
    }

    /// <summary>
    /// The mean over time of the vectors, (batch, time) → (batch, features), without (batch, time, features) in between.
    /// </summary>
    /// <param name="ids">(batch, time) int64 or int32</param>
    /// <exception cref="ArgumentException">Not two axes, no integers, or an id outside the table.</exception>
    public torch.Tensor Mean(torch.Tensor ids)
    {
        if (ids.ndim != 2)
        {
            throw new ArgumentException(
                $"{GetName()}: expected ids (batch, time), got ({string.Join(", ", ids.shape)}): unsqueeze(0) for a single text?",
                nameof(ids));
        }

        using var scope = torch.NewDisposeScope();
        var mean = IsFused ? RowMean.apply(weight, Checked(ids), this) : ByOperators(ids).mean(new long[] { 1 });
        return mean.MoveToOuterDisposeScope();
    }

    private bool IsFused => TensorMemory.IsOpen(weight) && weight.is_contiguous();

    private torch.Tensor ByOperators(torch.Tensor ids)
    {
        var shape = new long[ids.ndim + 1];
        ids.shape.CopyTo(shape, 0);
        shape[^1] = weight.shape[1];
        using var scope = torch.NewDisposeScope();
        var flat = ids.reshape(-1);
        var vectors = weight.index_select(0, flat);
        if (Padding is { } row)
        {
            vectors = torch.where(flat.eq(row).unsqueeze(1), vectors.detach(), vectors);
        }

        return vectors.view(shape).MoveToOuterDisposeScope();
    }

    /// <summary>The ids as contiguous int64, all inside the table.</summary>
    private unsafe torch.Tensor Checked(torch.Tensor ids)
    {
        if (ids.dtype is not (torch.ScalarType.Int64 or torch.ScalarType.Int32) || ids.device_type != DeviceType.CPU)
        {
            throw new ArgumentException(
                $"{GetName()}: expected ids of int64 or int32 on the CPU, where the table is, got {ids.dtype} on {ids.device_type}: "
                + "to_type(torch.ScalarType.Int64)?",
                nameof(ids));
        }

        var whole = ids.to_type(torch.ScalarType.Int64).contiguous();
        var outside = TableRows.FirstOutside(TensorMemory.Of<long>(whole), whole.numel(), weight.shape[0]);
        if (outside >= 0)
        {
            var id = TensorMemory.Of<long>(whole)[outside];
            throw new ArgumentException(
                $"{GetName()}: expected ids from 0 to {weight.shape[0] - 1}, got {id} at place {outside} of "
                + $"({string.Join(", ", ids.shape)}): a larger vocabulary than the table, or another one?",
                nameof(ids));
        }

        return whole;
    }
}
