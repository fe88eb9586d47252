namespace DLWorkbook.Core.Data;

/// <summary>Which data to use: what <c>--data</c> says.</summary>
public enum DataChoice
{
    /// <summary>The real data when it is at hand or can be fetched, otherwise the built-in sample.</summary>
    Auto,

    /// <summary>The real data, or an error.</summary>
    Real,

    /// <summary>The built-in sample.</summary>
    Sample,
}
