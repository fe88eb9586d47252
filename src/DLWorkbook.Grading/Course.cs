using System.IO;

namespace DLWorkbook.Grading;

/// <summary>An instructor's folder: what is released, what came in, the gradebook and what goes back.</summary>
/// <remarks>
/// <code>
/// course/
///   students.csv                          who is in the class
///   release/lab1b_mlp_scratch/            the student version and assignment.json: give this to students
///   hidden/lab1b_mlp_scratch.json         seeds of the hidden inputs
///   submissions/lab1b_mlp_scratch/ada/1/  every version of every submission
///   gradebook.sqlite                      every run, mark, comment and extension
///   slurm/                                runs that are under way on a cluster
///   feedback/lab1b_mlp_scratch/           a page for each student, the class report, tables
/// </code>
/// </remarks>
/// <param name="folder">The folder; made when something is first written to it.</param>
public sealed class Course(string folder)
{
    /// <summary>The folder itself, as a full path.</summary>
    public string Folder { get; } = Path.GetFullPath(folder);

    /// <summary>The class list.</summary>
    public string Students => Path.Combine(Folder, "students.csv");

    /// <summary>The gradebook.</summary>
    public string Gradebook => Path.Combine(Folder, "gradebook.sqlite");

    /// <summary>The folder that is given to students.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    public string Release(string lab) => Path.Combine(Folder, "release", lab);

    /// <summary>The released assignment.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    public string Assignment(string lab) => Path.Combine(Release(lab), "assignment.json");

    /// <summary>The file of the hidden seeds.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    public string Hidden(string lab) => Path.Combine(Folder, "hidden", lab + ".json");

    /// <summary>The folder of a lab's submissions: in it one folder for each student, in that one for each version.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    public string Submissions(string lab) => Path.Combine(Folder, "submissions", lab);

    /// <summary>The folder of what goes back to students.</summary>
    /// <param name="lab">The lab's script without its extension.</param>
    public string Feedback(string lab) => Path.Combine(Folder, "feedback", lab);
}
