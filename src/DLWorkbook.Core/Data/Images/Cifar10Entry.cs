using System;

namespace DLWorkbook.Core.Data;

/// <summary>The registry's entry of the small photographs.</summary>
internal static class Cifar10Entry
{
    /// <summary>The form in which it is published.</summary>
    public const string Archive = "archive";

    private static readonly RemoteFile Packed = new(
        "cifar-10-binary.tar.gz",
        new Uri("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz"),
        170_052_171,
        "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd");

    /// <summary>The entry.</summary>
    public static DatasetEntry Entry { get; } = new()
    {
        Name = "cifar10",
        Title = "CIFAR-10",
        Licence = "none stated; citation requested",
        Citation = "A. Krizhevsky, \"Learning Multiple Layers of Features from Tiny Images\", technical report, "
            + "University of Toronto, 2009",
        Home = new Uri("https://www.cs.toronto.edu/~kriz/cifar.html"),
        Forms =
        [
            new DatasetForm("folder", "cifar-10-batches-bin", true, "the binary batches, unpacked", []),
            new DatasetForm(Archive, "cifar-10-binary*.tar.gz", false, "the binary batches, packed", [Packed]),
            new DatasetForm("batches", "data_batch_*.bin", false, "binary batches", []),
            new DatasetForm("packed batches", "data_batch_*.bin.gz", false, "binary batches, packed one by one", []),
        ],
        Sample = "planes, birds and eight other things that our own code draws, with backgrounds, texture and noise",
    };
}
