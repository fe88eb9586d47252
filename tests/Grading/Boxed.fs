/// Runs shell scripts in a sandbox, for tests.
module DLWorkbook.Tests.Grading.Boxed

open System
open System.Collections.Generic
open System.IO
open System.Threading.Tasks
open Expecto
open DLWorkbook.Grading

/// This machine's sandbox, or why there is none.
let private made: Lazy<Result<Sandbox, string>> =
    lazy
        (try
            Ok(Sandbox.Create false)
         with :? SandboxException as refusal ->
             Error refusal.Message)

/// The sandbox; a test on a machine without one is skipped.
let sandbox () : Sandbox =
    match made.Value with
    | Ok sandbox -> sandbox
    | Error why -> skiptest why

/// A plan for a script of the shell, with the system's small programs at hand.
let plan (limits: SandboxLimits) (script: string) =
    SandboxPlan(
        Command = [| "/usr/bin/sh"; "-c"; script |],
        ReadOnly = [| Mount.Same "/usr/bin" |],
        Environment = Dictionary(dict [ "PATH", "/usr/bin" ]),
        Limits = limits
    )

/// What a process wrote, and how it ended.
type Outcome = { Output: string; Errors: string; Ending: Ending }

/// Reads what a process writes until it ends; one that does not end in a minute fails the test.
let finish (input: string) (boxed: SandboxedProcess) : Outcome =
    let reading = Task.Run(fun () -> (new StreamReader(boxed.Output)).ReadToEnd())

    try
        try
            boxed.Input.Write(ReadOnlySpan(Text.Encoding.UTF8.GetBytes input))
            boxed.Input.Close()
        with :? IOException ->
            // It has ended without reading, which its outcome tells.
            ()

        if not (boxed.Ended.Wait(TimeSpan.FromMinutes 1.0)) then
            failtest "the process did not end within a minute"

        {
            Output = reading.Result
            Errors = boxed.Errors
            Ending = boxed.Ended.Result
        }
    finally
        boxed.DisposeAsync().AsTask().Wait()

/// Runs a script to its end.
let run (limits: SandboxLimits) (script: string) : Outcome =
    (sandbox ()).Start(plan limits script) |> finish ""

/// The usual limits, with less memory.
let limits =
    SandboxLimits(Memory = (128L <<< 20), ScratchBytes = (1L <<< 20), FileBytes = (4L <<< 20))
