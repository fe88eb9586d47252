using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Images to train on and to test on.</summary>
/// <param name="Train">The images to train on.</param>
/// <param name="Test">The images to test on.</param>
/// <param name="Description">What this is, in one line: which images, how many, from where.</param>
/// <param name="IsSample">True for the built-in sample: its numbers must never be reported as the real data's.</param>
public sealed record ImageData(ImageDataset Train, ImageDataset Test, string Description, bool IsSample)
{
    /// <summary>The names of the classes, in the order of their numbers.</summary>
    public IReadOnlyList<string> ClassNames => Train.ClassNames;

    /// <summary>Both parts in another form; nothing is copied.</summary>
    /// <param name="form">The form.</param>
    /// <returns>The images.</returns>
    public ImageData WithForm(ImageForm form) => this with { Train = Train.WithForm(form), Test = Test.WithForm(form) };

    /// <summary>Both parts with a square cut out of the middle of each image.</summary>
    /// <param name="side">Its side, in pixels.</param>
    /// <returns>The images.</returns>
    /// <exception cref="ArgumentException">The images are smaller.</exception>
    public ImageData Cropped(int side) => WithForm(Train.Form with { Crop = side });

    /// <summary>Both parts standardised by mean and deviation of the training images alone.</summary>
    /// <returns>The images.</returns>
    public ImageData Standardised() => WithForm(Train.Standardised());

    /// <summary>The images of some classes, which are numbered anew from 0 in the order given.</summary>
    /// <param name="names">At least two names of classes.</param>
    /// <returns>The images of these classes.</returns>
    /// <exception cref="ArgumentException">A name is unknown or occurs twice.</exception>
    public ImageData Only(IReadOnlyList<string> names) => this with
    {
        Train = Train.Only(names),
        Test = Test.Only(names),
        Description = $"{Description}; of these, the classes {string.Join(", ", names)}",
    };
}
