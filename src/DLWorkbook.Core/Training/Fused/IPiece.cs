namespace DLWorkbook.Core.Training.Fused;

/// <summary>One parameter in a step: numbers that are updated independently of each other.</summary>
internal interface IPiece
{
    /// <summary>How many numbers.</summary>
    long Count { get; }

    /// <summary>Whether they are float64; else float32.</summary>
    bool IsDouble { get; }

    /// <summary>Updates some of them.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The one after the last.</param>
    void Update(long from, long to);
}
