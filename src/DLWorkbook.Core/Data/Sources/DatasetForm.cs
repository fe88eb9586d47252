using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>One of the forms in which a data set may lie on disk.</summary>
/// <param name="Name">A short name for it: <c>archive</c>.</param>
/// <param name="Pattern">The name of the file or folder; a file's may hold one <c>*</c>.</param>
/// <param name="IsFolder">True for a folder.</param>
/// <param name="Reading">How it is read, in a few words.</param>
/// <param name="Download">The files to fetch for it, the first of them the data itself; empty when it is not published so.</param>
public sealed record DatasetForm(
    string Name, string Pattern, bool IsFolder, string Reading, IReadOnlyList<RemoteFile> Download)
{
    /// <summary>
    /// True when it is looked for in folders that bear the data set's name only, since files of other data sets are
    /// named alike; default false.
    /// </summary>
    public bool InOwnFolder { get; init; }
}
