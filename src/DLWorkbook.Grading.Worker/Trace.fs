namespace DLWorkbook.Grading.Worker

open System
open System.Diagnostics
open System.Reflection

/// The lines of a stack trace that are the submission's own.
[<RequireQualifiedAccess>]
module Trace =

    /// The most lines that are told: of a deep recursion the rest says nothing new.
    let private most = 12

    /// The name that the script gave: what the compiler makes of a closure has it before an '@'.
    let private nameOf (it: MethodBase) =
        let declaring =
            match it.DeclaringType with
            | null -> ""
            | declaring -> declaring.Name

        match declaring.IndexOf '@' with
        | at when at > 0 -> declaring[.. at - 1]
        | _ -> it.Name

    /// Where the submission was when it raised: "crossEntropy, line 12", the innermost first.
    let ofException (submission: Assembly) (fault: exn) : string[] =
        let own (frame: StackFrame) =
            match frame.GetMethod() with
            | null -> None
            | it when it.Module.Assembly <> submission -> None
            | it ->
                match frame.GetFileLineNumber() with
                | 0 -> Some(nameOf it)
                | line -> Some(nameOf it + ", line " + string line)

        StackTrace(fault, true).GetFrames() |> Array.choose own |> Array.truncate most
