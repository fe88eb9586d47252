/// What the command line of a benchmark of training says.
module DLWorkbook.Bench.Settings

open System

type Settings = {
    Rounds: int
    Seconds: float
    /// PyTorch's candidates that stay in the race after each was tried once.
    Kept: int
    Rows: Rows.Row list
    /// Whether only the workbook is measured.
    Alone: bool
    /// Whether another process takes a core meanwhile.
    Busy: bool
    /// A folder with builds of OpenBLAS beside those of the system, each in an `openblas-…` of its own.
    Blas: string option
}

let private options =
    "[--quick] [--rows KEY,KEY] [--rounds N] [--alone] [--busy] [--blas FOLDER]"

/// Ends the script with what is wrong and how it is called.
let private fail stage (message: string) =
    eprintfn $"{stage}: {message}\nusage: dotnet fsi build.fsx {stage} {options}"
    exit 1

let private pick stage (rows: Rows.Row list) (keys: string) = [
    for key in keys.Split(',') do
        match rows |> List.tryFind (fun row -> row.Key = key) with
        | Some row -> row
        | None ->
            let known = rows |> List.map _.Key |> String.concat ", "
            fail stage $"there is no row '{key}'; there are {known}"
]

let private (|Int|_|) (text: string) =
    match Int32.TryParse text with
    | true, value -> Some value
    | false, _ -> None

/// Reads the arguments of `stage`, whose table has these rows.
let parse stage (rows: Rows.Row list) (arguments: string list) =
    let rec next settings arguments =
        match arguments with
        | [] -> settings
        | "--quick" :: rest -> next { settings with Rounds = 3; Seconds = 0.3 } rest
        | "--rows" :: keys :: rest -> next { settings with Rows = pick stage rows keys } rest
        | "--rounds" :: Int rounds :: rest when rounds > 0 -> next { settings with Rounds = rounds } rest
        | "--alone" :: rest -> next { settings with Alone = true } rest
        | "--busy" :: rest -> next { settings with Busy = true } rest
        | "--blas" :: folder :: rest -> next { settings with Blas = Some folder } rest
        | option :: _ -> fail stage $"'{option}' is no option, or lacks its value"

    next
        {
            Rounds = 7
            Seconds = 1.0
            Kept = 2
            Rows = rows
            Alone = false
            Busy = false
            Blas = None
        }
        arguments
