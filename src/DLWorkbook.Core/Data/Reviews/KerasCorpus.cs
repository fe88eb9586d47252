using System;
using System.IO;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Makes a corpus of Keras' <c>imdb.npz</c>, which holds the ranks of the words and not the words.</summary>
internal static class KerasCorpus
{
    /// <summary>The largest rank taken for one; the index has 88,584 words.</summary>
    private const int LargestRank = 1_000_000;

    /// <summary>Reads the arrays.</summary>
    /// <param name="location">The file.</param>
    /// <param name="progress">Is told how far it has come; may be null.</param>
    /// <returns>The corpus; its rows stand in the file's order.</returns>
    /// <exception cref="DataFormatException">A file is not what it should be.</exception>
    public static ReviewCorpus Read(DatasetLocation location, IProgress<DataProgress>? progress)
    {
        string path = location.Path!;
        bool indexed = location.Companions.TryGetValue(ImdbEntry.WordIndex, out string? index);
        Vocabulary? published = indexed ? WordIndexReader.Read(index!) : null;
        using var archive = new NpzArchive(path);
        progress?.Report(new DataProgress("reading " + Path.GetFileName(path), 0, 2, "parts"));
        ReviewPart train = Part(archive, path, "train");
        progress?.Report(new DataProgress("reading " + Path.GetFileName(path), 1, 2, "parts"));
        ReviewPart test = Part(archive, path, "test");
        int count = train.Labels.Length + test.Labels.Length;
        return new ReviewCorpus(
            "imdb",
            $"{Path.GetFileName(path)} {new FileInfo(path).Length}",
            published ?? new Vocabulary([]),
            indexed,
            train,
            test,
            $"the {count:N0} reviews of Keras' imdb.npz ({train.Labels.Length:N0} to train, {test.Labels.Length:N0} to test), "
            + $"from {location.ShortPath}{(indexed ? "" : $", without the words, which are in {ImdbEntry.WordIndex}")}");
    }

    private static ReviewPart Part(NpzArchive archive, string path, string part)
    {
        long[] labels = archive.Open("y_" + part).Integers();
        int[][] ranks = archive.Open("x_" + part).Lists();
        string file = $"{Path.GetFileName(path)}(x_{part}.npy)";
        if (ranks.Length == 0 || ranks.Length != labels.Length)
        {
            throw new DataFormatException(file, -1, $"expected as many reviews as labels, got {ranks.Length:N0} and {labels.Length:N0}");
        }

        int odd = Array.FindIndex(labels, label => label is not (0 or 1));
        if (odd >= 0)
        {
            throw new DataFormatException(
                $"{Path.GetFileName(path)}(y_{part}.npy)", -1, $"expected labels 0 and 1, got {labels[odd]} in row {odd:N0}");
        }

        int bad = Array.FindIndex(ranks, row => row.AsSpan().ContainsAnyExceptInRange(1, LargestRank));
        if (bad >= 0)
        {
            throw new DataFormatException(file, -1, $"expected ranks of words from 1 to {LargestRank:N0} in row {bad:N0}");
        }

        return new ReviewPart(ranks, [.. labels.Select(label => (float)label)], null);
    }
}
