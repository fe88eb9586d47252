using System;
using System.IO;

namespace DLWorkbook.Core.Data;

/// <summary>A data set can't be had; the message says in one line why, and what to do.</summary>
/// <param name="message">The line.</param>
/// <param name="inner">The error behind it, if any.</param>
public sealed class DataUnavailableException(string message, Exception? inner = null) : IOException(message, inner);
