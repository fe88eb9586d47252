namespace DLWorkbook

open System
open System.Globalization
open System.Text.RegularExpressions
open Deedle

/// A column of a table as text: its name, its cells, and whether they are numbers.
type internal TextColumn = {
    /// The heading.
    Name: string
    /// One text for each row.
    Cells: string[]
    /// Whether the cells are numbers, which are aligned to the right.
    Numeric: bool
}

/// The text of cells. Numbers of one column have the same number of decimals, so that they line up.
module internal CellText =

    let private invariant = CultureInfo.InvariantCulture

    /// What stands for a value that is missing.
    let missing = "–"

    /// Decimals for a column of numbers: four significant digits for the largest, more when the smallest
    /// would vanish, none that are zero in every row.
    let private decimals (values: float[]) =
        let magnitudes =
            values |> Array.map abs |> Array.filter (fun x -> x > 0.0 && Double.IsFinite x)

        if magnitudes.Length = 0 then
            0
        else
            let digits significant x = significant - 1 - int (floor (log10 x))

            let wanted =
                max (digits 4 (Array.max magnitudes)) (digits 2 (Array.min magnitudes))
                |> max 0
                |> min 6

            let unchanged (fewer: int) =
                values
                |> Array.filter Double.IsFinite
                |> Array.forall (fun x -> Math.Round(x, fewer) = Math.Round(x, wanted))

            seq { 0..wanted } |> Seq.find unchanged

    /// Numbers with the decimals given; thousands are set apart from 10,000 on.
    let private number (decimals: int) (grouped: bool) (x: float) =
        let tiny = x <> 0.0 && Math.Round(x, decimals) = 0.0

        if Double.IsNaN x then
            "NaN"
        elif Double.IsInfinity x then
            (if x > 0.0 then "∞" else "-∞")
        elif tiny || abs x >= 1e15 then
            x.ToString("0.##e+0", invariant)
        elif grouped then
            x.ToString($"N{decimals}", invariant)
        else
            x.ToString($"F{decimals}", invariant)

    let private floats (values: float option[]) =
        let present = Array.choose id values
        let decimals = decimals present
        let grouped = present |> Array.exists (fun x -> abs x >= 10_000.0)

        values
        |> Array.map (Option.map (number decimals grouped) >> Option.defaultValue missing)

    let private duration (time: TimeSpan) =
        if time < TimeSpan.FromSeconds 1.0 then
            $"{time.TotalMilliseconds:F0} ms"
        elif time < TimeSpan.FromMinutes 1.0 then
            time.TotalSeconds.ToString("F1", invariant) + " s"
        elif time < TimeSpan.FromHours 1.0 then
            $"{int time.TotalMinutes} min {time.Seconds} s"
        else
            $"{int time.TotalHours} h {time.Minutes} min"

    let private single (value: obj) =
        match value with
        | :? bool as yes -> if yes then "yes" else "no"
        | :? TimeSpan as time -> duration time
        | :? DateTime as time when time.TimeOfDay = TimeSpan.Zero -> time.ToString("yyyy-MM-dd", invariant)
        | :? DateTime as time -> time.ToString("yyyy-MM-dd HH:mm", invariant)
        | :? IFormattable as other -> other.ToString(null, invariant)
        | other -> string other

    let private asFloat (value: obj) =
        match value with
        | :? float
        | :? float32
        | :? decimal
        | :? int
        | :? int64
        | :? int16
        | :? byte
        | :? uint32 -> Some(Convert.ToDouble(value, invariant))
        | _ -> None

    /// Numbers with units, such as <c>84.65 %</c>, <c>0.847 ± 0.003</c> or <c>1 min 15 s</c>.
    let private quantity =
        Regex(@"^([-+−±]?\s?\d[\d.,:]*(e[-+]?\d+)?\s?(%|‰|×|[A-Za-zµ]{1,3})?\s*)+$", RegexOptions.NonBacktracking)

    /// Whether a text should be aligned as a number is.
    let private looksNumeric (text: string) =
        text.Length <= 40 && quantity.IsMatch text

    let private oneLine (text: string) =
        text.ReplaceLineEndings " "
        |> String.map (fun c -> if Char.IsControl c then ' ' else c)

    /// The cells of a column of values, perhaps missing, as text.
    let column (name: string) (values: obj option[]) : TextColumn =
        let present = Array.choose id values

        if present |> Array.forall (asFloat >> Option.isSome) then
            {
                Name = oneLine name
                Cells = values |> Array.map (Option.bind asFloat) |> floats
                Numeric = present.Length > 0
            }
        else
            let cells =
                values
                |> Array.map (Option.map (single >> oneLine) >> Option.defaultValue missing)

            {
                Name = oneLine name
                Cells = cells
                Numeric =
                    not (present |> Array.exists (fun value -> value :? DateTime))
                    && cells |> Array.forall (fun cell -> cell = missing || looksNumeric cell)
            }

    /// Whether the row keys are 0, 1, 2, …, so that they say nothing.
    let countsRows (frame: Frame<'R, string>) =
        frame.RowKeys
        |> Seq.indexed
        |> Seq.forall (fun (i, key) -> Object.Equals(key, i))

    /// The columns of a frame as text. Row keys are a column of their own, without a heading, unless they
    /// only count the rows.
    let columns (frame: Frame<'R, string>) : TextColumn[] =
        let keys =
            if countsRows frame then
                [||]
            else
                [|
                    frame.RowKeys
                    |> Seq.map (fun key -> Some(string key :> obj))
                    |> Array.ofSeq
                    |> column ""
                |]

        let values =
            frame.Columns
            |> Series.observations
            |> Seq.map (fun (name, column') -> name, column' |> Series.valuesAll |> Array.ofSeq)
            |> Seq.map (fun (name, cells) -> column name cells)
            |> Array.ofSeq

        Array.append keys values
