/// A made-up student with something of everything, for the tests of pages.
module DLWorkbook.Tests.Grading.FeedbackFixtures

open System
open System.Collections.Generic
open System.Text
open DLWorkbook.Grading

/// Tries to break out of text, attributes, comments, style sheets and scripts, and to be a template of some kind.
let poison =
    "\"><img src=x onerror=alert(1)><script>alert(1)</script>' onmouseover='a' </style></title></pre><!-- --> javascript:alert(1) {{7*7}} &lt;b&gt; \u202Eevil\u2066 \u0000\u001B[31m"

/// The poison as a page shows it.
let shownPoison =
    poison
        .Replace("\u202E", "\u27E8U+202E\u27E9")
        .Replace("\u2066", "\u27E8U+2066\u27E9")
        .Replace("\u0000", "\u27E8NUL\u27E9")
        .Replace("\u001B", "\u27E8ESC\u27E9")

let script =
    """open DLWorkbook

// a helper
let square x = x * x

[<Exercise "9.1">]
let first (x: float) : float =
    square x + 1.0

[<Exercise "9.2">]
let second (x: float) : float =
    x / 0.0
"""

let assignment =
    Assignment(
        Lab = "lab9_x",
        Title = "A lab",
        Due = Nullable(BookFixtures.at "2026-03-02T23:59:00+01:00"),
        Exercises = [|
            for id, points in [ "9.1", 2.0; "9.2", 3.0; "9.3", 1.0 ] ->
                AssignmentExercise(Id = id, Title = $"about {id}", Points = points)
        |]
    )

let private received = BookFixtures.at "2026-03-03T13:04:00+01:00"

let graded (student: string) (results: ExerciseResult seq) =
    GradedSubmission(
        Submission =
            Submission(
                Lab = "lab9_x",
                Student = student,
                Version = 2,
                Received = received,
                Script = "lab9_x.fsx",
                Files = Dictionary(),
                Sha256 = "0"
            ),
        Key = RunKey("a", "b", "c", "d"),
        Exercises = Array.ofSeq results,
        Started = received,
        Seconds = 0.25
    )

/// A result of an exercise, without checks.
let result (id: string) (verdict: Verdict) (points: float) (most: float) (reason: string) =
    ExerciseResult(
        Exercise = id,
        Title = $"about {id}",
        Verdict = verdict,
        Points = points,
        MostPoints = most,
        Reason = reason,
        Line = (if id = "9.1" then Nullable 7 else Nullable 11)
    )

/// Where a student stands with these results.
let standing (student: Student) (results: ExerciseResult list) =
    StudentMark(
        Lab = "lab9_x",
        Student = student,
        InClassList = true,
        Graded = graded student.Key results,
        Versions = 2,
        Exercises = [|
            for result in results ->
                ExerciseMark(
                    Exercise = result.Exercise,
                    Title = result.Title,
                    Result = result,
                    Points = result.Points,
                    MostPoints = result.MostPoints
                )
        |],
        BeforeLateness = (results |> List.sumBy _.Points)
    )

/// A page's feedback in which every text that comes from outside is what `text` makes of its field's name.
let feedback (text: string -> string) =
    let failed =
        ExerciseResult(
            Exercise = "9.1",
            Title = "about 9.1",
            Verdict = Verdict.Failed,
            Points = 0.0,
            MostPoints = 2.0,
            Reason = text "reason",
            Checks = [|
                CheckOutcome(
                    Check = text "check",
                    Held = false,
                    Comparisons = 3,
                    Fault = text "fault",
                    Given = [| GivenArgument(text "argument", text "value") |],
                    Expected = text "expected",
                    Got = text "got",
                    Diagnoses = [| text "diagnosis" |],
                    Interval = text "interval"
                )
            |],
            Mistakes = [| text "mistake" |],
            Line = Nullable 7,
            Printed = text "printed"
        )

    let error =
        result "9.2" Verdict.Error 0.0 3.0 (text "trace" + "\n   at second in lab9_x.fsx:line 12")

    let exercises = [ failed; error; result "9.3" Verdict.Todo 0.0 1.0 "" ]
    let plain = standing (Student(Key = "ada", Name = text "name")) exercises

    let by kind (exercise: string | null) points =
        ManualMark(
            Lab = "lab9_x",
            Student = "ada",
            Exercise = exercise,
            Kind = kind,
            Points = points,
            By = text "marker",
            At = received,
            Why = text "why"
        )

    let said (exercise: string | null) =
        Comment(
            Lab = "lab9_x",
            Student = "ada",
            Exercise = exercise,
            By = text "author",
            At = received,
            Text = text "comment"
        )

    let mark =
        StudentMark(
            Lab = plain.Lab,
            Student = plain.Student,
            InClassList = true,
            Graded = plain.Graded,
            Versions = 2,
            Exercises = [|
                for exercise in plain.Exercises ->
                    ExerciseMark(
                        Exercise = exercise.Exercise,
                        Title = text "title",
                        Result = exercise.Result,
                        Points = (if exercise.Exercise = "9.1" then 1.5 else exercise.Points),
                        MostPoints = exercise.MostPoints,
                        Marks =
                            (if exercise.Exercise = "9.1" then
                                 [| by MarkKind.Adjusts "9.1" 1.5 |]
                             else
                                 [||])
                    )
            |],
            Marks = [| by MarkKind.Adjusts null 1.0 |],
            Comments = [| said null; said "9.2" |],
            BeforeLateness = 2.5,
            Late =
                LatePenalty(
                    Points = 1.0,
                    Late = TimeSpan.FromHours 13.0,
                    Steps = 2,
                    Due = assignment.Due,
                    Sentence = text "lateness"
                )
        )

    StudentFeedback(
        Assignment = assignment,
        Mark = mark,
        Script = script,
        Files = [| HandedInFile(text "file", Nullable(ReadOnlyMemory(Encoding.UTF8.GetBytes(text "content")))) |],
        Hints = readOnlyDict [ for id in [ "9.1"; "9.2"; "9.3" ] -> id, text "hint" ]
    )
