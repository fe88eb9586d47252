using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>A table that knows when things were handed in, or who is who.</summary>
/// <remarks>
/// Moodle's grading worksheet has Identifier ("Participant 123456"), Full name, Email address and "Last modified (submission)";
/// GitHub Classroom's grades.csv has github_username, student_repository_name and submission_timestamp; a table of one's own has
/// <c>received</c> and any of <c>download</c> (the name in the download), <c>key</c>, <c>name</c>, <c>email</c>, <c>github</c>,
/// <c>canvas id</c>. Columns that are not known are left alone.
/// </remarks>
internal sealed class Worksheet
{
    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["download"] = ["download", "studentrepositoryname"],
        ["identifier"] = ["identifier"],
        ["key"] = ["key"],
        ["name"] = ["name", "fullname", "student"],
        ["email"] = ["email", "emailaddress"],
        ["moodle"] = ["idnumber", "moodleid"],
        ["github"] = ["github", "githubusername"],
        ["canvas"] = ["canvasid", "id"],
        ["received"] = ["received", "lastmodified(submission)", "submissiontimestamp"],
    };

    private static readonly string[] LocalTimes =
    [
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss",
        "dddd, d MMMM yyyy, h:mm tt", "dddd, d MMMM yyyy, H:mm", "d MMMM yyyy, h:mm tt", "d MMMM yyyy, H:mm",
    ];

    private readonly List<Row> rows = [];

    private Worksheet()
    {
    }

    /// <summary>A row.</summary>
    /// <param name="Fields">The known columns' fields.</param>
    /// <param name="Received">When it was handed in; null when the row doesn't say.</param>
    public sealed record Row(IReadOnlyDictionary<string, string> Fields, DateTimeOffset? Received)
    {
        /// <summary>A field; empty when there is none.</summary>
        public string Of(string column) => Fields.GetValueOrDefault(column, "");
    }

    /// <summary>Reads a table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="zone">The zone of times that name none.</param>
    /// <exception cref="CollectException">It has faults; every one of them with its line.</exception>
    public static Worksheet Read(string file, Func<DateTime, TimeSpan> zone)
    {
        var sheet = new Worksheet();
        IReadOnlyList<CsvRows.Row> table;

        try
        {
            table = CsvRows.Read(File.ReadAllText(file));
        }
        catch (FormatException fault)
        {
            throw new CollectException([$"{file}: {fault.Message}"]);
        }

        if (table.Count == 0)
        {
            throw new CollectException([$"{file}: line 1: expected a header, got nothing"]);
        }

        var heads = table[0].Fields
            .Select((field, at) => (Column: Columns.FirstOrDefault(pair => pair.Value.Contains(PlainHead(field))).Key, At: at))
            .Where(head => head.Column is not null)
            .DistinctBy(head => head.Column)
            .ToDictionary(head => head.Column, head => head.At);

        if (heads.Count < 2)
        {
            throw new CollectException([$"{file}: line {table[0].Line}: expected a column that says who (download, identifier, key, name, email, github, canvas id) and one that says when or who else (received, \"Last modified (submission)\", submission_timestamp, key), got {string.Join(", ", table[0].Fields.Select(field => $"\"{field}\""))}"]);
        }

        var faults = new List<string>();

        foreach (var row in table.Skip(1))
        {
            var fields = heads.ToDictionary(head => head.Key, head => head.Value < row.Fields.Count ? row.Fields[head.Value].Trim() : "");
            var text = fields.GetValueOrDefault("received", "");
            var time = Time(text, zone);

            if (time is null && text is not ("" or "-"))
            {
                faults.Add($"{file}: line {row.Line}: expected a time as 2026-12-01 23:59, 2026-12-01T23:59+01:00 or \"Tuesday, 1 December 2026, 11:59 PM\", got \"{Text.Printable(text)}\"");
            }

            sheet.rows.Add(new Row(fields, time));
        }

        return faults.Count == 0 ? sheet : throw new CollectException(faults);
    }

    /// <summary>The row of what a download holds of someone; null when there is none, or more than one.</summary>
    public Row? Of(DownloadForm form, Handin handin) =>
        Only(row => row.Of("download") == handin.Label || (row.Of("download") != "" && row.Of("download") == handin.Name))
        ?? (form == DownloadForm.Moodle && handin.Id != "" ? Only(row => Digits(row.Of("identifier")) == handin.Id) : null)
        ?? (form == DownloadForm.Canvas && handin.Id != "" ? Only(row => row.Of("canvas") == handin.Id) : null)
        ?? (form == DownloadForm.GitHub ? Only(row => string.Equals(row.Of("github"), handin.Name, StringComparison.OrdinalIgnoreCase)) : null)
        ?? (form == DownloadForm.Plain ? Only(row => row.Of("key") == handin.Name) : null)
        ?? (form is DownloadForm.Moodle or DownloadForm.Canvas && Text.Plain(handin.Name) != ""
            ? Only(row => StudentNames.Forms(row.Of("name")).Contains(Text.Plain(handin.Name)))
            : null);

    /// <summary>The row of a student of the class list; null when there is none, or more than one.</summary>
    public Row? Of(Student student) =>
        Only(row => row.Of("key") == student.Key)
        ?? (student.Email == "" ? null : Only(row => string.Equals(row.Of("email"), student.Email, StringComparison.OrdinalIgnoreCase)));

    private Row? Only(Func<Row, bool> isMeant)
    {
        var found = rows.Where(isMeant).Take(2).ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static DateTimeOffset? Time(string text, Func<DateTime, TimeSpan> zone)
    {
        var utc = text.EndsWith(" UTC", StringComparison.Ordinal) ? text[..^4] + "Z" : text;

        if (TimeText.TryExact(utc) is { } time)
        {
            return time;
        }

        // Newer versions of Unicode's data put a narrow blank before AM and PM.
        return DateTime.TryParseExact(text.Replace('\u202F', ' '), LocalTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, zone(local))
            : null;
    }

    private static string PlainHead(string head) =>
        new([.. head.Trim().ToLowerInvariant().Where(letter => letter is not (' ' or '_' or '-'))]);

    private static string Digits(string identifier) => new([.. identifier.Where(char.IsAsciiDigit)]);
}
