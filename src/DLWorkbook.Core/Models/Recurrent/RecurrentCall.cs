namespace DLWorkbook.Core.Models;

/// <summary>What a call of one fused layer is, beside its tensors.</summary>
internal sealed record RecurrentCall
{
    /// <summary>The cell's arithmetic.</summary>
    public required RecurrentArithmetic Arithmetic { get; init; }

    /// <summary>Whether the tensors begin, after the input, with a first state (or two).</summary>
    public required bool HasState { get; init; }

    /// <summary>Tensors of weights for each direction: 4, or 2 without biases.</summary>
    public required int WeightsOfDirection { get; init; }

    /// <summary>Steps of each sequence, or null when all have all.</summary>
    public required long[]? Lengths { get; init; }

    /// <summary>Whether the states of all steps are wanted, and not the last ones alone.</summary>
    public required bool WantsOutput { get; init; }

    /// <summary>Whether a backward pass may follow.</summary>
    public required bool Keeps { get; init; }

    /// <summary>Told how long the stages take, or null.</summary>
    public required RecurrentClock? Clock { get; init; }
}
