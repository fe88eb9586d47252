using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>What came of one check of an exercise.</summary>
public sealed record CheckOutcome
{
    /// <summary>What it tries: "random outputs".</summary>
    public required string Check { get; init; }

    /// <summary>Whether every case of it held, with every seed.</summary>
    public required bool Held { get; init; }

    /// <summary>How many numbers were compared and agreed; a check without any never holds.</summary>
    public required int Comparisons { get; init; }

    /// <summary>What is wrong, in one sentence; null when it held.</summary>
    public string? Fault { get; init; }

    /// <summary>The arguments of the failed case, by name, when the inputs are those that students see too; else empty.</summary>
    public IReadOnlyList<GivenArgument> Given { get; init; } = [];

    /// <summary>What was expected, in F#'s notation.</summary>
    public string? Expected { get; init; }

    /// <summary>What came, in F#'s notation.</summary>
    public string? Got { get; init; }

    /// <summary>What may have caused it, the likeliest first.</summary>
    public IReadOnlyList<string> Diagnoses { get; init; } = [];

    /// <summary>For a stochastic check: "mean 0.87, 95 % interval 0.85 to 0.89 over 8 seeds, against 0.86".</summary>
    public string? Interval { get; init; }
}
