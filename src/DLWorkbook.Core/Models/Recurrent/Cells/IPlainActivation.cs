using System.Numerics;

namespace DLWorkbook.Core.Models;

/// <summary>What a plain cell does to its sums.</summary>
/// <typeparam name="T">float or double.</typeparam>
internal interface IPlainActivation<T>
    where T : unmanaged
{
    /// <summary>Its values.</summary>
    /// <param name="sums">The sums.</param>
    static abstract Vector<T> Of(Vector<T> sums);

    /// <summary>∂loss/∂sums.</summary>
    /// <param name="values">Its values.</param>
    /// <param name="slopes">∂loss/∂values</param>
    static abstract Vector<T> Back(Vector<T> values, Vector<T> slopes);
}
