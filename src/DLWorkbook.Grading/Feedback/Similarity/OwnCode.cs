using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>A student's code as words, those of the template set aside, with the prints of its passages.</summary>
/// <remarks>
/// Winnowing as in MOSS (Schleimer, Wilkerson and Aiken 2003, "Winnowing: local algorithms for document fingerprinting"): each run of
/// <see cref="Run"/> words has a hash; of each <see cref="Window"/> neighbouring hashes the least is kept. Two texts with a passage of
/// <c>Run + Window − 1</c> words in common share a print for certain, wherever the passage stands.
/// </remarks>
internal sealed class OwnCode
{
    /// <summary>How many words a run has: what is shorter is never called alike.</summary>
    internal const int Run = 12;

    /// <summary>Of so many neighbouring runs one is a print.</summary>
    internal const int Window = 5;

    /// <summary>The most places of a run that are looked at: what is repeated over and over is the same everywhere.</summary>
    private const int MostPlaces = 16;

    private readonly Lazy<IReadOnlyDictionary<ulong, List<int>>> places;

    /// <summary>Takes the template's words out of a student's.</summary>
    /// <param name="student">The student's key.</param>
    /// <param name="tokens">The student's words.</param>
    /// <param name="template">The hashes of all runs of the template.</param>
    internal OwnCode(string student, IReadOnlyList<CodeToken> tokens, IReadOnlySet<ulong> template)
    {
        Student = student;
        Tokens = tokens;
        Hashes = HashesOf(tokens);
        IsGiven = new bool[tokens.Count];

        for (var at = 0; at < Hashes.Count; at++)
        {
            if (template.Contains(Hashes[at]))
            {
                Array.Fill(IsGiven, true, at, Run);
            }
        }

        Own = IsGiven.Count(given => !given);
        Prints = Winnow();
        places = new(() => Enumerable.Range(0, Hashes.Count)
            .Where(IsOwnRun)
            .GroupBy(at => Hashes[at])
            .ToDictionary(group => group.Key, group => group.Take(MostPlaces).ToList()));
        Whole = HashesOf([.. tokens.Where((_, at) => !IsGiven[at])], Own) is [var all] ? all : 0;
    }

    /// <summary>The student's key.</summary>
    internal string Student { get; }

    /// <summary>All words.</summary>
    internal IReadOnlyList<CodeToken> Tokens { get; }

    /// <summary>The hash of the run that begins at each word, as far as there is a whole one.</summary>
    internal IReadOnlyList<ulong> Hashes { get; }

    /// <summary>Which words belong to the template.</summary>
    internal bool[] IsGiven { get; }

    /// <summary>How many words are the student's own.</summary>
    internal int Own { get; }

    /// <summary>The prints.</summary>
    internal IReadOnlySet<ulong> Prints { get; }

    /// <summary>Where each run that is mostly the student's own begins, by its hash; the first places of one that is repeated over and over.</summary>
    internal IReadOnlyDictionary<ulong, List<int>> Places => places.Value;

    /// <summary>A hash of all own words in order.</summary>
    internal ulong Whole { get; }

    /// <summary>The hashes of all runs of so many words.</summary>
    internal static IReadOnlyList<ulong> HashesOf(IReadOnlyList<CodeToken> tokens, int run = Run)
    {
        if (run == 0 || tokens.Count < run)
        {
            return [];
        }

        var hashes = new ulong[tokens.Count - run + 1];

        for (var at = 0; at < hashes.Length; at++)
        {
            // FNV-1a over the words, then mixed, so that the least hash is no particular word's.
            var hash = 14695981039346656037UL;

            for (var k = 0; k < run; k++)
            {
                hash = (hash ^ (uint)tokens[at + k].Kind) * 1099511628211UL;
            }

            hash ^= hash >> 31;
            hash *= 0x9E3779B97F4A7C15UL;
            hashes[at] = hash ^ (hash >> 29);
        }

        return hashes;
    }

    /// <summary>Whether the run at a word is mostly the student's own.</summary>
    internal bool IsOwnRun(int at)
    {
        var given = 0;

        for (var k = at; k < at + Run; k++)
        {
            given += IsGiven[k] ? 1 : 0;
        }

        return 2 * given < Run;
    }

    private HashSet<ulong> Winnow()
    {
        var prints = new HashSet<ulong>();
        var own = Enumerable.Range(0, Hashes.Count).Where(IsOwnRun).Select(at => Hashes[at]).ToList();

        for (var at = 0; at + Window <= own.Count; at++)
        {
            prints.Add(own.Skip(at).Take(Window).Min());
        }

        if (own.Count is > 0 and < Window)
        {
            prints.Add(own.Min());
        }

        return prints;
    }
}
