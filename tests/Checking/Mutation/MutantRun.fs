/// Runs mutants in a warm child process, many to a submission.
module DLWorkbook.Tests.Checking.Mutation.MutantRun

open System
open System.Text
open System.Text.RegularExpressions
open Expecto
open DLWorkbook
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.Mutation.Mutant

/// What became of a mutant.
[<RequireQualifiedAccess>]
type Fate =
    /// The compiler refused it: it does not count.
    | NotCompiled
    /// The check failed, as it should: what it said.
    | Caught of message: string
    /// It did not come to an end, or brought the process down.
    | Stopped
    /// The check passed.
    | Survived

/// Seconds that one call of a mutant may take.
let private seconds = 2.0

/// The seed of the inputs that students see.
let private seed = 20L

let private header (pieces: Piece list) (target: Piece) =
    LabSlice.toText "lab" (pieces |> List.filter (fun piece -> piece.Line <> target.Line))

/// One module for each mutant; the compiler's messages name it as their file.
let private text (pieces: Piece list) (target: Piece) (mutants: (int * Mutant) list) =
    let result = StringBuilder(header pieces target)

    for index, mutant in mutants do
        result.Append($"# 1 \"m{index}\"\nmodule M{index} =\n") |> ignore

        for line in SourceScan.lines mutant.Text do
            result.Append("    ").Append(line.Content).Append('\n') |> ignore

    string result

let private refused (messages: string list) =
    set [
        for message in messages do
            let found = Regex.Match(message, @"\bm(\d+)\(\d+,\d+\): error")

            if found.Success then
                int found.Groups[1].Value
    ]

/// The fates of mutants by index. `count` ones are compiled together at most.
let rec private fates (checker: ChildChecker) id pieces target (mutants: (int * Mutant) list) : (int * Fate) list =
    match mutants with
    | [] -> []
    | _ ->
        match checker.Check(text pieces target mutants, id, seed, seconds) with
        | ChildResult.NotCompiled messages ->
            let out = refused messages

            if out.IsEmpty && mutants.Length = 1 then
                [ fst mutants.Head, Fate.NotCompiled ]
            elif out.IsEmpty then
                // What has no place is some mutant's doing: each half by itself.
                let one, other = List.splitAt (mutants.Length / 2) mutants
                fates checker id pieces target one @ fates checker id pieces target other
            else
                [ for index in out -> index, Fate.NotCompiled ]
                @ fates checker id pieces target (mutants |> List.filter (fun (index, _) -> not (out.Contains index)))
        | ChildResult.Reports reports -> heard checker id pieces target mutants reports
        | ChildResult.Lost(_, reports) ->
            // The one after the last that was heard of brought the process down.
            let known = heardOf reports

            let rest =
                mutants |> List.filter (fun (index, _) -> not (Map.containsKey index known))

            Map.toList known
            @ match rest with
              | [] -> []
              | (index, _) :: others -> (index, Fate.Stopped) :: fates checker id pieces target others

and private heardOf (reports: ChildReport list) =
    Map.ofList [
        for report in reports ->
            int report.Module[1..],
            if report.IsStuck then
                Fate.Stopped
            elif report.Standing = Standing.Solved then
                Fate.Survived
            else
                Fate.Caught(report.Lines |> List.map _.Trim() |> String.concat " ")
    ]

and private heard checker id pieces target mutants reports =
    let known = heardOf reports

    let rest =
        mutants |> List.filter (fun (index, _) -> not (Map.containsKey index known))

    if rest.Length = mutants.Length then
        failtest $"{id}: none of {mutants.Length} mutants was heard of"

    Map.toList known @ fates checker id pieces target rest

/// How many mutants are compiled together.
let private batch = 40

/// What became of each mutant of a solution.
let internal run
    (checker: ChildChecker)
    (id: string)
    (pieces: Piece list)
    (target: Piece)
    (mutants: Mutant list)
    : (Mutant * Fate) list =
    let numbered = List.indexed mutants

    let fates =
        numbered
        |> List.chunkBySize batch
        |> List.collect (fates checker id pieces target)
        |> Map.ofList

    [ for index, mutant in numbered -> mutant, fates[index] ]

/// What came of one exercise as its lab has it.
type internal Record = {
    Exercise: string
    /// How the solution stands, compiled from its slice alone, and what its check said.
    Solution: Standing * string
    /// How it stands with the solution stripped.
    Hole: Standing * string
    /// What became of its mutants.
    Fates: (Mutant * Fate) list
}

/// How an exercise of a lab's text stands.
let private standing (checker: ChildChecker) (file: string) text id =
    let slice = LabSlice.pieces text |> LabSlice.ofExercise id

    match checker.Check(LabSlice.toText file slice, id, seed, 0.0) with
    | ChildResult.Reports(report :: _) -> report.Standing, String.Join("\n", report.Lines)
    | ChildResult.Reports [] -> failtest $"{id}: nothing was heard"
    | ChildResult.Lost(why, _) -> failtest $"{id}: {why}"
    | ChildResult.NotCompiled messages ->
        let messages = String.Join("\n", messages)
        failtest $"{id} does not compile from its slice alone:\n{messages}"

/// At most so many mutants of one exercise: of more, every second, third, … is taken.
let private most = 120

let private sampled (mutants: Mutant list) =
    let step = (mutants.Length + most - 1) / most |> max 1

    mutants
    |> List.indexed
    |> List.filter (fun (index, _) -> index % step = 0)
    |> List.map snd

let private record checker (lab: SyllabusLab) text stripped (exercise: SyllabusExercise) =
    let id = exercise.Id
    let slice = LabSlice.pieces text |> LabSlice.ofExercise id
    let regions = LabSource.regions lab.File text

    match
        slice |> List.tryFind (fun piece -> piece.Exercise = Some id),
        regions |> List.tryFind (fun region -> region.Exercise = Some id)
    with
    | Some target, Some region -> {
        Exercise = id
        Solution = standing checker lab.File text id
        Hole = standing checker lab.File stripped id
        Fates = Mutant.all target region |> sampled |> run checker id slice target
      }
    | _ -> failtest $"{lab.File} has no function with a solution for exercise {id}"

/// What came of every exercise of every lab, in one child process.
let internal records =
    lazy
        (LabFiles.withChecker (fun checker -> [
            for lab, text in LabFiles.withExercises () do
                let stripped = LabSource.strip lab.File text

                for exercise in lab.Exercises do
                    record checker lab text stripped exercise
        ]))
