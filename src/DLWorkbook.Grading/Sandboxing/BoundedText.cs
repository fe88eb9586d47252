using System;
using System.Text;
using System.Threading;

namespace DLWorkbook.Grading;

/// <summary>Keeps the first 16 KiB of a text that may be endless.</summary>
internal sealed class BoundedText
{
    private readonly byte[] _kept = new byte[16 * 1024];
    private readonly Lock _lock = new();
    private int _count;

    /// <summary>What was kept.</summary>
    internal string Text
    {
        get
        {
            lock (_lock)
            {
                return Encoding.UTF8.GetString(_kept, 0, _count);
            }
        }
    }

    /// <summary>Adds to it, as far as there is room.</summary>
    /// <param name="bytes">UTF-8.</param>
    internal void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            var fitting = bytes[..Math.Min(bytes.Length, _kept.Length - _count)];
            fitting.CopyTo(_kept.AsSpan(_count));
            _count += fitting.Length;
        }
    }
}
