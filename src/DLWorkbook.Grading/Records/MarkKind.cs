namespace DLWorkbook.Grading;

/// <summary>What a manual mark does to the points that are there.</summary>
public enum MarkKind
{
    /// <summary>Its points stand in place of the others.</summary>
    Replaces,

    /// <summary>Its points are added, or taken away.</summary>
    Adjusts,

    /// <summary>The marks before it no longer count: the automatic points are back.</summary>
    Withdraws,
}
