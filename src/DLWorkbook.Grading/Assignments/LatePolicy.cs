using System;

namespace DLWorkbook.Grading;

/// <summary>What handing in late costs.</summary>
public sealed record LatePolicy
{
    /// <summary>Late costs nothing.</summary>
    public static LatePolicy None { get; } = new();

    /// <summary>How late counts as in time still; none by default.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.Zero;
}
