using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Core.Data;

/// <summary>Turns many reviews into the ranks of their words, on all cores.</summary>
internal static class ReviewRanker
{
    private const int Share = 256;

    /// <summary>Ranks the words of reviews.</summary>
    /// <param name="texts">The reviews.</param>
    /// <param name="vocabulary">The words; others are skipped.</param>
    /// <param name="tokenizer">How a review is cut into words.</param>
    /// <param name="progress">Is told how far it has come; may be null.</param>
    /// <returns>The ranks of each review.</returns>
    public static int[][] Rank(TextList texts, Vocabulary vocabulary, Tokenizer tokenizer, IProgress<DataProgress>? progress)
    {
        var ranks = new int[texts.Count][];
        int done = 0;
        Parallel.For(0, (texts.Count + Share - 1) / Share, () => new Room(), (share, _, room) =>
        {
            int end = Math.Min(texts.Count, (share + 1) * Share);
            for (int i = share * Share; i < end; i++)
            {
                ranks[i] = RankOne(texts.Utf8(i), vocabulary, tokenizer, room);
            }

            int now = Interlocked.Add(ref done, end - (share * Share));
            progress?.Report(new DataProgress("finding words", now, texts.Count, "reviews"));
            return room;
        }, _ => { });
        return ranks;
    }

    private static int[] RankOne(ReadOnlySpan<byte> utf8, Vocabulary vocabulary, Tokenizer tokenizer, Room room)
    {
        if (room.Text.Length < utf8.Length)
        {
            room.Text = new char[utf8.Length];
            room.Small = new char[utf8.Length];
        }

        int length = Encoding.UTF8.GetChars(utf8, room.Text);
        List<int> found = room.Found;
        found.Clear();
        tokenizer.ForEach(room.Text.AsSpan(0, length), room.Small, word =>
        {
            int rank = vocabulary.RankOf(word);
            if (rank > 0)
            {
                found.Add(rank);
            }
        });
        return [.. found];
    }

    /// <summary>What one thread needs again and again.</summary>
    private sealed class Room
    {
        public char[] Text { get; set; } = new char[4096];

        public char[] Small { get; set; } = new char[4096];

        public List<int> Found { get; } = [];
    }
}
