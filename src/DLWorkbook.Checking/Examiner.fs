namespace DLWorkbook.Checking

open System
open System.Collections.Generic

/// What came of one check with several seeds, as plain data for any .NET language.
type ExaminedCheck = {
    /// What it tries: "random outputs".
    Name: string
    /// Whether every case of it held, with every seed.
    Held: bool
    /// How many numbers were compared and agreed.
    Comparisons: int
    /// Whether it tells something by itself, see `ExerciseCheck.IsTelling`.
    IsTelling: bool
    /// What is wrong, in one sentence; empty when nothing is known to be wrong.
    Fault: string
    /// Whether it failed because the function raised an exception.
    Raised: bool
    /// The arguments of the failed case with their names, when students can see the same; else empty.
    Given: KeyValuePair<string, string>[]
    /// What was expected, in F#'s notation; null when that is no value.
    Expected: string | null
    /// What came, in F#'s notation; null when nothing did.
    Got: string | null
    /// What may have caused it, the likeliest first.
    Diagnoses: string[]
    /// Those of the diagnoses that are known mistakes: its answers equal what one gets with them.
    Mistakes: string[]
    /// What several seeds told of a score; null for other checks.
    Score: string | null
}

/// How an examination ended.
type ExaminationEnd =
    /// Every check was tried.
    | Finished = 0
    /// The function is a hole still.
    | Unsolved = 1
    /// A call was not ready in time.
    | TimedOut = 2
    /// The process in which the function ran was lost.
    | Lost = 3

/// What came of an exercise's checks.
type Examined = {
    /// Its checks in order, every one of them: those that were not tried did not hold.
    Checks: ExaminedCheck[]
    /// How it ended.
    End: ExaminationEnd
}

/// Examines a function in another process with several seeds: the one that students know, then hidden ones.
[<RequireQualifiedAccess>]
module Examiner =

    let private untried (check: ExerciseCheck) : ExaminedCheck = {
        Name = check.Name
        Held = false
        Comparisons = 0
        IsTelling = check.IsTelling
        Fault = ""
        Raised = false
        Given = [||]
        Expected = null
        Got = null
        Diagnoses = [||]
        Mistakes = [||]
        Score = null
    }

    let private digits (finding: Finding) =
        match finding.Expected, finding.Got with
        | Some expected, Some got ->
            [ 5; 9; 17 ]
            |> List.tryFind (fun digits -> ValueText.show digits expected <> ValueText.show digits got)
            |> Option.defaultValue 5
        | _ -> 5

    let private failed (exercise: Exercise) isVisible (finding: Finding) (before: ExaminedCheck) : ExaminedCheck =
        let show = ValueText.show (digits finding)

        let known = exercise.Slips |> List.map _.Mistake |> Set.ofList

        {
            before with
                Held = false
                Fault = finding.Fault
                Raised =
                    match finding.Failure with
                    | Some(Reply.Raised _) -> true
                    | _ -> false
                Given =
                    if isVisible then
                        [| for name, value in finding.Given -> KeyValuePair(name, ValueText.show 5 value) |]
                    else
                        [||]
                Expected = finding.Expected |> Option.map show |> Option.toObj
                Got = finding.Got |> Option.map show |> Option.toObj
                Diagnoses = Array.ofList finding.Diagnoses
                Mistakes = [|
                    for diagnosis in finding.Diagnoses do
                        if known.Contains diagnosis then
                            diagnosis
                |]
        }

    let private after exercise isVisible result (before: ExaminedCheck) : ExaminedCheck =
        match result with
        | CheckResult.Todo -> before
        | CheckResult.Failed finding -> failed exercise isVisible finding before
        | CheckResult.Passed(comparisons, score) -> {
            before with
                Held = true
                Comparisons = before.Comparisons + comparisons
                Score = score |> Option.toObj
          }

    /// Examines the function of an exercise behind `ask`, which takes a call's inputs and brings the reply. A check that failed is not tried with further seeds; after a time-out, a lost process or a hole
    /// nothing more is. An unknown exercise is an `ArgumentException`.
    let examine (exerciseId: string) (hiddenSeeds: seq<int64>) (ask: Func<Value list, Reply>) : Examined =
        let exercise = Catalogue.find exerciseId
        let checks = Array.ofList exercise.Checks
        let results = checks |> Array.map untried
        let tried = Array.create checks.Length false
        let mutable ending = ExaminationEnd.Finished

        let examinee: Examinee =
            fun inputs ->
                let reply = ask.Invoke inputs

                match reply with
                | Reply.Unsolved -> ending <- ExaminationEnd.Unsolved
                | Reply.TimedOut _ -> ending <- ExaminationEnd.TimedOut
                | Reply.Lost _ -> ending <- ExaminationEnd.Lost
                | Reply.Answer _
                | Reply.Raised _
                | Reply.Unfit _ -> ()

                reply

        let hidden = List.ofSeq hiddenSeeds

        /// The seeds that a check is tried with: a score draws many of its own from one, which is a hidden one.
        let seeds (check: ExerciseCheck) =
            match hidden with
            | first :: _ when check.Oracle.IsScore -> [ first ]
            | _ -> Examination.visibleSeed :: hidden

        for seed in Examination.visibleSeed :: hidden do
            let isVisible = seed = Examination.visibleSeed

            for index in 0 .. checks.Length - 1 do
                let isOpen =
                    List.contains seed (seeds checks[index])
                    && (not tried[index] || results[index].Held)

                if ending = ExaminationEnd.Finished && isOpen then
                    let result = Examination.runCheck seed exercise examinee index
                    tried[index] <- true
                    results[index] <- after exercise isVisible result results[index]

        // A function that was lost on the way has not shown that the rest holds with every seed.
        if ending <> ExaminationEnd.Finished then
            for index in 0 .. checks.Length - 1 do
                results[index] <- { results[index] with Held = false }

        { Checks = results; End = ending }
