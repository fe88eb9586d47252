using System.Text.Json.Serialization;

namespace DLWorkbook.Grading;

/// <summary>One exercise as Gradescope shows it.</summary>
public sealed record GradescopeTest
{
    /// <summary>The exercise's id and title.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>The points that count.</summary>
    [JsonPropertyName("score")]
    public required double Score { get; init; }

    /// <summary>The points that it is worth.</summary>
    [JsonPropertyName("max_score")]
    public required double MostPoints { get; init; }

    /// <summary>"passed" or "failed".</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>The verdict, its reason and the manual marks.</summary>
    [JsonPropertyName("output")]
    public required string Output { get; init; }

    /// <summary>How the output is shown: as it is.</summary>
    [JsonPropertyName("output_format")]
    public string OutputFormat { get; init; } = "text";
}
