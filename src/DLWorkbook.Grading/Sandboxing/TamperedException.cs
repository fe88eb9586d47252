using System;

namespace DLWorkbook.Grading;

/// <summary>What came from a submission's process is no reply to what was asked.</summary>
/// <param name="message">What is wrong with it.</param>
internal sealed class TamperedException(string message) : Exception(message);
