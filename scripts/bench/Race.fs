/// The workbook and PyTorch in turns: the workbook at its one default; PyTorch first once in each setup and way, then at
/// its best.
module DLWorkbook.Bench.Race

open System
open System.Collections.Generic
open System.Diagnostics
open DLWorkbook.Bench.Settings

/// What the first look at each of PyTorch's candidates gets of a measurement's time.
let private trialShare = 0.4

/// How long each row runs unmeasured, so that the JIT's work is behind us.
let private warmSeconds = 0.2

let private say (text: string) = Console.Error.WriteLine text

/// One way of running PyTorch: how the process is set up, and how the row is trained in it.
let private titleOf (setup: Peer.Setup) (row: Rows.Row) way =
    if List.length row.Ways > 1 then
        $"{setup.Title}, {way}"
    else
        setup.Title

/// A process that takes one core until it is disposed, or until this one ends.
let private neighbour () =
    let shell =
        $"while kill -0 {Environment.ProcessId} 2> /dev/null; do i=0; while [ $i -lt 10000 ]; do i=$((i+1)); done; done"

    let run = Process.Start("/bin/sh", [ "-c"; shell ]) |> Option.ofObj |> Option.get

    {
        new IDisposable with
            member _.Dispose() =
                run.Kill()
                run.WaitForExit()
                run.Dispose()
    }

/// Runs every row and returns what was found of each; `each` is called before every round.
let run (settings: Settings) (each: unit -> unit) : Report.Row list =
    let found = Dictionary<string, Report.Row>()

    for row in settings.Rows do
        found[row.Key] <- Report.unmeasured row.Key row.Title row.Target

    let mine (row: Rows.Row) seconds =
        let samples, loss = row.Measure seconds
        let time = Report.median samples
        let before = found[row.Key]
        found[row.Key] <- { before with Workbook = time :: before.Workbook }
        time, loss

    let tried = Dictionary<string, (string * float) list>()

    /// PyTorch alone, for a first look.
    let trial (peer: Peer.Peer) setup (row: Rows.Row) way =
        let samples, _ = peer.Measure row.Key way (trialShare * settings.Seconds)
        let title = titleOf setup row way
        tried[row.Key] <- (title, Report.median samples) :: tried.GetValueOrDefault(row.Key, [])

    let beside (peer: Peer.Peer) setup (row: Rows.Row) way =
        let time, loss = mine row settings.Seconds
        let samples, theirs = peer.Measure row.Key way settings.Seconds

        let pair: Report.Pair = {
            Setup = titleOf setup row way
            Workbook = time
            PyTorch = Report.median samples
        }

        let before = found[row.Key]

        found[row.Key] <- {
            before with
                Pairs = pair :: before.Pairs
                Losses = Report.worse before.Losses (loss, theirs)
        }

    /// The rows with PyTorch in one setup, in the ways that are wanted.
    let turns (setup: Peer.Setup) isWanted measure =
        let entries = [
            for row in settings.Rows do
                for way in row.Ways do
                    if isWanted row (titleOf setup row way) then
                        row, way
        ]

        if not (List.isEmpty entries) then
            use peer = new Peer.Peer(setup)

            for row, way in entries do
                measure peer setup row way

    let setups =
        if not settings.Alone && Peer.present () then
            Peer.setups settings.Blas Environment.ProcessorCount
        else
            []

    use _ =
        if settings.Busy then
            neighbour ()
        else
            {
                new IDisposable with
                    member _.Dispose() = ()
            }

    for row in settings.Rows do
        row.Measure warmSeconds |> ignore

    if List.isEmpty setups then
        if not settings.Alone then
            say "python3-torch is not installed: the workbook alone"

        for _ in 1 .. settings.Rounds do
            each ()
            settings.Rows |> List.iter (fun row -> mine row settings.Seconds |> ignore)
    else
        for setup in setups do
            say $"trying PyTorch with {setup.Title}"
            turns setup (fun _ _ -> true) trial

        let best =
            dict [ for row in settings.Rows -> row.Key, Report.fastest settings.Kept tried[row.Key] ]

        for round in 1 .. settings.Rounds do
            say $"round {round} of {settings.Rounds}"
            each ()

            for setup in setups do
                turns setup (fun row title -> List.contains title best[row.Key]) beside

    [ for row in settings.Rows -> found[row.Key] ]
