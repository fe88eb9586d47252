using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Tells which student of the class list a name in a download means.</summary>
/// <param name="students">The class list; null when there is none.</param>
/// <param name="sheet">A table that knows who is who; null when there is none.</param>
internal sealed class StudentFinder(ClassList? students, Worksheet? sheet)
{
    /// <summary>The student; or no student and a fault, when several are possible; or neither, when nobody is.</summary>
    public (Student? Student, string? Fault) Find(DownloadForm form, Handin handin)
    {
        if (students is null)
        {
            return (null, null);
        }

        var row = sheet?.Of(form, handin);
        var told = row is null ? null : students.Find(row.Of("key"))
            ?? Only(student => Same(student.Email, row.Of("email")))
            ?? Only(student => Same(student.MoodleId, row.Of("moodle")))
            ?? Only(student => Same(student.GitHub, row.Of("github")));

        if (told is not null)
        {
            return (told, null);
        }

        var certain = form switch
        {
            DownloadForm.Canvas => Only(student => Same(student.CanvasId, handin.Id)),
            DownloadForm.GitHub => Only(student => Same(student.GitHub, handin.Name)) ?? ByKey(handin.Name),
            DownloadForm.Plain => ByKey(handin.Name),
            _ => null,
        };

        return certain is not null || form is DownloadForm.GitHub or DownloadForm.Plain ? (certain, null) : ByName(handin);
    }

    /// <summary>A key for someone who is not in the class list, made of the name.</summary>
    public static string KeyOf(DownloadForm form, Handin handin)
    {
        if (form is DownloadForm.Plain or DownloadForm.GitHub && Names.IsFile(handin.Name))
        {
            return handin.Name;
        }

        var name = Text.Slug(handin.Name);
        var head = Names.IsPlain(name) ? name[..Math.Min(name.Length, 60)].Trim('-') : "student";
        var key = string.Join('-', new[] { head, handin.Id }.Where(part => part != ""));

        // Where something of the name is lost and no number tells it from others, its checksum does.
        return head == name && handin.Id != "" && Names.IsFile(key)
            ? key
            : $"{(key.Length <= 80 ? key : head)}-{Checksum.OfText(handin.Label)[..8]}";
    }

    private (Student? Student, string? Fault) ByName(Handin handin)
    {
        var name = Text.Plain(handin.Name);
        var found = name == "" ? [] : students!.Students.Where(student => StudentNames.Forms(student.Name).Contains(name)).ToArray();
        return found.Length switch
        {
            0 => (null, null),
            1 => (found[0], null),
            _ => (null, $"\"{Text.Printable(handin.Label)}\" may be {string.Join(" or ", found.Select(student => student.Key))}: say who it is in a table with the columns download and key, and give it with --worksheet"),
        };
    }

    private Student? ByKey(string key) => students!.Find(key) ?? Only(student => Same(student.Key, key));

    private Student? Only(Func<Student, bool> isMeant)
    {
        var found = students!.Students.Where(isMeant).Take(2).ToArray();
        return found.Length == 1 ? found[0] : null;
    }

    private static bool Same(string one, string other) => one != "" && string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
