namespace DLWorkbook.Grading;

/// <summary>A file or folder of this machine that a sandboxed process may read.</summary>
/// <param name="Source">Its path on this machine.</param>
/// <param name="Target">Its path inside the sandbox.</param>
public sealed record Mount(string Source, string Target)
{
    /// <summary>A file or folder that has the same path inside as outside.</summary>
    /// <param name="path">The path.</param>
    public static Mount Same(string path) => new(path, path);
}
