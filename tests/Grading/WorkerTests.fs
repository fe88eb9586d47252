module DLWorkbook.Tests.Grading.WorkerTests

open System
open System.Diagnostics
open System.IO
open System.Text
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Checking
open DLWorkbook.Grading

/// Compiles functions as a submission's exercises. One compiler serves all tests here.
let private pool = lazy (new CompilerPool(Boxed.sandbox ()))

let private compile (script: string) =
    let source =
        SubmissionSource.Read(Encoding.UTF8.GetBytes(Hostile.script script), Hostile.assignment)

    Expect.isEmpty source.Faults "directives"

    let compiled =
        pool.Value.CompileAsync(source.Units, Hostile.limits).GetAwaiter().GetResult()

    Expect.isEmpty compiled.Faults "it compiles"
    compiled

/// Runs something with a session of a submission whose 1b.1 is given.
let private withSessionIn (limits: GradingLimits) (script: string) (work: WorkerSession -> unit) =
    let compiled = compile script

    match compiled.Assembly with
    | null -> failtest "no assembly"
    | assembly ->
        let session =
            WorkerSession.StartAsync(Boxed.sandbox (), assembly, compiled.Symbols, limits, 0).GetAwaiter().GetResult()

        try
            work session
        finally
            session.DisposeAsync().AsTask().Wait()

let private withSession script work =
    withSessionIn Hostile.limits script work

let private vector (items: float list) =
    Value.Block {
        Holder = Holder.Array
        Element = Element.Float64
        Shape = [ int64 items.Length ]
        Cells = Cells.Reals(Array.ofList items)
        RequiresGrad = false
    }

let private whole (value: int) =
    Value.Block {
        Holder = Holder.Scalar
        Element = Element.Int32
        Shape = []
        Cells = Cells.Wholes [| int64 value |]
        RequiresGrad = false
    }

let private coins = Reply.inputsToText [ vector [ 1.0; 0.0 ]; vector [ 0.5; 0.5 ] ]

let private seconds = TimeSpan.FromSeconds 20.0

let private call (session: WorkerSession) = session.Call("1b.1", coins, seconds)

let private output (call: WorkerCall) =
    match call.Reply with
    | Reply.Answer answer -> answer.Output
    | other -> failtest $"expected an answer, got {Reply.toText other}"

let private answering =
    testList "answering" [
        testCase "a function answers, again and again, in one process" (fun () ->
            withSession Hostile.rightAnswer (fun session ->
                for _ in 1..5 do
                    match output (call session) with
                    | Value.Block block -> Expect.floatClose Accuracy.veryHigh block.Cells[0] (log 2.0) "ln 2"
                    | other -> failtest $"expected a number, got {ValueText.kind other}"

                Expect.equal session.Starts 1 "one process"))

        testCase "what it prints comes with the reply, its beginning, and disturbs nothing" (fun () ->
            withSession
                """
[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float =
    printfn "%d rows" targets.Length
    eprintf "and more"
    Console.Out.Write(String('x', 100_000))
    0.5
"""
                (fun session ->
                    let told = call session
                    Expect.equal told.Fate CallFate.Answered "fate"
                    Expect.stringStarts told.Printed "2 rows\nand morexxx" "printed"
                    Expect.equal told.Printed.Length 4096 "bounded"
                    Expect.equal (output told) (Value.number 0.5) "answer"))

        testCase "an exception comes with the student's own lines" (fun () ->
            withSession
                """
[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float =
    let pick index = if index > 1 then failwith "no such row" else targets[index]
    [ 0; 1; 2 ] |> List.map pick |> List.sum
"""
                (fun session ->
                    let told = call session
                    Expect.equal told.Fate CallFate.Answered "fate"
                    Expect.equal told.Reply (Reply.Raised "Exception: no such row") "reply"
                    Expect.isNonEmpty told.Trace "trace"
                    // The opening has seven lines, and what raises is in the fourth of what follows.
                    Expect.stringEnds told.Trace[0] "line 11" "where it was raised"
                    Expect.stringEnds told.Trace[told.Trace.Count - 1] "line 12" "and called"

                    for line in told.Trace do
                        Expect.isFalse (line.Contains "DLWorkbook" || line.Contains "System.") "own lines alone"))

        testCase "a hole is a hole, and a function that is not there one, too" (fun () ->
            withSession
                """
[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float = Check.todo ()
"""
                (fun session ->
                    Expect.equal (call session).Reply Reply.Unsolved "todo"
                    Expect.equal (session.Call("1b.2", coins, seconds)).Reply Reply.Unsolved "missing"))

        testCase "of two functions for one exercise the last counts" (fun () ->
            withSession
                """
[<Exercise "1b.1">]
let first (targets: float[]) (outputs: float[]) : float = 1.0

[<Exercise "1b.1">]
let second (targets: float[]) (outputs: float[]) : float = 2.0
"""
                (fun session -> Expect.equal (output (call session)) (Value.number 2.0) "the second"))

        testCase "tensors go in and out" (fun () ->
            // libtorch itself takes some hundred megabytes.
            withSessionIn
                (GradingLimits())
                """
open TorchSharp

[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : torch.Tensor =
    torch.tensor(targets).add(torch.tensor outputs)
"""
                (fun session ->
                    match output (call session) with
                    | Value.Block block ->
                        Expect.equal block.Holder Holder.Tensor "holder"
                        Expect.equal (Value.numbers (Value.Block block)) [| 1.5; 0.5 |] "sum"
                    | other -> failtest $"expected a tensor, got {ValueText.kind other}"))

        testCase "inputs of another type than the function's are its misfit" (fun () ->
            withSession Hostile.rightAnswer (fun session ->
                let told =
                    session.Call("1b.1", Reply.inputsToText [ whole 1; vector [ 1.0 ] ], seconds)

                match told.Reply with
                | Reply.Unfit why -> Expect.stringContains why "float[]" "why"
                | other -> failtest $"expected a misfit, got {Reply.toText other}"))

        testCase "a large request to a process that does not read is no wait for ever" (fun () ->
            withSession
                """
[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float = Thread.Sleep Timeout.Infinite; 0.0
"""
                (fun session ->
                    let large =
                        Reply.inputsToText [ vector (List.replicate 500_000 1.0); vector [ 0.5 ] ]

                    let clock = Stopwatch.StartNew()
                    let told = session.Call("1b.1", large, TimeSpan.FromSeconds 1.0)
                    Expect.equal told.Fate CallFate.TimedOut "fate"
                    Expect.equal told.Reply (Reply.TimedOut 1.0) "reply"
                    Expect.isLessThan clock.Elapsed (TimeSpan.FromMinutes 1.0) "it ends"))

        testCase "after a loss the next call has a fresh process" (fun () ->
            withSession
                """
let mutable calls = 0

[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float =
    calls <- calls + 1
    if targets.Length = 2 then exit 3
    float calls
"""
                (fun session ->
                    let told = call session
                    Expect.equal told.Fate CallFate.Killed "fate"
                    Expect.equal told.Reason "its process ended by itself with code 3" "reason"

                    let again =
                        session.Call("1b.1", Reply.inputsToText [ vector [ 1.0 ]; vector [ 0.5 ] ], seconds)

                    Expect.equal (output again) (Value.number 1.0) "nothing is left of the first"
                    Expect.equal session.Starts 2 "two processes"))

        testCase "a call that another exercise's process spoils is made again" (fun () ->
            withSession
                """
[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float =
    AppDomain.CurrentDomain.add_FirstChanceException (fun _ _ -> exit 0)
    let late () = Thread.Sleep 300; failwith "too late"
    Thread(late, IsBackground = true).Start()
    0.5
"""
                (fun session ->
                    Expect.equal (output (call session)) (Value.number 0.5) "the first"
                    Threading.Thread.Sleep 1000
                    let inputs = Reply.inputsToText [ whole 5; whole 10 ]
                    let told = session.Call("1b.7", inputs, seconds)
                    Expect.equal told.Fate CallFate.Answered "the other exercise keeps what is its own"
                    Expect.equal session.Starts 2 "in another process"))
    ]

/// What a process that is no worker may write, as the grader reads it.
let private read (id: string) (message: string) =
    try
        Ok(ReplyMessage.Read(Encoding.UTF8.GetBytes message, id))
    with :? TamperedException as fault ->
        Error fault.Message

let private message reply =
    $"""{{"id":"A1","printed":"","trace":[],"reply":{reply}}}"""

let private isError result =
    match result with
    | Error _ -> true
    | Ok _ -> false

let private reading =
    testList "reading" [
        testCase "a reply with its id is read, one with another's is not" (fun () ->
            let text = message """{"reply":"unsolved"}"""

            match read "A1" text with
            | Ok told -> Expect.equal told.Reply Reply.Unsolved "reply"
            | Error why -> failtest why

            Expect.equal (read "A2" text) (Error "its process replied to what was not asked") "id")

        testCase "what is no reply is tampered with" (fun () ->
            for text in
                [
                    ""
                    "{}"
                    "[]"
                    "null"
                    "17"
                    "\"A1\""
                    "not json"
                    """{"id":"A1"}"""
                    """{"id":["A1"],"printed":"","trace":[],"reply":{"reply":"unsolved"}}"""
                    """{"id":"A1","printed":5,"trace":[],"reply":{"reply":"unsolved"}}"""
                    """{"id":"A1","printed":"","trace":{},"reply":{"reply":"unsolved"}}"""
                    """{"id":"A1","printed":"","trace":[1],"reply":{"reply":"unsolved"}}"""
                    message "null"
                    message "{}"
                    message """{"reply":"passed"}"""
                    message """{"reply":"lost","message":"the grader's own"}"""
                    message """{"reply":"timed out","seconds":1}"""
                    message """{"reply":"raised"}"""
                    message """{"reply":"answer"}"""
                    message """{"reply":"answer","output":{"tuple":[]},"after":[],"shares":["x"]}"""
                    message """{"reply":"answer","output":{"tuple":[]},"after":[],"shares":[99999999999]}"""
                    message (String.replicate 100_000 "[")
                    message (String.replicate 1000 """{"reply":""" + "1" + String('}', 1000))
                ] do
                Expect.isTrue (isError (read "A1" text)) text[.. min 80 (text.Length - 1)])

        testCase "shapes that lie are tampered with" (fun () ->
            let block shape cells =
                message
                    $"""{{"reply":"answer","output":{{"in":"tensor","of":"float64","shape":{shape},"cells":"{cells}"}},"after":[],"shares":[]}}"""

            let one = Convert.ToBase64String(Array.zeroCreate<byte> 8)
            Expect.isFalse (isError (read "A1" (block "[1]" one))) "one number"
            Expect.isFalse (isError (read "A1" (block "[0,3]" ""))) "none"

            let axes count =
                "[" + String.Join(",", Seq.replicate count "9223372036854775807") + "]"

            for shape, cells in
                [
                    "[2]", one
                    "[-1]", one
                    "[-1,-1]", one
                    "[0]", one
                    "[1.5]", one
                    "[\"1\"]", one
                    "{}", one
                    "[4294967297]", one
                    "[9223372036854775807]", one
                    "[3037000500,3037000500]", ""
                    "[0,9223372036854775807,9223372036854775807]", ""
                    axes 16, ""
                    axes 100_000, ""
                    "[" + String.Join(",", Seq.replicate 100_000 "1") + "]", one
                    "[1]", "AAAA"
                    "[1]", "no base64"
                ] do
                Expect.isTrue (isError (read "A1" (block shape cells))) shape[.. min 60 (shape.Length - 1)])

        testCase "messages, prints and traces are bounded, and command no terminal" (fun () ->
            let long = String('m', 100_000)

            match
                read
                    "A1"
                    $"""{{"id":"A1","printed":"{long}","trace":["{long}"],"fault":"Exception","reply":{{"reply":"raised","message":"\u001b[31m\u0007{long}"}}}}"""
            with
            | Ok told ->
                Expect.isLessThan told.Printed.Length 5000 "printed"
                Expect.isLessThan told.Trace[0].Length 400 "trace"

                match told.Reply with
                | Reply.Raised why ->
                    Expect.isLessThan why.Length 5000 "message"
                    Expect.isFalse (why |> Seq.exists Char.IsControl) "no control characters"
                | other -> failtest (Reply.toText other)
            | Error why -> failtest why

            let lines = String.Join(",", Seq.replicate 1000 "\"x\"")

            Expect.isTrue
                (isError (read "A1" $"""{{"id":"A1","printed":"","trace":[{lines}],"reply":{{"reply":"unsolved"}}}}"""))
                "too many lines")

        testCase "any bytes at all are a reply or tampered with, never a fault of the grader" (fun () ->
            let property (bytes: byte[]) =
                try
                    ReplyMessage.Read(bytes, "A1") |> ignore
                    true
                with :? TamperedException ->
                    true

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 500, property))

        testCase "a reply with bytes changed is a reply or tampered with" (fun () ->
            let right =
                Encoding.UTF8.GetBytes(
                    message
                        """{"reply":"answer","output":{"list":[{"in":"grid","of":"float64","shape":[1,1],"cells":"AAAAAAAA8D8="},{"case":"Some","fields":[{"text":"YQBi"}]},{"option":[]}]},"after":[{"function":"sine"}],"shares":[-1,0]}"""
                )

            Expect.isFalse (isError (read "A1" (Encoding.UTF8.GetString right))) "as it is"

            let changed =
                gen {
                    let! count = Gen.choose (1, 4)

                    let! changes =
                        Gen.listOfLength count (Gen.zip (Gen.choose (0, right.Length - 1)) (Gen.choose (0, 255)))

                    return changes
                }

            let property (changes: (int * int) list) =
                let bytes = Array.copy right

                for place, value in changes do
                    bytes[place] <- byte value

                try
                    ReplyMessage.Read(bytes, "A1") |> ignore
                    true
                with :? TamperedException ->
                    true

            Check.One(
                Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 2000,
                Prop.forAll (Arb.fromGen changed) property
            ))

        testCase "a length is a claim: it reserves nothing, and too long a one is refused" (fun () ->
            let frame (length: uint32) (bytes: byte[]) =
                new MemoryStream(Array.append (BitConverter.GetBytes length) bytes)

            let read most (stream: Stream) =
                try
                    Ok(Frames.ReadAsync(stream, most).GetAwaiter().GetResult() |> Option.ofObj)
                with :? TamperedException as fault ->
                    Error fault.Message

            Expect.equal (read 10 (frame 3u [| 1uy; 2uy; 3uy |])) (Ok(Some [| 1uy; 2uy; 3uy |])) "three bytes"
            Expect.equal (read 10 (new MemoryStream())) (Ok None) "the end"
            Expect.equal (read 10 (frame 3u [| 1uy |])) (Ok None) "broken off"
            Expect.isTrue (isError (read 10 (frame 11u (Array.zeroCreate 11)))) "too long"
            Expect.isTrue (isError (read 10 (frame UInt32.MaxValue [||]))) "far too long"
            Expect.isTrue (isError (read 10 (frame 0u [||]))) "empty"
            Expect.isTrue (isError (read 10 (new MemoryStream([| 1uy; 2uy |])))) "no length")
    ]

let private hidden =
    testList "hidden" [
        testCase "the worker sees neither checks nor references nor the grader" (fun () ->
            let inside = [ for mount in WorkerFiles.Mounts -> string (Path.GetFileName mount.Target) ]

            for needed in
                [
                    "DLWorkbook.Grading.Worker.dll"
                    "DLWorkbook.Grading.Worker.runtimeconfig.json"
                    "DLWorkbook.Exchange.dll"
                    "DLWorkbook.dll"
                    "FSharp.Core.dll"
                    "TorchSharp.dll"
                ] do
                Expect.contains inside needed "what a lab may use"

            for name in inside do
                Expect.isFalse (name.StartsWith "DLWorkbook.Checking") name
                Expect.isFalse (name.StartsWith "DLWorkbook.Tests") name

                if name.StartsWith "DLWorkbook.Grading" then
                    Expect.stringStarts name "DLWorkbook.Grading.Worker." "the worker alone")

        testCase "a submission has no reference to take" (fun () ->
            withSession
                """
[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float =
    Directory.GetFiles("/worker") |> Array.filter (fun file -> file.Contains "Checking") |> Array.length |> float
"""
                (fun session -> Expect.equal (output (call session)) (Value.number 0.0) "no file"))
    ]

let tests = testList "Grading.Worker" [ answering; reading; hidden ]
