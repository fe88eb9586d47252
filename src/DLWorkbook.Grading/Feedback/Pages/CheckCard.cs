using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>One check of an exercise: whether it held, and if not, what was given, expected and got.</summary>
internal static class CheckCard
{
    /// <summary>Writes it.</summary>
    internal static HtmlNode Write(CheckOutcome check)
    {
        var verdict = check.Held ? Verdict.Passed : Verdict.Failed;
        var name = HtmlElement.Classed(
            "p",
            "name",
            VerdictLook.Icon(verdict),
            HtmlElement.Classed("span", "said-aloud", check.Held ? "held: " : "did not hold: "),
            check.Check);
        var interval = check.Interval is { Length: > 0 } text ? HtmlElement.Classed("p", "interval", text) : null;

        if (check.Held)
        {
            return HtmlElement.Classed("div", "check held", name, interval);
        }

        var rows = new List<HtmlNode?>();
        rows.AddRange(check.Given.Select((argument, index) => Row(index == 0 ? "given" : "", argument.Name + " = ", argument.Value)));
        rows.Add(check.Expected is { } expected ? Row("expected", "", expected) : null);
        rows.Add(check.Got is { } got ? Row("got", "", got) : null);
        return HtmlElement.Classed(
            "div",
            "check fell",
            name,
            interval,
            rows.Any(row => row is not null) ? HtmlElement.Classed("dl", "values", [.. rows]) : null,
            check.Fault is { Length: > 0 } fault ? HtmlElement.Classed("p", "fault", fault) : null,
            new HtmlGroup([.. check.Diagnoses.Select(Guess)]));
    }

    /// <summary>What may have caused a fault.</summary>
    internal static HtmlNode Guess(string diagnosis) =>
        HtmlElement.Classed(
            "p",
            "guess",
            [
                HtmlElement.Of("span", "\u2192 ").With("aria-hidden", "true"),
                HtmlElement.Classed("span", "said-aloud", "perhaps: "),
                .. Prose.Of(diagnosis),
            ]);

    private static HtmlNode Row(string label, string name, string value) =>
        HtmlElement.Classed(
            "div",
            "row",
            HtmlElement.Of("dt", label),
            HtmlElement.Of("dd", name == "" ? null : HtmlElement.Classed("span", "argument", name), value));
}
