namespace DLWorkbook.Core.Data;

/// <summary>The size of an image.</summary>
/// <param name="Channels">1 for grey, 3 for red, green and blue.</param>
/// <param name="Height">Rows of pixels.</param>
/// <param name="Width">Columns of pixels.</param>
public readonly record struct ImageShape(int Channels, int Height, int Width)
{
    /// <summary>The number of numbers in an image.</summary>
    public int Size => Channels * Height * Width;

    /// <summary>The axes, as errors and labs show them: <c>(channels=1, height=28, width=28)</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"(channels={Channels}, height={Height}, width={Width})";
}
