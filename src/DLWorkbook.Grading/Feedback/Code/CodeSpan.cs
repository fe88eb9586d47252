namespace DLWorkbook.Grading;

/// <summary>A stretch of code of one kind.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, without a line end.</param>
internal readonly record struct CodeSpan(CodeKind Kind, string Text);
