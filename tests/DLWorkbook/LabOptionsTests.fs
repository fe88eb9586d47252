module DLWorkbook.Tests.Face.LabOptionsTests

open Expecto
open DLWorkbook
open DLWorkbook.Core.Data

let private parsed arguments =
    match LabOptions.parse (Array.append [| "labs/lab.fsx" |] (List.toArray arguments)) with
    | Ok options -> options
    | Error message -> failtest message

let private refused arguments =
    match LabOptions.parse (Array.append [| "labs/lab.fsx" |] (List.toArray arguments)) with
    | Ok options -> failtest $"expected a refusal, got {options}"
    | Error message -> message

let tests =
    testList "a lab's command line" [
        testCase "nothing given: a full run with seed 1 on the CPU, on whichever data there is"
        <| fun () -> Expect.equal (parsed []) { LabOptions.defaults with IsScript = true } "defaults"

        testCase "every option is read"
        <| fun () ->
            let given =
                parsed [
                    "--quick"
                    "--epochs"
                    "4"
                    "--seed"
                    "7"
                    "--device"
                    "cuda"
                    "--data"
                    "sample"
                    "--no-open"
                    "--png"
                ]

            Expect.equal
                given
                {
                    Quick = true
                    Epochs = Some 4
                    Seed = 7
                    Device = "cuda"
                    Data = DataChoice.Sample
                    Open = false
                    Png = true
                    IsScript = true
                }
                "all"

        testCase "an unknown option is named, and the valid ones are listed"
        <| fun () ->
            let message = refused [ "--quik" ]
            Expect.stringContains message "--quik" "the culprit"

            for option in [ "--quick"; "--epochs"; "--seed"; "--device"; "--data"; "--no-open"; "--png" ] do
                Expect.stringContains message option "listed"

        testCase "an unknown kind of data lists the kinds"
        <| fun () ->
            let message = refused [ "--data"; "imaginary" ]

            for kind in [ "auto"; "real"; "sample" ] do
                Expect.stringContains message kind "listed"

        testCase "no epochs at all is refused with what came"
        <| fun () -> Expect.stringContains (refused [ "--epochs"; "0" ]) "got 0" "value"

        testCase "a REPL's own arguments are not the lab's"
        <| fun () ->
            let arguments = [| "/usr/share/dotnet/sdk/FSharp/fsi.dll"; "--readline+"; "--epochs" |]
            Expect.equal (LabOptions.parse arguments) (Ok LabOptions.defaults) "defaults"
    ]
