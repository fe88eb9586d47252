using System;

namespace DLWorkbook.Grading;

/// <summary>A gradebook can't be read or written: the message says why and what to do.</summary>
/// <param name="message">The operation, what was expected, what came, the likely mend.</param>
/// <param name="cause">What was raised; null for nothing.</param>
public sealed class GradebookException(string message, Exception? cause = null) : Exception(message, cause);
