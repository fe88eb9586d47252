using System;
using System.Collections;
using System.Collections.Generic;

namespace DLWorkbook.Core.Data;

/// <summary>Values that are computed when they are asked for.</summary>
/// <typeparam name="T">The type of a value.</typeparam>
/// <param name="count">How many.</param>
/// <param name="compute">Gives one, by its number.</param>
internal sealed class ComputedList<T>(int count, Func<int, T> compute) : IReadOnlyList<T>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    public T this[int index] => (uint)index < (uint)count
        ? compute(index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"expected a number from 0 to {count - 1}, got {index}.");

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator()
    {
        for (int i = 0; i < count; i++)
        {
            yield return compute(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
