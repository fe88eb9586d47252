namespace DLWorkbook.Core.Runtime;

/// <summary>One variable that a native library reads as it loads.</summary>
/// <param name="Name">The variable, such as <c>OMP_NUM_THREADS</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="ByUser">Set before the workbook started, and left as it was.</param>
public sealed record ThreadSetting(string Name, string Value, bool ByUser);
