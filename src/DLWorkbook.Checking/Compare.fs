namespace DLWorkbook.Checking

open System

/// How an answer is compared with what was expected. Shape and element type must always be the same.
type Comparison = {
    /// The largest difference allowed.
    Absolute: float
    /// The largest difference allowed as a part of the expected number.
    Relative: float
    /// Whether NaN is right where NaN is expected. Everywhere else it is wrong.
    AllowsNan: bool
}

/// Where an answer first departs from what was expected.
[<RequireQualifiedAccess>]
type Mismatch =
    /// It is of another kind, type or shape: what was expected, and what came.
    | Kind of expected: string * got: string
    /// NaN or an infinity stands where a number belongs.
    | NotANumber of place: string * got: float
    /// A number is another: how far away it is, and how far it may be.
    | Number of place: string * expected: float * got: float * allowed: float
    /// A text, a function's name or a union's case is another.
    | Other of place: string

/// <summary>Compares an answer with what was expected, number by number.</summary>
/// <remarks>NaN equals nothing, unless <c>Compare.withNan</c> says that it belongs where it is expected.</remarks>
[<RequireQualifiedAccess>]
module Compare =

    /// The same numbers to the bit, except that 0.0 and −0.0 count as one.
    let exact: Comparison = { Absolute = 0.0; Relative = 0.0; AllowsNan = false }

    /// Numbers at most `tolerance` apart.
    let close (tolerance: float) : Comparison = { exact with Absolute = tolerance }

    /// Numbers at most `part` of the expected one apart; around zero nothing else is allowed.
    let relative (part: float) : Comparison = { exact with Relative = part }

    /// Numbers at most `tolerance` plus `part` of the expected one apart.
    let within (tolerance: float) (part: float) : Comparison = { exact with Absolute = tolerance; Relative = part }

    /// NaN is right where it is expected, and nowhere else.
    let withNan (comparison: Comparison) : Comparison = { comparison with AllowsNan = true }

    let private fits comparison (expected: float) (got: float) =
        if Double.IsNaN expected || Double.IsNaN got then
            comparison.AllowsNan && Double.IsNaN expected && Double.IsNaN got
        elif Double.IsInfinity expected || Double.IsInfinity got then
            expected = got
        else
            abs (got - expected) <= comparison.Absolute + comparison.Relative * abs expected

    let private place (path: string) (shape: int64 list) (index: int) =
        let rec indices shape index =
            match shape with
            | [] -> []
            | _ :: rest ->
                let step = rest |> List.fold (fun product size -> product * int size) 1
                string (index / step) :: indices rest (index % step)

        match shape with
        | [] -> path
        | _ -> path + "[" + String.Join(", ", indices shape index) + "]"

    let private cells comparison path (expected: Block) (got: Block) =
        seq {
            match expected.Cells, got.Cells with
            | Cells.Wholes x, Cells.Wholes y when comparison.Absolute = 0.0 && comparison.Relative = 0.0 ->
                for index in 0 .. x.Length - 1 do
                    if x[index] <> y[index] then
                        Mismatch.Number(place path expected.Shape index, float x[index], float y[index], 0.0)
            | _ ->
                for index in 0 .. expected.Cells.Count - 1 do
                    let x, y = expected.Cells[index], got.Cells[index]

                    if not (fits comparison x y) then
                        let place = place path expected.Shape index

                        if Double.IsFinite y then
                            let allowed = comparison.Absolute + comparison.Relative * abs x
                            Mismatch.Number(place, x, y, allowed)
                        else
                            Mismatch.NotANumber(place, y)
        }

    let rec private mismatches comparison path (expected: Value) (got: Value) : Mismatch seq =
        let kinds () =
            Seq.singleton (Mismatch.Kind(ValueText.kind expected, ValueText.kind got))

        match expected, got with
        | Value.Block x, Value.Block y ->
            if x.Holder <> y.Holder || x.Element <> y.Element || x.Shape <> y.Shape then
                kinds ()
            else
                cells comparison path x y
        | Value.Text x, Value.Text y
        | Value.Function x, Value.Function y ->
            if x = y then
                Seq.empty
            else
                Seq.singleton (Mismatch.Other path)
        | Value.Group(Grouping.Case x, _), Value.Group(Grouping.Case y, _) when x <> y ->
            Seq.singleton (Mismatch.Other path)
        | Value.Group(p, xs), Value.Group(q, ys) ->
            if p <> q || xs.Length <> ys.Length then
                kinds ()
            else
                seq {
                    for index, (x, y) in Seq.indexed (Seq.zip xs ys) do
                        yield! mismatches comparison $"{path}[{index}]" x y
                }
        | _ -> kinds ()

    /// The first place where an answer departs from what was expected, if it does. A place in an answer is given by its
    /// indices: "[2, 0]", "" for a number that stands alone.
    let mismatch (comparison: Comparison) (expected: Value) (got: Value) : Mismatch option =
        Seq.tryHead (mismatches comparison "" expected got)

    /// Whether an answer is what was expected.
    let agrees (comparison: Comparison) (expected: Value) (got: Value) : bool =
        (mismatch comparison expected got).IsNone

    /// The first number in a value that is NaN or an infinity, with its place.
    let notFinite (value: Value) : (string * float) option =
        let rec find path value =
            match value with
            | Value.Block block ->
                seq { 0 .. block.Cells.Count - 1 }
                |> Seq.tryPick (fun index ->
                    if Double.IsFinite block.Cells[index] then
                        None
                    else
                        Some(place path block.Shape index, block.Cells[index]))
            | Value.Group(_, members) ->
                members
                |> Seq.indexed
                |> Seq.tryPick (fun (index, item) -> find $"{path}[{index}]" item)
            | Value.Text _
            | Value.Function _ -> None

        find "" value
