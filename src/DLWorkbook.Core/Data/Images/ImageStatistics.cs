using System;

namespace DLWorkbook.Core.Data;

/// <summary>Mean and deviation of the channels of images.</summary>
internal static class ImageStatistics
{
    private const int Values = 256;

    /// <summary>A form that standardises by these images.</summary>
    /// <param name="pixels">The images.</param>
    /// <param name="shape">Their size.</param>
    /// <param name="form">The form without it.</param>
    /// <returns>The form with mean and population standard deviation of each channel.</returns>
    /// <exception cref="ArgumentException">All pixels of a channel are equal.</exception>
    public static ImageForm Of(PixelBlocks pixels, ImageShape shape, ImageForm form)
    {
        var means = new float[shape.Channels];
        var deviations = new float[shape.Channels];
        int channelSize = shape.Height * shape.Width;
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            var counts = new long[Values];
            for (int image = 0; image < pixels.Count; image++)
            {
                foreach (byte value in pixels[image].Slice(channel * channelSize, channelSize))
                {
                    counts[value]++;
                }
            }

            (double mean, double deviation) = Moments(counts, (double)pixels.Count * channelSize);
            if (deviation == 0)
            {
                throw new ArgumentException(
                    $"Standardised: every pixel of channel {channel} has the value {mean}: nothing to divide by.", nameof(pixels));
            }

            (means[channel], deviations[channel]) = ((float)mean, (float)deviation);
        }

        return form with { Mean = means, Deviation = deviations };
    }

    private static (double Mean, double Deviation) Moments(long[] counts, double total)
    {
        double mean = 0;
        for (int value = 0; value < Values; value++)
        {
            mean += counts[value] / total * (value / 255.0);
        }

        double variance = 0;
        for (int value = 0; value < Values; value++)
        {
            double distance = (value / 255.0) - mean;
            variance += counts[value] / total * distance * distance;
        }

        return (mean, Math.Sqrt(variance));
    }
}
