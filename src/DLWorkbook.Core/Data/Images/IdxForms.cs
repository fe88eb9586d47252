using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>The forms of a data set of four idx files, found by the one with the training images.</summary>
internal static class IdxForms
{
    /// <summary>The forms: packed as published, and unpacked; they are known by their folder's name, since two data sets
    /// name their files alike.</summary>
    /// <param name="files">The published files, the training images first.</param>
    /// <returns>The forms.</returns>
    public static IReadOnlyList<DatasetForm> Of(params RemoteFile[] files) =>
    [
        new DatasetForm("packed", "train-images*idx3-ubyte.gz", false, "four idx files, packed", files) { InOwnFolder = true },
        new DatasetForm("plain", "train-images*idx3-ubyte", false, "four idx files", []) { InOwnFolder = true },
    ];

    /// <summary>A file as it is published.</summary>
    /// <param name="folder">The address of its folder, with a slash at the end.</param>
    /// <param name="name">Its name.</param>
    /// <param name="size">Its size, in bytes.</param>
    /// <param name="sha256">Its SHA-256.</param>
    /// <returns>The file.</returns>
    public static RemoteFile Remote(string folder, string name, long size, string sha256) =>
        new(name, new Uri(folder + name), size, sha256);
}
