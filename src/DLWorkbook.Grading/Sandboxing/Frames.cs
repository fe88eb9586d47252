using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Messages on a pipe: a length of four bytes, little-endian, then so many bytes.</summary>
internal static class Frames
{
    /// <summary>Reads the next message.</summary>
    /// <param name="stream">The pipe.</param>
    /// <param name="most">The most bytes that it may have.</param>
    /// <returns>The message, or null when the pipe has ended.</returns>
    /// <exception cref="TamperedException">It is longer than allowed, or broken off.</exception>
    internal static async Task<byte[]?> ReadAsync(Stream stream, int most)
    {
        var header = new byte[4];
        var got = await stream.ReadAtLeastAsync(header, 4, throwOnEndOfStream: false).ConfigureAwait(false);

        if (got == 0)
        {
            return null;
        }

        var length = got == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(header) : 0;

        if (length == 0 || length > most)
        {
            throw new TamperedException(
                length == 0
                    ? "its process wrote what is no message"
                    : $"its process wrote more than the {most} bytes that a reply may have");
        }

        // Grows as bytes come: the length alone, which is only a claim, reserves little.
        using var message = new MemoryStream((int)Math.Min(length, 64 * 1024));
        var buffer = new byte[(int)Math.Min(length, 64 * 1024)];

        while (message.Length < length)
        {
            var count = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length - message.Length)))
                .ConfigureAwait(false);

            if (count == 0)
            {
                return null;
            }

            message.Write(buffer, 0, count);
        }

        return message.ToArray();
    }

    /// <summary>Writes a message; it can block until the other side reads.</summary>
    /// <param name="stream">The pipe.</param>
    /// <param name="message">The message.</param>
    internal static async Task WriteAsync(Stream stream, ReadOnlyMemory<byte> message)
    {
        var framed = new byte[4 + message.Length];
        BinaryPrimitives.WriteInt32LittleEndian(framed, message.Length);
        message.CopyTo(framed.AsMemory(4));
        await stream.WriteAsync(framed).ConfigureAwait(false);
        await stream.FlushAsync().ConfigureAwait(false);
    }
}
