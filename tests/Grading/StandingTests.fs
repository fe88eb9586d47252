module DLWorkbook.Tests.Grading.StandingTests

open System
open System.IO
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

let private counting (rule: VersionRule) =
    Assignment(
        Lab = Lab,
        Title = assignment.Title,
        Due = assignment.Due,
        Late = assignment.Late,
        Counts = rule,
        Exercises = assignment.Exercises
    )

let private points (book: Gradebook) (student: string) =
    (Standing.Of(assignment, book, Student(Key = student))).Points

let private run student version (first: float) (second: float) =
    submission student version
    |> gradedAs "checks" [ result "1b.1" Verdict.Partly first 2.0; result "1b.2" Verdict.Partly second 4.0 ]

/// The version that counts.
let private version (mark: StudentMark) =
    match mark.Graded with
    | null -> failtest "expected a graded submission, got none"
    | graded -> graded.Submission.Version

let private verdict (result: ExerciseResult | null) =
    match result with
    | null -> failtest "expected a result, got none"
    | result -> result.Verdict

let private marks = [
    testCase "a mark replaces or adjusts an exercise's points, a later one counts, and auto brings the grader's back"
    <| fun () ->
        withBook (fun book ->
            book.Record(graded (submission "ada" 1)) |> ignore
            Expect.equal (points book "ada") 3.0 "2 + 1"

            let after (exercise: string | null) kind value =
                book.AddMark(mark "ada" exercise kind value)
                points book "ada"

            Expect.equal (after "1b.2" MarkKind.Replaces 4.0) 6.0 "2 + 4"
            Expect.equal (after "1b.2" MarkKind.Adjusts -0.5) 5.5 "2 + 3.5"
            Expect.equal (after "1b.2" MarkKind.Replaces 2.0) 4.0 "2 + 2"
            Expect.equal (after "1b.2" MarkKind.Adjusts -9.0) 2.0 "2 + 0: an exercise never goes below 0"
            Expect.equal (after "1b.2" MarkKind.Withdraws 0.0) 3.0 "as graded"
            Expect.equal (after "1b.1" MarkKind.Adjusts 1.0) 4.0 "more than the most is a bonus"
            Expect.equal (after null MarkKind.Adjusts 0.5) 4.5 "on the sum"
            Expect.equal (after null MarkKind.Replaces 6.0) 6.0 "in place of the sum"
            Expect.equal (after null MarkKind.Withdraws 0.0) 4.0 "the sum again"
            let standing = Standing.Of(assignment, book, Student(Key = "ada"))
            Expect.equal standing.Automatic 3.0 "what the grader gave stays"
            Expect.equal [ for one in standing.Exercises -> one.Marks.Count ] [ 1; 0 ] "the marks that count")

    testCase "a mark survives a regrade"
    <| fun () ->
        withBook (fun book ->
            book.Record(graded (submission "ada" 1)) |> ignore
            book.AddMark(mark "ada" "1b.2" MarkKind.Replaces 3.0)
            book.AddMark(mark "ada" "1b.1" MarkKind.Adjusts -1.0)

            submission "ada" 1
            |> gradedAs "mended checks" [ result "1b.1" Verdict.Failed 1.5 2.0; result "1b.2" Verdict.Passed 4.0 4.0 ]
            |> book.Record
            |> ignore

            let standing = Standing.Of(assignment, book, Student(Key = "ada"))
            Expect.equal [ for one in standing.Exercises -> one.Automatic, one.Points ] [ 1.5, 0.5; 4.0, 3.0 ] "points")

    testCase "lateness is taken off after the marks, with the last extension, and never below 0"
    <| fun () ->
        withBook (fun book ->
            let late =
                submission "ada" 1
                |> receivedAt (assignment.Due.Value + TimeSpan.FromHours 13.0)

            book.Record(graded late) |> ignore
            Expect.equal (points book "ada") 0.0 "6 of 3"
            book.AddMark(mark "ada" null MarkKind.Replaces 10.0)
            Expect.equal (points book "ada") 4.0 "10 − 6"

            let extend (hours: float) =
                book.AddExtension(
                    Extension(
                        Lab = Lab,
                        Student = "ada",
                        Until = assignment.Due.Value + TimeSpan.FromHours hours,
                        By = "grace",
                        At = at "2026-11-22T10:00:00Z",
                        Why = "ill"
                    )
                )

                points book "ada"

            Expect.equal (extend 12.5) 6.0 "half an hour late"
            Expect.equal (extend 24.0) 10.0 "in time"
            Expect.equal (extend 0.0) 4.0 "taken back")
]

let private versions = [
    testCase "the latest version counts by default, the best one where the assignment says so"
    <| fun () ->
        withBook (fun book ->
            for version, first, second in [ 1, 2.0, 1.0; 2, 2.0, 3.0; 3, 0.0, 1.0 ] do
                book.Record(run "ada" version first second) |> ignore

            let standing rule =
                let mark = Standing.Of(counting rule, book, Student(Key = "ada"))
                version mark, mark.Points, mark.Versions

            Expect.equal (standing VersionRule.Latest) (3, 1.0, 3) "latest"
            Expect.equal (standing VersionRule.Best) (2, 5.0, 3) "best")

    testCase "the best version is the best after lateness, and of equal ones the first"
    <| fun () ->
        withBook (fun book ->
            let late =
                submission "ada" 2 |> receivedAt (assignment.Due.Value + TimeSpan.FromHours 1.0)

            book.Record(run "ada" 1 2.0 1.0) |> ignore

            book.Record(
                late
                |> gradedAs "checks" [ result "1b.1" Verdict.Passed 2.0 2.0; result "1b.2" Verdict.Passed 4.0 4.0 ]
            )
            |> ignore

            book.Record(run "ada" 3 1.0 2.0) |> ignore
            let standing = Standing.Of(counting VersionRule.Best, book, Student(Key = "ada"))

            Expect.equal
                (version standing, standing.Points)
                (1, 3.0)
                "3 in time beats 6 − 4, and comes before the other 3")

    testCase "an old version that is graded again does not come before the last one"
    <| fun () ->
        withBook (fun book ->
            book.Record(run "ada" 2 2.0 4.0) |> ignore
            book.Record(run "ada" 1 0.0 0.0) |> ignore
            Expect.equal (points book "ada") 6.0 "version 2")
]

let private classes = [
    testCase "the class list's students come in its order, with or without a submission, then the others"
    <| fun () ->
        withBook (fun book ->
            for student in [ "zoe"; "ada"; "max" ] do
                book.Record(graded (submission student 1)) |> ignore

            book.AddMark(mark "nil" null MarkKind.Replaces 1.5)

            let students =
                ClassList [| for key in [ "bob"; "ada"; "nil" ] -> Student(Key = key) |]

            let standing = [
                for one in Standing.Of(assignment, book, students) ->
                    one.Student.Key, one.InClassList, one.Points, isNull one.Graded
            ]

            Expect.equal
                standing
                [
                    "bob", true, 0.0, true
                    "ada", true, 3.0, false
                    "nil", true, 1.5, true
                    "max", false, 3.0, false
                    "zoe", false, 3.0, false
                ]
                "everyone"

            Expect.isNull (Standing.Of(assignment, book, students)[0]).Late "nothing handed in is not late")

    testCase "an exercise that was not graded yet is worth what the assignment says"
    <| fun () ->
        withBook (fun book ->
            submission "ada" 1
            |> gradedAs "checks" [ result "1b.1" Verdict.Passed 2.0 2.0 ]
            |> book.Record
            |> ignore

            let standing = Standing.Of(assignment, book, Student(Key = "ada"))
            Expect.equal (standing.Points, standing.MostPoints) (2.0, 6.0) "points")
]

let private regraded =
    submission "ada" 1
    |> gradedAs "mended" [ result "1b.1" Verdict.Failed 0.0 2.0; result "1b.2" Verdict.Passed 4.0 4.0 ]

let private regrades = [
    testCase "a regrade's difference names the exercises, their verdicts and what changed, and records nothing"
    <| fun () ->
        withBook (fun book ->
            for name in [ "ada"; "bob" ] do
                book.Record(graded (submission name 1)) |> ignore

            let same =
                submission "bob" 1
                |> gradedAs "mended" (List.ofSeq (graded (submission "bob" 1)).Exercises)

            let diff = Seq.exactlyOne (Regrade.Compare(assignment, book, [| regraded; same |]))
            Expect.equal (diff.Before.Points, diff.After.Points, diff.Difference) (3.0, 4.0, 1.0) "points"

            Expect.equal
                [ for change in diff.Exercises -> change.Exercise, verdict change.Before, verdict change.After ]
                [ "1b.1", Verdict.Passed, Verdict.Failed; "1b.2", Verdict.Partly, Verdict.Passed ]
                "exercises"

            let short (text: string) = (Checksum.OfText text)[..7]
            Expect.sequenceEqual diff.Causes [ $"""the checks ({short "checks"} → {short "mended"})""" ] "causes"
            Expect.equal (book.History Lab).Count 2 "rows")

    testCase "a manual mark in place of what changes leaves the points, and lateness and the extension count as before"
    <| fun () ->
        withBook (fun book ->
            book.Record(graded (submission "ada" 1)) |> ignore
            book.AddMark(mark "ada" "1b.1" MarkKind.Replaces 2.0)
            book.AddMark(mark "ada" "1b.2" MarkKind.Replaces 1.0)
            let diff = Seq.exactlyOne (Regrade.Compare(assignment, book, [| regraded |]))
            Expect.equal (diff.Difference, diff.Exercises.Count) (0.0, 2) "the same points, other results"

            Expect.stringContains
                (Regrade.Text(assignment, [| diff |], 1))
                "1 with other results and the same points"
                "said apart")

    testCase "its text fits 80 columns and says who, by how much and why"
    <| fun () ->
        withBook (fun book ->
            let long = String.replicate 12 "long-name-"

            for name in [ "ada"; long ] do
                book.Record(graded (submission name 1)) |> ignore

            let worse =
                submission long 1
                |> gradedAs "mended" [
                    result "1b.1" Verdict.OutOfMemory 0.0 2.0
                    ExerciseResult(
                        Exercise = "1b.2",
                        Title = "t",
                        Verdict = Verdict.NotCompiled,
                        Points = 0.0,
                        MostPoints = 4.0,
                        Reason = String.replicate 40 "words "
                    )
                ]

            let students = ClassList [| Student(Key = "ada", Name = "Ada Lovelace") |]

            let text =
                Regrade.Text(assignment, Regrade.Compare(assignment, book, [| regraded; worse |], students), 2)

            for line in text.Split '\n' do
                Expect.isLessThanOrEqual line.Length 80 line

            for part in
                [
                    "2 graded again, 2 would change (1 up, 1 down)"
                    "ada (Ada Lovelace)"
                    "3 → 4  +1"
                    "3 → 0  −3"
                    "passed → out of memory"
                    "partly → passed"
                    "the checks ("
                ] do
                Expect.stringContains text part "the text"

            Expect.isLessThan (text.IndexOf "3 → 0") (text.IndexOf "3 → 4") "losses first"
            let none = Regrade.Text(assignment, [||], 2)
            Expect.equal none $"{Lab}: 2 graded again, nobody's points would change\n" "nobody")

    testCase "a version that was never graded is one more, not a change of the old one"
    <| fun () ->
        withBook (fun book ->
            book.Record(graded (submission "ada" 1)) |> ignore

            let second =
                submission "ada" 2
                |> gradedAs "checks" [ result "1b.1" Verdict.Passed 2.0 2.0; result "1b.2" Verdict.Passed 4.0 4.0 ]

            let diff = Seq.exactlyOne (Regrade.Compare(assignment, book, [| second |]))
            Expect.equal diff.Difference 3.0 "points"

            Expect.stringContains
                (Regrade.Text(assignment, [| diff |], 1))
                "version 2 counts in place of version 1"
                "said")
]

/// Runs the command in a course of its own.
let private withCourse (test: (string list -> int * string) -> Course -> unit) =
    inFolder (fun folder ->
        let course = Course(Path.Combine(folder, "course"))
        AssignmentFile.Write(course.Assignment Lab, assignment)
        File.WriteAllText(course.Students, "key,name,email\nada,Ada,ada@example.org\n")

        using (Gradebook.Open course.Gradebook) (fun book ->
            for name in [ "ada"; "stranger" ] do
                book.Record(graded (submission name 1)) |> ignore)

        let run (args: string list) =
            use output = new StringWriter()

            let code =
                MarkCommand.Run(Array.ofList (args @ [ "--course"; course.Folder; "--by"; "grace" ]), output)

            code, output.ToString()

        test run course)

let private command = [
    testCase "points, comment, extend and show, from the command line"
    <| fun () ->
        withCourse (fun run course ->
            let code, said = run [ "points"; Lab; "ada"; "1b.2"; "+1.5"; "a good plot" ]
            Expect.equal code 0 said
            Expect.stringContains said "+1.5 by grace: a good plot" "the mark"
            Expect.stringContains said "4.5 of 6 points" "the sum"

            Expect.equal
                (fst (run [ "points"; Lab; "stranger"; "all"; "-0.5"; "no name on it" ]))
                0
                "one who is not in the class list"

            Expect.equal (fst (run [ "comment"; Lab; "ada"; "all"; "come and see me" ])) 0 "comment"
            let code, said = run [ "extend"; Lab; "ada"; "+3d"; "ill" ]
            Expect.equal code 0 said
            Expect.stringContains said "ada has until 2026-11-23 23:59 +01:00" "extension"
            let _, said = run [ "show"; Lab; "ada" ]
            Expect.stringContains said "grace: come and see me" "the comment"
            let _, said = run [ "show"; Lab ]
            Expect.stringContains said "stranger" "everyone"

            for line in said.Split '\n' do
                Expect.isLessThanOrEqual line.Length 80 line

            let code, said = run [ "export"; Lab ]
            Expect.equal code 0 said
            Expect.stringContains said "left out: stranger: is not in students.csv" "who is left out"
            Expect.isTrue (File.Exists(Path.Combine(course.Feedback Lab, "canvas.csv"))) "the file")

    testCase "what can't be understood prints the help, what can't be done says why, and neither writes"
    <| fun () ->
        withCourse (fun run course ->
            let fails (expected: int) (part: string) args =
                let code, said = run args
                Expect.equal code expected said
                Expect.stringContains said part "what is said"

            fails 1 "Required argument missing" [ "points"; Lab; "ada" ]
            fails 1 "Unrecognized command or argument '--force'" [ "show"; Lab; "ada"; "--force" ]
            fails 0 "Sets or adjusts points." [ "help" ]
            fails 0 "-0.5 adjust them" [ "points"; "help" ]
            fails 1 "no student 'adam' in" [ "points"; Lab; "adam"; "all"; "1"; "why" ]
            fails 1 "meant ada?" [ "points"; Lab; "ada2"; "all"; "1"; "why" ]
            fails 1 "or an exercise of" [ "points"; Lab; "ada"; "1b.9"; "1"; "why" ]
            fails 1 "expected points as" [ "points"; Lab; "ada"; "all"; "1,5"; "why" ]
            fails 1 "expected a reason" [ "points"; Lab; "ada"; "all"; "1"; " " ]
            fails 1 "expected a time as" [ "extend"; Lab; "ada"; "tomorrow"; "ill" ]
            fails 1 "Canvas passes over such columns" [ "export"; Lab; "--canvas"; "Final Score" ]
            fails 1 "has not been released" [ "show"; "lab9" ]

            for verb in [ []; [ "points" ]; [ "comment" ]; [ "extend" ]; [ "show" ]; [ "export" ] ] do
                for line in (snd (run (verb @ [ "help" ]))).Split '\n' do
                    Expect.isLessThanOrEqual line.Length 80 line

            use book = Gradebook.Open course.Gradebook
            Expect.isEmpty (book.Marks Lab) "marks"
            Expect.isEmpty (book.Extensions Lab) "extensions")
]

let tests =
    testList "standing" [
        testList "marks" marks
        testList "versions" versions
        testList "the class" classes
        testList "regrades" regrades
        testList "the command" command
    ]
