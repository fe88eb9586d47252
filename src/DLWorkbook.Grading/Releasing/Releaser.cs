using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using DLWorkbook.Checking;
using DLWorkbook.Core.Data;

namespace DLWorkbook.Grading;

/// <summary>Releases labs: writes the student version with <c>assignment.json</c>, and keeps the hidden seeds.</summary>
/// <remarks>
/// <para>
/// What goes out, in <c>release/&lt;lab&gt;/</c>: the script with a typed hole in place of each solution; <c>assignment.json</c>; and
/// <c>labs.yaml</c> with the lab's gentle hints, without the plain ones. Students have the workbook itself: they put the script and
/// labs.yaml into its labs/. The checks that they run there are those by which they are graded, with the inputs of seed 20; what
/// stays behind is the solutions, the plain hints and <c>hidden/&lt;lab&gt;.json</c>, the seeds of the other inputs.
/// </para>
/// <para>Nothing is written unless everything holds; what is wrong is reported all at once, with file and line.</para>
/// </remarks>
/// <param name="house">The workbook's folder.</param>
/// <param name="trial">Grades a script; by default as any submission is graded.</param>
/// <param name="checks">The exercises that have checks, by the lab's name; those of the catalogue by default.</param>
public sealed class Releaser(string house, ReleaseTrial trial, Func<string, IReadOnlyList<Exercise>>? checks = null)
{
    private readonly Func<string, IReadOnlyList<Exercise>> checks = checks ?? (lab => [.. Catalogue.ofLab(lab)]);

    /// <summary>What type-checks the student version.</summary>
    internal Func<string, string, string, CancellationToken, Task<IReadOnlyList<string>>> Types { get; init; } = ScriptTypes.FaultsAsync;

    /// <summary>The workbook's own folder, where this assembly was built.</summary>
    /// <exception cref="DirectoryNotFoundException">It isn't known.</exception>
    public static string House() =>
        DataFolders.FromEnvironment().Project
            ?? throw new DirectoryNotFoundException("the workbook's folder is not known: run this from inside it");

    /// <summary>Releases a lab.</summary>
    /// <param name="course">The instructor's folder.</param>
    /// <param name="options">What the instructor decides.</param>
    /// <param name="cancellation">Stops it; nothing is written then.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="ReleaseException">The lab can't be released: everything that is wrong with it.</exception>
    public async Task<Release> ReleaseAsync(Course course, ReleaseOptions options, CancellationToken cancellation = default)
    {
        var source = new ReleaseSource(house, options.Lab, checks);
        var files = StudentFiles(source, options);
        var faults = new List<string>(ReleaseRules.Faults(source, options));
        faults.AddRange(SolutionLeak.Canaries(source, LabSource.strip));

        foreach (var (name, text) in files)
        {
            if (name != "labs.yaml" || !options.PlainHints)
            {
                faults.AddRange(SolutionLeak.Copies(source, name, text));
            }
        }

        var assignment = ToAssignment(source, options, files);
        faults.AddRange(AssignmentFile.Faults(assignment)
            .Concat(options.Late.Faults())
            .Select(fault => $"{AssignmentFile.Name}:1: {fault}"));

        if (options.Seeds < 1)
        {
            faults.Add($"hidden/{options.Lab}.json:1: expected at least one seed, got {options.Seeds}");
        }

        faults.AddRange(await Types(house, source.Name, source.Stripped, cancellation));

        // What can't be compiled or has no check can't be tried; the rest is told first.
        if (faults.Count > 0)
        {
            throw new ReleaseException(faults);
        }

        var hidden = File.Exists(course.Hidden(options.Lab))
            ? HiddenSeedsFile.Read(course, options.Lab)
            : HiddenSeedsFile.Draw(options.Lab, options.Seeds);
        faults.AddRange(await TrialFaultsAsync(source, assignment, hidden, cancellation));

        if (faults.Count > 0)
        {
            throw new ReleaseException(faults);
        }

        HiddenSeedsFile.Keep(course, hidden);
        return Publish(course, options, assignment, files);
    }

    private static Dictionary<string, string> StudentFiles(ReleaseSource source, ReleaseOptions options) => new()
    {
        [source.Name] = source.Stripped,
        ["labs.yaml"] = options.PlainHints ? source.SyllabusText : ReleasedHints.WithoutPlain(source.SyllabusText, source.Name),
    };

    private static Assignment ToAssignment(ReleaseSource source, ReleaseOptions options, IReadOnlyDictionary<string, string> files) => new()
    {
        Lab = options.Lab,
        Title = source.Syllabus.Title,
        Due = options.Due,
        Late = options.Late,
        Counts = options.Counts,
        Exercises =
        [
            .. source.Syllabus.Exercises.Select(exercise => new AssignmentExercise
            {
                Id = exercise.Id,
                Title = exercise.Title,
                Points = options.Points.TryGetValue(exercise.Id, out var points) ? points : exercise.Points,
                Partial = options.Partial?.Contains(exercise.Id) ?? true,
            }),
        ],
        Attachments = options.Attachments,
        Directives =
        [
            .. LabSlice.pieces(source.Stripped)
                .Where(piece => piece.Kind.IsDirective)
                .Select(piece => ReleaseSource.Lines(piece.Text)[0].Trim()),
        ],
        Checksums = files.ToDictionary(file => file.Key, file => Checksum.OfText(file.Value)),
        Limits = options.Limits,
    };

    private async Task<IReadOnlyList<string>> TrialFaultsAsync(
        ReleaseSource source, Assignment assignment, HiddenSeeds hidden, CancellationToken cancellation)
    {
        var faults = new List<string>();
        int LineOf(string id) => source.Pieces.First(piece => ReleaseSource.ExerciseOf(piece) == id).Line;

        foreach (var result in await trial(source.Stripped, assignment, hidden, cancellation))
        {
            if (result.Verdict != Verdict.Todo || result.Points != 0)
            {
                faults.Add($"{source.Name}:{LineOf(result.Exercise)}: exercise {result.Exercise} is not to be done once its solution is out: {Ended(result)}");
            }
        }

        foreach (var result in await trial(source.Text, assignment, hidden, cancellation))
        {
            if (result.Verdict != Verdict.Passed || result.Points != result.MostPoints)
            {
                faults.Add($"{source.Name}:{LineOf(result.Exercise)}: the solution of exercise {result.Exercise} does not get full points: {Ended(result)}");
            }
        }

        return faults;
    }

    private static string Ended(ExerciseResult result)
    {
        var text = FormattableString.Invariant($"{result.Verdict.ToString().ToLowerInvariant()}, {result.Points} of {result.MostPoints} points");
        return result.Reason == "" ? text : $"{text}: {ReleaseSource.Lines(result.Reason)[0]}";
    }

    private static Release Publish(Course course, ReleaseOptions options, Assignment assignment, IReadOnlyDictionary<string, string> files)
    {
        var folder = course.Release(options.Lab);
        var published = course.Assignment(options.Lab);
        var text = GradingJson.Write(assignment);
        var names = files.Keys.Append(AssignmentFile.Name).Order(StringComparer.Ordinal).ToArray();
        string? earlier = null;

        Release Done(bool unchanged) => new()
        {
            Assignment = assignment,
            Folder = folder,
            Hidden = course.Hidden(options.Lab),
            Files = names,
            Unchanged = unchanged,
            Earlier = earlier,
        };

        if (File.Exists(published) && File.ReadAllText(published) == text && files.All(file => IsThere(Path.Combine(folder, file.Key), file.Value)))
        {
            return Done(unchanged: true);
        }

        if (Directory.Exists(folder) && !options.Again)
        {
            throw new ReleaseException([$"{published}:1: {options.Lab} has been released before with other content; --again releases it once more, and keeps what went out"]);
        }

        var release = Path.GetDirectoryName(folder)!;
        var aside = Path.Combine(release, $".{options.Lab}.{Guid.NewGuid():N}");
        Directory.CreateDirectory(aside);

        try
        {
            foreach (var (name, content) in files.Append(new(AssignmentFile.Name, text)))
            {
                File.WriteAllBytes(Path.Combine(aside, name), Encoding.UTF8.GetBytes(content));
            }

            if (Directory.Exists(folder))
            {
                earlier = Enumerable.Range(1, int.MaxValue)
                    .Select(number => Path.Combine(release, ".earlier", $"{options.Lab}-{number}"))
                    .First(place => !Directory.Exists(place));
                Directory.CreateDirectory(Path.GetDirectoryName(earlier)!);
                Directory.Move(folder, earlier);
            }

            Directory.Move(aside, folder);
        }
        finally
        {
            if (Directory.Exists(aside))
            {
                Directory.Delete(aside, recursive: true);
            }
        }

        return Done(unchanged: false);
    }

    private static bool IsThere(string file, string content) => File.Exists(file) && File.ReadAllText(file) == content;
}
