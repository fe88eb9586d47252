using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Loads pieces of clothing, 28 × 28 grey pixels: Fashion-MNIST, or outlines drawn by our own code.</summary>
public static class FashionMnist
{
    private static readonly string[] Names =
        ["T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"];

    /// <summary>The names of the classes.</summary>
    public static IReadOnlyList<string> ClassNames => Names;

    /// <summary>Reads or draws the clothes.</summary>
    /// <param name="location">Where they are: see <see cref="DatasetFinder"/>.</param>
    /// <param name="sampleSeed">Which drawn clothes; of no account for the real ones.</param>
    /// <returns>The clothes.</returns>
    /// <exception cref="ArgumentException">This is another data set.</exception>
    /// <exception cref="DataFormatException">A file is truncated, corrupt, or something else.</exception>
    public static ImageData Load(DatasetLocation location, int sampleSeed = 1)
    {
        ArgumentNullException.ThrowIfNull(location);
        location.Require(FashionMnistEntry.Entry, "FashionMnist.Load");
        return location.IsSample ? SampleClothes.Make(sampleSeed, location.Description) : MnistFiles.Read(location, Names);
    }
}
