using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Core.Data;

/// <summary>Loads handwritten digits, 28 × 28 grey pixels: MNIST, or digits drawn by our own code.</summary>
public static class Mnist
{
    private static readonly string[] Digits = [.. Enumerable.Range(0, 10).Select(digit => $"{digit}")];

    /// <summary>The names of the classes: 0 to 9.</summary>
    public static IReadOnlyList<string> ClassNames => Digits;

    /// <summary>Reads or draws the digits.</summary>
    /// <param name="location">Where they are: see <see cref="DatasetFinder"/>.</param>
    /// <param name="sampleSeed">Which drawn digits; of no account for the real ones.</param>
    /// <returns>The digits.</returns>
    /// <exception cref="ArgumentException">This is another data set.</exception>
    /// <exception cref="DataFormatException">A file is truncated, corrupt, or something else.</exception>
    public static ImageData Load(DatasetLocation location, int sampleSeed = 1)
    {
        ArgumentNullException.ThrowIfNull(location);
        location.Require(MnistEntry.Entry, "Mnist.Load");
        return location.IsSample ? SampleDigits.Make(sampleSeed, location.Description) : MnistFiles.Read(location, Digits);
    }
}
