namespace DLWorkbook

open System
open System.IO
open System.Reflection
open System.Text.Json
open DLWorkbook.Checking

/// What the child process says of one examination: the line that goes through its standard output.
type internal ChildReport = {
    /// Which compiled text it was: the name of the module that holds the function.
    Module: string
    /// The exercise.
    Exercise: string
    /// How it stands.
    Standing: Standing
    /// What a reader is to see.
    Lines: string list
    /// Whether the function still runs, so that the process is to be ended.
    IsStuck: bool
}

/// Takes what a function prints, as far as a reader would look at it.
[<Sealed>]
type internal PrintedText(most: int) =
    inherit TextWriter()

    let kept = Text.StringBuilder()

    override _.Encoding = Text.Encoding.UTF8

    override _.Write(character: char) =
        lock kept (fun () ->
            if kept.Length < most then
                kept.Append character |> ignore)

    /// What was printed first.
    member _.Kept = lock kept (fun () -> string kept)

/// <summary>The side of the watcher that runs in a `dotnet fsi` process of its own: it examines what was just compiled.</summary>
/// <remarks>F# Interactive calls it; labs do not.</remarks>
[<RequireQualifiedAccess>]
module CheckChild =

    /// What the lines for the parent begin with.
    let internal prefix = "@dlworkbook "

    let private standings = [
        Standing.Open, "open"
        Standing.Solved, "solved"
        Standing.Todo, "todo"
        Standing.Wrong, "wrong"
    ]

    let internal standingName standing =
        standings |> List.find (fun (known, _) -> known = standing) |> snd

    let internal tryStanding name =
        standings |> List.tryFind (fun (_, known) -> known = name) |> Option.map fst

    let internal toText (report: ChildReport) : string =
        ValueJson.textOf (fun writer ->
            writer.WriteStartObject()
            writer.WriteString("module", report.Module)
            writer.WriteString("exercise", report.Exercise)
            writer.WriteString("standing", standingName report.Standing)
            writer.WriteBoolean("stuck", report.IsStuck)
            writer.WriteStartArray "lines"
            report.Lines |> List.iter (fun (line: string) -> writer.WriteStringValue line)
            writer.WriteEndArray()
            writer.WriteEndObject())

    let internal ofText (text: string) : ChildReport =
        let read (element: JsonElement) =
            let text (name: string) =
                string (element.GetProperty(name).GetString())

            {
                Module = text "module"
                Exercise = text "exercise"
                Standing = text "standing" |> tryStanding |> Option.defaultValue Standing.Wrong
                Lines = [ for line in element.GetProperty("lines").EnumerateArray() -> string (line.GetString()) ]
                IsStuck = element.GetProperty("stuck").GetBoolean()
            }

        ValueJson.parse read text

    /// The child's own output: what the student's code prints to the console goes nowhere near it.
    let private channel =
        lazy
            (let out = Console.Out
             Console.SetIn TextReader.Null
             out)

    let private say (text: string) =
        let out = channel.Value
        out.WriteLine()
        out.WriteLine(prefix + text)
        out.Flush()

    let private isStuck (outcome: Outcome) =
        match outcome with
        | Outcome.Failed finding -> finding.Fault.StartsWith("it was not ready", StringComparison.Ordinal)
        | _ -> false

    /// Runs work while what is printed goes elsewhere: the work's result, and the beginning of what was printed.
    let private printing (work: unit -> 'result) : 'result * string =
        let out = Console.Out
        let printed = new PrintedText(600)
        Console.SetOut printed

        try
            work (), printed.Kept
        finally
            Console.SetOut out

    let private printedLines (printed: string) = [
        for line in printed.Split('\n', StringSplitOptions.RemoveEmptyEntries) |> Seq.truncate 10 do
            let line = line.TrimEnd()
            "    printed   " + (if line.Length > 66 then line[..64] + "…" else line)
    ]

    let private examine seed seconds (exercise: Exercise) (it: MemberInfo) =
        let outcome, printed =
            printing (fun () -> Examination.run seed exercise (Examinee.ofMember seconds it))

        {
            Module = it.DeclaringType |> Option.ofObj |> Option.map _.Name |> Option.defaultValue ""
            Exercise = exercise.Id
            Standing = CheckReport.standing outcome
            Lines = CheckReport.lines exercise outcome @ printedLines printed
            IsStuck = isStuck outcome
        }

    /// Examines the functions for an exercise that were compiled last, each module's own, and tells the parent of each. It
    /// stops at one that does not end.
    let run (id: string) (seed: int64) (seconds: float) : unit =
        let exercise = Catalogue.find id
        let limit = if seconds > 0.0 then seconds else exercise.Seconds
        let mutable goesOn = true

        for it in Finder.newestBatch id do
            if goesOn then
                let report = examine seed limit exercise it
                say (toText report)
                goesOn <- not report.IsStuck

    /// Tells the parent that everything before is done: on both outputs, since they are read apart.
    let mark (name: string) : unit =
        say name
        Console.Error.WriteLine()
        Console.Error.WriteLine(prefix + name)
        Console.Error.Flush()
