using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace DLWorkbook.Grading;

/// <summary>Makes a class list of a table.</summary>
internal static class ClassListReader
{
    /// <summary>The names under which a column is known, without what makes no difference; the first is ours.</summary>
    private static readonly Dictionary<string, string[]> Columns = new()
    {
        ["key"] = ["key"],
        ["name"] = ["name", "student", "fullname"],
        ["first"] = ["firstname", "givenname"],
        ["last"] = ["lastname", "surname", "familyname"],
        ["email"] = ["email", "emailaddress", "mail"],
        ["canvas"] = ["canvasid", "id"],
        ["sis"] = ["sisuserid"],
        ["login"] = ["sisloginid", "loginid", "username", "login"],
        ["section"] = ["section", "sections", "group", "groups"],
        ["moodle"] = ["moodleid", "idnumber"],
        ["gradescope"] = ["gradescopeid", "sid"],
        ["github"] = ["github", "githubusername"],
    };

    public static ClassList Read(byte[] bytes, string name)
    {
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new ClassListException(name, [$"line {1 + bytes.Take(error.Index).Count(one => one == '\n')}: expected UTF-8, got other bytes: save it as \"CSV UTF-8\""]);
        }

        return Read(text, name);
    }

    public static ClassList Read(string text, string name)
    {
        IReadOnlyList<CsvRows.Row> rows;
        try
        {
            rows = CsvRows.Read(text);
        }
        catch (FormatException error)
        {
            throw new ClassListException(name, [error.Message]);
        }

        if (rows.Count == 0)
        {
            throw new ClassListException(name, ["line 1: expected a header with a column 'key', got nothing"]);
        }

        var faults = new List<string>();
        Dictionary<string, int> columns = Header(rows[0], faults);
        var students = new List<Student>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        if (faults.Count > 0)
        {
            throw new ClassListException(name, faults);
        }

        foreach (CsvRows.Row row in rows.Skip(1))
        {
            Add(row, rows[0].Fields.Count, columns, students, lines, faults);
        }

        return faults.Count == 0 ? new ClassList(students) : throw new ClassListException(name, faults);
    }

    private static Dictionary<string, int> Header(CsvRows.Row header, List<string> faults)
    {
        var columns = new Dictionary<string, int>();
        for (int at = 0; at < header.Fields.Count; at++)
        {
            string plain = Plain(header.Fields[at]);
            string? column = Columns.FirstOrDefault(pair => pair.Value.Contains(plain)).Key;
            if (column is not null && !columns.TryAdd(column, at))
            {
                faults.Add($"line {header.Line}: expected one column for {column}, got '{header.Fields[columns[column]]}' and '{header.Fields[at]}'");
            }
        }

        if (!columns.ContainsKey("key") && !columns.ContainsKey("login") && !columns.ContainsKey("email"))
        {
            faults.Add($"line {header.Line}: expected a column 'key' (or 'sis login id' or 'email'), got {string.Join(", ", header.Fields.Select(field => $"'{field}'"))}");
        }

        return columns;
    }

    private static void Add(
        CsvRows.Row row, int width, Dictionary<string, int> columns, List<Student> students, Dictionary<string, int> lines, List<string> faults)
    {
        if (row.Fields.Count != width)
        {
            faults.Add($"line {row.Line}: expected {width} fields as in the header, got {row.Fields.Count}");
            return;
        }

        string Of(string column) => columns.TryGetValue(column, out int at) ? row.Fields[at].Trim() : "";
        string name = Of("name").Length > 0 ? Of("name") : $"{Of("first")} {Of("last")}".Trim();
        if (IsNoStudent(name, Of("key") + Of("email") + Of("canvas") + Of("login")))
        {
            return;
        }

        string key = columns.ContainsKey("key") ? Of("key") : Of("login").Length > 0 ? Of("login") : Of("email").Split('@')[0];
        if (Fault(key) is string fault)
        {
            faults.Add($"line {row.Line}: {fault}");
        }
        else if (!lines.TryAdd(key, row.Line))
        {
            faults.Add($"line {row.Line}: expected a key of its own, got '{key}', which stands in line {lines[key]} too");
        }
        else
        {
            students.Add(new Student
            {
                Key = key,
                Name = name,
                Email = Of("email"),
                CanvasId = Of("canvas"),
                SisUserId = Of("sis"),
                SisLoginId = Of("login"),
                Section = Of("section"),
                MoodleId = Of("moodle"),
                GradescopeId = Of("gradescope"),
                GitHub = Of("github"),
            });
        }
    }

    /// <summary>Canvas' row of points, and its test student.</summary>
    private static bool IsNoStudent(string name, string ids) =>
        (name == "Points Possible" && ids.Length == 0) || name == "Student, Test";

    /// <summary>What keeps a key from being a folder's name on every system; null when nothing does.</summary>
    private static string? Fault(string key) =>
        Names.IsFile(key)
            ? null
            : $"expected a key of 1 to {Names.Longest} letters (a to z), digits, '-', '_' and dots between them, so that it can be a folder's name, got '{key}'";

    private static string Plain(string column) =>
        new([.. column.Trim().ToLowerInvariant().Where(letter => letter is not (' ' or '_' or '-'))]);
}
