/// Scripts of students for the tests of the grader, and one warm compiler for all of them.
module DLWorkbook.Tests.Grading.Written

open System
open System.IO
open System.Text
open DLWorkbook.Checking
open DLWorkbook.Grading
open DLWorkbook.Tests.Checking

/// Lines as a text.
let join (lines: string list) : string = String.concat "\n" lines + "\n"

/// An assignment with these exercises, a point each.
let assignmentOf (lab: string) (exercises: string list) : Assignment =
    Assignment(
        Lab = lab,
        Title = lab,
        Directives = [| "#load \"../scripts/workbook.fsx\"" |],
        Exercises = [| for id in exercises -> AssignmentExercise(Id = id, Title = id, Points = 1.0) |]
    )

/// Three exercises of a lab that is not there.
let small = assignmentOf "lab9" [ "9.1"; "9.2"; "9.3" ]

/// A script taken apart.
let read (assignment: Assignment) (text: string) : SubmissionSource =
    SubmissionSource.Read(Encoding.UTF8.GetBytes text, assignment)

/// A lab's script as it stands, with its solutions.
let lab (name: string) : string =
    File.ReadAllText(Path.Combine(LabFiles.house, "labs", name + ".fsx"))

let private pool =
    lazy (new CompilerPool(Boxed.sandbox (), CompilerPoolOptions(Uses = 1000)))

/// The compiler of all tests; a test on a machine without a sandbox is skipped.
let compilers () : CompilerPool =
    LabFiles.requireArtifacts ()
    pool.Value

/// Compiles units in a sandbox; a test on a machine without one is skipped.
let compileWithin (limits: GradingLimits) (units: SourceUnit seq) : CompiledSubmission =
    compilers().CompileAsync(Array.ofSeq units, limits).GetAwaiter().GetResult()

/// Compiles a script's exercises.
let compile (assignment: Assignment) (text: string) : CompiledSubmission =
    let source = read assignment text

    if source.Faults.Count > 0 then
        Expecto.Tests.failtest $"expected no faults, got {source.Faults[0]}"

    compileWithin (GradingLimits()) source.Units

/// The exercises that compile, in order.
let compiled (submission: CompiledSubmission) : string list =
    submission.Exercises |> Seq.sort |> List.ofSeq

/// What is wrong with an exercise: its first message.
let fault (id: string) (submission: CompiledSubmission) : CompilerMessage =
    match submission.Faults.TryGetValue id with
    | true, messages -> messages[0]
    | _ -> Expecto.Tests.failtest $"expected a fault of {id}, it is fine"

/// Ends the compiler; for the end of all tests.
let finish () =
    if pool.IsValueCreated then
        pool.Value.DisposeAsync().AsTask().Wait()
