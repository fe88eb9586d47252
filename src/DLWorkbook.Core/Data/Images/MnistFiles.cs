using System;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>The four idx files of MNIST and of the data sets that took over its form.</summary>
internal static class MnistFiles
{
    /// <summary>Reads the four files, the training ones and the test ones at the same time.</summary>
    /// <param name="location">Where the training images are; the other three lie beside them.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <returns>The images.</returns>
    /// <exception cref="DataFormatException">A file is truncated, corrupt, something else, or not there.</exception>
    public static ImageData Read(DatasetLocation location, string[] classNames)
    {
        string images = location.Path ?? throw new ArgumentException("MnistFiles: expected a path in the location.", nameof(location));
        string name = location.Entry.Name;
        (ImageDataset train, ImageDataset test) = Together.Run(
            () => ReadPart(images, "train", $"{name}/train", classNames),
            () => ReadPart(images, "t10k", $"{name}/test", classNames));
        if (test.Shape != train.Shape)
        {
            throw new DataFormatException(
                Beside(images, "t10k", "images", 3), 8, $"expected images of the training images' size {train.Shape}, got {test.Shape}");
        }

        return new ImageData(
            train,
            test,
            $"{location.Entry.Title}: {train.Count:N0} images to train and {test.Count:N0} to test, from {location.ShortPath}",
            IsSample: false);
    }

    private static ImageDataset ReadPart(string images, string part, string name, string[] classNames) =>
        IdxReader.Read(Beside(images, part, "images", 3), Beside(images, part, "labels", 1), name, classNames);

    /// <summary>The file of a part that lies beside the training images, named in the same manner.</summary>
    private static string Beside(string images, string part, string kind, int axes)
    {
        string file = Path.GetFileName(images)
            .Replace("train-images", $"{part}-{kind}", StringComparison.Ordinal)
            .Replace("idx3", $"idx{axes}", StringComparison.Ordinal);
        string folder = Path.GetDirectoryName(images)!;
        foreach (string name in new[] { file, file.EndsWith(".gz", StringComparison.Ordinal) ? file[..^3] : file + ".gz" })
        {
            string path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                return path;
            }
        }

        throw new DataFormatException(file, -1, $"expected this file beside {Path.GetFileName(images)}, and it is not there");
    }
}
