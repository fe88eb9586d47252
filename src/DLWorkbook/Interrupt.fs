namespace DLWorkbook

open System
open System.Runtime.InteropServices
open System.Threading

/// Turns Ctrl-C into a request to stop between two steps, so that the terminal and the last checkpoint stay whole.
[<RequireQualifiedAccess>]
module Interrupt =

    /// Runs work that can be cancelled. The first Ctrl-C asks it to stop, a second one ends the process at once.
    /// Outside of it Ctrl-C does what it always does.
    let guard (work: CancellationToken -> 'result) : 'result =
        use source = new CancellationTokenSource()

        let ask (context: PosixSignalContext) =
            if not source.IsCancellationRequested then
                context.Cancel <- true
                source.Cancel()

        use _ =
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Action<PosixSignalContext> ask)

        work source.Token
