using System;

namespace DLWorkbook.Grading;

/// <summary>A compiler process did not answer: it took too long or too much, or it ended.</summary>
/// <param name="message">What happened, in words for the student.</param>
internal sealed class CompilerException(string message) : Exception(message);
