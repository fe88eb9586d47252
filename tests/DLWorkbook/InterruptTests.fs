module DLWorkbook.Tests.Face.InterruptTests

open System
open System.Diagnostics
open System.IO
open System.Reflection
open System.Text
open System.Threading
open Expecto
open DLWorkbook.Core.Training

let private losses (run: TrainingRun) = [ for epoch in run.Epochs -> epoch.TrainLoss ]

/// What the same training gives in one piece.
let private whole () =
    losses (
        TrainingChild.train (Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())) ignore CancellationToken.None
    )

let private inFolder (test: string -> unit) =
    let folder = Path.Combine(Path.GetTempPath(), $"dlworkbook-{Guid.NewGuid():N}")

    try
        test folder
    finally
        if Directory.Exists folder then
            Directory.Delete(folder, true)

let private program = Assembly.GetExecutingAssembly().Location

let private start (file: string) (arguments: string list) =
    let info =
        ProcessStartInfo(file, arguments, RedirectStandardOutput = true, RedirectStandardError = true)

    match Process.Start info with
    | null -> failtest $"{file} did not start"
    | child -> child

/// Reads what the child says until a text appears in it.
let private readUntil (text: string) (child: Process) =
    let said = StringBuilder()
    let buffer = Array.zeroCreate<char> 1
    let clock = Stopwatch.StartNew()

    while not (said.ToString().Contains text) do
        if
            child.StandardOutput.Read(buffer, 0, 1) = 0
            || clock.Elapsed.TotalSeconds > 120.0
        then
            failtest $"expected the child to say \"{text}\", it said: {said} {child.StandardError.ReadToEnd()}"

        said.Append buffer[0] |> ignore

    said.ToString()

let private resumesFrom (atLeast: int) folder =
    let run = TrainingChild.train folder ignore CancellationToken.None
    Expect.isGreaterThanOrEqual run.ResumedAfterEpoch atLeast "epochs kept"
    Expect.equal (losses run) (whole ()) "the same losses as in one piece, to the bit"

let private interrupt (pid: int) =
    use kill = start "kill" [ "-INT"; string pid ]
    kill.WaitForExit()

let private tests' = [
    testCase "a run that was killed goes on where its last epoch ended, with the same losses"
    <| fun () ->
        inFolder (fun folder ->
            use child = start "dotnet" [ "exec"; program; TrainingChild.Argument; folder ]
            readUntil "epoch 3/6" child |> ignore
            child.Kill()
            child.WaitForExit()
            resumesFrom 2 folder)

    testCase "Ctrl-C stops between two steps and leaves the last checkpoint whole"
    <| fun () ->
        if OperatingSystem.IsWindows() then
            skiptest "signals are sent with kill, which Windows does not have"

        inFolder (fun folder ->
            use child = start "dotnet" [ "exec"; program; TrainingChild.Argument; folder ]
            readUntil "epoch 2/6" child |> ignore
            interrupt child.Id
            child.WaitForExit()
            Expect.equal child.ExitCode 130 "the exit code of an interrupted program"
            resumesFrom 2 folder)

    testCase "Ctrl-C on a terminal leaves the cursor visible"
    <| fun () ->
        if not (File.Exists "/usr/bin/script") then
            skiptest "no terminal can be made here: /usr/bin/script is missing"

        inFolder (fun folder ->
            let command =
                $"echo pid=$$; exec dotnet exec {program} {TrainingChild.Argument} {folder}"

            use child = start "script" [ "-qefc"; command; "/dev/null" ]
            let beginning = readUntil "epoch 2/6" child

            let pid =
                beginning.Split("pid=")[1]
                |> Seq.takeWhile Char.IsDigit
                |> Seq.toArray
                |> String
                |> int

            interrupt pid
            let said = beginning + child.StandardOutput.ReadToEnd()
            child.WaitForExit()
            Expect.equal child.ExitCode 130 "the exit code"
            let hidden, shown = said.LastIndexOf "\u001b[?25l", said.LastIndexOf "\u001b[?25h"
            Expect.isGreaterThan hidden -1 "a live bar hides the cursor while it runs"
            Expect.isGreaterThan shown hidden "and shows it again at the end")
]

let tests = testSequenced <| testList "interrupted training" tests'
