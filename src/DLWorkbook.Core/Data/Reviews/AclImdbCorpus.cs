using System;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>Makes a corpus of the raw reviews.</summary>
internal static class AclImdbCorpus
{
    /// <summary>Reads the raw reviews and ranks their words.</summary>
    /// <param name="location">The folder or the archive.</param>
    /// <param name="progress">Is told how far it has come; may be null.</param>
    /// <returns>The corpus; by Keras' word index when it was found, otherwise by a vocabulary of the training reviews.</returns>
    /// <exception cref="DataFormatException">A file is not what it should be.</exception>
    public static ReviewCorpus Read(DatasetLocation location, IProgress<DataProgress>? progress)
    {
        string path = location.Path!;
        bool indexed = location.Companions.TryGetValue(ImdbEntry.WordIndex, out string? index);
        Vocabulary? published = indexed ? WordIndexReader.Read(index!) : null;
        (LabelledTexts train, LabelledTexts test) = AclImdbReader.Read(path, progress);
        Tokenizer tokenizer = Tokenizer.KerasImdb;
        Vocabulary vocabulary = published ?? Vocabulary.Build(train.Texts, tokenizer);
        int count = train.Labels.Length + test.Labels.Length;
        return new ReviewCorpus(
            "imdb",
            $"{Path.GetFileName(path)} {(File.Exists(path) ? new FileInfo(path).Length : count)}",
            vocabulary,
            HasWords: true,
            Part(train),
            Part(test),
            $"the {count:N0} labelled reviews of aclImdb ({train.Labels.Length:N0} to train, {test.Labels.Length:N0} to test), "
            + $"from {location.ShortPath}, words by {(indexed ? "Keras' index" : "a vocabulary of the training reviews")}");

        ReviewPart Part(LabelledTexts part) =>
            new(ReviewRanker.Rank(part.Texts, vocabulary, tokenizer, progress), part.Labels, part.Texts);
    }
}
