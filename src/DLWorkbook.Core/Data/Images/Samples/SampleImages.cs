using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace DLWorkbook.Core.Data;

/// <summary>Makes data sets of images that our own code draws, each image from numbers of its own.</summary>
internal static class SampleImages
{
    /// <summary>How many images there are to train on.</summary>
    public const int TrainCount = 8000;

    /// <summary>How many there are to test on.</summary>
    public const int TestCount = 2000;

    /// <summary>Draws both parts. The classes come in turns, so that they are equally frequent in every stretch.</summary>
    /// <param name="name">The data set's name.</param>
    /// <param name="seed">Which images.</param>
    /// <param name="shape">Their size.</param>
    /// <param name="classNames">The names of the classes.</param>
    /// <param name="description">What the sample is, in one line.</param>
    /// <param name="draw">Draws an image of a class.</param>
    /// <returns>The images.</returns>
    public static ImageData Make(
        string name,
        int seed,
        ImageShape shape,
        IReadOnlyList<string> classNames,
        string description,
        Action<SeededRandom, int, Canvas> draw)
    {
        return new ImageData(
            Part("train", 0, TrainCount),
            Part("test", TrainCount, TestCount),
            $"{description}; {TrainCount:N0} to train and {TestCount:N0} to test",
            IsSample: true);

        ImageDataset Part(string part, int first, int count)
        {
            var pixels = new byte[count * shape.Size];
            var classes = new byte[count];
            Parallel.For(0, count, row =>
            {
                // A stream for each image: it does not matter which thread draws it, and when.
                SeededRandom random = SeededRandom.ForStream(((long)seed << 32) + first + row, SeededRandom.SampleStream);
                var canvas = new Canvas(shape);
                classes[row] = (byte)(row % classNames.Count);
                draw(random, classes[row], canvas);
                canvas.ToBytes(pixels.AsSpan(row * shape.Size, shape.Size));
            });
            return new ImageDataset($"{name}-sample/{part}", pixels, classes, shape, classNames);
        }
    }

    /// <summary>Adds noise to every number.</summary>
    /// <param name="random">The numbers to draw from.</param>
    /// <param name="canvas">The picture.</param>
    /// <param name="deviation">Its deviation.</param>
    public static void AddNoise(SeededRandom random, Canvas canvas, double deviation)
    {
        ImageShape shape = canvas.Shape;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int y = 0; y < shape.Height; y++)
            {
                for (int x = 0; x < shape.Width; x++)
                {
                    canvas[channel, y, x] += (float)(deviation * random.NextNormal());
                }
            }
        }
    }
}
