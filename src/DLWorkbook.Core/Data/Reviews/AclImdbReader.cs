using System;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Reads the raw text of the Large Movie Review Dataset: the folder <c>aclImdb</c>, or the <c>.tar.gz</c> as published
/// or any part of it that has labelled reviews. Files that are no labelled reviews are passed over.
/// </summary>
internal static class AclImdbReader
{
    private static readonly string[] Folders = ["train/neg", "train/pos", "test/neg", "test/pos"];

    /// <summary>Reads a folder or an archive.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="progress">Is told how far it has come; may be null.</param>
    /// <returns>The two parts.</returns>
    /// <exception cref="DataFormatException">Something in it is wrong.</exception>
    public static (LabelledTexts Train, LabelledTexts Test) Read(string path, IProgress<DataProgress>? progress)
    {
        var train = new ReviewCollector();
        var test = new ReviewCollector();
        try
        {
            if (Directory.Exists(path))
            {
                ReadFolder(path, train, test, progress);
            }
            else
            {
                ReadArchive(path, train, test, progress);
            }

            return (train.Finish("train"), test.Finish("test"));
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException(Path.GetFileName(path), -1, error.Message, error);
        }
    }

    private static void ReadArchive(string path, ReviewCollector train, ReviewCollector test, IProgress<DataProgress>? progress)
    {
        using var archive = new TarArchive(path);
        int read = 0;
        while (archive.Next(out string? entry, out long size))
        {
            if (++read % 2048 == 0)
            {
                progress?.Report(new DataProgress("reading " + Path.GetFileName(path), archive.PackedPosition, archive.PackedLength, "bytes"));
            }

            try
            {
                if (AclImdbName.TryParse(entry, out AclImdbName name))
                {
                    ReviewCollector part = name.IsTrain ? train : test;
                    archive.Body(part.Reserve(name, size));
                    part.Commit();
                }
            }
            catch (InvalidDataException error)
            {
                throw archive.Wrong(error.Message);
            }
        }
    }

    private static void ReadFolder(string path, ReviewCollector train, ReviewCollector test, IProgress<DataProgress>? progress)
    {
        for (int i = 0; i < Folders.Length; i++)
        {
            string folder = Path.Combine(path, Folders[i]);
            if (!Directory.Exists(folder))
            {
                throw new InvalidDataException($"expected the folder {Folders[i]} in it");
            }

            progress?.Report(new DataProgress("reading aclImdb/" + Folders[i], i, Folders.Length, "folders"));
            foreach (string file in Directory.EnumerateFiles(folder, "*.txt"))
            {
                if (AclImdbName.TryParse($"{Folders[i]}/{Path.GetFileName(file)}", out AclImdbName name))
                {
                    ReadFile(file, name, name.IsTrain ? train : test);
                }
            }
        }
    }

    private static void ReadFile(string file, AclImdbName name, ReviewCollector part)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        try
        {
            stream.ReadExactly(part.Reserve(name, stream.Length));
            part.Commit();
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException(Path.GetFileName(file), 0, error.Message, error);
        }
    }
}
