namespace Expecto

open System
open System.Collections.Generic
open System.Diagnostics
open System.Threading
open Expecto.Logging

/// The runner: results, printers, configuration, evaluation, discovery.
module Impl =

    /// What joins the labels of a test into its name.
    type JoinWith =
        /// "parent.child"
        | Dot
        /// "parent/child"
        | Slash

        /// The sign itself.
        member x.asString =
            match x with
            | Dot -> "."
            | Slash -> "/"

        /// Joins labels into one name.
        member x.format(parts: string list) = String.concat x.asString parts

    /// The verdict on one test.
    type TestResult =
        /// It ended without an exception.
        | Passed
        /// It was not run, or skipped itself, for this reason.
        | Ignored of string
        /// An expectation didn't hold.
        | Failed of string
        /// Something else was thrown.
        | Error of exn

        /// Whether it passed.
        member x.isPassed = x.IsPassed
        /// Whether it was ignored.
        member x.isIgnored = x.IsIgnored
        /// Whether an expectation didn't hold.
        member x.isFailed = x.IsFailed
        /// Whether it threw.
        member x.isException = x.IsError

    /// The verdict on one test and how long it took.
    type TestSummary = {
        /// The verdict.
        result: TestResult
        /// How many times it ran.
        count: int
        /// Mean time of one run, in milliseconds.
        meanDuration: float
        /// Longest time of one run, in milliseconds.
        maxDuration: float
    } with

        /// Mean time of one run.
        member x.duration = TimeSpan.FromMilliseconds x.meanDuration

        /// The summary of a single run that took so many milliseconds.
        static member single result duration = {
            result = result
            count = 1
            meanDuration = duration
            maxDuration = duration
        }

    /// The verdicts on all tests of a run.
    type TestRunSummary = {
        /// Each test with its verdict, in the order of the tree.
        results: (FlatTest * TestSummary) list
        /// Wall clock time of the whole run.
        duration: TimeSpan
        /// Those that were stopped: running, or not yet started, when the run was cancelled.
        timedOut: FlatTest list
    } with

        /// Those that passed.
        member x.passed = x.results |> List.filter (fun (_, r) -> r.result.isPassed)
        /// Those that were ignored.
        member x.ignored = x.results |> List.filter (fun (_, r) -> r.result.isIgnored)
        /// Those that failed.
        member x.failed = x.results |> List.filter (fun (_, r) -> r.result.isFailed)
        /// Those that threw.
        member x.errored = x.results |> List.filter (fun (_, r) -> r.result.isException)

        /// 0 when all is well; otherwise the sum of 1 when a test failed, 2 when one threw, 8 when some were stopped.
        member x.errorCode =
            (if x.failed.IsEmpty then 0 else 1)
            ||| (if x.errored.IsEmpty then 0 else 2)
            ||| (if x.timedOut.IsEmpty then 0 else 8)

        /// Whether no test failed, threw or was stopped.
        member x.successful = x.errorCode = 0

    let private verdicts (run: TestRunSummary) =
        let group word (tests: (FlatTest * TestSummary) list) : Report.Verdict = {
            Word = word
            Names = tests |> List.map (fun (test, _) -> test.name)
        }

        group "passed" run.passed, group "ignored" run.ignored, group "failed" run.failed, group "errored" run.errored

    /// What is told while tests run.
    [<ReferenceEquality>]
    type TestPrinters = {
        /// Called once, before the first test.
        beforeRun: Test -> Async<unit>
        /// Called before each test with its name and whether it is skipped.
        beforeEach: string -> bool -> Async<unit>
        /// Tells something that isn't about one test.
        info: string -> Async<unit>
        /// A test passed: name, time.
        passed: string -> TimeSpan -> Async<unit>
        /// A test was ignored: name, reason.
        ignored: string -> string -> Async<unit>
        /// A test failed: name, message, time.
        failed: string -> string -> TimeSpan -> Async<unit>
        /// A test threw: name, exception, time.
        exn: string -> exn -> TimeSpan -> Async<unit>
        /// Called once, after the last test.
        summary: ExpectoConfig -> TestRunSummary -> Async<unit>
    } with

        /// Tells nothing.
        static member silent = {
            beforeRun = fun _ -> async.Zero()
            beforeEach = fun _ _ -> async.Zero()
            info = fun _ -> async.Zero()
            passed = fun _ _ -> async.Zero()
            ignored = fun _ _ -> async.Zero()
            failed = fun _ _ _ -> async.Zero()
            exn = fun _ _ _ -> async.Zero()
            summary = fun _ _ -> async.Zero()
        }

        /// Writes lines to standard output: failures, ignored tests with their reasons, and the summary.
        static member defaultPrinter =
            let tell level text = async { Terminal.line level text }

            {
                beforeRun = fun _ -> tell Info "EXPECTO? Running tests..."
                beforeEach = fun name _ -> tell Debug $"%s{name} starting..."
                info = tell Info
                passed = fun name took -> tell Debug $"%s{name} passed in {took}."
                ignored =
                    fun name reason ->
                        let level =
                            if reason = FlatTest.notFocused then
                                LogLevel.Debug
                            else
                                Info

                        tell level $"%s{name} was ignored. %s{reason}"
                failed = fun name message took -> tell LogLevel.Error $"%s{name} failed in {took}. %s{message}"
                exn = fun name e took -> tell LogLevel.Error $"%s{name} errored in {took}\n{e}"
                summary =
                    fun config run ->
                        tell
                            Info
                            (Report.oneLine config.joinWith.asString run.duration run.timedOut.Length (verdicts run))
            }

        /// Adds the names of all tests, by verdict, to the end of another printer's summary.
        static member summaryPrinter(inner: TestPrinters) = {
            inner with
                summary =
                    fun config run ->
                        async {
                            do! inner.summary config run
                            Terminal.line Info (Report.byVerdict config.joinWith.asString (verdicts run))
                        }
        }

    /// How tests are run.
    and ExpectoConfig = {
        /// Whether tests run beside each other (default true).
        runInParallel: bool
        /// How many at a time; 0 means no bound, −n means n per processor (default: one per processor).
        parallelWorkers: int
        /// Whether a focused test fails the run (default false).
        failOnFocusedTests: bool
        /// Which tests run (default: all).
        filter: Test -> Test
        /// Which states `--list-tests` lists; all when empty.
        listStates: FocusState list
        /// What is told.
        printer: TestPrinters
        /// How much is told (default Info).
        verbosity: LogLevel
        /// The name at the end of each line (default "Expecto").
        logName: string option
        /// Whether two tests may have one name (default false).
        allowDuplicateNames: bool
        /// Whether the count of finished tests is kept off the terminal (default false).
        noSpinner: bool
        /// How many colours are used (default 8).
        colour: ColourLevel
        /// What joins labels (default a dot).
        joinWith: JoinWith
    } with

        /// In parallel, all tests, the default printer.
        static member defaultConfig = {
            runInParallel = true
            parallelWorkers = Environment.ProcessorCount
            failOnFocusedTests = false
            filter = id
            listStates = []
            printer = TestPrinters.defaultPrinter
            verbosity = Info
            logName = None
            allowDuplicateNames = false
            noSpinner = false
            colour = Colour8
            joinWith = Dot
        }

    let private failureText (e: AssertException) =
        let ofRunner (frame: string) =
            frame.TrimStart().StartsWith("at Expecto.", StringComparison.Ordinal)

        let frames =
            match e.StackTrace with
            | null -> ""
            | trace ->
                trace.Split '\n'
                |> Seq.skipWhile ofRunner
                |> Seq.takeWhile (ofRunner >> not)
                |> Seq.truncate 5
                |> String.concat "\n"

        $"\n%s{e.Message}\n%s{frames}"

    let rec private verdict (e: exn) =
        match e with
        | :? AssertException as failure -> Failed(failureText failure)
        | :? FailedException -> Failed("\n" + e.Message)
        | :? IgnoreException -> Ignored e.Message
        | :? AggregateException as many when many.InnerExceptions.Count = 1 -> verdict many.InnerExceptions[0]
        | other -> Error other

    /// Runs one test, or says why it isn't run.
    let execTestAsync (ct: CancellationToken) (config: ExpectoConfig) (test: FlatTest) : Async<TestSummary> =
        async {
            match test.shouldSkipEvaluation with
            | Some reason -> return TestSummary.single (Ignored reason) 0.0
            | None ->
                let clock = Stopwatch.StartNew()

                let ended result =
                    TestSummary.single result clock.Elapsed.TotalMilliseconds

                try
                    match test.test with
                    | Sync code -> code ()
                    | SyncWithCancel code -> code ct
                    | Async code -> do! code

                    return ended Passed
                with e ->
                    return ended (verdict e)
        }

    let private report config (test: FlatTest) (summary: TestSummary) =
        let name = config.joinWith.format test.name

        match summary.result with
        | Passed -> config.printer.passed name summary.duration
        | Ignored reason -> config.printer.ignored name reason
        | Failed message -> config.printer.failed name message summary.duration
        | Error e -> config.printer.exn name e summary.duration

    let private workers config =
        match config.parallelWorkers with
        | 0 -> Int32.MaxValue
        | n when n < 0 -> -n * Environment.ProcessorCount
        | n -> n

    /// Runs every test of the tree and tells the printer of each; those not started when the token is cancelled have
    /// no result.
    let evalTestsWithCancel (ct: CancellationToken) config test progressStarted =
        async {
            let tests = Test.toTestCodeList test
            let total = tests |> List.filter _.shouldSkipEvaluation.IsNone |> List.length
            let finished = ref 0

            let run (case: FlatTest) =
                async {
                    do! config.printer.beforeEach (config.joinWith.format case.name) case.shouldSkipEvaluation.IsSome
                    let! summary = execTestAsync ct config case
                    do! report config case summary

                    if progressStarted && case.shouldSkipEvaluation.IsNone then
                        Terminal.progress $"Expecto Running... %d{Interlocked.Increment &finished.contents}/%d{total} "

                    return case, summary
                }

            let chains, alone =
                if config.runInParallel then
                    let alone, beside = tests |> List.partition (fun t -> t.sequenced = Synchronous)

                    let chains =
                        beside
                        |> List.groupBy _.sequenced
                        |> List.collect (fun (demand, cases) ->
                            match demand with
                            | InParallel -> cases |> List.map (run >> List.singleton)
                            | _ -> [ List.map run cases ])
                        |> List.sortByDescending List.length

                    chains, List.map run alone
                else
                    [], List.map run tests

            let! beside = Scheduler.inParallel (workers config) ct chains

            if not chains.IsEmpty && not alone.IsEmpty then
                do! config.printer.info "Starting sequenced tests..."

            let! after = Scheduler.inOrder ct alone
            let places = Dictionary<FlatTest, int>(HashIdentity.Reference)
            tests |> List.iteri (fun i case -> places[case] <- i)
            return beside @ after |> List.sortBy (fun (case, _) -> places[case])
        }

    /// Runs every test of the tree and tells the printer of each.
    let evalTests config test =
        evalTestsWithCancel CancellationToken.None config test false

    /// Runs every test of the tree, one after another, and tells nothing.
    let evalTestsSilent test =
        evalTests
            {
                ExpectoConfig.defaultConfig with
                    runInParallel = false
                    printer = TestPrinters.silent
            }
            test

    /// Runs the tests with the printer's opening and summary; gives the error code of the run.
    let runEvalWithCancel (ct: CancellationToken) config test =
        async {
            do! config.printer.beforeRun test
            let clock = Stopwatch.StartNew()
            let! results = evalTestsWithCancel ct config test (not config.noSpinner)
            Terminal.progress ""

            let finished = results |> List.map (fun (case, _) -> case.name) |> HashSet

            let run = {
                results = results
                duration = clock.Elapsed
                timedOut =
                    Test.toTestCodeList test
                    |> List.filter (fun case -> not (finished.Contains case.name))
            }

            do! config.printer.summary config run
            return run.errorCode
        }

    /// Whether no test is focused; names those that are.
    let passesFocusTestCheck config tests =
        match Test.toTestCodeList tests |> List.filter (fun t -> t.state = Focused) with
        | [] -> true
        | focused ->
            let names =
                focused
                |> List.map (fun t -> config.joinWith.format t.name)
                |> String.concat "\n"

            if config.verbosity <> LogLevel.Fatal then
                Terminal.line
                    LogLevel.Error
                    $"It was requested that no focused tests exist, but %d{focused.Length} focused tests were found:\n%s{names}"

            false
