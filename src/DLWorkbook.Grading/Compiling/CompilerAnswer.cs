using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace DLWorkbook.Grading;

/// <summary>What a compiler process says about units.</summary>
/// <param name="Assembly">The library; null when no unit compiles.</param>
/// <param name="Symbols">Its symbols.</param>
/// <param name="Modules">The modules that are in it.</param>
/// <param name="Messages">What is wrong with the others; each message names its module in the place of the exercise.</param>
/// <param name="Failure">Why nothing can be said: the compiler itself failed.</param>
internal sealed record CompilerAnswer(
    byte[]? Assembly,
    byte[]? Symbols,
    IReadOnlySet<string> Modules,
    IReadOnlyList<CompilerMessage> Messages,
    string? Failure)
{
    /// <summary>The line that asks for units.</summary>
    /// <param name="number">Comes back with the answer.</param>
    /// <param name="units">The units.</param>
    internal static byte[] Request(long number, IReadOnlyList<SourceUnit> units)
    {
        using var stream = new MemoryStream();

        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("number", number);
            writer.WriteStartArray("units");

            foreach (var unit in units)
            {
                writer.WriteStartObject();
                writer.WriteString("module", unit.Module);
                writer.WriteString("text", unit.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>The answer that a line holds.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">The number that was asked with.</param>
    /// <exception cref="FormatException">The line is no answer to that request.</exception>
    internal static CompilerAnswer Of(ReadOnlySpan<byte> line, long number)
    {
        try
        {
            using var document = JsonDocument.Parse(Encoding.UTF8.GetString(line));
            var root = document.RootElement;
            var got = root.GetProperty("number").GetInt64();

            if (got != number)
            {
                throw new FormatException($"the compiler answered request {got}, asked was {number}");
            }

            return new CompilerAnswer(
                Bytes(root.GetProperty("assembly")),
                Bytes(root.GetProperty("symbols")),
                root.GetProperty("modules").EnumerateArray().Select(item => item.GetString() ?? "").ToHashSet(),
                [.. root.GetProperty("faults").EnumerateArray().Select(Message)],
                root.GetProperty("failure").GetString());
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new FormatException($"the compiler's answer is not of the expected form: {fault.Message}", fault);
        }
    }

    private static byte[]? Bytes(JsonElement element) =>
        element.ValueKind == JsonValueKind.Null ? null : element.GetBytesFromBase64();

    private static CompilerMessage Message(JsonElement element) => new(
        element.GetProperty("module").GetString() ?? "",
        element.GetProperty("line").GetInt32(),
        element.GetProperty("column").GetInt32(),
        element.GetProperty("text").GetString() ?? "");
}
