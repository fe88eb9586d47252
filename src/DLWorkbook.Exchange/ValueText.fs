namespace DLWorkbook.Checking

open System
open System.Globalization

/// Shows values to a reader, in F#'s notation and as short as can be.
[<RequireQualifiedAccess>]
module ValueText =

    let private invariant = CultureInfo.InvariantCulture

    /// A text of 60 characters at most, the rest an ellipsis.
    let shorten (text: string) : string =
        if text.Length > 60 then text[..59] + "…" else text

    /// A number with some significant digits; a whole one keeps a ".0", as F# writes it.
    let figure (digits: int) (value: float) : string =
        if Double.IsNaN value then
            "nan"
        elif Double.IsPositiveInfinity value then
            "infinity"
        elif Double.IsNegativeInfinity value then
            "-infinity"
        else
            let text = value.ToString($"G{digits}", invariant)

            if text |> Seq.forall (fun c -> Char.IsDigit c || c = '-') then
                text + ".0"
            else
                text.Replace("E", "e")

    /// A number as it stands in a sentence: "3", not "3.0".
    let plain (digits: int) (value: float) : string =
        let text = figure digits value

        if text.EndsWith(".0", StringComparison.Ordinal) then
            text[.. text.Length - 3]
        else
            text

    /// The name that F# or torch gives to the type of a number.
    let element (element: Element) : string =
        match element with
        | Element.Float64 -> "float"
        | Element.Float32 -> "float32"
        | Element.Float16 -> "float16"
        | Element.BFloat16 -> "bfloat16"
        | Element.Int64 -> "int64"
        | Element.Int32 -> "int"
        | Element.Int16 -> "int16"
        | Element.Int8 -> "sbyte"
        | Element.UInt8 -> "byte"
        | Element.Bool -> "bool"

    /// The name that torch gives to the type of a tensor's numbers.
    let dtype (item: Element) : string =
        match item with
        | Element.Float64 -> "float64"
        | Element.Int32 -> "int32"
        | Element.Int8 -> "int8"
        | Element.UInt8 -> "uint8"
        | other -> element other

    /// A shape: (3, 2).
    let shape (sizes: int64 list) : string =
        match sizes with
        | [ one ] -> $"({one})"
        | sizes -> "(" + String.Join(", ", sizes) + ")"

    let private cell digits (block: Block) index =
        match block.Cells with
        | Cells.Reals cells -> figure digits cells[index]
        | Cells.Wholes cells when block.Element = Element.Bool -> if cells[index] = 0L then "false" else "true"
        | Cells.Wholes cells -> cells[index].ToString invariant

    /// How many numbers of an axis are shown before an ellipsis.
    let private most = 6

    let private some count (item: int -> string) =
        let shown = [ for index in 0 .. min count most - 1 -> item index ]
        String.Join("; ", (if count > most then shown @ [ "…" ] else shown))

    let rec private nested digits block (shape: int64 list) offset =
        match shape with
        | [] -> cell digits block offset
        | first :: rest ->
            let step = rest |> List.fold (fun product size -> product * int size) 1

            let inner =
                some (int first) (fun index -> nested digits block rest (offset + index * step))

            $"[{inner}]"

    let private block digits (block: Block) =
        let count = block.Cells.Count

        match block.Holder with
        | Holder.Scalar -> cell digits block 0
        | Holder.Array -> $"[|{some count (cell digits block)}|]"
        | Holder.List -> $"[{some count (cell digits block)}]"
        | Holder.Grid -> $"{shape block.Shape} {nested digits block block.Shape 0}"
        | Holder.Tensor -> $"{dtype block.Element} {shape block.Shape} {nested digits block block.Shape 0}"

    /// A value with its real numbers to some significant digits.
    let rec show (digits: int) (value: Value) : string =
        match value with
        | Value.Block numbers -> block digits numbers
        | Value.Text text -> "\"" + shorten text + "\""
        | Value.Function name -> name
        | Value.Group(grouping, members) ->
            let items = lazy (some members.Length (fun index -> show digits members[index]))

            match grouping, members with
            | Grouping.Tuple, _ -> "(" + String.Join(", ", members |> List.map (show digits)) + ")"
            | Grouping.List, _ -> $"[{items.Value}]"
            | Grouping.Array, _ -> $"[|{items.Value}|]"
            | Grouping.Option, [] -> "None"
            | Grouping.Option, _ -> $"Some {items.Value}"
            | Grouping.Case name, [] -> name
            | Grouping.Case name, _ -> $"{name}({items.Value})"

    /// What kind of thing a value is, with its shape: "float[] of 3", "float32 tensor (3, 2)".
    let kind (value: Value) : string =
        match value with
        | Value.Block block ->
            match block.Holder with
            | Holder.Scalar -> $"one {element block.Element}"
            | Holder.Array -> $"{element block.Element}[] of {block.Cells.Count}"
            | Holder.List -> $"{element block.Element} list of {block.Cells.Count}"
            | Holder.Grid -> $"{element block.Element}[,] of shape {shape block.Shape}"
            | Holder.Tensor -> $"a {dtype block.Element} tensor of shape {shape block.Shape}"
        | Value.Text _ -> "a string"
        | Value.Function _ -> "a function"
        | Value.Group(grouping, members) ->
            let of' =
                match Value.shape value with
                | Some sizes -> $"of shape {shape sizes}"
                | None -> $"of {members.Length}"

            match grouping, members with
            | Grouping.Tuple, [] -> "unit"
            | Grouping.Tuple, _ -> $"a tuple of {members.Length}"
            | Grouping.List, _ -> $"a list {of'}"
            | Grouping.Array, _ -> $"an array {of'}"
            | Grouping.Option, [] -> "None"
            | Grouping.Option, _ -> "Some"
            | Grouping.Case name, _ -> $"the case {name}"
