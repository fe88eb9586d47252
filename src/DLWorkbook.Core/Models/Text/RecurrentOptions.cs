using System;
using System.Collections.Generic;

namespace DLWorkbook.Core.Models;

/// <summary>What a <see cref="RecurrentEncoder"/> is made of.</summary>
public sealed record RecurrentOptions
{
    /// <summary>The cell. Default: LSTM.</summary>
    public RecurrentCell Cell { get; init; } = RecurrentCell.LSTM;

    /// <summary>Width of the state. Default: 32.</summary>
    public int Hidden { get; init; } = 32;

    /// <summary>Reads the sequence in both directions; the output is twice as wide. Default: false.</summary>
    public bool Bidirectional { get; init; }

    /// <summary>Raises one exception that names every option out of range.</summary>
    /// <exception cref="ArgumentException">At least one option is out of range.</exception>
    public void Validate()
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(Cell))
        {
            faults.Add($"Cell: expected RNN, GRU or LSTM, got {Cell}");
        }

        if (Hidden < 1)
        {
            faults.Add($"Hidden: expected at least 1, got {Hidden}");
        }

        if (faults.Count > 0)
        {
            throw new ArgumentException(string.Join("; ", faults), nameof(RecurrentOptions));
        }
    }
}
