namespace DLWorkbook

open System
open System.IO
open DLWorkbook.Checking

/// What came of compiling and examining a piece of a lab in the child process.
[<RequireQualifiedAccess>]
type internal ChildResult =
    /// The reports of what was examined.
    | Reports of ChildReport list
    /// The compiler's messages.
    | NotCompiled of messages: string list
    /// The process ended or was ended: why, and the reports before.
    | Lost of why: string * ChildReport list

/// <summary>
/// Compiles slices of labs and examines them in a warm `dotnet fsi` process, which is started anew when it was lost.
/// </summary>
[<Sealed>]
type internal ChildChecker(root: string) =

    /// The longest silence that is taken for work: a loaded machine compiles slowly.
    let patience = TimeSpan.FromSeconds 120.0

    let folder =
        Path.Combine(Path.GetTempPath(), $"dlworkbook-check-{Environment.ProcessId}-{Guid.NewGuid():N}")

    let mutable session: FsiSession option = None

    let mutable count = 0

    let close () =
        match session with
        | Some running -> (running :> IDisposable).Dispose()
        | None -> ()

        session <- None

    let start () =
        let fresh = new FsiSession(root)
        session <- Some fresh
        let workbook = Path.Combine(root, "scripts", "workbook.fsx").Replace("\\", "/")

        match fresh.Send($"#load \"{workbook}\"", patience) with
        | Submission.Done _ -> fresh
        | Submission.TimedOut output ->
            close ()
            invalidOp $"the checking process did not start in {patience.TotalSeconds} s: {String.Join(' ', output)}"
        | Submission.Ended(_, errors) ->
            close ()
            invalidOp $"the checking process did not start: {String.Join(' ', errors)}"

    let reports (output: string list) = [
        for line in output do
            if line.StartsWith(CheckChild.prefix + "{", StringComparison.Ordinal) then
                CheckChild.ofText line[CheckChild.prefix.Length ..]
    ]

    /// What is said of a process that ended: F# Interactive prints "Stack overflow." and dies.
    let ending (errors: string list) =
        match
            errors
            |> List.tryFind (fun line -> line.StartsWith("Stack overflow", StringComparison.Ordinal))
        with
        | Some _ -> "the process ran out of stack: does a function call itself for ever?"
        | None ->
            match errors |> List.filter (fun line -> line.Trim() <> "") |> List.tryHead with
            | Some line -> $"the process ended: {line.Trim()}"
            | None -> "the process ended: does the function leave it?"

    let objections (errors: string list) =
        errors |> List.filter (fun line -> line.Trim() <> "")

    let send (code: string) =
        let running = session |> Option.defaultWith start
        running.Send(code, patience)

    /// Whether the text was taken in: its last statement says so.
    let loaded (tag: string) (output: string list) = output |> List.contains tag

    /// Starts the process, where it does not run yet.
    member _.Warm() : unit =
        if session.IsNone then
            start () |> ignore

    /// Compiles a text, then examines the functions for an exercise in it. `seconds` limits each call; 0 leaves the
    /// exercise's own limit.
    member _.Check(text: string, id: string, seed: int64, seconds: float) : ChildResult =
        Directory.CreateDirectory folder |> ignore
        count <- count + 1
        let tag = $"@loaded {count}"
        let file = Path.Combine(folder, $"Slice{count}.fsx")
        File.WriteAllText(file, $"{text}\n# 1 \"end\"\nSystem.Console.Out.WriteLine \"\\n{tag}\"\n")

        let lost why output =
            close ()
            ChildResult.Lost(why, reports output)

        let late = $"nothing was heard for {patience.TotalSeconds} s; the process was ended"
        let path = file.Replace("\\", "/")

        try
            match send $"#load \"{path}\"" with
            | Submission.Done(output, _) when loaded tag output ->
                match send $"DLWorkbook.CheckChild.run \"{id}\" {seed}L {ValueText.figure 6 seconds}" with
                | Submission.Done(output, errors) ->
                    let reports = reports output

                    if reports |> List.exists _.IsStuck then
                        close ()

                    if reports.IsEmpty then
                        ChildResult.NotCompiled(objections errors)
                    else
                        ChildResult.Reports reports
                | Submission.TimedOut output -> lost late output
                | Submission.Ended(output, errors) -> lost (ending errors) output
            | Submission.Done(_, errors) -> ChildResult.NotCompiled(objections errors)
            | Submission.TimedOut output -> lost late output
            | Submission.Ended(output, errors) -> lost (ending errors) output
        finally
            File.Delete file

    interface IDisposable with
        member _.Dispose() =
            close ()

            if Directory.Exists folder then
                Directory.Delete(folder, true)
