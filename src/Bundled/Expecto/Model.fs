namespace Expecto

open System
open System.Threading

/// The code of one test case.
type TestCode =
    /// Runs on the calling thread; passes when it returns.
    | Sync of stest: (unit -> unit)
    /// Like `Sync`, and is handed the token that Ctrl-C cancels.
    | SyncWithCancel of stest: (CancellationToken -> unit)
    /// Passes when the computation ends without an exception.
    | Async of atest: Async<unit>

/// Whether a test runs. A pending parent makes its children pending; a focused parent makes its normal children focused.
type FocusState =
    /// Runs, unless another test is focused.
    | Normal
    /// Never runs; counted as ignored.
    | Pending
    /// Runs, and keeps every test that isn't focused from running.
    | Focused

/// How a test may run beside others.
type SequenceMethod =
    /// Alone, after everything that runs in parallel.
    | Synchronous
    /// One after another within the named group; groups run beside each other.
    | SynchronousGroup of string
    /// Beside any other test.
    | InParallel

/// A tree of tests, as a value.
type Test =
    /// One piece of test code.
    | TestCase of code: TestCode * state: FocusState
    /// Several tests.
    | TestList of tests: Test list * state: FocusState
    /// A name for a test or a list; names on the path from the root are joined by dots.
    | TestLabel of label: string * test: Test * state: FocusState
    /// A demand on how the tests below may run beside others.
    | Sequenced of SequenceMethod * Test

/// The base of every exception that carries a verdict on a test.
type ExpectoException(msg: string) =
    inherit Exception(msg)

/// An expectation that didn't hold: the test has failed, and its stack is shown.
type AssertException(msg: string) =
    inherit ExpectoException(msg)

/// A failure whose stack isn't shown.
type FailedException(msg: string) =
    inherit ExpectoException(msg)

/// A request to count the running test as ignored; the message says why.
type IgnoreException(msg: string) =
    inherit ExpectoException(msg)

/// Marks a static value of type `Test` as a part of its assembly's tests.
[<AttributeUsage(AttributeTargets.Method ||| AttributeTargets.Property ||| AttributeTargets.Field)>]
type TestsAttribute() =
    inherit Attribute()

/// Marks a static value of type `Test` as a pending part of its assembly's tests.
[<AttributeUsage(AttributeTargets.Method ||| AttributeTargets.Property ||| AttributeTargets.Field)>]
type PTestsAttribute() =
    inherit Attribute()

/// Marks a static value of type `Test` as a focused part of its assembly's tests.
[<AttributeUsage(AttributeTargets.Method ||| AttributeTargets.Property ||| AttributeTargets.Field)>]
type FTestsAttribute() =
    inherit Attribute()
