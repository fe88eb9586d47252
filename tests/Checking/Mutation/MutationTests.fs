module DLWorkbook.Tests.Checking.Mutation.MutationTests

open System
open System.IO
open Expecto
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.LabFiles
open DLWorkbook.Tests.Checking.Mutation.Mutant
open DLWorkbook.Tests.Checking.Mutation.MutantRun

let private counts isWhat =
    MutantRun.records.Value
    |> List.sumBy (fun record -> record.Fates |> List.filter (snd >> isWhat) |> List.length)

let private survivors equivalents = [
    for record in MutantRun.records.Value do
        for mutant, fate in record.Fates do
            if
                fate = Fate.Survived
                && not (equivalents |> List.exists (Equivalents.isOf record.Exercise mutant))
            then
                record.Exercise, mutant
]

let private isCaught fate =
    match fate with
    | Fate.Caught _
    | Fate.Stopped -> true
    | Fate.NotCompiled
    | Fate.Survived -> false

/// Writes what became of every mutant, for whoever strengthens a check.
let private report (survivors: (string * Mutant) list) =
    let caught = counts isCaught
    let refused = counts ((=) Fate.NotCompiled)
    let survived = counts ((=) Fate.Survived)
    let equal = survived - survivors.Length

    let lines = [
        $"{caught + survived} mutants compiled ({refused} did not): {caught} caught, {survivors.Length} survived, {equal} mean the same"

        for id, mutant in survivors do
            $"{id}, line {mutant.Line}: {mutant.Before}"
            $"    survived as: {mutant.After}"
    ]

    let file = Path.Combine(house, "out", "mutants.txt")
    Directory.CreateDirectory(Path.Combine(house, "out")) |> ignore
    File.WriteAllLines(file, lines)
    lines

let tests =
    testSequenced
    <| testList "mutants of the solutions" [
        testCase "at least 95 of 100 mutants are caught"
        <| fun () ->
            let survivors = survivors (Equivalents.read ())
            let lines = report survivors
            let caught = counts isCaught
            let text = String.Join("\n", lines)

            Expect.isGreaterThan caught 0 "there were mutants at all"

            Expect.isGreaterThanOrEqual
                (float caught)
                (0.95 * float (caught + survivors.Length))
                $"mutants caught:\n{text}"

        testCase "the list of equal mutants holds nothing that is caught or gone, and a reason each"
        <| fun () ->
            for entry in Equivalents.read () do
                let fates = [
                    for record in MutantRun.records.Value do
                        for mutant, fate in record.Fates do
                            if Equivalents.isOf record.Exercise mutant entry then
                                fate
                ]

                let name = $"{entry.Exercise}: {entry.Before} as {entry.After}"
                Expect.isNonEmpty entry.Reason $"the reason of {name}"
                Expect.isNonEmpty fates $"{name} is no mutant of the solution any more"

                for fate in fates do
                    match fate with
                    | Fate.Caught message -> failtest $"{name} is caught, so it is not equal: {message}"
                    | Fate.NotCompiled -> failtest $"{name} does not compile"
                    | Fate.Stopped
                    | Fate.Survived -> ()
    ]
