namespace DLWorkbook.Core.Data;

/// <summary>Where a data set was found.</summary>
public enum DataSource
{
    /// <summary>In a folder of the user's.</summary>
    Local,

    /// <summary>In the cache, from an earlier download.</summary>
    Cache,

    /// <summary>At its canonical address, just now.</summary>
    Download,

    /// <summary>Nowhere: it is the built-in sample.</summary>
    Sample,
}
