/// What the doctor says.
module DLWorkbook.Tests.House.DoctorTests

open System.Text.RegularExpressions
open Expecto
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

let tests =
    testList "house.doctor" [
        testCase "each thing has its lines of at most 80 characters, and what is missing has its mend below"
        <| fun () ->
            let plain (line: string) =
                Regex.Replace(line, "\u001b\\[[0-9]+m", "")

            let screen =
                Doctor.screen [
                    Doctor.fine "libtorch" (String.replicate 30 "word " + "/a/path")
                    Doctor.comfort "npm" "missing" "install npm"
                    Doctor.needed "C++" "no compiler" "dotnet fsi build.fsx setup"
                ]
                |> List.map plain

            Expect.equal
                screen
                [
                    "  ok libtorch  " + String.replicate 13 " word"
                    "               " + String.replicate 13 " word"
                    "               " + String.replicate 4 " word" + " /a/path"
                    "  -- npm        missing"
                    "                to mend: install npm"
                    "  NO C++        no compiler"
                    "                to mend: dotnet fsi build.fsx setup"
                ]
                "in one screen"

            Expect.all screen (fun line -> line.Length <= 80) "within the edge"

        testCase "before anything is built it says so and how to build"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                let findings = Doctor.examine folder

                for name, mend in
                    [ "packages", "dotnet fsi build.fsx restore"; "workbook", "dotnet fsi build.fsx build" ] do
                    let finding = findings |> List.find (fun f -> f.Name = name)
                    Expect.equal finding.Health (Doctor.Comfort mend) name)
    ]
