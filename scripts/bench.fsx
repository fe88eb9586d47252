(** Times the workbook's training step and, where the system's Python has PyTorch, PyTorch's on the same libtorch, models
    and batches: `dotnet fsi build.fsx bench [--quick] [--rows add,lstm-128] [--rounds 5]`. The workbook runs at its one
    default, PyTorch in every setup; then both run in turns with PyTorch at its best. *)

#load "workbook.fsx"
#load "bench/Numbers.fs"
#load "bench/Digits.fs"
#load "bench/Rows.fs"
#load "bench/Peer.fs"
#load "bench/Report.fs"

open System
open System.Collections.Generic
open System.IO
open System.Text.Json
open DLWorkbook.Core.Runtime
open DLWorkbook.Bench

type Settings = {
    Rounds: int
    Seconds: float
    /// PyTorch's setups that stay in the race after each was tried once.
    Kept: int
    Rows: Rows.Row list
}

let private usage =
    "usage: dotnet fsi build.fsx bench [--quick] [--rows KEY,KEY] [--rounds N]"

let private fail (message: string) =
    eprintfn $"bench: {message}\n{usage}"
    exit 1

let private pick (keys: string) =
    let known = Rows.all |> List.map _.Key

    [
        for key in keys.Split(',') do
            match Rows.all |> List.tryFind (fun row -> row.Key = key) with
            | Some row -> row
            | None -> fail $"""there is no row '{key}'; there are {String.concat ", " known}"""
    ]

let rec private parse settings arguments =
    match arguments with
    | [] -> settings
    | "--quick" :: rest -> parse { settings with Rounds = 3; Seconds = 0.3; Kept = 2 } rest
    | "--rows" :: keys :: rest -> parse { settings with Rows = pick keys } rest
    | "--rounds" :: Int rounds :: rest when rounds > 0 -> parse { settings with Rounds = rounds } rest
    | option :: _ -> fail $"'{option}' is no option, or lacks its value"

and private (|Int|_|) (text: string) =
    match Int32.TryParse text with
    | true, value -> Some value
    | false, _ -> None

let private settings =
    parse { Rounds = 7; Seconds = 1.0; Kept = 2; Rows = Rows.all } (List.tail (List.ofArray fsi.CommandLineArgs))

/// What was measured so far, a row of the report for each row.
let private found = Dictionary<string, Report.Row>()

for row in settings.Rows do
    found[row.Key] <- Report.unmeasured row.Key row.Title row.Target

let private mine (row: Rows.Row) =
    let samples, loss = row.Measure settings.Seconds
    let time = Report.median samples

    found[row.Key] <- {
        found[row.Key] with
            Workbook = time :: found[row.Key].Workbook
    }

    time, loss

let private beside (peer: Peer.Peer) (setup: Peer.Setup) (row: Rows.Row) =
    let time, loss = mine row
    let samples, theirs = peer.Measure row.Key settings.Seconds

    let pair: Report.Pair = {
        Setup = setup.Title
        Workbook = time
        PyTorch = Report.median samples
    }

    let before = found[row.Key]

    found[row.Key] <- {
        before with
            Pairs = pair :: before.Pairs
            Losses = Some(loss, theirs)
    }

/// Every row in turns with PyTorch in one setup.
let private turns (setup: Peer.Setup) rows =
    if not (List.isEmpty rows) then
        use peer = new Peer.Peer(setup)
        rows |> List.iter (beside peer setup)

let private say (text: string) = Console.Error.WriteLine text

let private plan = Threads.Start()
printfn $"{RuntimeInfo.Of()}"
printfn $"threads: {plan.Describe()}, {RuntimeInfo.Of().Blas.Name}"

let private setups =
    if Peer.present () then
        Peer.setups Environment.ProcessorCount
    else
        []

// Everything once unmeasured, so that the JIT's work is behind us.
for row in settings.Rows do
    row.Measure 0.2 |> ignore

if List.isEmpty setups then
    say "python3-torch is not installed: the workbook alone"

    for round in 1 .. settings.Rounds do
        settings.Rows |> List.iter (mine >> ignore)
else
    for setup in setups do
        say $"trying PyTorch with {setup.Title}"
        turns setup settings.Rows

    let best =
        dict [ for row in settings.Rows -> row.Key, Report.fastest settings.Kept found[row.Key] ]

    for round in 1 .. settings.Rounds do
        say $"round {round} of {settings.Rounds}"

        for setup in setups do
            turns
                setup
                (settings.Rows
                 |> List.filter (fun row -> List.contains setup.Title best[row.Key]))

let private rows = [ for row in settings.Rows -> found[row.Key] ]

printfn ""
Report.table rows |> List.iter (printfn "%s")
printfn ""
Report.notes rows |> List.iter (printfn "%s")

let private folder = Path.Combine(__SOURCE_DIRECTORY__, "..", "out", "bench")
Directory.CreateDirectory folder |> ignore

File.WriteAllText(
    Path.Combine(folder, "bench.json"),
    JsonSerializer.Serialize(
        {|
            runtime = string (RuntimeInfo.Of())
            threads = plan.Describe()
            blas = RuntimeInfo.Of().Blas.Name
            processors = Environment.ProcessorCount
            seconds = settings.Seconds
            rounds = settings.Rounds
            rows = [| for row in rows -> {| measured = row; comparison = Report.compare row |} |]
        |},
        JsonSerializerOptions(WriteIndented = true)
    )
)

printfn $"""written: {Path.Combine("out", "bench", "bench.json")}"""

// A target that is missed, or a training that is not PyTorch's, is a failure.
exit (if List.exists Report.failed rows then 1 else 0)
