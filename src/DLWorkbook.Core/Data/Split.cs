using System;

namespace DLWorkbook.Core.Data;

/// <summary>A data set in two parts that share no row.</summary>
public sealed record Split
{
    /// <summary>Takes the two parts.</summary>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows to choose by: epochs, hyper-parameters.</param>
    /// <exception cref="ArgumentException">The parts share a row.</exception>
    public Split(Dataset train, Dataset validation)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(validation);
        Disjoint.Require(("train", train), ("validation", validation));
        Train = train;
        Validation = validation;
    }

    /// <summary>The rows to learn from.</summary>
    public Dataset Train { get; }

    /// <summary>The rows to choose by: epochs, hyper-parameters.</summary>
    public Dataset Validation { get; }

    /// <summary>Takes the two parts apart.</summary>
    /// <param name="train">The rows to learn from.</param>
    /// <param name="validation">The rows to choose by.</param>
    public void Deconstruct(out Dataset train, out Dataset validation) => (train, validation) = (Train, Validation);
}
