using System;

namespace DLWorkbook.Grading;

/// <summary>A Slurm cluster can't do the work, or could not do all of it; the message says why, and what to do.</summary>
/// <param name="message">The operation, what was expected, what came, the likely mend.</param>
/// <param name="cause">What was raised; null for nothing.</param>
public sealed class SlurmException(string message, Exception? cause = null) : Exception(message, cause);
