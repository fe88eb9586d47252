using System;

namespace TorchSharp;

/// <summary>How tensors are written unless a call says otherwise.</summary>
internal sealed record PrintOptions
{
    /// <summary>The .NET format of a floating-point number.</summary>
    internal string Format { get; init; } = "g5";

    /// <summary>Characters of a line.</summary>
    internal int Width { get; init; } = 100;

    /// <summary>What ends a line.</summary>
    internal string NewLine { get; init; } = Environment.NewLine;

    /// <summary>Rows, or slices of higher dimensions, written before some are left out.</summary>
    internal int MaxRows { get; init; } = 6;

    /// <summary>Columns written before some are left out.</summary>
    internal int MaxColumns { get; init; } = 6;
}
