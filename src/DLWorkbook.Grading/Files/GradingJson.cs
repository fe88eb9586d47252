using System;
using System.IO;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DLWorkbook.Grading;

/// <summary>How the grader's files are written and read: camelCase, enumerations by name, and nothing taken that wasn't asked for.</summary>
/// <remarks>
/// Reading is strict: an unknown or repeated property, a missing one that is required, and null where there must be a value are
/// faults, so that a misspelt setting is never passed over in silence. Properties that are worked out from others are not written.
/// </remarks>
public static class GradingJson
{
    /// <summary>For files that people read: indented.</summary>
    public static JsonSerializerOptions Options { get; } = Make(indented: true);

    /// <summary>For what goes through a pipe or into a column: on one line.</summary>
    public static JsonSerializerOptions Compact { get; } = Make(indented: false);

    /// <summary>A value as indented text that ends with a new line.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value.</param>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options).ReplaceLineEndings("\n") + "\n";

    /// <summary>Reads a value from its text.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="text">The text.</param>
    /// <param name="name">What it is called in messages: the file's name.</param>
    /// <exception cref="InvalidDataException">It is no such value: the message says in which line and at which path.</exception>
    public static T Read<T>(string text, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(text, Options)
                ?? throw new InvalidDataException($"{name}:1: at $: expected {Noun(typeof(T))}, got null");
        }
        catch (JsonException fault)
        {
            var line = (fault.LineNumber ?? 0) + 1;
            var cut = fault.Message.IndexOf(" Path: ", StringComparison.Ordinal);
            var said = cut < 0 ? fault.Message : fault.Message[..cut];
            throw new InvalidDataException($"{name}:{line}: at {fault.Path ?? "$"}: {said}", fault);
        }
    }

    /// <summary>Reads a value from a file.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="file">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is no such value: the message says in which line and at which path.</exception>
    public static T ReadFile<T>(string file)
    {
        if (!File.Exists(file))
        {
            throw new FileNotFoundException($"expected {Noun(typeof(T))} in {file}, but there is no such file", file);
        }

        return Read<T>(File.ReadAllText(file), file);
    }

    /// <summary>Writes a value into a file: wholly or not at all, whatever happens meanwhile. Its folder is made when it isn't there.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="value">The value.</param>
    public static void WriteFile<T>(string file, T value) => WholeFile.Write(file, Write(value));

    private static string Noun(Type type) => type.Name switch
    {
        nameof(Assignment) => "an assignment",
        nameof(HiddenSeeds) => "hidden seeds",
        nameof(Submission) => "a submission",
        var other => other,
    };

    private static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions
        {
            WriteIndented = indented,
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            IgnoreReadOnlyProperties = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
