using DLWorkbook.Core.Data;

namespace DLWorkbook.Core.Training;

/// <summary>Which rows a run used: enough to tell two runs' data apart, or to know them the same.</summary>
/// <param name="Lineage">How the rows came about, e.g. <c>imdb/train[0.8 train seed 1]</c>.</param>
/// <param name="Rows">How many.</param>
/// <param name="Fingerprint">First 16 hex digits of the SHA-256 over their content.</param>
public sealed record DataTrace(string Lineage, int Rows, string Fingerprint)
{
    /// <summary>The trace of a data set.</summary>
    /// <param name="data">The rows.</param>
    public static DataTrace Of(Dataset data) => new(data.Lineage, data.Count, data.Fingerprint);
}
