module DLWorkbook.Tests.Checking.SolutionTests

open System
open Expecto
open DLWorkbook
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking.LabFiles
open DLWorkbook.Tests.Checking.Mutation

let private everyExercise (said: MutantRun.Record -> Standing * string) expected =
    for record in MutantRun.records.Value do
        let standing, said = said record
        Expect.equal standing expected $"exercise {record.Exercise}:\n{said}"

let tests =
    testSequenced
    <| testList "the labs' own solutions" [
        testCase "every exercise has one region, in its own function"
        <| fun () ->
            for lab, text in withExercises () do
                let regions = LabSource.regions lab.File text |> List.map _.Exercise
                let ids = lab.Exercises |> List.map (fun exercise -> Some exercise.Id)
                Expect.equal regions ids $"{lab.File}: the exercises of its regions"

        testCase "every solution passes its check"
        <| fun () -> everyExercise _.Solution Standing.Solved

        testCase "every hole is to be done"
        <| fun () -> everyExercise _.Hole Standing.Todo
    ]
