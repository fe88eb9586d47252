module DLWorkbook.Tests.Bundled.ExpectoTests

open System
open System.Threading
open Expecto

/// What a run makes of some tests: each name with its verdict, in order.
let private verdicts tests =
    Impl.evalTestsSilent (testList "" tests)
    |> Async.RunSynchronously
    |> List.map (fun (test, summary) -> String.Join("/", List.tail test.name), summary.result)

let private exitCode args tests =
    runTestsWithCLIArgs
        [ CLIArguments.Printer Impl.TestPrinters.silent
          CLIArguments.Verbosity Logging.LogLevel.Fatal
          CLIArguments.No_Spinner ]
        (Array.ofList args)
        (testList "all" tests)

/// The message with which a test fails; the test of this file fails when it passes.
let private failure (test: unit -> unit) =
    match verdicts [ testCase "it" test ] with
    | [ _, Impl.Failed message ] -> message
    | other -> failtestf "expected one failed test, got %A" other

let private passes = testCase "passes" ignore
let private fails = testCase "fails" (fun () -> Expect.equal 1 2 "one")
let private throws = testCase "throws" (fun () -> raise (InvalidOperationException "boom"))

let private runner =
    testList
        "runner"
        [ testCase "gives every test its verdict, in the order of the tree" (fun () ->
              let result =
                  verdicts
                      [ passes
                        fails
                        throws
                        testCase "skips" (fun () -> skiptest "no data here")
                        ptestCase "pending" (fun () -> failtest "never runs")
                        testList "deeper" [ test "passes" { () } ] ]
                  |> List.map (fun (name, verdict) ->
                      name,
                      match verdict with
                      | Impl.Passed -> "passed"
                      | Impl.Ignored reason -> "ignored: " + reason
                      | Impl.Failed _ -> "failed"
                      | Impl.Error e -> "threw: " + e.Message)

              Expect.equal
                  result
                  [ "passes", "passed"
                    "fails", "failed"
                    "throws", "threw: boom"
                    "skips", "ignored: no data here"
                    "pending", "ignored: The test or one of its parents is marked as Pending"
                    "deeper/passes", "passed" ]
                  "verdicts")
          testCase "runs only what is focused" (fun () ->
              let ran = ResizeArray<string>()
              let note name () = ran.Add name

              verdicts
                  [ testCase "normal" (note "normal")
                    ftestCase "focused" (note "focused")
                    ptestList "pending" [ ftestCase "focused below pending" (note "below pending") ]
                    ftestList "focused list" [ testCase "child" (note "child") ] ]
              |> ignore

              Expect.sequenceEqual ran [ "focused"; "child" ] "tests that ran")
          testCase "fails a task and an async test whose code fails after a wait" (fun () ->
              let results =
                  verdicts
                      [ testTask "task" {
                            do! Tasks.Task.Delay 1
                            Expect.isTrue false "task"
                        }
                        testAsync "async" {
                            do! Async.Sleep 1
                            Expect.isTrue false "async"
                        }
                        testCaseAsync "throws" (async { return raise (TimeoutException "late") })
                        testTask "good" { do! Tasks.Task.Delay 1 } ]
                  |> List.map (fun (name, result) -> name, result.isFailed, result.isException)

              Expect.equal
                  results
                  [ "task", true, false
                    "async", true, false
                    "throws", false, true
                    "good", false, false ]
                  "failed, threw")
          testCase "runs a sequenced test alone" (fun () ->
              let mutable running = 0
              let mutable most = 0

              let body () =
                  let now = Interlocked.Increment &running
                  most <- max most now
                  Thread.Sleep 5
                  Interlocked.Decrement &running |> ignore

              let cases = List.init 6 (fun i -> testCase (string i) body)

              let config =
                  { Impl.ExpectoConfig.defaultConfig with
                      parallelWorkers = 4
                      printer = Impl.TestPrinters.silent }

              let results =
                  testSequenced (testList "" cases) |> Impl.evalTests config |> Async.RunSynchronously

              Expect.hasLength results 6 "results"
              Expect.equal most 1 "most at a time")
          testCase "runs other tests beside each other" (fun () ->
              use meet = new Barrier 2

              let body () =
                  Expect.isTrue (meet.SignalAndWait(TimeSpan.FromSeconds 20.)) "both are there at once"

              let code =
                  exitCode [ "--parallel-workers"; "2" ] [ testCase "a" body; testCase "b" body ]

              Expect.equal code 0 "exit code") ]
