using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>One film of the built-in sample: what stays the same throughout its review, and what was said of it.</summary>
internal sealed class SampleFilm
{
    private readonly SeededRandom random;
    private readonly string genre;
    private readonly string person;
    private readonly string place;
    private readonly Queue<string> aspects;
    private readonly Queue<string> remarks;
    private readonly Queue<string> deeds;
    private readonly HashSet<string> used = [];

    /// <summary>Thinks up a film.</summary>
    /// <param name="random">Decides what kind.</param>
    public SampleFilm(SeededRandom random)
    {
        this.random = random;
        genre = random.Pick<string>(SampleWords.Genres);
        person = random.Pick<string>(SampleWords.Persons);
        place = random.Pick<string>(SampleWords.Places);
        aspects = Shuffled(SampleWords.Aspects);
        remarks = Shuffled(SampleForms.Neutral);
        deeds = Shuffled(SampleWords.Deeds);
    }

    /// <summary>A sentence that judges nothing.</summary>
    /// <returns>The sentence, not said before.</returns>
    public string Remark() => Fill(remarks.Dequeue(), 1);

    /// <summary>
    /// A sentence that judges the film, or an aspect of it that was not judged before; worded as none before it, as long
    /// as there are other wordings.
    /// </summary>
    /// <param name="forms">The sentences to choose from.</param>
    /// <param name="verdict">What it comes to: +1 praise, −1 blame.</param>
    /// <param name="onlyAspects">True keeps it from judging the whole film.</param>
    /// <returns>The sentence.</returns>
    public string Judge(string[] forms, int verdict, bool onlyAspects)
    {
        string[] fitting = onlyAspects ? [.. forms.Where(OfAspect)] : forms;
        string[] unused = [.. fitting.Where(form => !used.Contains(form))];
        string chosen = random.Pick<string>(unused.Length > 0 ? unused : fitting);
        used.Add(chosen);
        return Fill(chosen, verdict);
    }

    private static bool OfAspect(string form) =>
        form.Contains("{aspect}", StringComparison.Ordinal) && !form.Contains("{genre}", StringComparison.Ordinal);

    private static string WithArticle(string word) =>
        (word[0] is 'a' or 'e' or 'i' or 'o' or 'u' || word == "honest" ? "an " : "a ") + word;

    private Queue<string> Shuffled(string[] values)
    {
        var order = (string[])values.Clone();
        random.Shuffle<string>(order);
        return new Queue<string>(order);
    }

    private string Fill(string form, int verdict)
    {
        string[] agreeing = verdict > 0 ? SampleWords.Praise : SampleWords.Blame;
        string[] opposing = verdict > 0 ? SampleWords.Blame : SampleWords.Praise;
        var text = new StringBuilder();
        int at = 0;
        for (int open = form.IndexOf('{'); open >= 0; open = form.IndexOf('{', at))
        {
            int close = form.IndexOf('}', open);
            text.Append(form, at, open - at);
            text.Append(form[(open + 1)..close] switch
            {
                "same" => random.Pick<string>(agreeing),
                "flip" => random.Pick<string>(opposing),
                "a same" => WithArticle(random.Pick<string>(agreeing)),
                "a flip" => WithArticle(random.Pick<string>(opposing)),
                "aspect" or "other" => aspects.Dequeue(),
                "genre" => genre,
                "person" => person,
                "deed" => deeds.Dequeue(),
                "place" => place,
                "occasion" => random.Pick<string>(SampleWords.Occasions),
                string slot => throw new InvalidOperationException($"The grammar has no slot '{slot}' ({form})."),
            });
            at = close + 1;
        }

        return text.Append(form, at, form.Length - at).ToString();
    }
}
