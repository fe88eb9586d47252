using System;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>A data file is not what it should be: truncated, corrupt, or another kind of file.</summary>
public sealed class DataFormatException : IOException
{
    /// <summary>Says what is wrong, and where.</summary>
    /// <param name="file">The file's name, with the entry when it is an archive: <c>imdb.npz(x_train.npy)</c>.</param>
    /// <param name="offset">How many bytes into the file, or into the unpacked entry; −1 when no place is to blame.</param>
    /// <param name="expected">What was expected there, and what came.</param>
    /// <param name="inner">The error behind it, if any.</param>
    public DataFormatException(string file, long offset, string expected, Exception? inner = null)
        : base($"{file}{(offset < 0 ? "" : $", byte {offset:N0}")}: {expected}", inner)
    {
        File = file;
        Offset = offset;
    }

    /// <summary>The file's name.</summary>
    public string File { get; }

    /// <summary>How many bytes into the file, or into the unpacked entry; −1 when no place is to blame.</summary>
    public long Offset { get; }
}
