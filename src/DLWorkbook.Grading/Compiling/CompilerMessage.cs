namespace DLWorkbook.Grading;

/// <summary>What the compiler says about an exercise.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="Line">The line of the student's script, from 1; 0 when the message is about no line.</param>
/// <param name="Column">The column, from 1; 0 when the message is about no line.</param>
/// <param name="Text">The message.</param>
public sealed record CompilerMessage(string Exercise, int Line, int Column, string Text)
{
    /// <summary>The message with its place: "line 12, column 5: …".</summary>
    public override string ToString() => Line > 0 ? $"line {Line}, column {Column}: {Text}" : Text;
}
