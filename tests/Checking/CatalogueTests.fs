module DLWorkbook.Tests.Checking.CatalogueTests

open System.IO
open System.Text.RegularExpressions
open Expecto
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking.LabFiles
open DLWorkbook.Tests.Checking.Exercises

/// Every wrong answer of every lab.
let wrongAnswers =
    [
        Lab0Tests.wrongAnswers
        Lab0bTests.wrongAnswers
        Lab1Tests.wrongAnswers
        Lab1bTests.wrongAnswers
        Lab1b2Tests.wrongAnswers
        Lab1cTests.wrongAnswers
        Lab1dTests.wrongAnswers
        Lab1eTests.wrongAnswers
        Lab1fTests.wrongAnswers
        Lab2cTests.wrongAnswers
    ]
    |> List.concat

let private idsIn script =
    let text = File.ReadAllText(Path.Combine(house, "labs", script))
    [ for found in Regex.Matches(text, """(?m)^\[<Exercise "([^"]+)">\]""") -> found.Groups[1].Value ]

let private eachExercise (test: Exercise -> unit) =
    for exercise in Catalogue.all do
        test exercise

let tests =
    testList "the catalogue of exercises" [
        testCase "every lab is in labs.yaml, and nothing else is"
        <| fun () ->
            let listed = syllabus () |> List.map _.File |> List.sort

            Expect.equal
                (scripts () |> List.filter (fun script -> not (List.contains script listed)))
                []
                "labs not listed"

        testCase "the exercises of a lab, of labs.yaml and of the catalogue are the same, in the same order"
        <| fun () ->
            for lab in syllabus () do
                if List.contains lab.File (scripts ()) then
                    let listed = lab.Exercises |> List.map _.Id
                    Expect.equal (idsIn lab.File) listed $"{lab.File} and labs.yaml"
                    Expect.equal (Catalogue.ofLab lab.Name |> List.map _.Id) listed $"the catalogue and {lab.File}"

        testCase "an exercise has the same title in labs.yaml and in the catalogue"
        <| fun () ->
            eachExercise (fun exercise ->
                match Syllabus.tryExercise exercise.Id (syllabus ()) with
                | Some listed -> Expect.equal listed.Title exercise.Title exercise.Id
                | None -> failtest $"{exercise.Id} is not in labs.yaml")

        testCase "no id is taken twice"
        <| fun () ->
            let ids = Catalogue.all |> List.map _.Id
            Expect.equal (List.distinct ids) ids "ids"

        testCase "every exercise has at least five wrong answers"
        <| fun () ->
            eachExercise (fun exercise ->
                let count =
                    wrongAnswers
                    |> List.filter (fun answer -> answer.Id = exercise.Id)
                    |> List.length

                Expect.isGreaterThanOrEqual count 5 $"wrong answers to {exercise.Id}")

        testCase "every reference passes its own checks, for any seed, and its parameters have names"
        <| fun () ->
            eachExercise (fun exercise ->
                match exercise.Reference with
                | None -> failtest $"{exercise.Id} has no reference"
                | Some reference ->
                    for name in exercise.ParameterNames do
                        Expect.isTrue (Regex.IsMatch(name, "^[a-z][A-Za-z0-9]*$")) $"{exercise.Id}: parameter {name}"

                        Expect.isFalse
                            (Regex.IsMatch(name, "^(arg|delegateArg)[0-9]*$"))
                            $"{exercise.Id}: parameter {name}"

                    for seed in [ 20L; 1L; 2L; 3L ] do
                        let outcome =
                            Examination.run seed exercise (Examinee.ofComputation exercise.Seconds reference)

                        Expect.equal outcome Outcome.Passed $"{exercise.Id}, seed {seed}")
    ]
