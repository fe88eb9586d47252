using System;

namespace DLWorkbook.Core.Data;

/// <summary>How patient a download is.</summary>
public sealed record DownloadOptions
{
    /// <summary>How long to wait for a connection; default 2.5 s, so that an offline machine does not wait.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long to wait for the next bytes of an open connection; default 30 s.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a download that broke off is resumed before it is given up for now; default 5.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>How long to wait before resuming; default 1 s.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for another process that downloads the same file; default 10 minutes.</summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromMinutes(10);
}
