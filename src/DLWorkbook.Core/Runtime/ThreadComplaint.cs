namespace DLWorkbook.Core.Runtime;

/// <summary>One way in which a process's threads are not as the workbook would have them.</summary>
/// <param name="What">What is so, in a line.</param>
/// <param name="Cost">What it costs.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record ThreadComplaint(string What, string Cost, string Mend);
