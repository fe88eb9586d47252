/// The tests' own files.
module DLWorkbook.Tests.House.TestFileTests

open System.IO
open System.Text.RegularExpressions
open Expecto
open DLWorkbook.Tests.House.Folders

let tests =
    testList "house.test files" [
        testCase "one that seeds torch's generator lets nobody else draw from it meanwhile"
        <| fun () ->
            let tests = Path.Combine(house, "tests")

            let beside, alone =
                Directory.GetFiles(tests, "*Tests.fs", SearchOption.AllDirectories)
                |> Array.map (fun file -> Path.GetRelativePath(tests, file), File.ReadAllText file)
                |> Array.filter (fun (_, text) -> Regex.IsMatch(text, @"\btorch\.manual_seed \S"))
                |> Array.partition (fun (_, text) -> not (Regex.IsMatch(text, @"\nlet tests =\s+testSequenced\b")))

            Expect.isNonEmpty alone "some do"
            Expect.equal (Array.map fst beside) [||] "files whose tests are not wholly sequenced"
    ]
