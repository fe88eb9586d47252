using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace DLWorkbook.Grading;

/// <summary>What came of one submission on a node, in a file that is there wholly or not at all.</summary>
/// <param name="Seal">HMAC-SHA256 of the rest with the run's secret: what was changed since, or is another run's, is refused.</param>
/// <param name="Node">The node that did it.</param>
/// <param name="Graded">The submission with its results.</param>
internal sealed record SlurmResult(string Seal, string Node, GradedSubmission Graded)
{
    /// <summary>Writes the file of a submission. A run whose folder is gone gets none.</summary>
    public static void Write(SlurmFolder folder, SlurmRunFile run, string node, GradedSubmission graded)
    {
        if (!Directory.Exists(folder.Results))
        {
            throw new DirectoryNotFoundException($"{folder.Results} is gone: nobody waits for the results of this run");
        }

        GradingJson.WriteFile(folder.Result(graded.Submission), new SlurmResult(SealOf(run, node, graded), node, graded));
    }

    /// <summary>Reads a file and makes sure that it is what was asked for.</summary>
    /// <exception cref="InvalidDataException">It is not: the message says why.</exception>
    public static GradedSubmission Read(string file, SlurmRunFile run, SlurmWork work)
    {
        var result = GradingJson.ReadFile<SlurmResult>(file);

        if (!CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(result.Seal), Encoding.UTF8.GetBytes(SealOf(run, result.Node, result.Graded))))
        {
            throw new InvalidDataException($"{file}: its seal is not that of this run: it was changed after it was written, or belongs to another run");
        }

        if (Text(result.Graded.Submission) != Text(work.Submission))
        {
            throw new InvalidDataException(
                $"{file}: expected version {work.Submission.Version} of {work.Submission.Student} with SHA-256 {work.Submission.Sha256}, "
                + $"got version {result.Graded.Submission.Version} of {result.Graded.Submission.Student} with {result.Graded.Submission.Sha256}");
        }

        return result.Graded.Key == work.Key
            ? result.Graded
            : throw new InvalidDataException($"{file}: node {result.Node} graded it with {Difference(work.Key, result.Graded.Key)}");
    }

    /// <summary>In what a node's key differs from the grader's.</summary>
    public static string Difference(RunKey here, RunKey there) =>
        here.Packages != there.Packages ? $"other packages ({there.Packages}; here {here.Packages})"
        : here.Checks != there.Checks ? "other checks or seeds: build the workbook once, in a folder that every node sees"
        : here.Assignment != there.Assignment ? "another assignment"
        : "other files";

    private static string SealOf(SlurmRunFile run, string node, GradedSubmission graded) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(run.Secret), Encoding.UTF8.GetBytes(node + "\n" + Text(graded))));

    private static string Text<T>(T value) => JsonSerializer.Serialize(value, GradingJson.Compact);
}
