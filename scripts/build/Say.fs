/// What the build says: one line a step, with how long it took.
///
///     Say.step "restore" (fun () -> restoreEverything (); Done)
module DLWorkbook.House.Say

open System
open System.Diagnostics

/// A step that went wrong in a way its message explains; `build.fsx` prints the message and exits with 1.
exception Failed of message: string

/// Stops with a message for the person at the terminal.
let fail message : 'a = raise (Failed message)

/// How a step ended: with work done, with nothing to do, or with something missing that only costs comfort.
type Ending =
    | Done of note: string
    | UpToDate
    | Without of note: string

let private coloured =
    not Console.IsOutputRedirected
    && String.IsNullOrEmpty(Environment.GetEnvironmentVariable "NO_COLOR")

let private paint code (text: string) =
    if coloured then $"\u001b[{code}m{text}\u001b[0m" else text

/// Green, when the terminal shows colours.
let good text = paint "32" text

/// Yellow, when the terminal shows colours.
let warn text = paint "33" text

/// Red, when the terminal shows colours.
let bad text = paint "31" text

/// Grey, when the terminal shows colours.
let faint text = paint "90" text

/// Bold, when the terminal shows colours.
let strong text = paint "1" text

/// A span of time as a person reads it: `0.3 s`, `12 s`, `3 min 04 s`.
let span (time: TimeSpan) =
    if time.TotalSeconds < 9.95 then
        $"%.1f{time.TotalSeconds} s"
    elif time.TotalSeconds < 119.5 then
        $"%.0f{time.TotalSeconds} s"
    else
        $"%d{int time.TotalMinutes} min %02d{time.Seconds} s"

let private gate = obj ()

/// Prints one whole line, whichever step it comes from.
let line (text: string) =
    lock gate (fun () -> Console.Out.WriteLine text)

/// Prints one line in the layout of the steps: name in the first column.
let row (name: string) text = line $"  {name.PadRight 9} {text}"

/// Runs a step and prints its name, note and time; steps that were up to date are silent unless `always`.
let stepWith always name (work: unit -> Ending) =
    let watch = Stopwatch.StartNew()

    match work () with
    | Done note ->
        let note = if note = "" then "" else $"{note}, "
        row name $"{note}{span watch.Elapsed}"
    | UpToDate ->
        if always then
            row name (faint "up to date")
    | Without note -> row name (warn note)

/// Runs a step and prints its line only when there was something to do.
let step name work = stepWith false name work
