/// A grader in a process of its own that records a scripted class, for tests that kill it.
module DLWorkbook.Tests.Grading.KillChild

open System
open System.Collections.Generic
open System.Threading
open System.Threading.Channels
open System.Threading.Tasks
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

/// The argument that makes the test program be the child: the gradebook's path follows.
[<Literal>]
let Argument = "--grading-child"

/// What the child says when it is about to open the gradebook.
[<Literal>]
let Ready = "ready"

/// The class: 200 students of three versions each.
let submissions = [|
    for student in 1..200 do
        for version in 1..3 -> submission $"student{student}" version
|]

/// The result of a submission: the same whenever it is graded.
let grade (submission: Submission) =
    let points = float (Convert.ToInt32(submission.Sha256[..3], 16) % 9) / 4.0
    let verdict = if points = 2.0 then Verdict.Passed else Verdict.Partly

    GradedSubmission(
        Submission = submission,
        Key = key "checks" submission,
        Exercises = [| for at in 1..8 -> result $"1b.{at}" verdict points 2.0 |],
        Started = DateTimeOffset.Now,
        Seconds = 0.001
    )

/// Grades without looking at anything, a few at a time, each as soon as it is done.
type Executor() =
    interface IExecutor with
        member _.GradeAsync
            (plan: GradingPlan, submissions: IReadOnlyList<Submission>, cancellation: CancellationToken)
            =
            let done' = Channel.CreateUnbounded<GradedSubmission>()

            let options =
                ParallelOptions(MaxDegreeOfParallelism = plan.Parallel, CancellationToken = cancellation)

            let one (submission: Submission) (stop: CancellationToken) =
                ValueTask(
                    task {
                        do! Task.Delay(1, stop)
                        do! done'.Writer.WriteAsync(grade submission, stop)
                    }
                )

            // What goes wrong reaches who reads the results.
            let work () =
                task {
                    try
                        do! Parallel.ForEachAsync(submissions, options, Func<_, _, _>(one))
                        done'.Writer.Complete()
                    with error ->
                        done'.Writer.Complete error
                }

            Task.Run<unit>(work) |> ignore
            done'.Reader.ReadAllAsync cancellation

/// Records what is missing, until nothing is.
let run (path: string) : int =
    Console.Out.WriteLine Ready
    Console.Out.Flush()
    use book = Gradebook.Open path

    let plan =
        GradingPlan(Course = Course ".", Assignment = assignment, Hidden = HiddenSeeds(Lab, [| 1L |]), Parallel = 4)

    let missing = book.Missing(submissions, key "checks")

    let graded =
        (Executor() :> IExecutor).GradeAsync(plan, missing, CancellationToken.None)

    let record () =
        task {
            let results = graded.GetAsyncEnumerator()
            let! more = results.MoveNextAsync()
            let mutable more = more

            while more do
                if not (book.Record results.Current) then
                    failwith $"{results.Current.Submission.Student} was graded twice"

                let! next = results.MoveNextAsync()
                more <- next
        }

    record().GetAwaiter().GetResult()
    0
