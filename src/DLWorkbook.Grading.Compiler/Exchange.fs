namespace DLWorkbook.Grading.Compiler

open System
open System.IO
open System.Text
open System.Text.Json

/// One file to be compiled.
type SourceFile = {
    /// The module that its text declares.
    Module: string
    /// Its text.
    Text: string
}

/// Files that become one library.
type Request = {
    /// Comes back with the answer.
    Number: int64
    /// The files, in order.
    Units: SourceFile list
}

/// Why a file is not in the library.
type Fault = {
    /// The file's module.
    Module: string
    /// The line, from 1, as the file's line directives count it.
    Line: int
    /// The column, from 1.
    Column: int
    /// What the compiler says.
    Text: string
}

/// What became of a request.
type Answer = {
    /// That of the request.
    Number: int64
    /// The library; none when no file compiles.
    Assembly: byte[] option
    /// Its symbols.
    Symbols: byte[] option
    /// The modules that are in it.
    Modules: string list
    /// What is wrong with the others.
    Faults: Fault list
    /// Why nothing can be said about any file: the compiler itself failed.
    Failure: string option
}

/// Requests and answers as lines of JSON.
[<RequireQualifiedAccess>]
module Exchange =

    /// The request that a line holds; another line is a `FormatException`.
    let request (line: string) : Request =
        try
            use document = JsonDocument.Parse line
            let root = document.RootElement

            let text (element: JsonElement) (name: string) =
                match element.GetProperty(name).GetString() with
                | null -> raise (FormatException $"Exchange.request: expected {name} to be text, got null")
                | text -> text

            {
                Number = root.GetProperty("number").GetInt64()
                Units = [
                    for unit in root.GetProperty("units").EnumerateArray() ->
                        { Module = text unit "module"; Text = text unit "text" }
                ]
            }
        with
        | :? JsonException
        | :? InvalidOperationException
        | :? Collections.Generic.KeyNotFoundException as fault ->
            raise (
                FormatException(
                    $"Exchange.request: expected number and units, got something else: {fault.Message}",
                    fault
                )
            )

    /// An answer as one line.
    let line (answer: Answer) : string =
        use stream = new MemoryStream()

        do
            use writer = new Utf8JsonWriter(stream)
            writer.WriteStartObject()
            writer.WriteNumber("number", answer.Number)

            let bytes (name: string) (content: byte[] option) =
                match content with
                | Some content -> writer.WriteBase64String(name, ReadOnlySpan<byte> content)
                | None -> writer.WriteNull name

            bytes "assembly" answer.Assembly
            bytes "symbols" answer.Symbols
            writer.WriteStartArray "modules"
            answer.Modules |> List.iter writer.WriteStringValue
            writer.WriteEndArray()
            writer.WriteStartArray "faults"

            for fault in answer.Faults do
                writer.WriteStartObject()
                writer.WriteString("module", fault.Module)
                writer.WriteNumber("line", fault.Line)
                writer.WriteNumber("column", fault.Column)
                writer.WriteString("text", fault.Text)
                writer.WriteEndObject()

            writer.WriteEndArray()

            match answer.Failure with
            | Some failure -> writer.WriteString("failure", failure)
            | None -> writer.WriteNull "failure"

            writer.WriteEndObject()

        Encoding.UTF8.GetString(stream.ToArray())
