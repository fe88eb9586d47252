/// Hostile submissions, each a real try: not one gains a point, harms a neighbour, or stops the run.
module DLWorkbook.Tests.Grading.ForgeryTests

open System
open System.Text
open System.Threading
open System.Threading.Tasks
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.Hostile

/// Compilers that all attacks share, as submissions of one class do.
let private pool =
    lazy (new CompilerPool(Boxed.sandbox (), CompilerPoolOptions(Processes = 2)))

/// Grades as a class is graded; the folder of the course is not there, and not looked at.
let private grader =
    lazy
        (let plan =
            GradingPlan(
                Course = Course "nowhere",
                Assignment = assignment,
                Hidden = HiddenSeeds(assignment.Lab, [| 7L; 8L |])
            )

         SubmissionGrader(plan, Boxed.sandbox (), pool.Value))

/// Grades a script: the results of the exercise that is attacked and of the one that is solved.
let private grade (text: string) =
    let results =
        grader.Value.GradeScriptAsync(Encoding.UTF8.GetBytes(script text), 0).GetAwaiter().GetResult()

    results[0], results[1]

/// Every attack, some at the same time, each with a task of its own to wait for.
let private graded =
    lazy
        (let turns = new SemaphoreSlim 4

         let inTurn (attack: Attack) () =
             turns.Wait()

             try
                 grade attack.Text
             finally
                 turns.Release() |> ignore

         dict [
             for attack in all do
                 attack.Name, Task.Factory.StartNew(inTurn attack, TaskCreationOptions.LongRunning)
         ])

/// Neighbours one after the other, as long as there are attacks: their results.
let private neighbours =
    lazy
        (let attacks =
            graded.Value.Values |> Seq.map (fun task -> task :> Task) |> Array.ofSeq

         let work () = [
             while not (attacks |> Array.forall _.IsCompleted) do
                 let one, other = grade rightAnswer
                 one
                 other
                 // A class has other things to do, too.
                 Thread.Sleep 500
         ]

         Task.Factory.StartNew(work, TaskCreationOptions.LongRunning))

let private wait (task: Task) =
    Expect.isTrue (task.Wait(TimeSpan.FromMinutes 5.0)) "the run ends"

let private trial (attack: Attack) =
    testCase $"{attack.Name}: {attack.Tries}" (fun () ->
        Boxed.sandbox () |> ignore
        let beside = neighbours.Value
        let task = graded.Value[attack.Name]
        wait task
        let result, own = task.Result
        Expect.equal result.Points 0.0 $"no point: {result.Verdict}, {result.Reason}"
        Expect.contains attack.Ends result.Verdict $"how it ends: {result.Reason}"

        // A script with a directive of its own is refused as a whole, before any compiler sees it.
        if own.Verdict <> Verdict.Tampered then
            Expect.equal own.Points own.MostPoints $"its honest exercise keeps its points: {own.Verdict}, {own.Reason}"

        Expect.isFalse beside.IsFaulted "the neighbours are graded")

let tests =
    testList "Grading.Forgery" [
        testCase "there are at least forty of them" (fun () ->
            Expect.isGreaterThanOrEqual all.Length 40 "attacks"

            for attack in all do
                Expect.isFalse
                    (List.contains Verdict.Passed attack.Ends
                     || List.contains Verdict.Partly attack.Ends)
                    attack.Name)

        testList "attacks" (all |> List.map trial)

        testCase "neighbours that are graded meanwhile keep all their points" (fun () ->
            Boxed.sandbox () |> ignore
            let beside = neighbours.Value
            wait beside
            Expect.isGreaterThan beside.Result.Length 4 "there were some"

            for neighbour in beside.Result do
                Expect.equal
                    neighbour.Points
                    neighbour.MostPoints
                    $"{neighbour.Exercise}: {neighbour.Verdict}, {neighbour.Reason}")
    ]
