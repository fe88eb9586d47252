namespace DLWorkbook.Core.Data;

/// <summary>What stands in for a missing number.</summary>
public enum FillStatistic
{
    /// <summary>The median of the training rows' numbers: not moved by a few very large ones.</summary>
    Median,

    /// <summary>The mean of the training rows' numbers.</summary>
    Mean,
}
