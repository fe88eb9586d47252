using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>A table of grades for another program.</summary>
/// <param name="Text">The table: without a byte order mark, by RFC 4180, lines end in CR LF; to be written as UTF-8.</param>
/// <param name="LeftOut">Who is not in it and why: "ada: has no email in students.csv".</param>
public sealed record GradeExport(string Text, IReadOnlyList<string> LeftOut);
