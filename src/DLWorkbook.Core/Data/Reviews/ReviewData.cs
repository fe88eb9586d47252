using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Film reviews, ready to train on, with their texts.</summary>
public sealed class ReviewData
{
    private readonly Padding padding;
    private readonly bool hasWords;

    /// <summary>Puts the parts together.</summary>
    /// <param name="train">The reviews to train on.</param>
    /// <param name="test">The reviews to test on.</param>
    /// <param name="encoder">What made their token ids.</param>
    /// <param name="padding">How they are brought to one length.</param>
    /// <param name="hasWords">False when the encoder knows ranks and no words.</param>
    internal ReviewData(SequenceDataset train, SequenceDataset test, TextEncoder encoder, Padding padding, bool hasWords)
    {
        Train = train;
        Test = test;
        Encoder = encoder;
        this.padding = padding;
        this.hasWords = hasWords;
    }

    /// <summary>The reviews to train on: inputs (batch, time) int64; targets (batch) float32, 1 for praise, 0 for blame.</summary>
    public SequenceDataset Train { get; }

    /// <summary>The reviews to test on, in the same form.</summary>
    public SequenceDataset Test { get; }

    /// <summary>The training reviews as text, row for row; without the raw text, the words that the ids stand for, or the ids.</summary>
    public required IReadOnlyList<string> TrainTexts { get; init; }

    /// <summary>The test reviews as text, row for row.</summary>
    public required IReadOnlyList<string> TestTexts { get; init; }

    /// <summary>What this is, in one line: which reviews, how many, from where.</summary>
    public required string Description { get; init; }

    /// <summary>True for the built-in sample: its numbers must never be reported as the real data's.</summary>
    public required bool IsSample { get; init; }

    /// <summary>Texts to token ids and back.</summary>
    public TextEncoder Encoder { get; }

    /// <summary>The words, by rank.</summary>
    public Vocabulary Vocabulary => Encoder.Vocabulary;

    /// <summary>How many embeddings a model needs: one above the largest token id.</summary>
    public int IdCount => Encoder.IdCount;

    /// <summary>Token ids of a sentence of one's own, made as those of the reviews were, padding included.</summary>
    /// <param name="sentence">Any English text.</param>
    /// <returns>The ids; as many as the padded length, or as the sentence has when there is none.</returns>
    /// <exception cref="ArgumentException">No word of it is known.</exception>
    /// <exception cref="InvalidOperationException">The words are not known, only their ranks.</exception>
    public int[] Encode(string sentence)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        if (!hasWords)
        {
            throw new InvalidOperationException(
                $"A sentence can't be encoded without Keras' word index: put {ImdbEntry.WordIndex} beside imdb.npz.");
        }

        int[] ranks = Vocabulary.RanksOf(sentence, Tokenizer.KerasImdb);
        if (ranks.Length == 0)
        {
            throw new ArgumentException($"No word of '{sentence}' is known: write a sentence in English.", nameof(sentence));
        }

        return padding.Apply([Encoder.EncodeRanks(ranks)])[0];
    }
}
