namespace DLWorkbook.Core.Models;

/// <summary>One call of a norm over a sum.</summary>
/// <param name="Rows">Rows of the inputs.</param>
/// <param name="Features">Features of a row, which are normalised together.</param>
/// <param name="Rate">Share of the second summand that is dropped, in [0, 1].</param>
/// <param name="Seed">The seed of what is dropped.</param>
internal sealed record NormCall(long Rows, int Features, double Rate, ulong Seed)
{
    /// <summary>What is added to the variance: torch's default.</summary>
    public const double Epsilon = 1e-5;
}
