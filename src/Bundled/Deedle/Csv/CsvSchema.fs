namespace Deedle

open System
open System.Collections.Generic
open System.IO

/// A column as the header and the schema describe it; without a type it is inferred.
type internal CsvColumn = {
    /// What it is called.
    Name: string
    /// The type that the schema or the header asks for.
    Type: CellType option
}

/// Names and types of columns: what the header says, and what a schema puts in its place.
module internal CsvSchema =

    /// The type of a name such as <c>float</c>, <c>int?</c> or <c>bool option</c>; every column may have missing
    /// values, so that a mark for them changes nothing.
    let private typeOf (name: string) : CellType option =
        let bare =
            let name = name.Trim().ToLowerInvariant()

            if name.EndsWith '?' then
                name.Substring(0, name.Length - 1)
            elif name.EndsWith " option" then
                name.Substring(0, name.Length - 7)
            else
                name

        match bare with
        | "bool" -> Some Truth
        | "int" -> Some Integer
        | "int64" -> Some Long
        | "decimal" -> Some Fraction
        | "float" -> Some Real
        | "date" -> Some Date
        | "guid" -> Some Identifier
        | "string"
        | "timespan" -> Some Text
        | _ -> None

    /// Name and type of a text such as <c>Income (float)</c>.
    let private named (text: string) : (string * CellType) option =
        match text.LastIndexOf '(' with
        | start when start > 0 && text.EndsWith ')' ->
            typeOf (text.Substring(start + 1, text.Length - start - 2))
            |> Option.map (fun found -> text.Substring(0, start).TrimEnd(), found)
        | _ -> None

    /// Old name, new name and type of an item such as <c>Income->Pay=float</c> or <c>Income=float</c>.
    let private byName (item: string) : (string * string option * CellType option) option =
        let typed (text: string) =
            match text.LastIndexOf '=' with
            | at when at > 0 ->
                match typeOf (text.Substring(at + 1)) with
                | Some found -> text.Substring(0, at), Some found
                | None -> invalidArg "schema" $"Frame.ReadCsv: expected a type behind '=', got '{item}'"
            | _ -> text, None

        match item.IndexOf "->" with
        | at when at > 0 ->
            let name, found = typed (item.Substring(at + 2))
            Some(item.Substring(0, at).TrimEnd(), Some(name.Trim()), found)
        | _ ->
            match typed item with
            | name, Some found -> Some(name.TrimEnd(), None, Some found)
            | _ -> None

    /// Gives each name out once: a repeated one gets the next number behind it.
    let private unique () =
        let taken = HashSet<string>()

        let next (name: string) =
            let stem = name.TrimEnd [| '0' .. '9' |]

            match UInt64.TryParse(name.Substring stem.Length) with
            | true, number -> $"{stem}{number + 1UL}"
            | _ when name.Contains ' ' -> name + " 2"
            | _ -> name + "2"

        let rec free (name: string) =
            if taken.Add name then name else free (next name)

        free

    /// The columns as the cells of the header name them; blank ones are called by their position.
    let private headed (headers: string[]) =
        headers
        |> Array.mapi (fun i name ->
            if String.IsNullOrWhiteSpace name then
                $"Column{i + 1}"
            else
                name.Trim())

    /// The columns by name alone, without looking for types.
    let untyped (headers: string[]) : CsvColumn[] =
        let unique = unique ()

        headed headers
        |> Array.map (fun name -> { Name = unique name; Type = Some Text })

    /// The columns as the schema and, where it says nothing, the header describe them.
    let columns (schema: string) (headers: string[]) : CsvColumn[] =
        let unique = unique ()
        let names = headed headers
        let described: CsvColumn option[] = Array.create names.Length None

        let offsetOf (name: string) =
            match
                names
                |> Array.tryFindIndex (fun other -> other.Equals(name, StringComparison.OrdinalIgnoreCase))
            with
            | Some offset -> offset
            | None -> invalidArg "schema" $"""Column '{name}' not found in '{String.concat "," names}'"""

        let describe offset name found =
            described[offset] <- Some { Name = unique name; Type = Some found }

        let items =
            match CsvText.rows (new StringReader(schema)) "," with
            | [||] -> [||]
            | rows -> rows[0]

        if items.Length > names.Length then
            invalidArg
                "schema"
                $"Frame.ReadCsv: expected a schema of at most {names.Length} columns, got {items.Length}"

        items
        |> Array.map _.Trim()
        |> Array.iteri (fun offset item ->
            match byName item, named item, typeOf item with
            | _ when item = "" -> ()
            | Some(old, Some name, None), _, _ -> names[offsetOf old] <- name
            | Some(old, name, Some found), _, _ ->
                let offset = offsetOf old
                describe offset (defaultArg name names[offset]) found
            | _, Some(name, found), _ -> describe offset name found
            | _, _, Some found -> describe offset names[offset] found
            | _ -> names[offset] <- item)

        Array.zip names described
        |> Array.map (fun (name, column) ->
            match column, named name with
            | Some column, _ -> column
            | None, Some(name, found) -> { Name = unique name; Type = Some found }
            | None, None -> { Name = unique name; Type = None })
