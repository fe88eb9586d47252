using System;
using System.Collections.Generic;
using System.Linq;

namespace DLWorkbook.Grading;

/// <summary>Where students stand: what the grader gave, manual marks, lateness.</summary>
/// <remarks>
/// <para>
/// For each exercise its manual marks are applied in the order in which they were given: one replaces the points, one adjusts them, one
/// withdraws those before it. The same is done with the marks for the whole on the sum. Neither an exercise nor the whole
/// goes below 0; more than the most is allowed, as a bonus. Then lateness is taken off.
/// </para>
/// <para>Marks belong to a student and an exercise, not to a run: they count for whichever version counts, and after a regrade.</para>
/// </remarks>
public static class Standing
{
    /// <summary>Every student of the class list, and those who handed something in without being in it.</summary>
    /// <param name="assignment">The assignment; it says which version counts and what lateness costs.</param>
    /// <param name="book">The gradebook.</param>
    /// <param name="students">The class list; null for none.</param>
    /// <returns>One for each student: the class list's in its order, then the others by key.</returns>
    public static IReadOnlyList<StudentMark> Of(Assignment assignment, Gradebook book, ClassList? students = null)
    {
        var sheets = new StudentSheets(assignment, book);
        IReadOnlyList<Student> known = students?.Students ?? [];
        IEnumerable<Student> strangers = sheets.Keys
            .Where(key => students?.Find(key) is null)
            .Order(StringComparer.Ordinal)
            .Select(key => new Student { Key = key });
        return
        [
            .. known.Select(student => sheets.Mark(student, inClassList: true)),
            .. strangers.Select(student => sheets.Mark(student, inClassList: false)),
        ];
    }

    /// <summary>One student.</summary>
    /// <param name="assignment">The assignment.</param>
    /// <param name="book">The gradebook.</param>
    /// <param name="student">The student.</param>
    /// <param name="inClassList">Whether the student is in the class list; true by default.</param>
    /// <returns>Where the student stands; without a submission too.</returns>
    public static StudentMark Of(Assignment assignment, Gradebook book, Student student, bool inClassList = true) =>
        new StudentSheets(assignment, book, student.Key).Mark(student, inClassList);
}
