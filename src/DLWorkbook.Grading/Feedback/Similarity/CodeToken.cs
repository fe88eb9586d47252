namespace DLWorkbook.Grading;

/// <summary>A word of code as far as it matters for likeness: names that a student may change are all the same, as are numbers.</summary>
/// <param name="Kind">A number for what it is: equal for equal words.</param>
/// <param name="Line">Its line, from 1.</param>
internal readonly record struct CodeToken(int Kind, int Line);
