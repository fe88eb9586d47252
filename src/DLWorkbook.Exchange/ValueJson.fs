namespace DLWorkbook.Checking

open System
open System.IO
open System.Runtime.InteropServices
open System.Text
open System.Text.Json

/// <summary>Values as JSON text for another process: exact to the bit, and with no code in it.</summary>
/// <remarks>
/// Numbers travel as the base64 of their 64-bit little-endian form, so that NaN, the infinities and −0.0 arrive as
/// they were. A text that is no value, or larger than allowed, is a <see cref="FormatException"/>.
/// </remarks>
[<RequireQualifiedAccess>]
module ValueJson =

    /// The most numbers that a value read from a text may hold.
    let mostNumbers = 16_000_000

    /// The deepest nesting that a value read from a text may have.
    let mostDepth = 60

    /// The most axes that a block read from a text may have.
    let mostAxes = 16

    /// The longest name of a case or a function that a value read from a text may have.
    let mostLetters = 200

    let private names (all: (string * 'case) list) =
        let back = dict all
        let forth = dict [ for name, case in all -> case, name ]

        (fun case -> forth[case]),
        (fun name ->
            match back.TryGetValue name with
            | true, case -> case
            | _ ->
                let known = String.Join(", ", back.Keys)
                raise (FormatException $"ValueJson.read: expected one of {known}, got '{ValueText.shorten name}'"))

    let private elementName, elementOf =
        names [
            "float64", Element.Float64
            "float32", Element.Float32
            "float16", Element.Float16
            "bfloat16", Element.BFloat16
            "int64", Element.Int64
            "int32", Element.Int32
            "int16", Element.Int16
            "int8", Element.Int8
            "uint8", Element.UInt8
            "bool", Element.Bool
        ]

    let private holderName, holderOf =
        names [
            "scalar", Holder.Scalar
            "array", Holder.Array
            "list", Holder.List
            "grid", Holder.Grid
            "tensor", Holder.Tensor
        ]

    let private isReal element =
        match element with
        | Element.Float64
        | Element.Float32
        | Element.Float16
        | Element.BFloat16 -> true
        | _ -> false

    let private bytes (cells: Cells) =
        match cells with
        | Cells.Reals cells -> MemoryMarshal.AsBytes(ReadOnlySpan cells).ToArray()
        | Cells.Wholes cells -> MemoryMarshal.AsBytes(ReadOnlySpan cells).ToArray()

    let private writeBlock (writer: Utf8JsonWriter) (block: Block) =
        writer.WriteStartObject()
        writer.WriteString("in", holderName block.Holder)
        writer.WriteString("of", elementName block.Element)
        writer.WriteStartArray "shape"
        block.Shape |> List.iter writer.WriteNumberValue
        writer.WriteEndArray()

        if block.RequiresGrad then
            writer.WriteBoolean("grad", true)

        writer.WriteBase64String("cells", ReadOnlySpan(bytes block.Cells))
        writer.WriteEndObject()

    /// Writes a value where a JSON value belongs.
    let rec write (writer: Utf8JsonWriter) (value: Value) : unit =
        match value with
        | Value.Block block -> writeBlock writer block
        | Value.Text text ->
            // UTF-16 units, since a string in .NET need not be valid text.
            writer.WriteStartObject()
            writer.WriteBase64String("text", ReadOnlySpan(Encoding.Unicode.GetBytes text))
            writer.WriteEndObject()
        | Value.Function name ->
            writer.WriteStartObject()
            writer.WriteString("function", name)
            writer.WriteEndObject()
        | Value.Group(grouping, members) ->
            writer.WriteStartObject()

            match grouping with
            | Grouping.Tuple -> writer.WriteStartArray "tuple"
            | Grouping.List -> writer.WriteStartArray "list"
            | Grouping.Array -> writer.WriteStartArray "array"
            | Grouping.Option -> writer.WriteStartArray "option"
            | Grouping.Case name ->
                writer.WriteString("case", name)
                writer.WriteStartArray "fields"

            members |> List.iter (write writer)
            writer.WriteEndArray()
            writer.WriteEndObject()

    /// JSON text written by a function.
    let textOf (write: Utf8JsonWriter -> unit) : string =
        use stream = new MemoryStream()
        use writer = new Utf8JsonWriter(stream)
        write writer
        writer.Flush()
        Encoding.UTF8.GetString(stream.GetBuffer(), 0, int stream.Length)

    /// A value as text, one line.
    let toText (value: Value) : string =
        textOf (fun writer -> write writer value)

    let private wrong what (element: JsonElement) =
        raise (FormatException $"ValueJson.read: expected {what}, got {element.ValueKind}")

    let private property (name: string) (element: JsonElement) =
        match element.TryGetProperty name with
        | true, found -> found
        | _ -> wrong $"an object with \"{name}\"" element

    let private text (element: JsonElement) =
        match element.ValueKind with
        | JsonValueKind.String -> string (element.GetString())
        | _ -> wrong "a string" element

    let private name (element: JsonElement) =
        let name = text element

        if name.Length > mostLetters then
            raise (
                FormatException $"ValueJson.read: expected a name of at most {mostLetters} letters, got {name.Length}"
            )

        name

    let private base64 (element: JsonElement) : byte[] =
        match element.ValueKind with
        | JsonValueKind.String ->
            match element.TryGetBytesFromBase64() with
            | true, NonNull bytes -> bytes
            | _ -> raise (FormatException "ValueJson.read: expected base64")
        | _ -> wrong "base64" element

    let private readBlock (budget: int ref) (element: JsonElement) =
        let kind = elementOf (text (property "of" element))

        let sizes = property "shape" element

        if sizes.GetArrayLength() > mostAxes then
            raise (FormatException $"ValueJson.read: expected at most {mostAxes} axes, got {sizes.GetArrayLength()}")

        let shape = [
            for size in sizes.EnumerateArray() do
                match size.TryGetInt64() with
                | true, size when size >= 0L -> size
                | _ -> raise (FormatException "ValueJson.read: expected sizes of at least 0")
        ]

        let bytes = base64 (property "cells" element)
        let count = bytes.Length / 8

        let product sizes =
            sizes |> List.fold (fun product size -> product * bigint (size: int64)) 1I

        let declared = product shape
        budget.Value <- budget.Value - count

        // Without any number the other axes must be of a size that an empty tensor can have.
        if product (shape |> List.map (max 1L)) > bigint mostNumbers then
            raise (
                FormatException $"ValueJson.read: expected at most {mostNumbers} numbers, got {ValueText.shape shape}"
            )

        if budget.Value < 0 then
            raise (FormatException $"ValueJson.read: expected at most {mostNumbers} numbers")

        if bytes.Length % 8 <> 0 || declared <> bigint count then
            raise (
                FormatException
                    $"ValueJson.read: expected {declared} numbers for {ValueText.shape shape}, got {bytes.Length} bytes"
            )

        let holder = holderOf (text (property "in" element))

        let rank =
            match holder with
            | Holder.Scalar -> Some 0
            | Holder.Array
            | Holder.List -> Some 1
            | Holder.Grid -> Some 2
            | Holder.Tensor -> None

        if rank |> Option.exists (fun rank -> rank <> shape.Length) then
            raise (FormatException $"ValueJson.read: expected {rank} axes in {holder}, got {shape.Length}")

        Value.Block {
            Holder = holder
            Element = kind
            Shape = shape
            Cells =
                if isReal kind then
                    Cells.Reals(MemoryMarshal.Cast<byte, float>(ReadOnlySpan bytes).ToArray())
                else
                    Cells.Wholes(MemoryMarshal.Cast<byte, int64>(ReadOnlySpan bytes).ToArray())
            RequiresGrad =
                match element.TryGetProperty "grad" with
                | true, grad -> grad.ValueKind = JsonValueKind.True
                | _ -> false
        }

    let private groupings = [
        "tuple", Grouping.Tuple
        "list", Grouping.List
        "array", Grouping.Array
        "option", Grouping.Option
    ]

    let rec private readWithin (budget: int ref) (element: JsonElement) : Value =
        if element.ValueKind <> JsonValueKind.Object then
            wrong "an object" element

        let has (name: string) = fst (element.TryGetProperty name)

        let members (name: string) =
            let inner = property name element

            if inner.ValueKind <> JsonValueKind.Array then
                wrong "an array" inner

            budget.Value <- budget.Value - inner.GetArrayLength()
            [ for item in inner.EnumerateArray() -> readWithin budget item ]

        if has "cells" then
            readBlock budget element
        elif has "text" then
            Value.Text(Encoding.Unicode.GetString(base64 (property "text" element)))
        elif has "function" then
            Value.Function(name (property "function" element))
        elif has "case" then
            Value.Group(Grouping.Case(name (property "case" element)), members "fields")
        else
            match groupings |> List.tryFind (fun (name, _) -> has name) with
            | Some(name, grouping) ->
                let members = members name

                if grouping = Grouping.Option && members.Length > 1 then
                    raise (FormatException "ValueJson.read: expected an option of at most one value")

                Value.Group(grouping, members)
            | None -> raise (FormatException "ValueJson.read: expected a value, got an object of another kind")

    /// A value out of a part of a JSON document.
    let read (element: JsonElement) : Value = readWithin (ref mostNumbers) element

    /// Reads a JSON text with a function; a text that is no JSON is a `FormatException`.
    let parse (read: JsonElement -> 'result) (text: string) : 'result =
        try
            use document =
                JsonDocument.Parse(text, JsonDocumentOptions(MaxDepth = 2 * mostDepth + 4))

            read document.RootElement
        with
        | :? JsonException as fault -> raise (FormatException($"ValueJson.read: {fault.Message}", fault))
        | :? InvalidOperationException as fault -> raise (FormatException($"ValueJson.read: {fault.Message}", fault))

    /// A value out of a text that `toText` made.
    let ofText (text: string) : Value = parse read text
