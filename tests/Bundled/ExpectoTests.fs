module DLWorkbook.Tests.Bundled.ExpectoTests

open System
open System.Threading
open Expecto

/// What a run makes of some tests: each name with its verdict, in the order in which they are written.
let private verdicts tests =
    let all = testList "" tests

    let places =
        Test.toTestCodeList all |> List.mapi (fun i case -> case.name, i) |> Map.ofList

    Impl.evalTestsSilent all
    |> Async.RunSynchronously
    |> List.sortBy (fun (test, _) -> places[test.name])
    |> List.map (fun (test, summary) -> String.Join("/", List.tail test.name), summary.result)

let private exitCode args tests =
    runTestsWithCLIArgs
        [
            CLIArguments.Printer Impl.TestPrinters.silent
            CLIArguments.Verbosity Logging.LogLevel.Fatal
            CLIArguments.No_Spinner
        ]
        (Array.ofList args)
        (testList "all" tests)

/// The message with which a test fails; the test of this file fails when it passes.
let private failure (test: unit -> unit) =
    match verdicts [ testCase "it" test ] with
    | [ _, Impl.Failed message ] -> message
    | other -> failtestf "expected one failed test, got %A" other

let private passes = testCase "passes" ignore
let private fails = testCase "fails" (fun () -> Expect.equal 1 2 "one")

let private throws =
    testCase "throws" (fun () -> raise (InvalidOperationException "boom"))

let private runner =
    testList "runner" [
        testCase "gives every test its verdict" (fun () ->
            let result =
                verdicts [
                    passes
                    fails
                    throws
                    testCase "skips" (fun () -> skiptest "no data here")
                    ptestCase "pending" (fun () -> failtest "never runs")
                    testList "deeper" [ test "passes" { () } ]
                ]
                |> List.map (fun (name, verdict) ->
                    name,
                    match verdict with
                    | Impl.Passed -> "passed"
                    | Impl.Ignored reason -> "ignored: " + reason
                    | Impl.Failed _ -> "failed"
                    | Impl.Error e -> "threw: " + e.Message)

            Expect.equal
                result
                [
                    "passes", "passed"
                    "fails", "failed"
                    "throws", "threw: boom"
                    "skips", "ignored: no data here"
                    "pending", "ignored: The test or one of its parents is marked as Pending"
                    "deeper/passes", "passed"
                ]
                "verdicts")
        testCase "runs only what is focused" (fun () ->
            let ran = ResizeArray<string>()
            let note name () = ran.Add name

            verdicts [
                testCase "normal" (note "normal")
                ftestCase "focused" (note "focused")
                ptestList "pending" [ ftestCase "focused below pending" (note "below pending") ]
                ftestList "focused list" [ testCase "child" (note "child") ]
            ]
            |> ignore

            Expect.sequenceEqual ran [ "focused"; "child" ] "tests that ran")
        testCase "fails a task and an async test whose code fails after a wait" (fun () ->
            let results =
                verdicts [
                    testTask "task" {
                        do! Tasks.Task.Delay 1
                        Expect.isTrue false "task"
                    }
                    testAsync "async" {
                        do! Async.Sleep 1
                        Expect.isTrue false "async"
                    }
                    testCaseAsync "throws" (async { return raise (TimeoutException "late") })
                    testTask "good" { do! Tasks.Task.Delay 1 }
                ]
                |> List.map (fun (name, result) -> name, result.isFailed, result.isException)

            Expect.equal
                results
                [ "task", true, false; "async", true, false; "throws", false, true; "good", false, false ]
                "failed, threw")
        testCase "runs a sequenced test alone" (fun () ->
            let running = ref 0
            let most = ref 0

            let body () =
                let now = Interlocked.Increment &running.contents
                most.Value <- max most.Value now
                Thread.Sleep 5
                Interlocked.Decrement &running.contents |> ignore

            let cases = List.init 6 (fun i -> testCase (string i) body)

            let config = {
                Impl.ExpectoConfig.defaultConfig with
                    parallelWorkers = 4
                    printer = Impl.TestPrinters.silent
            }

            let results =
                testSequenced (testList "" cases)
                |> Impl.evalTests config
                |> Async.RunSynchronously

            Expect.hasLength results 6 "results"
            Expect.equal most.Value 1 "most at a time")
        testCase "runs other tests beside each other" (fun () ->
            use meet = new Barrier 2

            let body () =
                Expect.isTrue (meet.SignalAndWait(TimeSpan.FromSeconds 20.)) "both are there at once"

            let code =
                exitCode [ "--parallel-workers"; "2" ] [ testCase "a" body; testCase "b" body ]

            Expect.equal code 0 "exit code")
    ]

let private exitCodes =
    testList "exit code" [
        testList "tells what happened" [
            for name, tests, expected in
                [
                    "nothing", [], 0
                    "all pass", [ passes ], 0
                    "pending only", [ ptestCase "p" (fun () -> failtest "never runs") ], 0
                    "skipped", [ testCase "s" (fun () -> skiptest "why") ], 0
                    "one fails", [ passes; fails ], 1
                    "one throws", [ passes; throws ], 2
                    "one fails, one throws", [ fails; throws ], 3
                ] do
                testCase name (fun () -> Expect.equal (exitCode [] tests) expected name)
        ]
        testCase "is 1 when focused tests are forbidden and there is one, which then doesn't run" (fun () ->
            let ran = ref false
            let focused = ftestCase "focused" (fun () -> ran.Value <- true)
            Expect.equal (exitCode [ "--fail-on-focused-tests" ] [ focused ]) 1 "with a focused test"
            Expect.isFalse ran.Value "the test ran"
            Expect.equal (exitCode [ "--fail-on-focused-tests" ] [ passes ]) 0 "without one"
            Expect.equal (exitCode [] [ focused ]) 0 "when they are allowed")
        testCase "is 1 when two tests have one name, unless that is allowed" (fun () ->
            Expect.equal (exitCode [] [ passes; passes ]) 1 "not allowed"
            Expect.equal (exitCode [ "--allow-duplicate-names" ] [ passes; passes ]) 0 "allowed")
        testCase "is not 0 when the run is cancelled, and what was not started doesn't run" (fun () ->
            use stop = new CancellationTokenSource()
            let ran = ref false

            let tests =
                testSequenced (
                    testList "all" [
                        testCase "cancels" (fun () -> stop.Cancel())
                        testCase "after" (fun () -> ran.Value <- true)
                    ]
                )

            let code =
                runTestsWithCLIArgsAndCancel
                    stop.Token
                    [ CLIArguments.Printer Impl.TestPrinters.silent; CLIArguments.No_Spinner ]
                    [||]
                    tests

            Expect.isFalse ran.Value "the second test ran"
            Expect.notEqual code 0 "exit code")
    ]

let private commandLine =
    let tree = [
        testList "tensors" [ testCase "adds" ignore; testCase "fails to add" (fun () -> failtest "x") ]
        testList "charts" [ testCase "fails to draw" (fun () -> raise (InvalidOperationException "x")) ]
    ]

    testList "command line" [
        testTheory
            "chooses tests"
            [
                [ "--filter"; "all.tensors" ], 1
                [ "--filter"; "all.charts" ], 2
                [ "--filter"; "all.tensors.adds" ], 0
                [ "--filter"; "tensors" ], 0
                [ "--filter-test-list"; "tens" ], 1
                [ "--filter-test-list"; "adds" ], 0
                [ "--filter-test-case"; "draw" ], 2
                [ "--filter-test-case"; "charts" ], 0
                [ "--filter-test-list"; "tens"; "--filter-test-case"; "adds" ], 0
                [ "--run"; "all.charts.fails to draw"; "all.tensors.adds" ], 2
                [ "--run"; "all.charts" ], 0
                [ "--join-with"; "/"; "--filter"; "all/tensors" ], 1
                [ "--sequenced" ], 3
                [ "--parallel-workers"; "3" ], 3
            ]
            (fun (args, expected) -> Expect.equal (exitCode args tree) expected $"%A{args}")
    ]

let private messages =
    testList "failure" [
        testCase "names the message and both values" (fun () ->
            let text = failure (fun () -> Expect.equal [ 1; 2 ] [ 1; 3 ] "the lists agree")

            for part in [ "the lists agree"; "[1; 2]"; "[1; 3]"; "expected"; "actual" ] do
                Expect.stringContains text part "equal")
        testCase "names the place where strings and sequences part" (fun () ->
            Expect.stringContains (failure (fun () -> Expect.equal "abcdX" "abcdY" "text")) "position 4" "strings"

            Expect.stringContains
                (failure (fun () -> Expect.sequenceEqual [ 1; 2; 3 ] [ 1; 2 ] "seq"))
                "position 2"
                "sequences")
        testCase "shows the difference, the accuracy and both numbers" (fun () ->
            let text = failure (fun () -> Expect.floatClose Accuracy.medium 1.5 1.25 "numbers")

            for part in [ "1.5"; "1.25"; "0.25"; "1e-05" ] do
                Expect.stringContains text part "floatClose")
    ]

let private holds: (string * (unit -> unit)) list = [
    "equal", (fun () -> Expect.equal (Some 1) (Some 1) "")
    "notEqual", (fun () -> Expect.notEqual 1 2 "")
    "throws", (fun () -> Expect.throws (fun () -> failwith "x") "")
    "throwsT", (fun () -> Expect.throwsT<ArgumentException> (fun () -> invalidArg "a" "x") "")
    "throwsC", (fun () -> Expect.throwsC (fun () -> failwith "x") (fun e -> Expect.equal e.Message "x" ""))
    "floatClose", (fun () -> Expect.floatClose Accuracy.high 1e6 (1e6 + 1e-2) "")
    "float32Close", (fun () -> Expect.float32Close Accuracy32.medium 1.0f 1.000001f "")
    "floatLessThanOrClose", (fun () -> Expect.floatLessThanOrClose Accuracy.low 1. 2. "")
    "floatGreaterThanOrClose", (fun () -> Expect.floatGreaterThanOrClose Accuracy.low 2. 2.0001 "")
    "isNaN", (fun () -> Expect.isNaN nan "")
    "isSome", (fun () -> Expect.isSome (Some 1) "")
    "isNone", (fun () -> Expect.isNone None "")
    "isOk", (fun () -> Expect.isOk (Ok 1) "")
    "isError", (fun () -> Expect.isError (Error 1) "")
    "containsAll", (fun () -> Expect.containsAll [ 3; 1; 2; 2 ] [ 1; 2 ] "")
    "contains", (fun () -> Expect.contains [ 1; 2 ] 2 "")
    "sequenceEqual", (fun () -> Expect.sequenceEqual [| 1; 2 |] [ 1; 2 ] "")
    "sequenceStarts", (fun () -> Expect.sequenceStarts [ 1; 2; 3 ] [ 1; 2 ] "")
    "sequenceContainsOrder", (fun () -> Expect.sequenceContainsOrder [ 1; 5; 2; 3 ] [ 1; 2 ] "")
    "isMatch", (fun () -> Expect.isMatch "epoch 3" @"^epoch \d$" "")
    "all", (fun () -> Expect.all [ 1; 2 ] (fun x -> x > 0) "")
    "allEqual", (fun () -> Expect.allEqual [ 1; 1 ] 1 "")
    "exists", (fun () -> Expect.exists [ 1; 2 ] ((=) 2) "")
    "isAscending", (fun () -> Expect.isAscending [ 1; 1; 2 ] "")
    "hasLength", (fun () -> Expect.hasLength [ 1; 2 ] 2 "")
    "hasCountOf", (fun () -> Expect.hasCountOf [ 1; 2; 2 ] 2u ((=) 2) "")
]

let private broken: (string * (unit -> unit)) list = [
    "equal, nan", (fun () -> Expect.equal nan nan "")
    "equal, nan in a list", (fun () -> Expect.equal [ nan ] [ nan ] "")
    "notEqual", (fun () -> Expect.notEqual 1 1 "")
    "throws", (fun () -> Expect.throws ignore "")
    "throwsT, other type", (fun () -> Expect.throwsT<ArgumentException> (fun () -> failwith "x") "")
    "throwsT, nothing", (fun () -> Expect.throwsT<ArgumentException> ignore "")
    "throwsC", (fun () -> Expect.throwsC ignore ignore)
    "floatClose, far", (fun () -> Expect.floatClose Accuracy.high 1. 1.1 "")
    "floatClose, nan", (fun () -> Expect.floatClose Accuracy.low nan nan "")
    "floatClose, infinity", (fun () -> Expect.floatClose Accuracy.low infinity infinity "")
    "float32Close, nan", (fun () -> Expect.float32Close Accuracy32.low 1f nanf "")
    "isTrue", (fun () -> Expect.isTrue false "")
    "isFalse", (fun () -> Expect.isFalse true "")
    "isNotNaN", (fun () -> Expect.isNotNaN nan "")
    "isSome", (fun () -> Expect.isSome None "")
    "isNone", (fun () -> Expect.isNone (Some 1) "")
    "isOk", (fun () -> Expect.isOk (Error 1) "")
    "isError", (fun () -> Expect.isError (Ok 1) "")
    "isNotNull", (fun () -> Expect.isNotNull (null: string | null) "")
    "contains", (fun () -> Expect.contains [ 1 ] 2 "")
    "containsAll", (fun () -> Expect.containsAll [ 1 ] [ 1; 2 ] "")
    "sequenceEqual, shorter", (fun () -> Expect.sequenceEqual [ 1 ] [ 1; 2 ] "")
    "sequenceEqual, longer", (fun () -> Expect.sequenceEqual [ 1; 2 ] [ 1 ] "")
    "sequenceEqual, nan", (fun () -> Expect.sequenceEqual [ nan ] [ nan ] "")
    "sequenceStarts", (fun () -> Expect.sequenceStarts [ 1 ] [ 1; 2 ] "")
    "sequenceContainsOrder", (fun () -> Expect.sequenceContainsOrder [ 2; 1 ] [ 1; 2 ] "")
    "stringContains", (fun () -> Expect.stringContains "abc" "x" "")
    "stringStarts", (fun () -> Expect.stringStarts "abc" "b" "")
    "stringEnds", (fun () -> Expect.stringEnds "abc" "b" "")
    "isMatch", (fun () -> Expect.isMatch "abc" @"^\d" "")
    "isEmpty", (fun () -> Expect.isEmpty [ 1 ] "")
    "isNonEmpty", (fun () -> Expect.isNonEmpty [] "")
    "isNotEmpty", (fun () -> Expect.isNotEmpty "" "")
    "all", (fun () -> Expect.all [ 1; -2 ] (fun x -> x > 0) "")
    "allEqual", (fun () -> Expect.allEqual [ 1; 2 ] 1 "")
    "exists", (fun () -> Expect.exists [ 1 ] ((=) 2) "")
    "isAscending", (fun () -> Expect.isAscending [ 2; 1 ] "")
    "isDescending", (fun () -> Expect.isDescending [ 1; 2 ] "")
    "hasLength", (fun () -> Expect.hasLength [ 1 ] 2 "")
    "hasCountOf", (fun () -> Expect.hasCountOf [ 1 ] 2u ((=) 1) "")
    "isLessThan", (fun () -> Expect.isLessThan 2 1 "")
    "isLessThanOrEqual", (fun () -> Expect.isLessThanOrEqual 2 1 "")
    "isGreaterThan, nan", (fun () -> Expect.isGreaterThan nan 1. "")
    "isGreaterThanOrEqual, nan", (fun () -> Expect.isGreaterThanOrEqual 1. nan "")
]

let private expectations =
    testList "expectation" [
        testList "passes when it holds" [ for name, check in holds -> testCase name check ]
        testList "fails when it doesn't hold" [
            for name, check in broken -> testCase name (fun () -> failure check |> ignore)
        ]
    ]

let tests =
    testList "Expecto" [ runner; exitCodes; commandLine; messages; expectations ]
