using System;

namespace DLWorkbook.Core.Data;

/// <summary>Truth tables: inputs (batch, inputs) float32, targets (batch) float32, all of them 0 or 1.</summary>
public static class LogicGates
{
    private const int MostInputs = 16;

    /// <summary>The whole truth table of a gate.</summary>
    /// <param name="name">The gate's name: <c>x0 XOR x1</c>.</param>
    /// <param name="inputs">How many inputs it has, 1 to 16.</param>
    /// <param name="gate">What it gives for its inputs.</param>
    /// <returns>
    /// A row for each of the 2^inputs inputs, counted up in binary with the last input running fastest: 00, 01, 10, 11.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">There are too few or too many inputs.</exception>
    public static TabularDataset Table(string name, int inputs, Func<bool[], bool> gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        if (inputs is < 1 or > MostInputs)
        {
            throw new ArgumentOutOfRangeException(
                nameof(inputs), inputs, $"LogicGates: expected a gate of 1 to {MostInputs} inputs, got {inputs}.");
        }

        int rows = 1 << inputs;
        var table = new float[rows, inputs];
        var truth = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            var bits = new bool[inputs];
            for (int input = 0; input < inputs; input++)
            {
                bits[input] = ((row >> (inputs - 1 - input)) & 1) == 1;
                table[row, input] = bits[input] ? 1 : 0;
            }

            truth[row] = gate(bits) ? 1 : 0;
        }

        return new TabularDataset(name, table, truth);
    }
}
