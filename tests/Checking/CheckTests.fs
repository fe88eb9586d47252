module DLWorkbook.Tests.Checking.CheckTests

open System
open Expecto
open DLWorkbook
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking.LabFiles

type private Point = { Across: float; Up: float }

let private says (session: FsiSession) (code: string) =
    match session.Send(code, TimeSpan.FromSeconds 240.0) with
    | Submission.Done(output, errors) ->
        let errors = errors |> List.filter (fun line -> line.Trim() <> "")
        Expect.isEmpty errors $"what went wrong with: {code}"
        String.concat "\n" output
    | other -> failtest $"{code}: {other}"

let private define (body: string) =
    $"[<Exercise \"1b.1\">]\nlet crossEntropy (targets: float[]) (outputs: float[]) : float =\n    {body}"

let private cost =
    "Array.map2 (fun t o -> -(if t = 1.0 then log o else log (1.0 - o))) targets outputs"

let tests =
    testSequenced
    <| testList "Check in the REPL" [
        testCase "a hole, a mistake and the solution are told apart, the newest definition counts, and labs go on"
        <| fun () ->
            requireArtifacts ()
            use session = new FsiSession(house)
            let workbook = IO.Path.Combine(house, "scripts", "workbook.fsx").Replace("\\", "/")
            says session $"#load \"{workbook}\";;\nopen DLWorkbook" |> ignore
            let check = "Check.exercise \"1b.1\""

            let go =
                "(crossEntropy |> Check.orReference \"1b.1\") [| 1.0; 0.0 |] [| 0.5; 0.5 |] |> printfn \"loss %.4f\""

            Expect.stringContains (says session check) "no function with [<Exercise \"1b.1\">]" "nothing was sent"
            says session (define "Check.todo ()") |> ignore
            Expect.stringContains (says session check) "1b.1 todo" "a hole"
            Expect.stringContains (says session go) "loss 0.6931" "the reference stands in for it"
            says session (define $"{cost} |> Array.sum") |> ignore
            Expect.stringContains (says session go) "loss 0.6931" "and for a mistake that was not checked yet"
            Expect.stringContains (says session check) "1b.1 FAIL" "a mistake"
            says session (define $"{cost} |> Array.average") |> ignore
            Expect.stringContains (says session check) "1b.1 ok" "the solution"
            let gentle = says session "Check.hint \"1b.1\""
            let plain = says session "Check.hint \"1b.1\""
            Expect.stringContains gentle "again says it plainly" "the gentle hint"
            Expect.notEqual gentle plain "another one the second time"
            Expect.isFalse (plain.Contains "again says it plainly") "the last one"

        testCase "a stand-in takes a script's record for a tuple"
        <| fun () ->
            let computation =
                Computation.ofFunction (fun (across: float, up: float) (scale: float) -> across * scale, up * scale)

            let scaled: Point -> float -> Point = Bridge.adapt computation
            Expect.equal (scaled { Across = 1.0; Up = 2.0 } 3.0) { Across = 3.0; Up = 6.0 } "scaled"

        testCase "the score lists every exercise of a lab, in lines of at most 80 columns"
        <| fun () ->
            for lab, _ in withExercises () do
                let lines = Check.score lab.Name
                Expect.hasLength lines (lab.Exercises.Length + 1) lab.Name

                for line in lines do
                    Expect.isLessThanOrEqual line.Length 80 line

            Expect.isEmpty (Check.score "lab2_rnn") "a lab without exercises has no score"

        testCase "an unknown exercise is an error that lists those of its lab"
        <| fun () ->
            let fault =
                try
                    Check.exercise "1b.99"
                    ""
                with :? ArgumentException as fault ->
                    fault.Message

            Expect.stringContains fault "1b.1" "the known ones"
    ]
