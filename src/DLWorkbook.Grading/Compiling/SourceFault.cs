namespace DLWorkbook.Grading;

/// <summary>Why a script is not handed to the compiler at all.</summary>
/// <param name="Line">The line, from 1; 0 when it is about the whole file.</param>
/// <param name="Text">What is wrong, and what to do.</param>
public sealed record SourceFault(int Line, string Text)
{
    /// <summary>The fault with its line: "line 7: …".</summary>
    public override string ToString() => Line > 0 ? $"line {Line}: {Text}" : Text;
}
