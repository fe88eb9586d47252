using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>The versions of submissions under <c>submissions/&lt;lab&gt;/&lt;student&gt;/&lt;n&gt;/</c>: each is there wholly or not at all, and never changes.</summary>
/// <param name="course">The instructor's folder.</param>
/// <param name="lab">The lab's script without its extension.</param>
public sealed class SubmissionFolder(Course course, string lab)
{
    /// <summary>The name of the file that says what a version is.</summary>
    public const string Name = "submission.json";

    private const string Unfinished = ".new-";

    /// <summary>Every version of everyone, by student and then by version.</summary>
    /// <exception cref="InvalidDataException">A submission.json can't be read.</exception>
    public IReadOnlyList<Submission> All() => [.. Students().SelectMany(Versions)];

    /// <summary>The students who handed something in, in ordinal order.</summary>
    public IReadOnlyList<string> Students()
    {
        var folder = course.Submissions(lab);
        return Directory.Exists(folder)
            ? [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Where(Names.IsFile).Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>The versions of a student, the first one first.</summary>
    /// <param name="student">The student's key.</param>
    /// <exception cref="InvalidDataException">A submission.json can't be read.</exception>
    public IReadOnlyList<Submission> Versions(string student)
    {
        var folder = Path.Combine(course.Submissions(lab), student);
        return Directory.Exists(folder)
            ? [.. Numbers(folder).Order().Select(number => GradingJson.ReadFile<Submission>(Path.Combine(folder, Number(number), Name)))]
            : [];
    }

    /// <summary>The folder of a version.</summary>
    /// <param name="submission">The version.</param>
    public string Of(Submission submission) => Path.Combine(course.Submissions(lab), submission.Student, Number(submission.Version));

    /// <summary>The content of a version's script; null when there is none.</summary>
    /// <param name="submission">The version.</param>
    /// <exception cref="InvalidDataException">The file is not the one that was collected.</exception>
    public byte[]? Script(Submission submission) => submission.Script is { } name ? Content(submission, name) : null;

    /// <summary>The content of one of a version's files, which is checked to be the one that was handed in.</summary>
    /// <param name="submission">The version.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="InvalidDataException">The file is not the one that was collected.</exception>
    public byte[] Content(Submission submission, string name)
    {
        var file = Path.Combine(Of(submission), name);
        var content = File.ReadAllBytes(file);
        return Checksum.Of(content) == submission.Files[name]
            ? content
            : throw new InvalidDataException($"{file}: expected the file that was collected (SHA-256 {submission.Files[name]}), got another one: collect it again");
    }

    /// <summary>Keeps a new version.</summary>
    /// <param name="student">The student's key.</param>
    /// <param name="received">When it was handed in.</param>
    /// <param name="script">The name of the script among the files; null when there is none.</param>
    /// <param name="files">The files' contents by their names.</param>
    /// <param name="notes">What was odd about it.</param>
    /// <returns>The version; null when it is there already.</returns>
    /// <remarks>
    /// The same files again are no new version, unless others came in between and these were handed in after them.
    /// </remarks>
    public Submission? Add(
        string student,
        DateTimeOffset received,
        string? script,
        IReadOnlyDictionary<string, byte[]> files,
        IReadOnlyList<string> notes)
    {
        if (!Names.IsFile(student))
        {
            throw new ArgumentException($"expected a student's key of letters, digits, '.', '-' and '_', got \"{student}\"", nameof(student));
        }

        if (files.Keys.FirstOrDefault(name => !Names.IsFile(name) || name == Name) is { } odd)
        {
            throw new ArgumentException($"expected plain names of files, got \"{odd}\"", nameof(files));
        }

        var checksums = files.ToDictionary(file => file.Key, file => Checksum.Of(file.Value));
        var sha = Checksum.OfAll(checksums);
        var home = Path.Combine(course.Submissions(lab), student);

        while (true)
        {
            var before = Versions(student);
            var latest = before.Count == 0 ? null : before[^1];

            if (latest is not null && before.Any(version => version.Sha256 == sha && (version == latest || received <= latest.Received)))
            {
                return null;
            }

            var submission = new Submission
            {
                Lab = lab,
                Student = student,
                Version = 1 + (latest?.Version ?? 0),
                Received = received,
                Script = script,
                Files = checksums,
                Sha256 = sha,
                Notes = notes,
            };

            if (TryPut(home, submission, files))
            {
                return submission;
            }
        }
    }

    /// <summary>Removes what a run that was stopped in the middle has left.</summary>
    public void Tidy()
    {
        foreach (var student in Students())
        {
            foreach (var half in Directory.GetDirectories(Path.Combine(course.Submissions(lab), student), Unfinished + "*"))
            {
                if (Directory.GetLastWriteTimeUtc(half) < DateTime.UtcNow.AddHours(-1))
                {
                    Directory.Delete(half, recursive: true);
                }
            }
        }
    }

    /// <summary>Writes a version aside and puts it in place at once; false when another one has taken its number meanwhile.</summary>
    private bool TryPut(string home, Submission submission, IReadOnlyDictionary<string, byte[]> files)
    {
        var aside = Path.Combine(home, Unfinished + Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(aside);

        try
        {
            foreach (var (name, content) in files)
            {
                WholeFile.Write(Path.Combine(aside, name), content);
            }

            GradingJson.WriteFile(Path.Combine(aside, Name), submission);

            try
            {
                Directory.Move(aside, Of(submission));
                return true;
            }
            catch (IOException) when (Directory.Exists(Of(submission)))
            {
                return false;
            }
        }
        finally
        {
            if (Directory.Exists(aside))
            {
                Directory.Delete(aside, recursive: true);
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<int> Numbers(string folder) =>
        Directory.GetDirectories(folder)
            .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0);
}
