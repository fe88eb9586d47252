namespace DLWorkbook.Core.Data;

/// <summary>Reviews as they were read, before the options choose among words and cut.</summary>
/// <param name="Name">The name that data sets made of it bear: <c>imdb</c>, <c>imdb-sample</c>.</param>
/// <param name="Source">Names the source, so that sets of the same rows are known as such.</param>
/// <param name="Vocabulary">The words, by rank.</param>
/// <param name="HasWords">False when only ranks are known and the words are not.</param>
/// <param name="Train">The training part.</param>
/// <param name="Test">The test part.</param>
/// <param name="Description">What it is, in one line.</param>
internal sealed record ReviewCorpus(
    string Name, string Source, Vocabulary Vocabulary, bool HasWords, ReviewPart Train, ReviewPart Test, string Description);
