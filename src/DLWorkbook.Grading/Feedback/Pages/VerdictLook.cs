using System;

namespace DLWorkbook.Grading;

/// <summary>How a verdict looks: a word, a shape and a colour, so that none of them is needed to tell it.</summary>
internal static class VerdictLook
{
    /// <summary>The class of its colours.</summary>
    internal static string Kind(Verdict? verdict) => verdict switch
    {
        Verdict.Passed => "good",
        Verdict.Partly => "part",
        Verdict.Todo or null => "open",
        _ => "bad",
    };

    /// <summary>What a student reads.</summary>
    internal static string Word(Verdict? verdict) => verdict switch
    {
        null => "not handed in",
        Verdict.Passed => "solved",
        Verdict.Partly => "partly solved",
        Verdict.Failed => "not yet right",
        Verdict.Todo => "still open",
        Verdict.Error => "raised an exception",
        Verdict.TimedOut => "not ready in time",
        Verdict.OutOfMemory => "took too much memory",
        Verdict.Killed => "its process ended",
        Verdict.Tampered => "not accepted",
        Verdict.NotCompiled => "does not compile",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "VerdictLook: expected a verdict"),
    };

    /// <summary>Its shape: a tick, half a disc, a cross, a ring.</summary>
    internal static HtmlElement Icon(Verdict? verdict)
    {
        var kind = Kind(verdict);
        var disc = HtmlElement.Of("circle").With("cx", "8").With("cy", "8").With("r", "7").With("class", "disc");
        var drawn = kind switch
        {
            "good" => Path("M4.6 8.3 7 10.7 11.5 5.6", "stroke"),
            "part" => Path("M8 3.4 A4.6 4.6 0 0 1 8 12.6 Z", "fill"),
            "bad" => Path("M5.3 5.3 10.7 10.7 M10.7 5.3 5.3 10.7", "stroke"),
            _ => HtmlElement.Of("circle").With("cx", "8").With("cy", "8").With("r", "3").With("class", "stroke"),
        };
        return HtmlElement.Classed("svg", $"icon {kind}", disc, drawn)
            .With("viewBox", "0 0 16 16")
            .With("width", "16")
            .With("height", "16")
            .With("aria-hidden", "true");
    }

    /// <summary>The word in its colour with its shape.</summary>
    internal static HtmlElement Badge(Verdict? verdict) =>
        HtmlElement.Classed("span", $"badge {Kind(verdict)}", Icon(verdict), Word(verdict));

    private static HtmlElement Path(string line, string kind) => HtmlElement.Of("path").With("d", line).With("class", kind);
}
