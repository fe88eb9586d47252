/// What the benchmark found: medians, ratios and verdicts, as a table of at most 80 columns and as JSON.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.Report

open System
open System.Globalization

/// One measurement of a row by the workbook and, right after it, by PyTorch in one setup: median milliseconds a step.
type Pair = { Setup: string; Workbook: float; PyTorch: float }

/// What was measured of a row. Without PyTorch there are only the workbook's own times.
type Row = {
    Key: string
    Title: string
    Target: float option
    Workbook: float list
    Pairs: Pair list
    /// Loss after the same number of steps, on both sides.
    Losses: (float * float) option
}

/// A row before its first measurement.
let unmeasured key title target : Row = {
    Key = key
    Title = title
    Target = target
    Workbook = []
    Pairs = []
    Losses = None
}

/// A row beside PyTorch at its best.
type Comparison = {
    Setup: string
    PyTorch: float
    Ratio: float
    Lowest: float
    Highest: float
}

/// The middle of the values, or the mean of the two middle ones.
let median (values: float seq) =
    let sorted = Seq.toArray values |> Array.sort

    match sorted.Length with
    | 0 -> invalidArg (nameof values) "median: expected at least one value, got none"
    | n when n % 2 = 1 -> sorted[n / 2]
    | n -> (sorted[n / 2 - 1] + sorted[n / 2]) / 2.0

/// A row's measurements beside the setup in which PyTorch's median is the lowest. The ratio is the median of the
/// ratios of neighbouring measurements, so that a machine that is slow for a while slows both sides.
let compare (row: Row) =
    row.Pairs
    |> List.groupBy _.Setup
    |> List.map (fun (setup, pairs) ->
        let ratios = pairs |> List.map (fun pair -> pair.Workbook / pair.PyTorch)

        {
            Setup = setup
            PyTorch = median (pairs |> List.map _.PyTorch)
            Ratio = median ratios
            Lowest = List.min ratios
            Highest = List.max ratios
        })
    |> function
        | [] -> None
        | comparisons -> Some(List.minBy _.PyTorch comparisons)

/// The names of the shortest times, best first; a time that is no number is none of them.
let fastest count (times: (string * float) list) =
    times
    |> List.filter (fun (_, time) -> not (Double.IsNaN time))
    |> List.sortBy snd
    |> List.truncate count
    |> List.map fst

/// Whether both sides trained the same model on the same batches: equal losses up to float32 rounding.
let agrees (mine: float, theirs: float) =
    abs (mine - theirs) <= 1e-4 * max 1.0 (abs theirs)

/// The two losses to keep of those found so far and a new pair: the first that disagree, otherwise the new ones.
let worse before losses =
    match before with
    | Some earlier when not (agrees earlier) -> before
    | _ -> Some losses

let private number format (value: float) =
    value.ToString(format, CultureInfo.InvariantCulture)

/// Milliseconds in the unit that leaves a small number.
let duration milliseconds =
    if milliseconds < 1e-3 then
        number "0" (milliseconds * 1e6) + " ns"
    elif milliseconds < 1.0 then
        number "0.0" (milliseconds * 1e3) + " µs"
    else
        number "0.00" milliseconds + " ms"

let private verdict (row: Row) comparison =
    match row.Target with
    | None -> ""
    | Some target ->
        let word = if comparison.Ratio <= target then "met" else "missed"
        $"""≤ {number "0.00" target} {word}"""

let private line (title: string) (mine: string) (theirs: string) (ratio: string) (spread: string) (target: string) =
    $"{title, -19}{mine, 10}{theirs, 11}{ratio, 7}{spread, 13}  {target}".TrimEnd()

/// The table, a header and a line a row, at most 80 columns wide.
let table (rows: Row list) = [
    line "one step, or epoch" "workbook" "PyTorch" "ratio" "spread" "target"

    for row in rows do
        let mine = duration (median row.Workbook)

        match compare row with
        | None -> line row.Title mine "-" "-" "" ""
        | Some c ->
            line
                row.Title
                mine
                (duration c.PyTorch)
                (number "0.00" c.Ratio)
                $"""{number "0.00" c.Lowest}–{number "0.00" c.Highest}"""
                (verdict row c)
]

/// What stands below the table: how PyTorch was set up at its best, and losses that differ.
let notes (rows: Row list) = [
    for setup, titles in
        rows
        |> List.choose (fun row -> compare row |> Option.map (fun c -> c.Setup, row.Title))
        |> List.groupBy fst do
        let rows = titles |> List.map snd |> String.concat "; "
        $"PyTorch at its best with {setup}: {rows}"

    for row in rows do
        match row.Losses with
        | Some(mine, theirs) when not (agrees (mine, theirs)) ->
            $"{row.Title}: the losses differ, {mine} here and {theirs} in PyTorch: not the same training"
        | _ -> ()
]

/// A row whose target is missed, or whose losses differ.
let failed (row: Row) =
    (match row.Losses with
     | Some losses -> not (agrees losses)
     | None -> false)
    || (match row.Target, compare row with
        | Some target, Some c -> not (c.Ratio <= target)
        | _ -> false)
