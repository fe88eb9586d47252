using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Loads photographs of ten kinds of things, 32 × 32 pixels in colour: CIFAR-10, or pictures drawn by our own code.</summary>
public static class Cifar10
{
    private const int PublishedTrain = 50_000;
    private const int PublishedTest = 10_000;

    private static readonly string[] Names =
        ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

    /// <summary>The names of the classes.</summary>
    public static IReadOnlyList<string> ClassNames => Names;

    /// <summary>Reads or draws the pictures.</summary>
    /// <param name="location">Where they are: see <see cref="DatasetFinder"/>.</param>
    /// <param name="sampleSeed">Which drawn pictures; of no account for the real ones.</param>
    /// <returns>The pictures; the description says which part of the published ones they are.</returns>
    /// <exception cref="ArgumentException">This is another data set.</exception>
    /// <exception cref="DataFormatException">A file is truncated, corrupt, something else, or not there.</exception>
    public static ImageData Load(DatasetLocation location, int sampleSeed = 1)
    {
        ArgumentNullException.ThrowIfNull(location);
        location.Require(Cifar10Entry.Entry, "Cifar10.Load");
        if (location.IsSample)
        {
            return SamplePictures.Make(sampleSeed, location.Description);
        }

        string path = location.Path ?? throw new ArgumentException("Cifar10.Load: expected a path in the location.", nameof(location));
        (ImageDataset train, ImageDataset test) = location.Form?.Name == Cifar10Entry.Archive
            ? CifarArchive.Read(path, Names)
            : ReadFiles(Directory.Exists(path) ? path : Path.GetDirectoryName(path)!);
        return new ImageData(train, test, Describe(location, train.Count, test.Count), IsSample: false);
    }

    private static (ImageDataset Train, ImageDataset Test) ReadFiles(string folder)
    {
        string[] train = Batches(folder, "data_batch_");
        string[] test = Batches(folder, "test_batch");
        return Together.Run(
            () => CifarReader.Read(train, "cifar10/train", Names),
            () => CifarReader.Read(test, "cifar10/test", Names));
    }

    private static string[] Batches(string folder, string start)
    {
        string[] files =
        [
            .. Directory.EnumerateFiles(folder, start + "*")
                .Where(file =>
                    file.EndsWith(".bin", StringComparison.Ordinal) || file.EndsWith(".bin.gz", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .DistinctBy(file => file.EndsWith(".gz", StringComparison.Ordinal) ? file[..^3] : file),
        ];
        return files.Length > 0
            ? files
            : throw new DataFormatException(
                start + "*.bin", -1, $"expected CIFAR-10's binary batches of this name in {Path.GetFileName(folder)}, got none");
    }

    private static string Describe(DatasetLocation location, int train, int test) =>
        $"{location.Entry.Title}: {Share(train, PublishedTrain, "training")} and {Share(test, PublishedTest, "test")}, "
            + $"from {location.ShortPath}";

    private static string Share(int count, int published, string what) =>
        count == published ? $"the {count:N0} {what} images" : $"{count:N0} of the {published:N0} {what} images";
}
