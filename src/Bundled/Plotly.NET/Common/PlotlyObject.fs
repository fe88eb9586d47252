namespace Plotly.NET

open System

/// What every object of a chart is: a set of named fields that plotly.js reads. Never changes once it is made.
[<AbstractClass>]
type PlotlyObject internal (fields: (string * Json) list) =
    member internal _.Fields = fields
    member internal _.Json = Fields fields

/// Makes fields out of optional arguments; an argument that isn't given makes none.
module internal Field =

    let json name (value: Json option) = value |> Option.map (fun v -> name, v)
    let flag name value = value |> Option.map Bool |> json name

    let int name (value: int option) =
        value |> Option.map (int64 >> Int) |> json name

    let number name value = value |> Option.map Number |> json name
    let text name value = value |> Option.map Text |> json name

    let value name (value: #IConvertible option) =
        value |> Option.map (fun v -> Json.ofConvertible v) |> json name

    let values name (values: seq<#IConvertible> option) =
        values |> Option.map (fun v -> Json.ofConvertibles v) |> json name

    let object name (value: #PlotlyObject option) =
        value |> Option.map (fun o -> Fields o.Fields) |> json name

    let objects name (values: seq<#PlotlyObject> option) =
        values
        |> Option.map (Seq.map (fun o -> Fields o.Fields) >> Array.ofSeq >> Items)
        |> json name

    /// The fields that are there.
    let given (fields: (string * Json) option list) = List.choose id fields

    /// Nests fields under one name, unless there are none.
    let nest name (fields: (string * Json) option list) =
        match given fields with
        | [] -> None
        | some -> Some(name, Fields some)

    /// One value or one for each datum, under one field name; the many win.
    let oneOrMany name one many =
        match value name one, values name many with
        | _, Some field
        | Some field, None -> Some field
        | None, None -> None
