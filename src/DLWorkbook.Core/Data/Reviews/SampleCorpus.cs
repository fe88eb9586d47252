using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Makes a corpus of the built-in sample.</summary>
internal static class SampleCorpus
{
    /// <summary>Writes the sample and ranks its words.</summary>
    /// <param name="seed">Which sample.</param>
    /// <param name="description">What it is, in one line.</param>
    /// <returns>The corpus.</returns>
    public static ReviewCorpus Make(int seed, string description)
    {
        (IReadOnlyList<SampleReview> train, IReadOnlyList<SampleReview> test) = SampleReviews.Both(seed);
        Vocabulary vocabulary = Vocabulary.Build(train.Select(review => review.Text), Tokenizer.KerasImdb);
        return new ReviewCorpus(
            "imdb-sample",
            $"built-in seed {seed}",
            vocabulary,
            HasWords: true,
            Part(train, vocabulary),
            Part(test, vocabulary),
            $"{description} ({train.Count:N0} to train, {test.Count:N0} to test, seed {seed})");
    }

    private static ReviewPart Part(IReadOnlyList<SampleReview> reviews, Vocabulary vocabulary) => new(
        [.. reviews.Select(review => vocabulary.RanksOf(review.Text, Tokenizer.KerasImdb))],
        [.. reviews.Select(review => review.IsPraise ? 1f : 0f)],
        [.. reviews.Select(review => review.Text)]);
}
