namespace DLWorkbook.Grading;

/// <summary>Which version of a submission counts.</summary>
public enum VersionRule
{
    /// <summary>The last one that came in.</summary>
    Latest,

    /// <summary>The one with the most points after lateness; of equal ones the first.</summary>
    Best,
}
