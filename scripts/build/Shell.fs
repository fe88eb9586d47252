/// Running other programs: quietly, with the tail of what they said when they fail, or in the foreground.
module DLWorkbook.House.Shell

open System
open System.Collections.Generic
open System.Diagnostics
open System.IO
open System.Runtime.InteropServices

/// True on Windows, where programs end in `.exe` and commands go through `cmd`.
let onWindows = RuntimeInformation.IsOSPlatform OSPlatform.Windows

/// What a finished program left behind: its exit code and its output and error lines as they came.
type Outcome = { Code: int; Lines: string list }

let private start (folder: string) (environment: (string * string) list) capture feed program (arguments: string list) =
    let info = ProcessStartInfo(program, arguments)
    info.WorkingDirectory <- folder
    info.UseShellExecute <- false
    info.RedirectStandardOutput <- capture
    info.RedirectStandardError <- capture
    info.RedirectStandardInput <- feed

    for name, value in environment do
        info.Environment[name] <- value

    try
        match Process.Start info with
        | null -> Say.fail $"{program} could not be started"
        | run -> run
    with :? ComponentModel.Win32Exception as e ->
        Say.fail $"{program} could not be started: {e.Message}"

let private captureRun onLine (input: string option) folder environment program arguments =
    use run = start folder environment true input.IsSome program arguments
    let lines = List<string>()

    let hear (text: string | null) =
        match text with
        | null -> ()
        | text ->
            lock lines (fun () -> lines.Add text)
            onLine text

    run.OutputDataReceived.Add(fun e -> hear e.Data)
    run.ErrorDataReceived.Add(fun e -> hear e.Data)
    run.BeginOutputReadLine()
    run.BeginErrorReadLine()

    match input with
    | Some text ->
        try
            run.StandardInput.Write text
            run.StandardInput.Close()
        with :? IOException ->
            // It has ended without reading everything, which its exit code tells.
            ()
    | None -> ()

    run.WaitForExit()

    { Code = run.ExitCode; Lines = List.ofSeq lines }

/// Runs a program to its end and returns what it said; every line also goes to `onLine` as it comes.
let captureWith onLine folder environment program arguments =
    captureRun onLine None folder environment program arguments

/// `captureWith` for a program that reads `input`.
let captureFed input onLine folder environment program arguments =
    captureRun onLine (Some input) folder environment program arguments

/// Runs a program to its end and returns what it said.
let capture folder program arguments =
    captureWith ignore folder [] program arguments

/// The last lines of an output, indented for a report of failure.
let tail count (outcome: Outcome) =
    let skip = max 0 (outcome.Lines.Length - count)

    outcome.Lines
    |> List.skip skip
    |> List.map (fun l -> "    " + l)
    |> String.concat "\n"

/// Runs a program quietly; when it fails, stops with its last lines.
let quietly folder environment program arguments =
    let outcome = captureWith ignore folder environment program arguments

    if outcome.Code <> 0 then
        let command = String.Join(' ', program :: arguments)
        Say.fail $"{command}\nended with code {outcome.Code}. The end of what it said:\n{tail 40 outcome}"

/// Runs a program in the foreground, on this terminal, and returns its exit code. Ctrl-C goes to the program: it
/// saves what it has to and ends, and only then does this return.
let foreground folder environment program arguments =
    let leave = ConsoleCancelEventHandler(fun _ e -> e.Cancel <- true)
    Console.CancelKeyPress.AddHandler leave

    try
        use run = start folder environment false false program arguments
        run.WaitForExit()
        run.ExitCode
    finally
        Console.CancelKeyPress.RemoveHandler leave

/// The full path of a program on the PATH, when there is one.
let which (program: string) =
    let names =
        if onWindows then
            [ program + ".exe"; program + ".cmd"; program + ".bat" ]
        else
            [ program ]

    let folders =
        (Environment.GetEnvironmentVariable "PATH" |> string).Split Path.PathSeparator

    Seq.allPairs folders names
    |> Seq.filter (fun (folder, _) -> folder <> "")
    |> Seq.map Path.Combine
    |> Seq.tryFind File.Exists

/// The first line that a program prints, such as its version; nothing when it is missing or fails.
let firstLine program arguments =
    match which program with
    | None -> None
    | Some path ->
        let outcome = capture (Directory.GetCurrentDirectory()) path arguments

        if outcome.Code = 0 then
            outcome.Lines |> List.tryFind (fun l -> l.Trim() <> "")
        else
            None
