using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Film reviews written by a grammar of our own, for when the real ones are not at hand. Many of their sentences negate
/// or contrast, so the words alone tell little: who counts words is right about three times in four, who reads their
/// order can always be right. The same seed gives the same reviews.
/// </summary>
public static class SampleReviews
{
    /// <summary>How many reviews there are to train on.</summary>
    public const int TrainCount = 5000;

    /// <summary>How many there are to test on.</summary>
    public const int TestCount = 2000;

    private const int FewestVerdicts = 2;
    private const int MostVerdicts = 9;
    private const int LongestReview = 120;
    private const double PlainShare = 0.6;
    private const double NegatedShare = 0.18;
    private const double DissentShare = 0.15;

    /// <summary>The grammar's words of praise.</summary>
    public static IReadOnlyList<string> PraiseWords => SampleWords.Praise;

    /// <summary>The grammar's words of blame.</summary>
    public static IReadOnlyList<string> BlameWords => SampleWords.Blame;

    /// <summary>The reviews to train on; half of them praise.</summary>
    /// <param name="seed">Which reviews.</param>
    /// <returns><see cref="TrainCount"/> reviews, all different.</returns>
    public static IReadOnlyList<SampleReview> Train(int seed) => Both(seed).Train;

    /// <summary>The reviews to test on; half of them praise. None of them is among the training ones.</summary>
    /// <param name="seed">Which reviews.</param>
    /// <returns><see cref="TestCount"/> reviews, all different.</returns>
    public static IReadOnlyList<SampleReview> Test(int seed) => Both(seed).Test;

    /// <summary>Both parts, written once.</summary>
    /// <param name="seed">Which reviews.</param>
    /// <returns>The reviews to train on and to test on.</returns>
    internal static (IReadOnlyList<SampleReview> Train, IReadOnlyList<SampleReview> Test) Both(int seed)
    {
        List<SampleReview> reviews = Write(seed);
        return (reviews.GetRange(0, TrainCount), reviews.GetRange(TrainCount, TestCount));
    }

    private static List<SampleReview> Write(int seed)
    {
        SeededRandom random = SeededRandom.ForStream(seed, SeededRandom.SampleStream);
        var reviews = new List<SampleReview>();
        var seen = new HashSet<string>();
        while (reviews.Count < TrainCount + TestCount)
        {
            SampleReview review = WriteOne(random, reviews.Count % 2 == 0);
            if (review.Text.Count(letter => letter == ' ') < LongestReview && seen.Add(review.Text))
            {
                reviews.Add(review);
            }
        }

        return reviews;
    }

    private static SampleReview WriteOne(SeededRandom random, bool praise)
    {
        int[] verdicts = Verdicts(random, praise ? 1 : -1);
        var sentences = new List<string>();
        foreach (int verdict in verdicts)
        {
            if (random.NextDouble() < 0.4)
            {
                sentences.Add(Fill(SampleForms.Neutral, 1, random));
            }

            double kind = random.NextDouble();
            string[] forms = kind < PlainShare ? SampleForms.Plain
                : kind < PlainShare + NegatedShare ? SampleForms.Negated
                : SampleForms.Contrasted;
            sentences.Add(Fill(forms, verdict, random));
        }

        return new SampleReview(string.Join(' ', sentences), praise, verdicts);
    }

    /// <summary>What each sentence comes to: some disagree with the whole, but never as many as agree.</summary>
    private static int[] Verdicts(SeededRandom random, int whole)
    {
        var verdicts = new int[FewestVerdicts + random.Next(MostVerdicts - FewestVerdicts + 1)];
        do
        {
            for (int i = 0; i < verdicts.Length; i++)
            {
                verdicts[i] = random.NextDouble() < DissentShare ? -whole : whole;
            }
        }
        while (verdicts.Sum() * whole <= 0);
        return verdicts;
    }

    private static string Fill(string[] forms, int verdict, SeededRandom random)
    {
        string form = random.Pick<string>(forms);
        string genre = random.Pick<string>(SampleWords.Genres);
        string aspect = random.Pick<string>(SampleWords.Aspects);
        string other;
        do
        {
            other = random.Pick<string>(SampleWords.Aspects);
        }
        while (other == aspect);

        string[] agreeing = verdict > 0 ? SampleWords.Praise : SampleWords.Blame;
        string[] opposing = verdict > 0 ? SampleWords.Blame : SampleWords.Praise;
        var text = new StringBuilder();
        int at = 0;
        while (at < form.Length)
        {
            int open = form.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(form, at, form.Length - at);
                break;
            }

            int close = form.IndexOf('}', open);
            text.Append(form, at, open - at);
            text.Append(form[(open + 1)..close] switch
            {
                "same" => random.Pick<string>(agreeing),
                "flip" => random.Pick<string>(opposing),
                "a same" => WithArticle(random.Pick<string>(agreeing)),
                "a flip" => WithArticle(random.Pick<string>(opposing)),
                "aspect" => aspect,
                "other" => other,
                "genre" => genre,
                "person" => random.Pick<string>(SampleWords.Persons),
                "deed" => random.Pick<string>(SampleWords.Deeds),
                "place" => random.Pick<string>(SampleWords.Places),
                "occasion" => random.Pick<string>(SampleWords.Occasions),
                string slot => throw new InvalidOperationException($"The grammar has no slot '{slot}' ({form})."),
            });
            at = close + 1;
        }

        return text.ToString();
    }

    private static string WithArticle(string word) =>
        (word[0] is 'a' or 'e' or 'i' or 'o' or 'u' || word == "honest" ? "an " : "a ") + word;
}
