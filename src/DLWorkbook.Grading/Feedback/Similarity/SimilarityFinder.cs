using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Finds submissions that are alike in what their students wrote themselves.</summary>
/// <remarks>
/// <para>
/// Words are compared, not letters: renamed values, other numbers, comments, white space and another order of functions change nothing.
/// What was given out does not count, and neither does what many students have in common. A pair is no verdict, only a place to look at:
/// short exercises have few solutions.
/// </para>
/// <para>An index from prints to students is built, so that only pairs with something in common are ever looked at.</para>
/// </remarks>
public static class SimilarityFinder
{
    /// <summary>Finds the pairs that are worth looking at.</summary>
    /// <param name="scripts">The scripts, by the students' keys.</param>
    /// <param name="template">The script that was given out; null for none.</param>
    /// <param name="options">When two are worth looking at; null for the defaults.</param>
    /// <returns>Pairs, the most alike first; the same for the same scripts.</returns>
    /// <exception cref="ArgumentException">An option makes no sense.</exception>
    public static IReadOnlyList<SimilarPair> Find(
        IReadOnlyDictionary<string, string> scripts,
        string? template,
        SimilarityOptions? options = null)
    {
        var chosen = options ?? new SimilarityOptions();
        chosen.Validate();
        var tokenizer = new CodeTokenizer();
        var given = OwnCode.HashesOf(tokenizer.Read(template ?? "")).ToHashSet();
        var all = scripts
            .OrderBy(script => script.Key, StringComparer.Ordinal)
            .Select(script => new OwnCode(script.Key, tokenizer.Read(script.Value), given))
            .Where(code => code.Own >= chosen.FewestWords)
            .ToList();
        var same = all.GroupBy(code => code.Whole).Select(group => group.ToList()).ToList();
        var first = same.Select(group => group[0]).ToList();
        given.UnionWith(Common(first, Math.Max(chosen.CommonFrom, all.Count / 10)));
        var others = same.ToDictionary(group => group[0].Student, group => group.Skip(1).Select(code => code.Student).ToList());
        var pairs = same
            .Where(group => group.Count > 1)
            .Select(group => PassageFinder.Compare(group[0], group[1]) with { Same = [.. group.Skip(2).Select(code => code.Student)] });
        var reduced = first.Select(code => new OwnCode(code.Student, code.Tokens, given)).ToList();
        var near = Candidates(reduced)
            .AsParallel()
            .AsOrdered()
            .Select(pair => PassageFinder.Compare(reduced[pair.One], reduced[pair.Other]))
            .Select(pair => pair with { Same = [.. others[pair.Student], .. others[pair.Other]] });
        return
        [
            .. pairs
                .Concat(near)
                .Where(pair => pair.Likeness >= chosen.Threshold && pair.Passages.Sum(passage => passage.Words) >= chosen.FewestWords)
                .OrderByDescending(pair => pair.Likeness)
                .ThenByDescending(pair => Math.Min(pair.Share, pair.OtherShare))
                .ThenBy(pair => pair.Student, StringComparer.Ordinal)
                .ThenBy(pair => pair.Other, StringComparer.Ordinal)
                .Take(chosen.MostPairs),
        ];
    }

    /// <summary>The runs that more than so many have.</summary>
    private static IEnumerable<ulong> Common(IReadOnlyList<OwnCode> codes, int from)
    {
        var counts = new Dictionary<ulong, int>();

        foreach (var hash in codes.SelectMany(code => code.Hashes.Distinct()))
        {
            counts[hash] = counts.GetValueOrDefault(hash) + 1;
        }

        return counts.Where(count => count.Value > from).Select(count => count.Key);
    }

    /// <summary>The pairs that share enough prints to be compared word by word: a fifth of the smaller's.</summary>
    private static IEnumerable<(int One, int Other)> Candidates(IReadOnlyList<OwnCode> codes)
    {
        var index = new Dictionary<ulong, List<int>>();

        for (var number = 0; number < codes.Count; number++)
        {
            foreach (var print in codes[number].Prints)
            {
                if (!index.TryGetValue(print, out var holders))
                {
                    index.Add(print, holders = []);
                }

                holders.Add(number);
            }
        }

        var shared = new Dictionary<(int, int), int>();

        foreach (var holders in index.Values)
        {
            for (var i = 0; i < holders.Count; i++)
            {
                for (var j = i + 1; j < holders.Count; j++)
                {
                    shared[(holders[i], holders[j])] = shared.GetValueOrDefault((holders[i], holders[j])) + 1;
                }
            }
        }

        return shared
            .Where(pair => 5 * pair.Value >= Math.Min(codes[pair.Key.Item1].Prints.Count, codes[pair.Key.Item2].Prints.Count))
            .Select(pair => pair.Key)
            .Order();
    }
}
