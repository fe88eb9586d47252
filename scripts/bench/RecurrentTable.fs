/// The table of `bench recurrent`: each step beside PyTorch's and beside what its arithmetic alone takes.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.RecurrentTable

open System
open System.Globalization

/// A row, its step's FLOP where matrix products are its work, and how it compares where PyTorch was there.
type Entry = { Row: Report.Row; Flop: float option }

/// The numbers of an entry at a rate in FLOP a second: milliseconds, and parts of the rate.
type Reached = {
    Workbook: float
    WorkbookShare: float option
    Alone: float option
    PyTorchShare: float option
    Comparison: Report.Comparison option
}

/// What an entry reaches.
let reached rate entry =
    let mine = Report.median entry.Row.Workbook
    let comparison = Report.compare entry.Row

    let share time =
        entry.Flop |> Option.map (fun flop -> Arithmetic.share rate flop time)

    {
        Workbook = mine
        WorkbookShare = share mine
        Alone = entry.Flop |> Option.map (Arithmetic.alone rate)
        PyTorchShare = comparison |> Option.bind (fun c -> share c.PyTorch)
        Comparison = comparison
    }

let private number format (value: float) =
    value.ToString(format, CultureInfo.InvariantCulture)

/// Milliseconds with three digits that count.
let private milliseconds (value: float) =
    if value >= 100.0 then number "0" value
    elif value >= 10.0 then number "0.0" value
    elif value >= 1.0 then number "0.00" value
    else number "0.000" value

let private orDash write value =
    value |> Option.map write |> Option.defaultValue "–"

let private percent (share: float) = number "0" (share * 100.0) + " %"

let private line
    (title: string, alone: string)
    (theirs: string, theirShare: string)
    (mine: string, myShare: string)
    (ratio: string, spread: string, target: string)
    =
    $"{title, -11}{alone, 7}{theirs, 8}{theirShare, 6}{mine, 9}{myShare, 6}{ratio, 6}{spread, 11}  {target}".TrimEnd()

let private heads = [
    line ("", "arith-") ("PyTorch", "") ("workbook", "") ("", "", "")
    line ("ms a step", "metic") ("best", "rate") ("default", "rate") ("ratio", "spread", "target")
]

let private ofEntry rate entry =
    let r = reached rate entry

    let against =
        match r.Comparison, entry.Row.Target with
        | Some c, Some target ->
            let verdict = if c.Ratio <= target then "met" else "missed"

            number "0.00" c.Ratio,
            $"""{number "0.00" c.Lowest}–{number "0.00" c.Highest}""",
            $"""≤ {number "0.00" target} {verdict}"""
        | Some c, None -> number "0.00" c.Ratio, $"""{number "0.00" c.Lowest}–{number "0.00" c.Highest}""", ""
        | None, _ -> "–", "", ""

    line
        (entry.Row.Title, r.Alone |> orDash milliseconds)
        (r.Comparison |> orDash (fun c -> milliseconds c.PyTorch), r.PyTorchShare |> orDash percent)
        (milliseconds r.Workbook, r.WorkbookShare |> orDash percent)
        against

/// Two lines of heads and a line an entry, at most 80 columns wide; `rate` is the machine's, in FLOP a second.
let table rate (entries: Entry list) =
    heads @ [ for entry in entries -> ofEntry rate entry ]

/// What the table's numbers stand on.
let explained (rate: float) =
    let gigaflop = number "0" (rate / 1e9)

    $"The rate is {gigaflop} GFLOP/s, the median of products of two (2048, 2048) matrices through torch on \
      all cores in this run; arithmetic is the time that a layer's matrix products take at it, forward and backward. \
      Times are medians, a ratio is the median of those of neighbouring measurements."
