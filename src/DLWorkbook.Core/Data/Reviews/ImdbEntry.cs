using System;

namespace DLWorkbook.Core.Data;

/// <summary>The registry's entry of the film reviews.</summary>
internal static class ImdbEntry
{
    /// <summary>The form of the unpacked folder.</summary>
    public const string Folder = "folder";

    /// <summary>The form of the packed folder.</summary>
    public const string Archive = "archive";

    /// <summary>The form of Keras' arrays.</summary>
    public const string Arrays = "arrays";

    /// <summary>Keras' word index.</summary>
    public const string WordIndex = "imdb_word_index.json";

    private const string KerasFolder = "https://storage.googleapis.com/tensorflow/tf-keras-datasets/";

    // The SHA-256 of the archive and of the arrays are those that other loaders check (the arrays': Keras' own). For the
    // index Keras publishes only an MD5, bfafd718b763782e994055a2d397834f: this is the SHA-256 of the file that has it.
    private static readonly RemoteFile Index = new(
        WordIndex,
        new Uri(KerasFolder + WordIndex),
        1_641_221,
        "027313fe9a320280f3bf0fac5baf58c4a683cf39a7ed9c3d3d3912bde4284cf6");

    private static readonly RemoteFile Packed = new(
        "aclImdb_v1.tar.gz",
        new Uri("https://ai.stanford.edu/~amaas/data/sentiment/aclImdb_v1.tar.gz"),
        84_125_825,
        "c40f74a18d3b61f90feba1e17730e0d38e8b97c05fde7008942e91923d1658fe");

    private static readonly RemoteFile Npz = new(
        "imdb.npz",
        new Uri(KerasFolder + "imdb.npz"),
        17_464_789,
        "69664113be75683a8fe16e3ed0ab59fda8886cb3cd7ada244f7d9544e4676b9f");

    /// <summary>The entry.</summary>
    public static DatasetEntry Entry { get; } = new()
    {
        Name = "imdb",
        Title = "Large Movie Review Dataset v1.0",
        Licence = "none stated; citation requested",
        Citation = "A. L. Maas, R. E. Daly, P. T. Pham, D. Huang, A. Y. Ng and C. Potts, "
            + "\"Learning Word Vectors for Sentiment Analysis\", ACL 2011, pp. 142-150",
        Home = new Uri("https://ai.stanford.edu/~amaas/data/sentiment/"),
        Forms =
        [
            new DatasetForm(Folder, "aclImdb", true, "the raw reviews, one file each", []),
            new DatasetForm(Archive, "aclImdb*.tar.gz", false, "the raw reviews, packed", [Packed, Index]),
            new DatasetForm(Arrays, "imdb.npz", false, "Keras' arrays of word ranks", [Npz, Index]),
        ],
        Companions = [WordIndex],
        Sample = "film reviews written by a grammar of our own, with negation and contrast",
    };
}
