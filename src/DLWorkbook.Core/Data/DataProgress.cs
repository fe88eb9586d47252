namespace DLWorkbook.Core.Data;

/// <summary>How far the reading or the download of a data set has come; what the one progress hook reports.</summary>
/// <param name="Task">What is going on: <c>downloading aclImdb_v1.tar.gz</c>, <c>reading reviews</c>.</param>
/// <param name="Done">How much is done, in <paramref name="Unit"/>.</param>
/// <param name="Total">How much there is; null when nobody knows yet.</param>
/// <param name="Unit">What is counted: <c>bytes</c>, <c>reviews</c>.</param>
public sealed record DataProgress(string Task, long Done, long? Total, string Unit);
