namespace Plotly.NET

open System
open System.Buffers
open System.Globalization
open System.Text
open System.Text.Json

/// A value as plotly.js reads it.
type internal Json =
    | Null
    | Bool of bool
    | Int of int64
    | Number of float
    | Single of float32
    | Text of string
    | Items of Json array
    | Fields of (string * Json) list

/// Makes, merges and writes values.
module internal Json =

    /// A number, text, date or truth value of .NET.
    let ofConvertible (value: IConvertible) =
        let invariant = CultureInfo.InvariantCulture

        match box value with
        | null -> Null
        | :? Enum as name -> Text(name.ToString())
        | _ ->
            match value.GetTypeCode() with
            | TypeCode.Boolean -> Bool(value.ToBoolean invariant)
            | TypeCode.Single -> Single(value.ToSingle invariant)
            | TypeCode.Double
            | TypeCode.Decimal
            | TypeCode.UInt64 -> Number(value.ToDouble invariant)
            | TypeCode.DateTime -> Text((value.ToDateTime invariant).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", invariant))
            | TypeCode.Char
            | TypeCode.String
            | TypeCode.Object -> Text(value.ToString invariant)
            | TypeCode.Empty
            | TypeCode.DBNull -> Null
            | _ -> Int(value.ToInt64 invariant)

    /// A sequence of numbers, texts, dates or truth values.
    let ofConvertibles (values: seq<#IConvertible>) =
        values |> Seq.map (fun v -> ofConvertible v) |> Array.ofSeq |> Items

    /// Puts the fields of the second over those of the first; objects that both have are merged in turn.
    let rec merge (first: (string * Json) list) (second: (string * Json) list) =
        let over (name, old) =
            match old, List.tryFind (fst >> (=) name) second with
            | Fields a, Some(_, Fields b) -> name, Fields(merge a b)
            | _, Some(_, fresh) -> name, fresh
            | _, None -> name, old

        let added =
            second
            |> List.filter (fun (name, _) -> not (List.exists (fst >> (=) name) first))

        List.map over first @ added

    let rec private write (writer: Utf8JsonWriter) value =
        match value with
        | Null -> writer.WriteNullValue()
        | Bool b -> writer.WriteBooleanValue b
        | Int n -> writer.WriteNumberValue n
        | Number v when Double.IsFinite v -> writer.WriteNumberValue v
        | Single v when Single.IsFinite v -> writer.WriteNumberValue v
        | Number _
        | Single _ -> writer.WriteNullValue()
        | Text text -> writer.WriteStringValue text
        | Items items ->
            writer.WriteStartArray()
            items |> Array.iter (write writer)
            writer.WriteEndArray()
        | Fields fields ->
            writer.WriteStartObject()

            for name, field in fields do
                writer.WritePropertyName name
                write writer field

            writer.WriteEndObject()

    /// The value as JSON that may stand inside a `script` element: '<' and '&' are escaped; NaN and infinities are null.
    let toString value =
        let buffer = ArrayBufferWriter<byte>()
        use writer = new Utf8JsonWriter(buffer)
        write writer value
        writer.Flush()
        Encoding.UTF8.GetString buffer.WrittenSpan
