namespace DLWorkbook

open System
open System.Collections.Concurrent
open System.Diagnostics
open System.Text

/// What came of one submission to F# Interactive.
[<RequireQualifiedAccess>]
type internal Submission =
    /// It was taken in: what it wrote to its outputs, line by line.
    | Done of output: string list * errors: string list
    /// It did not come to an end in time; the process was ended.
    | TimedOut of output: string list
    /// The process ended by itself.
    | Ended of output: string list * errors: string list

/// <summary>
/// A `dotnet fsi` process that stays warm: it takes submissions through its standard input. One user at a time.
/// </summary>
[<Sealed>]
type internal FsiSession(folder: string) =

    let nextMark = ref 0

    let lines = new BlockingCollection<bool * string | null>()

    let info =
        let host =
            Environment.GetEnvironmentVariable "DOTNET_HOST_PATH"
            |> Option.ofObj
            |> Option.filter (fun path -> path <> "")
            |> Option.defaultValue "dotnet"

        let info =
            ProcessStartInfo(
                host,
                [ "fsi"; "--quiet"; "--nologo"; "--readline-"; "--utf8output" ],
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = UTF8Encoding false,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8
            )

        for name in [ "DOTNET_NOLOGO"; "DOTNET_CLI_TELEMETRY_OPTOUT"; "NO_COLOR" ] do
            info.Environment[name] <- "1"

        info

    let child =
        match Process.Start info with
        | null -> invalidOp "FsiSession: dotnet fsi did not start"
        | child -> child

    let listen () =
        child.OutputDataReceived.Add(fun said -> lines.Add((true, said.Data)))
        child.ErrorDataReceived.Add(fun said -> lines.Add((false, said.Data)))
        child.BeginOutputReadLine()
        child.BeginErrorReadLine()

    do listen ()

    let stop () =
        try
            if not child.HasExited then
                child.Kill true

            child.WaitForExit()
        with
        // It ended between the question and the act.
        | :? InvalidOperationException
        | :? ComponentModel.Win32Exception -> ()

    let write (text: string) =
        try
            child.StandardInput.WriteLine text
            child.StandardInput.Flush()
        with :? IO.IOException ->
            // The process has ended: the reader of its outputs says so.
            ()

    /// Reads both outputs up to the mark, to their end, or to the end of the time that is given after each line.
    let collect (mark: string) (limit: TimeSpan) =
        let output, errors = ResizeArray<string>(), ResizeArray<string>()
        let mutable waiting = 2
        let mutable ended = 0
        let mutable late = false

        while waiting > 0 && ended < 2 && not late do
            let mutable said = (true, null)

            if not (lines.TryTake(&said, limit)) then
                late <- true
            else
                match said with
                | _, null -> ended <- ended + 1
                | _, line when line = mark -> waiting <- waiting - 1
                | true, line -> output.Add line
                | false, line -> errors.Add line

        let output, errors = List.ofSeq output, List.ofSeq errors

        if late then
            stop ()
            Submission.TimedOut output
        elif waiting > 0 then
            stop ()
            Submission.Ended(output, errors)
        else
            Submission.Done(output, errors)

    /// Whether it still takes submissions.
    member _.IsAlive = not child.HasExited

    /// Sends code and waits for its end. `limit` is the longest silence that is taken for work.
    member _.Send(code: string, limit: TimeSpan) : Submission =
        nextMark.Value <- nextMark.Value + 1
        let name = $"mark {nextMark.Value}"
        write $"{code};;\nDLWorkbook.CheckChild.mark \"{name}\";;"
        collect (CheckChild.prefix + name) limit

    /// Ends the process.
    interface IDisposable with
        member _.Dispose() =
            stop ()
            child.Dispose()
            lines.Dispose()
