namespace DLWorkbook.Grading;

/// <summary>One exercise of an assignment.</summary>
public sealed record AssignmentExercise
{
    /// <summary>The lab's number and the exercise's: "1b.3".</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required string Title { get; init; }

    /// <summary>What it is worth.</summary>
    public required double Points { get; init; }

    /// <summary>Whether some of the points are given when some of the checks hold; true by default.</summary>
    public bool Partial { get; init; } = true;
}
