using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TorchSharp;

namespace DLWorkbook.Core.Data;

/// <summary>
/// Images with one class each, kept as bytes and turned into numbers as a batch is put together: inputs float32,
/// (batch, channels, height, width) or (batch, features) as <see cref="Form"/> says; targets (batch) int64.
/// </summary>
public sealed class ImageDataset : Dataset
{
    private readonly PixelBlocks pixels;
    private readonly byte[] classes;
    private readonly ImageShape whole;

    /// <summary>Takes images and classes; copied.</summary>
    /// <param name="name">What they are: <c>mnist/train</c>.</param>
    /// <param name="pixels">The bytes, (rows, channels, height, width) in one piece.</param>
    /// <param name="classes">The class of each row, from 0.</param>
    /// <param name="shape">The size of an image.</param>
    /// <param name="classNames">The names of the classes, in the order of their numbers.</param>
    /// <exception cref="ArgumentException">The lists do not fit, or a class has no name.</exception>
    public ImageDataset(
        string name,
        ReadOnlySpan<byte> pixels,
        ReadOnlySpan<byte> classes,
        ImageShape shape,
        IReadOnlyList<string> classNames)
        : this(name, null, Blocks(name, pixels, shape, classes.Length), classes.ToArray(), shape, new ImageForm(), classNames)
    {
    }

    /// <summary>Takes what a reader has read; not copied.</summary>
    /// <param name="name">What the images are.</param>
    /// <param name="lineage">How they were come by; null for the name.</param>
    /// <param name="pixels">The images.</param>
    /// <param name="classes">The class of each.</param>
    /// <param name="whole">The size of an image.</param>
    /// <param name="form">How they become numbers.</param>
    /// <param name="classNames">The names of the classes.</param>
    internal ImageDataset(
        string name,
        string? lineage,
        PixelBlocks pixels,
        byte[] classes,
        ImageShape whole,
        ImageForm form,
        IReadOnlyList<string> classNames)
        : base(name, lineage)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(classNames);
        if (classes.Length == 0 || classes.Length != pixels.Count)
        {
            throw new ArgumentException(
                $"{name}: expected as many classes as images, at least one, got {pixels.Count} images and {classes.Length} classes.",
                nameof(classes));
        }

        int bad = Array.FindIndex(classes, label => label >= classNames.Count);
        if (bad >= 0)
        {
            throw new ArgumentException(
                $"{name}: expected classes from 0 to {classNames.Count - 1}, got {classes[bad]} in row {bad}.", nameof(classes));
        }

        form.Validate(whole);
        this.pixels = pixels;
        this.classes = classes;
        this.whole = whole;
        Form = form;
        ClassNames = classNames;
    }

    /// <summary>How the images become numbers.</summary>
    public ImageForm Form { get; }

    /// <summary>The names of the classes, in the order of their numbers.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The size of an image in this form.</summary>
    public ImageShape Shape => Form.Of(whole);

    /// <summary>The number of numbers in an image in this form.</summary>
    public int Features => Shape.Size;

    /// <inheritdoc/>
    public override int Count => classes.Length;

    /// <inheritdoc/>
    public override bool HasLabels => true;

    /// <summary>Names the images, whatever their form: two forms of the same images have one origin.</summary>
    public override string Origin => $"{Lineage} {pixels.Fingerprint}";

    /// <summary>The same images in another form; nothing is copied.</summary>
    /// <param name="form">The form.</param>
    /// <returns>The images.</returns>
    /// <exception cref="ArgumentException">The form does not fit the images.</exception>
    public ImageDataset WithForm(ImageForm form) => new(Name, Lineage, pixels, classes, whole, form, ClassNames);

    /// <summary>The images of some classes, which are numbered anew from 0 in the order given.</summary>
    /// <param name="names">At least two names of classes, all different.</param>
    /// <returns>The images of these classes, in their order here; copied.</returns>
    /// <exception cref="ArgumentException">A name is unknown or occurs twice, or there are no such images.</exception>
    public ImageDataset Only(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        int[] numbers = [.. names.Select(name => ClassNames.ToList().IndexOf(name))];
        if (names.Count < 2 || numbers.Contains(-1) || numbers.Distinct().Count() != numbers.Length)
        {
            throw new ArgumentException(
                $"Only: expected two or more of the classes {string.Join(", ", ClassNames)}, each once, got {string.Join(", ", names)}.",
                nameof(names));
        }

        int[] rows = [.. Enumerable.Range(0, Count).Where(row => numbers.Contains(classes[row]))];
        var chosen = new PixelBlocks(pixels.ImageBytes);
        foreach (int row in rows)
        {
            chosen.Append(pixels[row]);
        }

        byte[] relabelled = [.. rows.Select(row => (byte)Array.IndexOf(numbers, classes[row]))];
        return new ImageDataset(Name, $"{Lineage}[{string.Join(", ", names)}]", chosen, relabelled, whole, Form, [.. names]);
    }

    /// <summary>The first images.</summary>
    /// <param name="count">How many, at least 1; all when there are not more.</param>
    /// <returns>These images; copied.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is below 1.</exception>
    public ImageDataset First(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var chosen = new PixelBlocks(pixels.ImageBytes);
        for (int row = 0; row < Math.Min(count, Count); row++)
        {
            chosen.Append(pixels[row]);
        }

        return new ImageDataset(Name, $"{Lineage}[first {chosen.Count}]", chosen, classes[..chosen.Count], whole, Form, ClassNames);
    }

    /// <summary>This form with the mean and the standard deviation of each channel over all of these images.</summary>
    /// <returns>The form; give it to other parts of the same data as well, so that all are treated alike.</returns>
    /// <exception cref="ArgumentException">All pixels of a channel are equal.</exception>
    public ImageForm Standardised() => ImageStatistics.Of(pixels, whole, Form);

    /// <summary>The class of one row.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>Its number, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is outside the data set.</exception>
    public int ClassOf(int row)
    {
        CheckRow(row, nameof(row));
        return classes[row];
    }

    /// <summary>The bytes of one whole image as they lie in the file: (channels, height, width), neither cut nor scaled.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is outside the data set.</exception>
    public ReadOnlySpan<byte> BytesOf(int row)
    {
        CheckRow(row, nameof(row));
        return pixels[row];
    }

    /// <summary>One image to be looked at: the crop that the form has, in [0, 1], not standardised.</summary>
    /// <param name="row">The row, 0 … Count − 1.</param>
    /// <returns>The pixels, (channels, height, width).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row is outside the data set.</exception>
    public float[,,] ImageOf(int row)
    {
        CheckRow(row, nameof(row));
        var image = new float[Shape.Channels, Shape.Height, Shape.Width];
        ImageForm plain = Form with { Mean = [], Deviation = [] };
        PixelScaling.Write(pixels[row], whole, plain, MemoryMarshal.CreateSpan(ref image[0, 0, 0], image.Length));
        return image;
    }

    /// <inheritdoc/>
    public override float LabelOf(int row) => ClassOf(row);

    /// <inheritdoc/>
    protected internal override Batch CollateChecked(ReadOnlySpan<int> rows)
    {
        ImageShape shape = Shape;
        long[] axes = Form.Flatten
            ? [rows.Length, shape.Size]                                          // (batch, features)
            : [rows.Length, shape.Channels, shape.Height, shape.Width];          // (batch, channels, height, width)
        torch.Tensor inputs = torch.empty(axes, dtype: torch.ScalarType.Float32);
        torch.Tensor targets = torch.empty(rows.Length, dtype: torch.ScalarType.Int64);
        Span<float> numbers = MemoryMarshal.Cast<byte, float>(inputs.bytes);
        Span<long> labels = MemoryMarshal.Cast<byte, long>(targets.bytes);
        for (int i = 0; i < rows.Length; i++)
        {
            PixelScaling.Write(pixels[rows[i]], whole, Form, numbers.Slice(i * shape.Size, shape.Size));
            labels[i] = classes[rows[i]];
        }

        return new Batch(inputs, targets, null);
    }

    /// <inheritdoc/>
    protected override void AppendContent(IncrementalHash hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        ReadOnlySpan<int> shape = [Count, whole.Channels, whole.Height, whole.Width, Form.Crop ?? -1, Form.Flatten ? 1 : 0];
        hash.AppendData(MemoryMarshal.AsBytes(shape));
        hash.AppendData(MemoryMarshal.AsBytes<float>([.. Form.Mean, .. Form.Deviation]));
        hash.AppendData(Encoding.ASCII.GetBytes(pixels.Fingerprint));
        hash.AppendData(classes);
    }

    private static PixelBlocks Blocks(string name, ReadOnlySpan<byte> pixels, ImageShape shape, int count)
    {
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1 || pixels.Length != (long)count * shape.Size)
        {
            throw new ArgumentException(
                $"{name}: expected (rows={count}, {shape.ToString()[1..]} bytes, {(long)count * shape.Size} in all, got {pixels.Length}.",
                nameof(pixels));
        }

        var blocks = new PixelBlocks(shape.Size);
        blocks.Append(pixels);
        return blocks;
    }
}
