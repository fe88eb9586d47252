using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Threading;

namespace DLWorkbook.Core.Data;

/// <summary>
/// The bytes of many images of one size, kept in blocks of half a megabyte, so that a reader need never believe a file
/// that says how large it is: it takes the next block when the last one has been filled.
/// </summary>
internal sealed class PixelBlocks
{
    private const int BlockBytes = 1 << 19;

    private readonly List<byte[]> blocks = [];
    private readonly Lazy<string> fingerprint;
    private readonly int perBlock;

    /// <summary>Starts with no images.</summary>
    /// <param name="imageBytes">Bytes of an image, at most half a megabyte.</param>
    public PixelBlocks(int imageBytes)
    {
        if (imageBytes is < 1 or > BlockBytes)
        {
            throw new ArgumentOutOfRangeException(
                nameof(imageBytes), imageBytes, $"PixelBlocks: expected images of 1 to {BlockBytes} bytes, got {imageBytes}.");
        }

        ImageBytes = imageBytes;
        perBlock = BlockBytes / imageBytes;
        fingerprint = new Lazy<string>(ComputeFingerprint, LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>Bytes of an image.</summary>
    public int ImageBytes { get; }

    /// <summary>The number of images.</summary>
    public int Count { get; private set; }

    /// <summary>The SHA-256 over all bytes, the first 16 hexadecimal digits; asked for when the last image is in.</summary>
    public string Fingerprint => fingerprint.Value;

    /// <summary>The bytes of one image.</summary>
    /// <param name="image">Its number, 0 … Count − 1.</param>
    public ReadOnlySpan<byte> this[int image] => blocks[image / perBlock].AsSpan(image % perBlock * ImageBytes, ImageBytes);

    /// <summary>Room for the next images, to be filled by the caller: as many as the present block still has room for.</summary>
    /// <param name="most">How many are wanted, at least 1.</param>
    /// <returns>Room for 1 to <paramref name="most"/> images.</returns>
    public Span<byte> Reserve(int most)
    {
        int used = Count % perBlock;
        if (used == 0)
        {
            blocks.Add(GC.AllocateUninitializedArray<byte>(Math.Min(most, perBlock) * ImageBytes));
        }

        byte[] block = blocks[^1];
        if (block.Length == used * ImageBytes)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(Math.Min(used + Math.Max(most, used), perBlock) * ImageBytes);
            block.CopyTo(larger, 0);
            blocks[^1] = block = larger;
        }

        int images = Math.Min(most, (block.Length / ImageBytes) - used);
        Count += images;
        return block.AsSpan(used * ImageBytes, images * ImageBytes);
    }

    /// <summary>Copies images in.</summary>
    /// <param name="pixels">Any number of whole images.</param>
    public void Append(ReadOnlySpan<byte> pixels)
    {
        while (!pixels.IsEmpty)
        {
            Span<byte> room = Reserve(pixels.Length / ImageBytes);
            pixels[..room.Length].CopyTo(room);
            pixels = pixels[room.Length..];
        }
    }

    private string ComputeFingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int image = 0; image < Count; image += perBlock)
        {
            hash.AppendData(blocks[image / perBlock].AsSpan(0, Math.Min(perBlock, Count - image) * ImageBytes));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
