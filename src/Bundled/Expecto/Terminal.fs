/// Writes the runner's lines, whole, one at a time, whichever thread they come from.
module internal Expecto.Terminal

open System
open Expecto.Logging

let private gate = obj ()

/// The rank of a level: a line is shown when its rank is at least that of the run's verbosity.
let private rank level =
    match level with
    | Verbose -> 0
    | Debug -> 1
    | Info -> 2
    | Warn -> 3
    | Error -> 4
    | Fatal -> 5

let private code level =
    match level with
    | Verbose -> "VRB"
    | Debug -> "DBG"
    | Info -> "INF"
    | Warn -> "WRN"
    | Error -> "ERR"
    | Fatal -> "FTL"

/// How the lines of this process are shown; set once, before the first test.
type Style = { Verbosity: LogLevel; Colour: ColourLevel; Name: string }

let mutable private style = { Verbosity = Info; Colour = Colour8; Name = "Expecto" }

let private configured = lazy ()

/// Sets how lines are shown from here on; the first run of a process decides, a run within a test changes nothing.
let configure chosen =
    lock gate (fun () ->
        if not configured.IsValueCreated then
            configured.Force()
            style <- chosen)

/// Whether standard output is a terminal that takes escape codes.
let isInteractive = not Console.IsOutputRedirected

let private inColour () =
    style.Colour <> Colour0
    && isInteractive
    && isNull (Environment.GetEnvironmentVariable "NO_COLOR")

let mutable private status = ""

/// Writes raw text, whole.
let write (text: string) =
    lock gate (fun () -> Console.Out.Write text)

/// Shows a text at the bottom of the terminal until the next one; nothing when output is no terminal.
let progress (text: string) =
    if isInteractive then
        lock gate (fun () ->
            status <- text
            Console.Out.Write $"\r\u001b[K%s{text}")

/// Writes one line with its time, level and the name of the process, above the progress text.
let line level (text: string) =
    if rank level >= rank style.Verbosity then
        let stamp = DateTime.Now.ToString "HH:mm:ss"

        let shown =
            if inColour () && rank level >= rank Error then
                $"\u001b[31m%s{text}\u001b[0m"
            else
                text

        lock gate (fun () ->
            let clear = if status = "" then "" else "\r\u001b[K"
            Console.Out.Write $"%s{clear}[%s{stamp} %s{code level}] %s{shown} <%s{style.Name}>\n%s{status}")
