using System.Collections.Generic;
using System.Text.RegularExpressions;
using DLWorkbook.Checking;

namespace DLWorkbook.Grading;

/// <summary>Reads F# texts as words, without comments, white space, numbers, strings and the names that a student gives.</summary>
/// <remarks>
/// What is left is hard to change without changing what the code does: the language's words, its signs, and the names of library
/// functions (a word with a capital, or behind a dot). Words of one tokenizer can be compared with each other.
/// </remarks>
internal sealed partial class CodeTokenizer
{
    private static readonly HashSet<string> Words =
    [
        "and", "as", "begin", "do", "downto", "elif", "else", "end", "exception", "false", "finally", "for", "fun", "function", "if",
        "in", "inline", "lazy", "let", "match", "member", "module", "mutable", "new", "not", "null", "of", "open", "or", "rec",
        "return", "struct", "then", "to", "true", "try", "type", "use", "when", "while", "with", "yield", "float", "int", "abs", "exp",
        "log", "sqrt", "max", "min", "tanh", "pown", "fst", "snd", "id", "ignore", "failwith", "int64", "float32", "raise",
    ];

    private readonly Dictionary<string, int> kinds = new() { ["name"] = 0, ["number"] = 1, ["text"] = 2 };

    /// <summary>The words of a text in order.</summary>
    internal IReadOnlyList<CodeToken> Read(string text)
    {
        var sorts = SourceScan.kinds(text);
        var tokens = new List<CodeToken>();

        foreach (var line in SourceScan.lines(text))
        {
            var (at, end) = (line.Start, line.Start + line.Content.Length);

            while (at < end)
            {
                var first = at;

                while (at < end && sorts[at].Tag == sorts[first].Tag)
                {
                    at++;
                }

                if (sorts[first].IsCode)
                {
                    AddCode(tokens, text[first..at], line.Number);
                }
                else if (!sorts[first].IsComment && (first == 0 || sorts[first - 1].Tag != sorts[first].Tag))
                {
                    tokens.Add(new CodeToken(2, line.Number));
                }
            }
        }

        return tokens;
    }

    private void AddCode(List<CodeToken> tokens, string code, int line)
    {
        foreach (Match word in Word().Matches(code))
        {
            var isName = word.Groups["name"].Success;
            var isFixed = !isName
                || Words.Contains(word.Value)
                || char.IsUpper(word.Value[0])
                || (word.Index > 0 && code[word.Index - 1] == '.' && (word.Index == 1 || code[word.Index - 2] != '.'));
            tokens.Add(new CodeToken(word.Groups["number"].Success ? 1 : isFixed ? Kind(word.Value) : 0, line));
        }
    }

    private int Kind(string word)
    {
        if (!kinds.TryGetValue(word, out var kind))
        {
            kind = kinds.Count;
            kinds.Add(word, kind);
        }

        return kind;
    }

    [GeneratedRegex(@"(?<name>``[^`]*``|[\p{L}_][\p{L}\p{Nd}_']*)|(?<number>\d[\d_]*(\.(?!\.)[\d_]*)?([eE][+-]?\d+)?[A-Za-z]*)|[!%&*+\-./<=>?@^|~:$]+|[()\[\]{},;#]")]
    private static partial Regex Word();
}
