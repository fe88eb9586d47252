using System;

namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, element type and device only.</summary>
    Metadata,

    /// <summary>In Julia's manner: the metadata, then aligned columns, matrix by matrix.</summary>
    Julia,

    /// <summary>In NumPy's manner: nested brackets.</summary>
    Numpy,

    /// <summary>As C# would build it: the metadata, then nested braces.</summary>
    CSharp,

    /// <summary>The style that <see cref="torch.TensorStringStyle"/> is set to.</summary>
    Default,
}

public static partial class torch
{
    private static TensorStringStyle s_style = TensorStringStyle.Julia;

    /// <summary>Julia's manner of writing tensors.</summary>
    public const TensorStringStyle julia = TensorStringStyle.Julia;

    /// <summary>NumPy's manner of writing tensors.</summary>
    public const TensorStringStyle numpy = TensorStringStyle.Numpy;

    /// <summary>C#'s manner of writing tensors.</summary>
    public const TensorStringStyle csharp = TensorStringStyle.CSharp;

    internal static PrintOptions Printing { get; private set; } = new();

    /// <summary>The style that str and print use unless told another; Julia's to begin with.</summary>
    /// <exception cref="ArgumentException">Set to Default, which means this.</exception>
    public static TensorStringStyle TensorStringStyle
    {
        get => s_style;
        set => s_style = value != TensorStringStyle.Default
            ? value
            : throw new ArgumentException("The style cannot be set to 'Default'.", nameof(value));
    }

    /// <summary>Sets how tensors are written.</summary>
    /// <param name="precision">The digits after the point.</param>
    /// <param name="linewidth">The characters of a line; 100 to begin with.</param>
    /// <param name="newLine">What ends a line; the system's to begin with.</param>
    /// <param name="sci_mode">Whether numbers have exponents.</param>
    /// <param name="maxRows">The rows written before some are left out; 6 to begin with.</param>
    /// <param name="maxColumns">The columns written before some are left out; 6 to begin with.</param>
    public static void set_printoptions(
        int precision, int? linewidth = null, string? newLine = null, bool sci_mode = false, int? maxRows = null,
        int? maxColumns = null) =>
        set_printoptions(null, (sci_mode ? "E" : "F") + precision, linewidth, newLine, maxRows, maxColumns);

    /// <summary>Sets how tensors are written; null leaves a setting as it is.</summary>
    /// <param name="style">The style that str and print use.</param>
    /// <param name="floatFormat">The .NET format of a number; "g5" to begin with.</param>
    /// <param name="linewidth">The characters of a line; 100 to begin with.</param>
    /// <param name="newLine">What ends a line; the system's to begin with.</param>
    /// <param name="maxRows">The rows written before some are left out; 6 to begin with.</param>
    /// <param name="maxColumns">The columns written before some are left out; 6 to begin with.</param>
    public static void set_printoptions(
        TensorStringStyle? style = null, string? floatFormat = null, int? linewidth = null, string? newLine = null,
        int? maxRows = null, int? maxColumns = null)
    {
        if (style is { } chosen)
            TensorStringStyle = chosen;
        Printing = new PrintOptions
        {
            Format = floatFormat ?? Printing.Format,
            Width = linewidth ?? Printing.Width,
            NewLine = newLine ?? Printing.NewLine,
            MaxRows = maxRows ?? Printing.MaxRows,
            MaxColumns = maxColumns ?? Printing.MaxColumns,
        };
    }
}
