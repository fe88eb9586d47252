using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Brings grades into Gradescope: an autograder that hands out what was graded here.</summary>
/// <remarks>
/// Gradescope imports no table of grades, but takes an assignment's autograder as an archive: <c>setup.sh</c> and
/// <c>run_autograder</c>, which writes <c>/autograder/results/results.json</c>. Upload the archive under "Configure Autograder" and
/// choose "Regrade All Submissions". It looks the student up by the address in <c>submission_metadata.json</c> and runs nothing of the
/// student's; one whom it does not know gets an error that the instructor sees, and no points.
/// </remarks>
public static class GradescopeAutograder
{
    private const string Setup =
        """
        #!/usr/bin/env bash
        command -v python3 || { apt-get update && apt-get install -y python3; }

        """;

    private const string Run =
        """
        #!/usr/bin/env python3
        import json, pathlib, sys

        root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/autograder")
        grades = json.loads((root / "source" / "grades.json").read_text("utf-8"))
        users = json.loads((root / "submission_metadata.json").read_text("utf-8"))["users"]
        known = [grades[user["email"].lower()] for user in users if user["email"].lower() in grades]
        if not known:
            sys.exit("not graded: " + ", ".join(user["email"] for user in users))
        (root / "results").mkdir(exist_ok=True)
        (root / "results" / "results.json").write_text(json.dumps(known[0]), "utf-8")

        """;

    /// <summary>Writes the archive.</summary>
    /// <param name="file">The archive; one that is there is replaced. The same marks give the same bytes.</param>
    /// <param name="marks">Where the students stand.</param>
    /// <returns>Who is not in it and why: no address, not in the class list, the same address as another; or nothing handed in.</returns>
    public static IReadOnlyList<string> Write(string file, IReadOnlyList<StudentMark> marks)
    {
        var leftOut = new List<string>();
        var grades = new SortedDictionary<string, GradescopeResults>(StringComparer.Ordinal);
        foreach (StudentMark mark in ExportRules.Known(marks, "email", student => [student.Email], leftOut))
        {
            if (mark.Graded is null)
            {
                leftOut.Add($"{mark.Student.Key}: handed nothing in");
            }
            else if (!grades.TryAdd(mark.Student.Email.ToLowerInvariant(), GradescopeResults.Of(mark)))
            {
                leftOut.Add($"{mark.Student.Key}: has the same email as another");
            }
        }

        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "setup.sh", Setup, isProgram: true);
            Add(archive, "run_autograder", Run, isProgram: true);
            Add(archive, "grades.json", GradingJson.Write(grades), isProgram: false);
        }

        WholeFile.Write(file, bytes.ToArray());
        return leftOut;
    }

    private static void Add(ZipArchive archive, string name, string text, bool isProgram)
    {
        const int RegularFile = 0x8000;
        ZipArchiveEntry entry = archive.CreateEntry(name);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        entry.ExternalAttributes = (RegularFile | Convert.ToInt32(isProgram ? "755" : "644", 8)) << 16;
        using Stream stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")));
    }
}
