using System.Linq;

namespace DLWorkbook.Core.Models;

/// <summary>One parameter tensor of a model.</summary>
/// <param name="Name">Its path in the model, e.g. <c>encoder.lstm.weight_ih_l0</c>.</param>
/// <param name="Shape">Its axes' sizes.</param>
/// <param name="Trainable">Whether training changes it.</param>
public sealed record ParameterRow(string Name, long[] Shape, bool Trainable)
{
    /// <summary>Numbers in the tensor.</summary>
    public long Count => Shape.Aggregate(1L, (product, size) => product * size);
}
