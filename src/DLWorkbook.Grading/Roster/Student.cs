namespace DLWorkbook.Grading;

/// <summary>One student of the class list: a line of <c>students.csv</c>.</summary>
public sealed record Student
{
    /// <summary>The key: the name of the student's folder under <c>submissions/</c>, and what the gradebook knows the student by.</summary>
    public required string Key { get; init; }

    /// <summary>The name as it is shown; empty when unknown.</summary>
    public string Name { get; init; } = "";

    /// <summary>The address of e-mail; empty when unknown. Moodle and Gradescope know students by it.</summary>
    public string Email { get; init; } = "";

    /// <summary>Canvas' number of the user: its column "ID".</summary>
    public string CanvasId { get; init; } = "";

    /// <summary>Canvas' column "SIS User ID".</summary>
    public string SisUserId { get; init; } = "";

    /// <summary>Canvas' column "SIS Login ID": the login's name.</summary>
    public string SisLoginId { get; init; } = "";

    /// <summary>The section or group; Canvas' column "Section".</summary>
    public string Section { get; init; } = "";

    /// <summary>Moodle's "ID number" of the user.</summary>
    public string MoodleId { get; init; } = "";

    /// <summary>Gradescope's "SID".</summary>
    public string GradescopeId { get; init; } = "";

    /// <summary>The account at GitHub.</summary>
    public string GitHub { get; init; } = "";
}
