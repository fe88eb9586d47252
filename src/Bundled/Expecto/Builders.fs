namespace Expecto

open System
open System.Threading.Tasks

/// `test "name" { … }`: the code in braces is the test.
type TestCaseBuilder(name: string, focusState: FocusState) =
    /// Runs the compensation after the code, come what may.
    member _.TryFinally(f, compensation) =
        try
            f ()
        finally
            compensation ()

    /// Hands an exception of the code to a handler.
    member _.TryWith(f, catchHandler) =
        try
            f ()
        with e ->
            catchHandler e

    /// Disposes a value after the code that uses it.
    member _.Using(disposable: #IDisposable, f) = using disposable f

    /// Runs the code for each item.
    member _.For(sequence, f) =
        for i in sequence do
            f i

    /// Runs the code while a condition holds.
    member _.While(gd, prog) =
        while gd () do
            prog ()

    /// Runs one piece of code after another.
    member _.Combine((), f2) = f2 ()

    /// No code.
    member _.Zero() = ()
    /// Keeps the code for later.
    member _.Delay f = f

    /// The test itself.
    member _.Run(f: unit -> unit) =
        TestLabel(name, TestCase(Sync f, focusState), focusState)

/// `testAsync "name" { … }`: the asynchronous code in braces is the test.
type TestAsyncBuilder(name: string, focusState: FocusState) =
    /// No code.
    member _.Zero() = async.Zero()
    /// Keeps the code for later.
    member _.Delay f = async.Delay f
    /// A value as a computation.
    member _.Return x = async.Return x
    /// A computation as it is.
    member _.ReturnFrom x = async.ReturnFrom x
    /// Waits for a computation and goes on with its value.
    member _.Bind(p1, p2) = async.Bind(p1, p2)
    /// Disposes a value after the code that uses it.
    member _.Using(g, p) = async.Using(g, p)
    /// Runs the code while a condition holds.
    member _.While(gd, prog) = async.While(gd, prog)
    /// Runs the code for each item.
    member _.For(e, prog) = async.For(e, prog)
    /// Runs one piece of code after another.
    member _.Combine(p1, p2) = async.Combine(p1, p2)
    /// Runs the compensation after the code, come what may.
    member _.TryFinally(p, cf) = async.TryFinally(p, cf)
    /// Hands an exception of the code to a handler.
    member _.TryWith(p, cf) = async.TryWith(p, cf)

    /// The test itself.
    member _.Run(f: Async<unit>) =
        TestLabel(name, TestCase(Async f, focusState), focusState)

/// `testTask "name" { … }`: the task code in braces is the test; it starts when the test runs.
type TestTaskBuilder(name: string, focusState: FocusState) =
    /// No code.
    member inline _.Zero() = task.Zero()
    /// Keeps the code for later.
    member inline _.Delay f = task.Delay f
    /// A value as a task.
    member inline _.Return x = task.Return x
    /// A task as it is.
    member inline _.ReturnFrom(x: Task<'a>) = task.ReturnFrom x
    /// Waits for a task and goes on with its value.
    member inline _.Bind(p1: Task<'a>, p2: 'a -> _) = task.Bind(p1, p2)
    /// Waits for a task and goes on.
    member inline _.Bind(p1: Task, p2: unit -> _) = task.Bind(p1, p2)
    /// Waits for an asynchronous computation and goes on with its value.
    member inline _.Bind(p1: Async<'a>, p2: 'a -> _) = task.Bind(p1, p2)
    /// Disposes a value after the code that uses it.
    member inline _.Using(g, p) = task.Using(g, p)
    /// Runs the code while a condition holds.
    member inline _.While(gd, prog) = task.While(gd, prog)
    /// Runs the code for each item.
    member inline _.For(e, prog) = task.For(e, prog)
    /// Runs one piece of code after another.
    member inline _.Combine(p1, p2) = task.Combine(p1, p2)
    /// Runs the compensation after the code, come what may.
    member inline _.TryFinally(p, cf) = task.TryFinally(p, cf)
    /// Hands an exception of the code to a handler.
    member inline _.TryWith(p, cf) = task.TryWith(p, cf)

    /// The test itself.
    member _.Run f =
        let start () : Task<unit> = TaskBuilder.RunDynamic f
        let code = Async(async { do! start () |> Async.AwaitTask })
        TestLabel(name, TestCase(code, focusState), focusState)
