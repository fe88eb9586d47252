/// The command line of build.fsx.
module DLWorkbook.Tests.House.CommandTests

open System
open System.IO
open Expecto
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

/// What the command line of the house in a folder objects to.
let private objectionIn folder arguments =
    try
        let code = Stages.run folder arguments
        failtest $"it ran, and ended with {code}"
    with Say.Failed message ->
        message

let private objection = objectionIn house

let tests =
    testList "house.command line" [
        testCase "an unknown stage lists those there are"
        <| fun () ->
            let text = objection [ "biuld" ]
            Expect.stringContains text "there is no stage 'biuld'" "named"

            for stage in [ "setup"; "restore"; "build"; "test"; "lab"; "repl"; "bench"; "doctor"; "format" ] do
                Expect.stringContains text stage "listed"

        testCase "an unknown lab, or none, lists those there are"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                Directory.CreateDirectory(Path.Combine(folder, "labs")) |> ignore

                for name in [ "lab10_audio.fsx"; "lab2_rnn.fsx"; "labs.yaml" ] do
                    File.WriteAllText(Path.Combine(folder, "labs", name), "")

                let objects = objectionIn folder

                Expect.equal
                    (objects [ "lab"; "lab99_none" ])
                    "there is no lab 'lab99_none'. There are\n    lab2_rnn\n    lab10_audio"
                    "in order of their numbers"

                Expect.equal (objects [ "lab" ]) "lab: which one? There are\n    lab2_rnn\n    lab10_audio" "asks")

        testCase "an option that a stage does not have is named beside those it has"
        <| fun () ->
            let text = objection [ "format"; "--chek" ]
            Expect.stringContains text "format: there is no option '--chek'" "named"
            Expect.stringContains text "--check" "listed"

        testCase "an unknown package set lists the valid ones"
        <| fun () ->
            for arguments in [ [ "build"; "--packages"; "real" ]; [ "build"; "--packages" ] ] do
                Expect.stringContains (objection arguments) "nuget, bundled and auto" "listed"

        testCase "build.fsx itself answers, and ends with the stage's code"
        <| fun () ->
            let outcome = Shell.capture house "dotnet" [ "fsi"; "build.fsx"; "nonsense" ]
            Expect.equal outcome.Code 1 "fails"
            Expect.stringContains (String.Join('\n', outcome.Lines)) "there is no stage 'nonsense'" "in plain words"
    ]
