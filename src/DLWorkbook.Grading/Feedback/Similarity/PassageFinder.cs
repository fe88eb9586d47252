using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Compares two students' code word by word: finds passages of theirs that are the same, each word in one passage at most.</summary>
internal static class PassageFinder
{
    /// <summary>The most given words between two own ones of the same passage.</summary>
    private const int LongestGap = 6;

    /// <summary>Compares two.</summary>
    internal static SimilarPair Compare(OwnCode one, OwnCode other)
    {
        var (taken, otherTaken) = (new bool[one.Tokens.Count], new bool[other.Tokens.Count]);
        var passages = new List<Passage>();

        for (var at = 0; at < one.Hashes.Count;)
        {
            var (length, place) = one.IsOwnRun(at) && other.Places.TryGetValue(one.Hashes[at], out var found)
                ? found.Select(start => (Length: Extent(one, other, at, start, taken, otherTaken), Place: start)).MaxBy(match => match.Length)
                : (0, 0);

            if (length < OwnCode.Run)
            {
                at++;
                continue;
            }

            Array.Fill(taken, true, at, length);
            Array.Fill(otherTaken, true, place, length);
            passages.AddRange(PassagesOf(one, other, at, place, length));
            at += length;
        }

        return new SimilarPair
        {
            Student = one.Student,
            Other = other.Student,
            Share = Share(one, taken),
            OtherShare = Share(other, otherTaken),
            Passages = Joined(passages),
        };
    }

    /// <summary>The lines of a match, without stretches of given words that it runs over.</summary>
    private static IEnumerable<Passage> PassagesOf(OwnCode one, OwnCode other, int at, int place, int length)
    {
        var own = Enumerable.Range(0, length).Where(k => !one.IsGiven[at + k]).ToList();

        for (var first = 0; first < own.Count;)
        {
            var last = first;

            while (last + 1 < own.Count && own[last + 1] - own[last] <= LongestGap)
            {
                last++;
            }

            yield return new Passage(
                one.Tokens[at + own[first]].Line,
                one.Tokens[at + own[last]].Line,
                other.Tokens[place + own[first]].Line,
                other.Tokens[place + own[last]].Line,
                last - first + 1);
            first = last + 1;
        }
    }

    private static int Extent(OwnCode one, OwnCode other, int at, int start, bool[] taken, bool[] otherTaken)
    {
        var length = 0;

        while (at + length < one.Tokens.Count
            && start + length < other.Tokens.Count
            && one.Tokens[at + length].Kind == other.Tokens[start + length].Kind
            && !taken[at + length]
            && !otherTaken[start + length])
        {
            length++;
        }

        return length;
    }

    private static double Share(OwnCode code, bool[] taken) =>
        code.Own == 0 ? 0 : (double)taken.Where((isTaken, at) => isTaken && !code.IsGiven[at]).Count() / code.Own;

    /// <summary>Passages that follow each other in both texts, a line between them at most, as one.</summary>
    private static IReadOnlyList<Passage> Joined(IReadOnlyList<Passage> passages)
    {
        var joined = new List<Passage>();

        foreach (var passage in passages)
        {
            if (joined is [.., var last]
                && passage.First - last.Last is >= 0 and <= 2
                && passage.OtherFirst - last.OtherLast is >= 0 and <= 2)
            {
                joined[^1] = new Passage(last.First, passage.Last, last.OtherFirst, passage.OtherLast, last.Words + passage.Words);
            }
            else
            {
                joined.Add(passage);
            }
        }

        return joined;
    }
}
