using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>A review of the built-in sample.</summary>
/// <param name="Text">The review.</param>
/// <param name="IsPraise">True when it praises the film on the whole.</param>
/// <param name="Verdicts">What each judging sentence comes to, in order: +1 praise, −1 blame. Their sum decides.</param>
public sealed record SampleReview(string Text, bool IsPraise, IReadOnlyList<int> Verdicts);
