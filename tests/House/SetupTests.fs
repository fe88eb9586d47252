/// What is installed and how, and programs that fail.
module DLWorkbook.Tests.House.SetupTests

open Expecto
open DLWorkbook.House
open DLWorkbook.Tests.House.Folders

let tests =
    testList "house.setup" [
        testCase "each system gets a command for everything that can be missing"
        <| fun () ->
            let all = [ Setup.Torch; Setup.FastBlas; Setup.Compiler ]

            let expected = [
                Machine.Debian, "sudo apt-get install -y --no-install-recommends libtorch-dev libopenblas0-openmp g++"
                Machine.Fedora, "sudo dnf install -y gcc-c++"
                Machine.MacOs, "brew install pytorch"
                Machine.Windows, "winget install LLVM.LLVM"
            ]

            for system, command in expected do
                Expect.contains (Setup.commands system all) command $"{system}"

        testCase "only what is missing is asked for"
        <| fun () ->
            Expect.equal
                (Setup.commands Machine.Debian [ Setup.Compiler ])
                [ "sudo apt-get update"; "sudo apt-get install -y --no-install-recommends g++" ]
                "the compiler alone"

        testCase "a program that fails is quoted with the end of what it said"
        <| fun () ->
            let text =
                try
                    Shell.quietly house [] "git" [ "no-such-command" ]
                    ""
                with Say.Failed message ->
                    message

            Expect.stringContains text "git no-such-command" "the command"
            Expect.stringContains text "is not a git command" "its words"

        testCase "a program that does not exist is named"
        <| fun () ->
            Expect.throwsC (fun () -> Shell.capture house "no-such-program" [] |> ignore) (fun e ->
                Expect.stringContains (string e) "no-such-program" "named")
    ]
