/// A lab sent to F# Interactive block by block.
module DLWorkbook.Tests.House.BlockTests

open System.IO
open Expecto
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

let private script = [
    "(** # A lab"
    ""
    "Some words. *)"
    ""
    "let x = 1"
    "(** More. *)"
    "(** And more. *)"
    ""
    "/// (* no words of the lab *)"
    "let y = x"
    ""
    "let z = y"
    "(** The end. *)"
]

let tests =
    testList "house.blocks" [
        testCase "are the code between literate comments, each with its first line"
        <| fun () ->
            Expect.equal
                (Blocks.ofScript (String.concat "\n" script))
                [
                    { Line = 5; Code = "let x = 1" }
                    {
                        Line = 9
                        Code = "/// (* no words of the lab *)\nlet y = x\n\nlet z = y"
                    }
                ]
                "two of them"

        testCase "of a script without a comment are the whole"
        <| fun () ->
            Expect.equal (Blocks.ofScript "\n\nlet x = 1\n") [ { Line = 3; Code = "let x = 1" } ] "one"
            Expect.isEmpty (Blocks.ofScript "(** Words. *)\n") "none"

        testCase "go to F# Interactive one by one: what only a later block mends is a fault, and so is an exception"
        <| fun () ->
            inTemporaryFolder (fun folder ->
                let faults (blocks: string list) =
                    let file = Path.Combine(folder, "lab.fsx")
                    File.WriteAllText(file, String.concat "\n(** Words. *)\n" blocks)
                    Blocks.send ignore file [ "--said \"so\"" ]

                let asked =
                    "if fsi.CommandLineArgs[1] <> \"--said \\\"so\\\"\" then failwith \"other arguments\""

                Expect.equal
                    (faults [ asked; "let f = id id"; "f 1" ])
                    2
                    "a value restriction, and a name that is missing"

                Expect.equal (faults [ "let f: int -> int = id id"; "f 1" ]) 0 "none"

                Expect.equal
                    (faults [ "failwith \"stop\" |> ignore<int>"; "exit 3" ])
                    2
                    "an exception, and an end before the end")
    ]
