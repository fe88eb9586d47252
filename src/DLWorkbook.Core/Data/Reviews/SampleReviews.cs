using System.Collections.Generic;
using System.Linq;

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
    private const double PlainShare = 0.58;
    private const double NegatedShare = 0.2;
    private const double DissentShare = 0.15;
    private const double NeutralShare = 0.4;

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
        int whole = praise ? 1 : -1;
        int[] verdicts = Verdicts(random, whole);
        var film = new SampleFilm(random);
        var sentences = new List<string>();
        foreach (int verdict in verdicts)
        {
            if (random.NextDouble() < NeutralShare)
            {
                sentences.Add(film.Remark());
            }

            double kind = random.NextDouble();
            string[] forms = kind < PlainShare ? SampleForms.Plain
                : kind < PlainShare + NegatedShare ? SampleForms.Negated
                : SampleForms.Contrasted;
            sentences.Add(film.Judge(forms, verdict, onlyAspects: verdict != whole));
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
}
