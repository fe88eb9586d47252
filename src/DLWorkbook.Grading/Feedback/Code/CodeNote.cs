namespace DLWorkbook.Grading;

/// <summary>What stands beside a line of code.</summary>
/// <param name="Line">The line.</param>
/// <param name="Note">The note.</param>
internal readonly record struct CodeNote(int Line, HtmlNode Note);
