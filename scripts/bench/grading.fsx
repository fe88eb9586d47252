(** Grades a class of lab 1b twice, in turns: with the grader, and with one `dotnet fsi` for each submission, two at a time,
    that compiles the same functions and runs the same checks: `dotnet fsi build.fsx bench grading [--quick]`. *)

#load "../workbook.fsx"
#r "DLWorkbook.Grading.dll"
#load "Report.fs"
#load "Classroom.fs"

open System
open System.Diagnostics
open System.IO
open DLWorkbook.Bench
open DLWorkbook.Grading

let private isQuick = Array.contains "--quick" fsi.CommandLineArgs

/// Rounds, submissions in each for the grader, and how many of them F# Interactive gets.
let private rounds, private each, private sampled =
    if isQuick then 1, 120, 16 else 1, 200, 200

let private house = Path.GetFullPath(Path.Combine(__SOURCE_DIRECTORY__, "..", ".."))
let private atOnce = 2

let private seconds (work: unit -> unit) =
    let clock = Stopwatch.StartNew()
    work ()
    clock.Elapsed.TotalSeconds

let private megabytes () =
    use self = Process.GetCurrentProcess()
    GC.Collect()
    self.Refresh()
    float self.WorkingSet64 / 1048576.0

let private room = Classroom.create house (rounds * each)

printfn
    $"{rounds * each} submissions of lab 1b, {room.Plan.Assignment.Exercises.Count} exercises each, {atOnce} at a time"

let private measured = [
    for round in 0 .. rounds - 1 do
        let batch = room.Submissions |> List.skip (round * each) |> List.truncate each
        let ours = seconds (fun () -> Classroom.grade room atOnce batch)
        let memory = megabytes ()

        let theirs =
            seconds (fun () -> Classroom.gradeWithFsi room atOnce (List.truncate sampled batch))

        printfn
            $"round {round + 1}: grader {ours / float each:F3} s a submission, dotnet fsi {theirs / float sampled:F3} s, ratio {theirs / float sampled / (ours / float each):F1}; grader's memory {memory:F0} MiB"

        ours / float each, theirs / float sampled, memory
]

Classroom.requireSame room

let private median (values: float list) = Report.median (Array.ofList values)
let private ours = measured |> List.map (fun (ours, _, _) -> ours) |> median
let private theirs = measured |> List.map (fun (_, theirs, _) -> theirs) |> median

let private ratio =
    measured |> List.map (fun (ours, theirs, _) -> theirs / ours) |> median

let private target = 6.0

printfn ""
printfn $"grader      {ours:F3} s a submission"
printfn $"dotnet fsi  {theirs:F3} s a submission"
printfn $"""ratio       {ratio:F1}, at least {target:F1} wanted: {if ratio >= target then "met" else "MISSED"}"""

Classroom.delete room
exit (if ratio >= target then 0 else 1)
