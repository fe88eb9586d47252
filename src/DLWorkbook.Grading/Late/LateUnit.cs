namespace DLWorkbook.Grading;

/// <summary>What the costs of lateness are counted in.</summary>
public enum LateUnit
{
    /// <summary>Points.</summary>
    Points,

    /// <summary>Percent of the points that the assignment is worth.</summary>
    Percent,

    /// <summary>Percent of the points that the submission has.</summary>
    PercentOfEarned,
}
