/// A node's task, and a grader, in processes of their own, for tests of the cluster: a scripted class that nobody compiles.
module DLWorkbook.Tests.Grading.SlurmChild

open System
open System.Collections.Generic
open System.IO
open System.Reflection
open System.Threading
open System.Threading.Tasks
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

/// The argument that makes the test program a node's task: a folder of marks, the run's folder, array and task follow.
[<Literal>]
let Node = "--slurm-node"

/// The argument that makes the test program a grader: a course's folder, one of marks and Slurm's configuration follow.
[<Literal>]
let Grader = "--slurm-grader"

/// Marks in a folder, by which a test and its nodes speak.
type Marks(folder: string) =
    let file (name: string) = Path.Combine(folder, name)

    member _.Folder = folder
    member _.Set(name: string) = File.WriteAllText(file name, "")
    member _.Has(name: string) = File.Exists(file name)
    member _.Clear(name: string) = File.Delete(file name)

    /// How often a submission was begun.
    member _.Count(student: string) =
        Directory.GetFiles(folder, $"begun-{student}-*").Length

    /// Begins a submission: tells so, dies when the test wants that, and waits as long as the test holds it.
    member marks.Begin(student: string) =
        marks.Set $"begun-{student}-{Guid.NewGuid():N}"

        if marks.Has $"die-{student}" then
            Environment.Exit 9

        while marks.Has $"hold-{student}" do
            Thread.Sleep 20

/// The result of a submission: the same wherever it is graded.
let private grade (keys: RunKeys) (submission: Submission) =
    let points = float (Convert.ToInt32(submission.Sha256[..3], 16) % 9) / 4.0
    let verdict = if points = 2.0 then Verdict.Passed else Verdict.Partly

    GradedSubmission(
        Submission = submission,
        Key = keys.Of submission,
        Exercises = [| result "1b.1" verdict points 2.0; result "1b.2" Verdict.Failed 0.0 4.0 |],
        Started = DateTimeOffset.Now,
        Seconds = 0.001
    )

/// Grades one after another without looking at the code, but at the marks; the next one when the last one was taken.
type Executor(marks: Marks) =
    interface IExecutor with
        member _.GradeAsync(plan: GradingPlan, submissions: IReadOnlyList<Submission>, _: CancellationToken) =
            let keys = RunKeys plan
            let files = SubmissionFolder(plan.Course, plan.Assignment.Lab)
            let left = Queue<Submission> submissions
            let current: GradedSubmission voption ref = ref ValueNone

            let enumerator = {
                new IAsyncEnumerator<GradedSubmission> with
                    member _.Current = current.Value.Value

                    member _.MoveNextAsync() =
                        match left.TryDequeue() with
                        | true, submission ->
                            // Its files must have come along.
                            files.Script submission |> ignore
                            marks.Begin submission.Student
                            current.Value <- ValueSome(grade keys submission)
                            ValueTask<bool> true
                        | _ -> ValueTask<bool> false

                    member _.DisposeAsync() = ValueTask()
            }

            {
                new IAsyncEnumerable<GradedSubmission> with
                    member _.GetAsyncEnumerator _ = enumerator
            }

/// The plan of a course.
let planOf (course: string) =
    GradingPlan(Course = Course course, Assignment = assignment, Hidden = HiddenSeeds(Lab, [| 987654321L |]))

/// How work is sent: quickly, and to this program, some submissions a task.
let optionsOf (chunk: int) (configuration: IReadOnlyDictionary<string, string>) (marks: Marks) =
    let program = [| "dotnet"; "exec"; Assembly.GetExecutingAssembly().Location; Node; marks.Folder |]

    SlurmOptions(
        Chunk = chunk,
        Poll = TimeSpan.FromSeconds 0.1,
        Settle = TimeSpan.FromSeconds 0.5,
        Environment = configuration,
        Program = program
    )

let options = optionsOf 4

/// Grades what the gradebook of a course does not have yet.
let gradeWith (executor: IExecutor) (course: string) =
    let plan = planOf course
    use book = Gradebook.Open plan.Course.Gradebook
    let submissions = SubmissionFolder(plan.Course, Lab).All()
    GradingRun(plan, executor, book).GradeAsync(submissions).GetAwaiter().GetResult()

/// What a node does.
let runNode (arguments: string list) =
    match arguments with
    | marks :: rest -> NodeCommand.Run(Array.ofList rest, Console.Out, Executor(Marks marks))
    | [] -> failwith "expected a folder of marks"

/// What a grader does.
let runGrader (course: string) (marks: string) (configuration: string) =
    let environment = readOnlyDict [ "SLURM_CONF", configuration ]

    gradeWith (SlurmExecutor(options environment (Marks marks))) course |> ignore
    0
