using System;

namespace DLWorkbook.Grading;

/// <summary>A file that a student handed in beside the script.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Content">What is in it; null when it is not there or is no plain file.</param>
public sealed record HandedInFile(string Name, ReadOnlyMemory<byte>? Content);
