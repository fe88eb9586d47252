namespace Expecto

open System
open System.Reflection
open System.Threading
open System.Threading.Tasks
open Expecto.Impl

/// Builds tests, ends them early, and runs them.
[<AutoOpen>]
module Tests =

    /// Fails the running test with a message.
    let inline failtest msg = raise <| AssertException msg

    /// Fails the running test with a formatted message.
    let inline failtestf fmt = Printf.ksprintf failtest fmt

    /// Fails the running test with a message and without its stack.
    let inline failtestNoStack msg = raise <| FailedException msg

    /// Fails the running test with a formatted message and without its stack.
    let inline failtestNoStackf fmt =
        Printf.ksprintf (FailedException >> raise) fmt

    /// Counts the running test as ignored, for this reason.
    let inline skiptest msg = raise <| IgnoreException msg

    /// Counts the running test as ignored, for this formatted reason.
    let inline skiptestf fmt =
        Printf.ksprintf (IgnoreException >> raise) fmt

    /// A named list of tests.
    let inline testList name tests =
        TestLabel(name, TestList(tests, Normal), Normal)

    /// A named list of tests that keeps all others from running.
    let inline ftestList name tests =
        TestLabel(name, TestList(tests, Focused), Focused)

    /// A named list of tests that doesn't run.
    let inline ptestList name tests =
        TestLabel(name, TestList(tests, Pending), Pending)

    /// Puts a label in front of a test's name.
    let inline testLabel name test = TestLabel(name, test, Normal)

    let private labelled name code state =
        TestLabel(name, TestCase(code, state), state)

    let private ofTask (start: unit -> Task<unit>) =
        async { do! start () |> Async.AwaitTask }

    /// A test from a function.
    let testCase name test = labelled name (Sync test) Normal
    /// A focused test from a function.
    let ftestCase name test = labelled name (Sync test) Focused
    /// A pending test from a function.
    let ptestCase name test = labelled name (Sync test) Pending

    /// A test from a function that takes the run's cancellation token.
    let testCaseWithCancel name test =
        labelled name (SyncWithCancel test) Normal

    /// A focused test from a function that takes the run's cancellation token.
    let ftestCaseWithCancel name test =
        labelled name (SyncWithCancel test) Focused

    /// A pending test from a function that takes the run's cancellation token.
    let ptestCaseWithCancel name test =
        labelled name (SyncWithCancel test) Pending

    /// A test from an asynchronous computation.
    let testCaseAsync name test = labelled name (Async test) Normal
    /// A focused test from an asynchronous computation.
    let ftestCaseAsync name test = labelled name (Async test) Focused
    /// A pending test from an asynchronous computation.
    let ptestCaseAsync name test = labelled name (Async test) Pending

    /// A test from a function that starts a task.
    let testCaseTask name test =
        labelled name (Async(ofTask test)) Normal

    /// A focused test from a function that starts a task.
    let ftestCaseTask name test =
        labelled name (Async(ofTask test)) Focused

    /// A pending test from a function that starts a task.
    let ptestCaseTask name test =
        labelled name (Async(ofTask test)) Pending

    /// Runs the tests below alone, after those that run in parallel.
    let inline testSequenced test = Test.Sequenced(Synchronous, test)

    /// Runs the tests below one after another with all others of the named group.
    let inline testSequencedGroup name test =
        Test.Sequenced(SynchronousGroup name, test)

    /// Gives each named partial test what a setup makes of it.
    let inline testFixture setup =
        Seq.map (fun (name, partialTest) -> testCase name (setup partialTest))

    /// Gives each named partial test one value.
    let inline testParam param =
        Seq.map (fun (name, partialTest) -> testCase name (partialTest param))

    let private nameOf (value: 'T when 'T: equality) =
        match box value with
        | null -> "null"
        | :? string as text -> $"\"%s{text}\""
        | other -> string other

    let private theory list case name cases test =
        cases
        |> Seq.map (fun value -> case (nameOf value) (fun () -> test value |> ignore))
        |> List.ofSeq
        |> list name

    /// A list with a test for each value; the value is the test's name.
    let testTheory name cases test =
        theory (fun n t -> testList n t) testCase name cases test

    /// A focused list with a test for each value.
    let ftestTheory name cases test =
        theory (fun n t -> ftestList n t) ftestCase name cases test

    /// A pending list with a test for each value.
    let ptestTheory name cases test =
        theory (fun n t -> ptestList n t) ptestCase name cases test

    /// Builds a test from the code in braces.
    let inline test name = TestCaseBuilder(name, Normal)
    /// Builds a focused test from the code in braces.
    let inline ftest name = TestCaseBuilder(name, Focused)
    /// Builds a pending test from the code in braces.
    let inline ptest name = TestCaseBuilder(name, Pending)

    /// Builds a test from the asynchronous code in braces.
    let inline testAsync name = TestAsyncBuilder(name, Normal)
    /// Builds a focused test from the asynchronous code in braces.
    let inline ftestAsync name = TestAsyncBuilder(name, Focused)
    /// Builds a pending test from the asynchronous code in braces.
    let inline ptestAsync name = TestAsyncBuilder(name, Pending)

    /// Builds a test from the task code in braces.
    let inline testTask name = TestTaskBuilder(name, Normal)
    /// Builds a focused test from the task code in braces.
    let inline ftestTask name = TestTaskBuilder(name, Focused)
    /// Builds a pending test from the task code in braces.
    let inline ptestTask name = TestTaskBuilder(name, Pending)

    /// The configuration that runs start from.
    let defaultConfig = ExpectoConfig.defaultConfig

    /// Runs tests as the arguments and the command line ask, until the token is cancelled.
    let runTestsWithCLIArgsAndCancel (ct: CancellationToken) cliArgs (args: string[]) tests =
        Runner.run ct (Seq.toList cliArgs) (List.ofArray args) tests

    /// Runs tests as the arguments and the command line ask. 0: all is well; 1: a test failed, or the command line is
    /// wrong; 2: a test threw; 3: both.
    let runTestsWithCLIArgs cliArgs args tests =
        runTestsWithCLIArgsAndCancel CancellationToken.None cliArgs args tests

    /// Runs the tests that the program's own assembly marks with `[<Tests>]`; the same codes as `runTestsWithCLIArgs`.
    let runTestsInAssemblyWithCLIArgs cliArgs args =
        match Assembly.GetEntryAssembly() with
        | null -> invalidOp "runTestsInAssemblyWithCLIArgs: the process has no entry assembly: runTestsWithCLIArgs?"
        | entry -> runTestsWithCLIArgs cliArgs args (Discovery.ofAssembly entry)
