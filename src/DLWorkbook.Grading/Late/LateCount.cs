namespace DLWorkbook.Grading;

/// <summary>Which steps of lateness count.</summary>
public enum LateCount
{
    /// <summary>Each step that has started: a minute into the second day is two days.</summary>
    Started,

    /// <summary>Each step that is full: a minute into the second day is one day.</summary>
    Full,
}
