using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Reads and writes <c>assignment.json</c>.</summary>
public static class AssignmentFile
{
    /// <summary>The name of the file in a release.</summary>
    public const string Name = "assignment.json";

    /// <summary>Reads a released assignment.</summary>
    /// <param name="course">The instructor's folder.</param>
    /// <param name="lab">The lab's script without its extension.</param>
    /// <exception cref="FileNotFoundException">The lab has not been released.</exception>
    /// <exception cref="InvalidDataException">It can't be read, or something in it can't be: the message lists every fault.</exception>
    public static Assignment Read(Course course, string lab)
    {
        var file = course.Assignment(lab);

        if (!File.Exists(file))
        {
            throw new FileNotFoundException(
                $"{lab} has not been released: there is no {file}\nrun dotnet fsi scripts/release.fsx {lab} --course {course.Folder}",
                file);
        }

        var assignment = Read(file);
        return assignment.Lab == lab
            ? assignment
            : throw new InvalidDataException($"{file}: at $.lab: expected \"{lab}\", got \"{assignment.Lab}\"");
    }

    /// <summary>Reads an assignment from a file.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It can't be read, or something in it can't be: the message lists every fault.</exception>
    public static Assignment Read(string file)
    {
        var assignment = GradingJson.ReadFile<Assignment>(file);
        var faults = Faults(assignment);
        return faults.Count == 0
            ? assignment
            : throw new InvalidDataException(string.Join('\n', faults.Select(fault => $"{file}: {fault}")));
    }

    /// <summary>Writes an assignment into a file, wholly or not at all.</summary>
    /// <param name="file">The file; one that is there is replaced.</param>
    /// <param name="assignment">The assignment.</param>
    /// <exception cref="InvalidDataException">Something in it can't be: the message lists every fault.</exception>
    public static void Write(string file, Assignment assignment)
    {
        var faults = Faults(assignment);

        if (faults.Count > 0)
        {
            throw new InvalidDataException(string.Join('\n', faults.Select(fault => $"{assignment.Lab}: {fault}")));
        }

        GradingJson.WriteFile(file, assignment);
    }

    /// <summary>What can't be in an assignment, each with its path; empty when all is well.</summary>
    /// <param name="assignment">The assignment.</param>
    public static IReadOnlyList<string> Faults(Assignment assignment)
    {
        var faults = new List<string>();

        void Expect(bool holds, string path, string expected, object got)
        {
            if (!holds)
            {
                faults.Add(FormattableString.Invariant($"at $.{path}: expected {expected}, got {got}"));
            }
        }

        Expect(Names.IsPlain(assignment.Lab), "lab", "a script's name without folder and extension", $"\"{assignment.Lab}\"");
        Expect(assignment.Exercises.Count > 0, "exercises", "at least one exercise", "none");

        for (var i = 0; i < assignment.Exercises.Count; i++)
        {
            var exercise = assignment.Exercises[i];
            var before = assignment.Exercises.Take(i).Any(other => other.Id == exercise.Id);
            Expect(exercise.Id.Trim() != "", $"exercises[{i}].id", "an id", "\"\"");
            Expect(!before, $"exercises[{i}].id", "each exercise once", $"\"{exercise.Id}\" again");
            Expect(exercise.Points > 0 && double.IsFinite(exercise.Points), $"exercises[{i}].points", "a number above 0", exercise.Points);
        }

        for (var i = 0; i < assignment.Attachments.Count; i++)
        {
            var (attachment, path) = (assignment.Attachments[i], $"attachments[{i}]");
            var taken = string.Equals(attachment.Name, assignment.Script, StringComparison.OrdinalIgnoreCase)
                || assignment.Attachments.Take(i).Any(other =>
                    string.Equals(other.Name, attachment.Name, StringComparison.OrdinalIgnoreCase));
            Expect(Names.IsFile(attachment.Name), $"{path}.name", "a file's name without a folder, of letters, digits, '.', '-' and '_'", $"\"{attachment.Name}\"");
            Expect(!taken, $"{path}.name", "each name once", $"\"{attachment.Name}\" again");
            Expect(attachment.MostBytes > 0, $"{path}.mostBytes", "a number above 0", attachment.MostBytes);
        }

        faults.AddRange(assignment.Late.Faults().Select(fault => $"at $.late.{fault}"));
        var limits = assignment.Limits;
        Expect(limits.CallGrace > TimeSpan.Zero, "limits.callGrace", "a time above 0", limits.CallGrace);
        Expect(limits.Exercise > TimeSpan.Zero, "limits.exercise", "a time above 0", limits.Exercise);
        Expect(limits.Compilation > TimeSpan.Zero, "limits.compilation", "a time above 0", limits.Compilation);
        Expect(limits.Memory >= 64 << 20, "limits.memory", "at least 64 MiB (67108864)", limits.Memory);
        Expect(limits.Processes > 0, "limits.processes", "a number above 0", limits.Processes);
        Expect(limits.ReplyBytes > 0, "limits.replyBytes", "a number above 0", limits.ReplyBytes);
        return faults;
    }
}
