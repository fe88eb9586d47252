/// Puts the outcome of a run into words.
module internal Expecto.Report

open System

/// The tests of one verdict: their names as paths of labels.
type Verdict = { Word: string; Names: string list list }

/// The longest start that all names share, up to a joint between labels; "miscellaneous" when there is none.
let commonParent (joiner: string) (names: string list list) =
    let shared (a: string) (b: string) =
        let length = Seq.zip a b |> Seq.takeWhile (fun (x, y) -> x = y) |> Seq.length
        a.Substring(0, length)

    match names |> List.map (fun path -> String.Join(joiner, path)) with
    | [] -> "miscellaneous"
    | [ only ] -> only
    | many ->
        let start = List.reduce shared many

        match start.LastIndexOf(joiner, StringComparison.Ordinal) with
        | -1
        | 0 -> "miscellaneous"
        | joint -> start.Substring(0, joint)

let private count (names: 'a list) = names.Length.ToString "#,##0"

/// The line that ends a run: counts by verdict, the time, how many were stopped, and "Success!" when nothing went wrong.
let oneLine joiner (duration: TimeSpan) (stopped: int) (passed, ignored, failed, errored) =
    let ran = passed.Names @ failed.Names @ errored.Names
    let about = commonParent joiner (ran @ ignored.Names)
    let good = failed.Names.IsEmpty && errored.Names.IsEmpty

    let spirit =
        if stopped > 0 then $" %d{stopped} stopped."
        elif good then " Success!"
        else ""

    let verdicts =
        [ passed; ignored; failed; errored ]
        |> List.map (fun v -> $"%s{count v.Names} %s{v.Word}")
        |> String.concat ", "

    $"EXPECTO! %s{count ran} tests run in {duration} for %s{about} – %s{verdicts}.%s{spirit}"

/// Every name under its verdict.
let byVerdict (joiner: string) (passed, ignored, failed, errored) =
    let section (v: Verdict) =
        let title = v.Word.Substring(0, 1).ToUpperInvariant() + v.Word.Substring 1

        let names =
            v.Names
            |> List.map (fun n -> "\n\t" + String.Join(joiner, n))
            |> String.concat ""

        $"%s{title}: %s{count v.Names}%s{names}"

    [ passed; ignored; failed; errored ]
    |> List.map section
    |> String.concat "\n"
    |> (+) "EXPECTO?! Summary...\n"
