using System;
using System.IO;
using System.Text.Json;

namespace DLWorkbook.Core.Data;

/// <summary>Reads a word index as Keras publishes it: one JSON object, each word with its rank from 1.</summary>
internal static class WordIndexReader
{
    private const long Largest = 1 << 26;

    /// <summary>Reads the file.</summary>
    /// <param name="path">Where it is.</param>
    /// <returns>The vocabulary.</returns>
    /// <exception cref="DataFormatException">It is truncated or corrupt, or a rank is missing or given twice.</exception>
    public static Vocabulary Read(string path)
    {
        string file = Path.GetFileName(path);
        long size = new FileInfo(path).Length;
        if (size > Largest)
        {
            throw new DataFormatException(file, 0, $"expected a word index of at most {Largest:N0} bytes, got {size:N0}");
        }

        byte[] json = File.ReadAllBytes(path);
        var reader = new Utf8JsonReader(json);
        try
        {
            return Parse(ref reader, file, json.Length);
        }
        catch (JsonException error)
        {
            throw new DataFormatException(file, reader.BytesConsumed, $"expected {{\"word\": rank, …}} ({error.Message})", error);
        }
        catch (InvalidOperationException error)
        {
            throw new DataFormatException(file, reader.TokenStartIndex, $"expected a word in UTF-8 ({error.Message})", error);
        }
    }

    private static Vocabulary Parse(ref Utf8JsonReader reader, string file, int size)
    {
        // An entry takes at least six bytes: "a":1 and a comma.
        var words = new string?[(size / 6) + 1];
        int count = 0;
        Expect(ref reader, JsonTokenType.StartObject, file);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string word = reader.GetString()!;
            Expect(ref reader, JsonTokenType.Number, file);
            if (!reader.TryGetInt32(out int rank) || rank < 1 || rank > words.Length || words[rank - 1] is not null)
            {
                throw new DataFormatException(
                    file, reader.TokenStartIndex, $"expected a rank from 1 that no other word has, for the word '{word}'");
            }

            words[rank - 1] = word;
            count++;
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new DataFormatException(file, reader.TokenStartIndex, "expected the end of the word index");
        }

        int gap = Array.IndexOf(words, null);
        if (count == 0 || (gap >= 0 && gap < count))
        {
            throw new DataFormatException(file, -1, $"expected the ranks 1 to {count:N0} without a gap, but {gap + 1:N0} is missing");
        }

        return Build(words.AsSpan(0, count), file);
    }

    private static Vocabulary Build(ReadOnlySpan<string?> words, string file)
    {
        try
        {
            return new Vocabulary(words.ToArray()!);
        }
        catch (ArgumentException error)
        {
            throw new DataFormatException(file, -1, error.Message, error);
        }
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string file)
    {
        if (!reader.Read() || reader.TokenType != type)
        {
            throw new DataFormatException(file, reader.TokenStartIndex, $"expected {{\"word\": rank, …}}, got {reader.TokenType}");
        }
    }
}
