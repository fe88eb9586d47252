namespace DLWorkbook.Grading;

/// <summary>One exercise of a submission as a file of its own.</summary>
/// <param name="Exercise">The exercise's id: "1b.3".</param>
/// <param name="Module">The module that the text declares: "Exercise_1b_3".</param>
/// <param name="Text">The F# text; its line directives name the lines of the student's script.</param>
public sealed record SourceUnit(string Exercise, string Module, string Text)
{
    /// <summary>The module of an exercise.</summary>
    /// <param name="exercise">The exercise's id.</param>
    public static string ModuleOf(string exercise) => "Exercise_" + exercise.Replace('.', '_');
}
