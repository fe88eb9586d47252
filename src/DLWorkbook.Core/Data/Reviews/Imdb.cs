using System;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Loads the film reviews, from whichever form was found.</summary>
public static class Imdb
{
    /// <summary>Reads and prepares the reviews.</summary>
    /// <param name="options">How they are prepared.</param>
    /// <param name="location">Where they are: see <see cref="DatasetFinder"/>.</param>
    /// <param name="progress">Is told how far it has come, from several threads; may be null.</param>
    /// <returns>The reviews, ready to train on.</returns>
    /// <exception cref="ArgumentException">The options are wrong, or leave no review, or this is another data set.</exception>
    /// <exception cref="DataFormatException">A file is truncated, corrupt, or something else.</exception>
    public static ReviewData Load(ImdbOptions options, DatasetLocation location, IProgress<DataProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(location);
        options.Validate();
        if (location.Entry.Name != ImdbEntry.Entry.Name)
        {
            throw new ArgumentException($"Imdb.Load: expected the data set imdb, got {location.Entry.Name}.", nameof(location));
        }

        return Prepare(Read(options, location, progress), options, location.IsSample);
    }

    private static ReviewCorpus Read(ImdbOptions options, DatasetLocation location, IProgress<DataProgress>? progress) =>
        location switch
        {
            { IsSample: true } => SampleCorpus.Make(options.SampleSeed, location.Description),
            { Path: null } => throw new ArgumentException("Imdb.Load: expected a path in the location.", nameof(location)),
            { Form.Name: ImdbEntry.Arrays } => KerasCorpus.Read(location, progress),
            _ => AclImdbCorpus.Read(location, progress),
        };

    private static ReviewData Prepare(ReviewCorpus corpus, ImdbOptions options, bool isSample)
    {
        int largest = Math.Max(Largest(corpus.Train), Largest(corpus.Test)) + options.IndexFrom;
        var encoder = new TextEncoder(corpus.Vocabulary, Tokenizer.KerasImdb, options, Math.Max(largest, options.StartId ?? 0));
        (SequenceDataset train, int[] trainRows) = Part(corpus, corpus.Train, "train", encoder, options);
        (SequenceDataset test, int[] testRows) = Part(corpus, corpus.Test, "test", encoder, options);
        return new ReviewData(train, test, encoder, options.Padding, corpus.HasWords)
        {
            TrainTexts = Texts(corpus.Train, trainRows, encoder, train),
            TestTexts = Texts(corpus.Test, testRows, encoder, test),
            Description = corpus.Description,
            IsSample = isSample,
        };
    }

    private static int Largest(ReviewPart part) => part.Ranks.Max(row => row.Length == 0 ? 0 : row.Max());

    private static (SequenceDataset Data, int[] Rows) Part(
        ReviewCorpus corpus, ReviewPart part, string name, TextEncoder encoder, ImdbOptions options)
    {
        int start = options.StartId is null ? 0 : 1;
        int[] rows =
        [
            .. Enumerable.Range(0, part.Ranks.Length)
                .Where(row => part.Ranks[row].Length + start < (options.DropFromLength ?? int.MaxValue)),
        ];
        if (rows.Length == 0)
        {
            throw new ArgumentException(
                $"IMDb options: DropFromLength={options.DropFromLength} leaves no {name} review; make it larger.", nameof(options));
        }

        string dropped = options.DropFromLength is int limit ? $" below {limit} tokens" : "";
        var data = new SequenceDataset(
            $"{corpus.Name}/{name}",
            [.. rows.Select(row => encoder.EncodeRanks(part.Ranks[row]))],
            [.. rows.Select(row => part.Labels[row])],
            options.Padding,
            options.WithLengths,
            $"{corpus.Name}/{name} of {corpus.Source}{dropped}");
        return (data, rows);
    }

    private static ComputedList<string> Texts(ReviewPart part, int[] rows, TextEncoder encoder, SequenceDataset data) =>
        new(rows.Length, row => part.Texts?[rows[row]] ?? encoder.Decode(data.TokensOf(row).ToArray()));
}
