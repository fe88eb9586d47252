/// The real grader in a process of its own, for tests that kill it.
module DLWorkbook.Tests.Grading.RealGradingChild

open System
open System.IO
open System.Text
open System.Threading
open DLWorkbook.Checking
open DLWorkbook.Grading
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Grading.BookFixtures

/// The argument that makes the test program be the child: the course's folder and the gradebook follow.
[<Literal>]
let Argument = "--real-grading-child"

/// What the child says when it is about to start, and after each submission that was recorded.
[<Literal>]
let Ready = "ready"

[<Literal>]
let Recorded = "recorded"

/// What students got wrong: a text of the solution, and what stands there instead.
let private slips = [
    "", ""
    "|> Array.average\n", "|> Array.sum\n"
    "max 0.0 (b1[j]", "(b1[j]"
    "w - rate * dw", "w + rate * dw"
    "beta * v + (1.0 - beta) * dw", "beta * v * (1.0 - beta) * dw"
]

/// Makes a course with ten submissions of lab 1b: two right ones, one with each of the slips, two with an open hole, one that does not
/// compile, and one that ends its process.
let create (folder: string) : Course =
    let course = Course folder
    let solution = File.ReadAllText(Path.Combine(LabFiles.house, "labs", Lab + ".fsx"))

    AssignmentFile.Write(
        course.Assignment Lab,
        Assignment(
            Lab = Lab,
            Title = "Lab 1b",
            Exercises = [| for at in 1..5 -> exercise $"1b.{at}" 2.0 |],
            Directives = [| "#load \"../scripts/workbook.fsx\"" |]
        )
    )

    HiddenSeedsFile.ReadOrCreate(course, Lab) |> ignore

    let texts =
        [
            for slip, wrong in slips ->
                if slip = "" then
                    solution
                else
                    solution.Replace(slip, wrong)
        ]
        @ [
            solution + "\n// another student's\n"
            LabSource.reset Lab "1b.1" solution
            LabSource.reset Lab "1b.5" solution
            solution.Replace("|> Array.average\n", "|> Array.averag\n")
            solution.Replace("|> Array.average\n", "|> fun all -> (exit 0; Array.average all)\n")
        ]

    for number, text in List.indexed texts do
        SubmissionFolder(course, Lab)
            .Add(
                $"student{number}",
                at "2026-11-20T12:00:00Z",
                Lab + ".fsx",
                readOnlyDict [ Lab + ".fsx", Encoding.UTF8.GetBytes text ],
                [||]
            )
        |> ignore

    course

/// Grades what is missing and records it; each one that was recorded is told.
let grade (course: Course) (gradebook: string) (recorded: unit -> unit) =
    use book = Gradebook.Open gradebook
    let submissions = SubmissionFolder(course, Lab).All()

    let progress = {
        new IProgress<GradingProgress> with
            member _.Report step =
                if not (isNull step.Last) then
                    recorded ()
    }

    GradingRun(GradingPlan.For(course, Lab), LocalExecutor(), book)
        .GradeAsync(submissions, progress, CancellationToken.None)
        .GetAwaiter()
        .GetResult()
    |> ignore

/// The child's whole life.
let run (folder: string) (gradebook: string) : int =
    let say (text: string) =
        Console.Out.WriteLine text
        Console.Out.Flush()

    say Ready
    grade (Course folder) gradebook (fun () -> say Recorded)
    0
