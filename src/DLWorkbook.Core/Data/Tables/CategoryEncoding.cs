using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>
/// A category becomes a 1 among zeros (one-hot); one that the training rows did not have becomes zeros alone, and so does
/// a missing one unless gaps are marked.
/// </summary>
internal sealed record CategoryEncoding(string Column, IReadOnlyList<string> Seen, bool IsMarked) : ColumnEncoding(Column)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Features =>
        [.. Seen.Select(category => $"{Column} = {category}"), .. IsMarked ? [$"{Column} missing"] : Array.Empty<string>()];

    /// <inheritdoc/>
    public override void Write(TableColumn column, int row, Span<float> features)
    {
        string? category = Same<CategoryColumn>(column).Values[row];
        for (int i = 0; i < Seen.Count; i++)
        {
            if (Seen[i] == category)
            {
                features[i] = 1;
            }
        }

        if (IsMarked && category is null)
        {
            features[^1] = 1;
        }
    }
}
