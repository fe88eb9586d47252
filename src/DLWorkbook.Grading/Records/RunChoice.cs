namespace DLWorkbook.Grading;

/// <summary>Which rows of graded submissions are asked for.</summary>
internal enum RunChoice
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>The last of each version.</summary>
    LastOfVersion,

    /// <summary>The last of each student's last version.</summary>
    LastOfStudent,
}
