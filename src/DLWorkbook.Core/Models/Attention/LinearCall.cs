namespace DLWorkbook.Core.Models;

/// <summary>One call of a linear layer, with what may follow it.</summary>
/// <param name="Rows">Rows of the input.</param>
/// <param name="Inputs">Features of the input.</param>
/// <param name="Outputs">Features of the output.</param>
/// <param name="Rectified">Whether a rectifier follows.</param>
/// <param name="Rate">Share that dropout takes away behind the rectifier, in [0, 1]; 0 without a rectifier.</param>
/// <param name="Seed">The seed of what is dropped.</param>
internal sealed record LinearCall(long Rows, int Inputs, int Outputs, bool Rectified, double Rate, ulong Seed);
