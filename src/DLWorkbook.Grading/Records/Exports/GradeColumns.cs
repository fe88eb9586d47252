namespace DLWorkbook.Grading;

/// <summary>What an assignment is called on learning platforms; the assignment's title where nothing is said.</summary>
public sealed record GradeColumns
{
    /// <summary>The column in Canvas, with its number: "Lab 1b (4711)".</summary>
    public string? Canvas { get; init; }

    /// <summary>The name in Moodle.</summary>
    public string? Moodle { get; init; }

    /// <summary>Whether Moodle is to know students by their ID number; by their address of e-mail by default.</summary>
    public bool MoodleByIdNumber { get; init; }

    /// <summary>The name in Gradescope.</summary>
    public string? Gradescope { get; init; }
}
