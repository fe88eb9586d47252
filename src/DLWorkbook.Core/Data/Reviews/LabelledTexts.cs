using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Reviews as text, with their labels: 1 for praise, 0 for blame.</summary>
/// <param name="Texts">The reviews.</param>
/// <param name="Labels">The label of each.</param>
internal sealed record LabelledTexts(TextList Texts, float[] Labels);
