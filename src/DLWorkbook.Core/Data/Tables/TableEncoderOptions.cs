namespace DLWorkbook.Core.Data;

/// <summary>How a table becomes numbers.</summary>
public sealed record TableEncoderOptions
{
    /// <summary>What stands in for a missing number. Default: the median.</summary>
    public FillStatistic Fill { get; init; } = FillStatistic.Median;

    /// <summary>
    /// Whether a column with gaps in the training rows gets a feature that is 1 where it has one: that nothing was said
    /// may say something. Default: true.
    /// </summary>
    public bool MarkMissing { get; init; } = true;

    /// <summary>Whether numbers get mean 0 and standard deviation 1 over the training rows. Default: true.</summary>
    public bool Standardise { get; init; } = true;
}
