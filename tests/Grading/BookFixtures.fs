/// Made-up submissions, results and assignments for the tests of the gradebook, and a folder that goes away.
module DLWorkbook.Tests.Grading.BookFixtures

open System
open System.IO
open DLWorkbook.Grading

[<Literal>]
let Lab = "lab1b_mlp_scratch"

let at (text: string) =
    DateTimeOffset.Parse(text, Globalization.CultureInfo.InvariantCulture)

/// A folder of a test's own.
let inFolder (test: string -> 'a) : 'a =
    let folder = Path.Combine(Path.GetTempPath(), $"dlworkbook-book-{Guid.NewGuid():N}")

    try
        Directory.CreateDirectory folder |> ignore
        test folder
    finally
        Directory.Delete(folder, true)

/// A gradebook of a test's own.
let withBook (test: Gradebook -> 'a) : 'a =
    inFolder (fun folder ->
        use book = Gradebook.Open(Path.Combine(folder, "gradebook.sqlite"))
        test book)

let exercise (id: string) (points: float) =
    AssignmentExercise(Id = id, Title = $"about {id}", Points = points)

let assignment =
    Assignment(
        Lab = Lab,
        Title = "Lab 1b",
        Due = Nullable(at "2026-11-20T23:59:59+01:00"),
        Late = LatePolicy.Inf265,
        Exercises = [| exercise "1b.1" 2.0; exercise "1b.2" 4.0 |]
    )

let submission (student: string) (version: int) =
    Submission(
        Lab = Lab,
        Student = student,
        Version = version,
        Received = at "2026-11-20T12:00:00+01:00",
        Script = $"{Lab}.fsx",
        Files = readOnlyDict [ ($"{Lab}.fsx", Checksum.OfText $"{student} {version}") ],
        Sha256 = Checksum.OfText $"{student} {version}",
        Notes = [| "a link was not followed" |]
    )

let receivedAt (time: DateTimeOffset) (submission: Submission) =
    Submission(
        Lab = submission.Lab,
        Student = submission.Student,
        Version = submission.Version,
        Received = time,
        Files = submission.Files,
        Sha256 = submission.Sha256
    )

let key (checks: string) (submission: Submission) =
    RunKey(submission.Sha256, Checksum.OfText "assignment", Checksum.OfText checks, "bundled, libtorch 1.13.1")

let result (id: string) (verdict: Verdict) (points: float) (most: float) =
    ExerciseResult(
        Exercise = id,
        Title = $"about {id}",
        Verdict = verdict,
        Points = points,
        MostPoints = most,
        Reason = "2 of 3 checks hold\nthe rest",
        Checks = [|
            CheckOutcome(
                Check = "random outputs",
                Held = false,
                Comparisons = 3,
                Fault = "expected 1, got 2",
                Expected = "1",
                Got = "2"
            )
        |],
        Mistakes = [| "forgot the 1/m" |],
        Line = Nullable 12
    )

let gradedAs (checks: string) (results: ExerciseResult list) (submission: Submission) =
    GradedSubmission(
        Submission = submission,
        Key = key checks submission,
        Exercises = Array.ofList results,
        Started = at "2026-11-21T08:00:00Z",
        Seconds = 0.25
    )

/// 2 of 2 and 1 of 4 points.
let graded (submission: Submission) =
    submission
    |> gradedAs "checks" [ result "1b.1" Verdict.Passed 2.0 2.0; result "1b.2" Verdict.Partly 1.0 4.0 ]

let mark (student: string) (exercise: string | null) (kind: MarkKind) (points: float) =
    ManualMark(
        Lab = Lab,
        Student = student,
        Exercise = exercise,
        Kind = kind,
        Points = points,
        By = "grace",
        At = at "2026-11-22T10:00:00Z",
        Why = "because"
    )

/// What must be the same whenever and however often something was graded: everything but the times.
let essence (run: GradedSubmission) =
    run.Submission.Student,
    run.Submission.Version,
    run.Submission.Sha256,
    run.Key,
    [ for result in run.Exercises -> Text.Json.JsonSerializer.Serialize(result, GradingJson.Compact) ]
