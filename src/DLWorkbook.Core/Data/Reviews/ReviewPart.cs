using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>One part of a corpus.</summary>
/// <param name="Ranks">The ranks of each review's words.</param>
/// <param name="Labels">The label of each: 1 for praise, 0 for blame.</param>
/// <param name="Texts">The reviews; null when only ranks are known.</param>
internal sealed record ReviewPart(int[][] Ranks, float[] Labels, IReadOnlyList<string>? Texts);
