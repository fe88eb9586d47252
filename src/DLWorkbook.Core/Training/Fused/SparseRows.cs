using System;
using DLWorkbook.Core.Kernels;
using TorchSharp;
using TorchSharp.Modules;

namespace DLWorkbook.Core.Training.Fused;

/// <summary>A step of plain SGD on the rows of a table that a sparse gradient names: weight ← weight − rate · gradient.</summary>
internal sealed unsafe class SparseRows : IDisposable
{
    private readonly Parameter table;
    private readonly torch.Tensor indices;
    private readonly torch.Tensor values;
    private readonly double rate;

    private SparseRows(Parameter table, torch.Tensor indices, torch.Tensor values, double rate)
    {
        this.table = table;
        this.indices = indices;
        this.values = values;
        this.rate = rate;
    }

    /// <summary>The step, or null when a kernel cannot take it.</summary>
    /// <param name="table">(rows, features)</param>
    /// <param name="gradient">Sparse, of the table's shape.</param>
    /// <param name="rate">The learning rate.</param>
    public static SparseRows? Of(Parameter table, torch.Tensor gradient, double rate)
    {
        var indices = gradient.SparseIndices.DetachFromDisposeScope();
        var values = gradient.SparseValues.DetachFromDisposeScope();
        var step = new SparseRows(table, indices, values, rate);
        if (TensorMemory.AreOpen(table, values) && table.is_contiguous() && values.is_contiguous()
            && indices.is_contiguous() && table.ndim == 2 && values.ndim == 2)
        {
            return step;
        }

        step.Dispose();
        return null;
    }

    /// <summary>Takes the step. A row that is named twice moves twice.</summary>
    public void Update()
    {
        var (count, features) = (values.shape[0], (int)values.shape[1]);
        var rows = TensorMemory.Of<long>(indices);
        if (values.dtype == torch.ScalarType.Float64)
        {
            TableRows.AddScaled(TensorMemory.Of<double>(values), -rate, rows, count, TensorMemory.Of<double>(table), features);
        }
        else
        {
            TableRows.AddScaled(TensorMemory.Of<float>(values), (float)-rate, rows, count, TensorMemory.Of<float>(table), features);
        }

        GC.KeepAlive(this);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        indices.Dispose();
        values.Dispose();
    }
}
