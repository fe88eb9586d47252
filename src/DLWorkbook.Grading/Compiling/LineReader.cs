using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace DLWorkbook.Grading;

/// <summary>Reads lines of bytes that are not longer than they may be.</summary>
/// <param name="stream">Where they come from.</param>
/// <param name="most">The most bytes of a line.</param>
internal sealed class LineReader(Stream stream, int most)
{
    private byte[] _buffer = new byte[64 << 10];
    private int _count;

    /// <summary>The next line without its end; null at the end of the stream.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="FormatException">The line is too long.</exception>
    internal async Task<byte[]?> ReadAsync(CancellationToken cancellation)
    {
        var seen = 0;

        while (true)
        {
            var end = Array.IndexOf(_buffer, (byte)'\n', seen, _count - seen);

            if (end >= 0)
            {
                var line = _buffer[..end];
                _count -= end + 1;
                Buffer.BlockCopy(_buffer, end + 1, _buffer, 0, _count);
                return line;
            }

            seen = _count;

            if (_count > most)
            {
                throw new FormatException($"expected a line of at most {most} bytes, got a longer one");
            }

            if (_count == _buffer.Length)
            {
                Array.Resize(ref _buffer, 2 * _buffer.Length);
            }

            var read = await stream.ReadAsync(_buffer.AsMemory(_count), cancellation).ConfigureAwait(false);

            if (read == 0)
            {
                return null;
            }

            _count += read;
        }
    }
}
