using System;
using System.Collections;
using System.Collections.Generic;
using System.Text;

namespace DLWorkbook.Core.Data;

/// <summary>Many texts in one block of UTF-8, each turned into a string when it is asked for.</summary>
internal sealed class TextList : IReadOnlyList<string>
{
    private readonly byte[] utf8;
    private readonly (int Start, int Length)[] places;

    /// <summary>Takes the block.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <param name="places">Where each text stands.</param>
    public TextList(byte[] utf8, (int Start, int Length)[] places)
    {
        this.utf8 = utf8;
        this.places = places;
    }

    /// <inheritdoc/>
    public int Count => places.Length;

    /// <inheritdoc/>
    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>The bytes of one text.</summary>
    /// <param name="index">Which text.</param>
    /// <returns>Its UTF-8.</returns>
    public ReadOnlySpan<byte> Utf8(int index) => utf8.AsSpan(places[index].Start, places[index].Length);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator()
    {
        for (int i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
