using System.Collections.Generic;

namespace DLWorkbook.Grading;

/// <summary>Students whose work on an exercise went wrong in the same way.</summary>
/// <param name="Exercise">The exercise's id.</param>
/// <param name="What">What went wrong, in words.</param>
/// <param name="IsKnown">Whether it is a known mistake, whose wrong answer came.</param>
/// <param name="Students">The students' keys, in the order of the class.</param>
public sealed record MistakeGroup(string Exercise, string What, bool IsKnown, IReadOnlyList<string> Students);
