module DLWorkbook.Tests.Checking.ProcessTests

open System.Diagnostics
open System.Reflection
open Expecto
open DLWorkbook.Checking

let private line =
    Exercise.make "0.0" "a line"
    |> Exercise.reference (fun (x: float[]) (slope: float) -> x |> Array.map (fun x -> slope * x + 1.0))
    |> Exercise.check
        "random numbers"
        (fun gen -> gen.Signed(gen.Size 2 5), gen.Uniform 1.5 3.0)
        Oracle.reference
        (Compare.close 1e-9)

/// Examines a function that lives in a process of its own.
let private examine (name: string) : Outcome =
    let program = Assembly.GetExecutingAssembly().Location

    let info =
        ProcessStartInfo(
            "dotnet",
            [ "exec"; program; ExamineeChild.Argument; name ],
            RedirectStandardInput = true,
            RedirectStandardOutput = true
        )

    match Process.Start info with
    | null -> failtest "the process did not start"
    | child ->
        use child = child

        let send (inputs: string) =
            child.StandardInput.WriteLine inputs
            child.StandardInput.Flush()

            match child.StandardOutput.ReadLine() with
            | null -> failtest "the process ended"
            | reply -> reply

        let outcome = Examination.run 7L line (Examinee.ofText send)
        child.StandardInput.Close()
        child.WaitForExit()
        outcome

let private saysOf name (pattern: string) =
    match examine name with
    | Outcome.Failed finding -> Expect.stringContains (WrongAnswer.message finding) pattern name
    | other -> failtest $"{name}: expected a failure, got {other}"

let tests =
    testList "examined in another process" [
        testCase "a right function passes, a hole is to be done"
        <| fun () ->
            Expect.equal (examine "right") Outcome.Passed "right"
            Expect.equal (examine "hole") Outcome.Todo "hole"

        testCase "wrong numbers, NaN, exceptions, changed arguments and time-outs fail as they do here"
        <| fun () ->
            saysOf "wrong" "2 too small"
            saysOf "nan" "nan at [0]"
            saysOf "raising" "no luck"
            saysOf "changing" "it changed its argument x"
            saysOf "slow" "not ready after 0.2 s"

        testCase "a reply that is none fails"
        <| fun () -> saysOf "unknown" "ValueJson.read"

        testCase "every kind of reply comes back from its text"
        <| fun () ->
            let replies = [
                Reply.Unsolved
                Reply.Raised "a \"quoted\"\nmessage"
                Reply.TimedOut 2.5
                Reply.Unfit "why"
                Reply.Lost "gone"
                Reply.Answer {
                    Output = Value.number -0.0
                    InputsAfter = [ Value.number 1.0; Value.unit ]
                    Shares = [ Sharing.Argument 1; Sharing.PreviousAnswer ]
                }
            ]

            for reply in replies do
                Expect.equal (Reply.ofText (Reply.toText reply)) reply "the reply"

        testCase "a reply from a hostile process is refused, not believed"
        <| fun () ->
            for text in
                [
                    ""
                    "null"
                    "{}"
                    """{"reply":"passed"}"""
                    """{"reply":"answer"}"""
                    """{"reply":"answer","output":{"cells":1},"after":[],"shares":[]}"""
                    """{"reply":"answer","output":{"tuple":[]},"after":{},"shares":[]}"""
                ] do
                match Examination.run 1L line (Examinee.ofText (fun _ -> text)) with
                | Outcome.Failed _ -> ()
                | other -> failtest $"{text}: expected a failure, got {other}"

        testCase "an answer of the right numbers without its arguments is not believed"
        <| fun () ->
            let forged (inputs: Value list) =
                match
                    Examinee.ofFunction
                        5.0
                        (fun (x: float[]) (slope: float) -> x |> Array.map (fun x -> slope * x + 1.0))
                        inputs
                with
                | Reply.Answer answer -> Reply.Answer { answer with InputsAfter = [] }
                | other -> other

            match Examination.run 1L line forged with
            | Outcome.Failed finding -> Expect.stringContains finding.Fault "arguments" "the fault"
            | other -> failtest $"expected a failure, got {other}"
    ]
