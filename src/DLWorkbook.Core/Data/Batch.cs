using System;
using TorchSharp;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Some rows of a data set, put together for one training step. The receiver owns the tensors: dispose the batch
/// when the step is done.
/// </summary>
/// <param name="Inputs">The inputs, batch first: (batch, …), for example (batch, time) int64 token ids.</param>
/// <param name="Targets">The targets, batch first: (batch) or (batch, …).</param>
/// <param name="Lengths">The number of real (unpadded) steps of each row, (batch) int64; null when all rows are full.</param>
public sealed record Batch(torch.Tensor Inputs, torch.Tensor Targets, torch.Tensor? Lengths) : IDisposable
{
    /// <summary>The number of rows.</summary>
    public int Size => (int)Inputs.shape[0];

    /// <summary>Frees the tensors.</summary>
    public void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
        Lengths?.Dispose();
    }

    /// <summary>Takes the tensors out of the current dispose scope, so that only <see cref="Dispose"/> frees them.</summary>
    /// <returns>This batch.</returns>
    internal Batch Detach()
    {
        Inputs.DetachFromDisposeScope();
        Targets.DetachFromDisposeScope();
        Lengths?.DetachFromDisposeScope();
        return this;
    }
}
