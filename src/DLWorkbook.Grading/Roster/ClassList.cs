using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Who is in the class: <c>students.csv</c>.</summary>
/// <remarks>
/// <para>
/// A table with a header, separated by commas, semicolons (as Excel writes it in much of Europe) or tabs, in UTF-8 with or without
/// a byte order mark. Only <c>key</c> is needed; case, spaces, hyphens and underscores make no difference in the names of columns:
/// </para>
/// <code>
/// key,name,email,canvas id,sis user id,sis login id,section,moodle id,gradescope id,github
/// ada,"Lovelace, Ada",ada@example.org,1001,,ada,B,,,
/// </code>
/// <para>
/// The tables that Canvas, Moodle and Gradescope export are taken as they are, too: Student, ID, SIS User ID, SIS Login ID, Section; First
/// name, Last name, ID number, Email address; Name, SID, Email. Without a column <c>key</c> the key is the login's name, else
/// what stands before the @ of the address. Columns that are not known are left alone.
/// </para>
/// </remarks>
public sealed class ClassList
{
    private readonly Dictionary<string, Student> byKey;

    /// <summary>Makes a class list of students.</summary>
    /// <param name="students">The students.</param>
    /// <exception cref="ArgumentException">A key is there twice.</exception>
    public ClassList(IReadOnlyList<Student> students)
    {
        Students = students;
        if (students.GroupBy(student => student.Key).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"ClassList: expected keys that differ, got '{twice.Key}' {twice.Count()} times", nameof(students));
        }

        byKey = students.ToDictionary(student => student.Key);
    }

    /// <summary>The students in the order of the file.</summary>
    public IReadOnlyList<Student> Students { get; }

    /// <summary>Reads a class list.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The class list.</returns>
    /// <exception cref="ClassListException">It has faults; the message has every one of them with its line.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static ClassList Read(string path) => ClassListReader.Read(File.ReadAllBytes(path), Path.GetFileName(path));

    /// <summary>Reads the class list of a course.</summary>
    /// <param name="course">The instructor's folder.</param>
    /// <returns>The class list; null when there is none.</returns>
    /// <exception cref="ClassListException">It has faults.</exception>
    public static ClassList? ReadIfThere(Course course) => File.Exists(course.Students) ? Read(course.Students) : null;

    /// <summary>Reads a class list from its text.</summary>
    /// <param name="text">The table.</param>
    /// <param name="name">What to call it in errors; "students.csv" by default.</param>
    /// <returns>The class list.</returns>
    /// <exception cref="ClassListException">It has faults.</exception>
    public static ClassList Parse(string text, string name = "students.csv") => ClassListReader.Read(text, name);

    /// <summary>The student with a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The student; null when there is none.</returns>
    public Student? Find(string key) => byKey.GetValueOrDefault(key);
}
