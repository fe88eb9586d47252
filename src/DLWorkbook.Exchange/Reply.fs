namespace DLWorkbook.Checking

open System
open System.Text.Json

/// What an answer shares memory with, though it should be a value of its own.
[<RequireQualifiedAccess>]
type Sharing =
    /// An argument, by index.
    | Argument of index: int
    /// What the function returned the time before.
    | PreviousAnswer

/// What a function returned, and what it did besides.
type Answer = {
    /// What it returned.
    Output: Value
    /// What its arguments held afterwards.
    InputsAfter: Value list
    /// What its output shares memory with.
    Shares: Sharing list
}

/// What came of one call of the function that is examined.
[<RequireQualifiedAccess>]
type Reply =
    /// It returned.
    | Answer of Answer
    /// It is a hole still.
    | Unsolved
    /// It raised an exception.
    | Raised of message: string
    /// It was not ready after some seconds.
    | TimedOut of seconds: float
    /// It can't be called, or gave something of another type than the exercise asks for.
    | Unfit of why: string
    /// The process in which it ran ended.
    | Lost of why: string

/// Replies as text for another process.
[<RequireQualifiedAccess>]
module Reply =

    /// The inputs of a call as one line of text.
    let inputsToText (inputs: Value list) : string =
        ValueJson.toText (Value.Group(Grouping.Tuple, inputs))

    /// The inputs that `inputsToText` wrote.
    let inputsOfText (text: string) : Value list =
        match ValueJson.ofText text with
        | Value.Group(Grouping.Tuple, inputs) -> inputs
        | other -> raise (FormatException $"Reply.inputsOfText: expected a tuple of inputs, got {ValueText.kind other}")

    let private writeAnswer (writer: Utf8JsonWriter) (answer: Answer) =
        writer.WritePropertyName "output"
        ValueJson.write writer answer.Output
        writer.WriteStartArray "after"
        answer.InputsAfter |> List.iter (ValueJson.write writer)
        writer.WriteEndArray()
        writer.WriteStartArray "shares"

        for sharing in answer.Shares do
            writer.WriteNumberValue(
                match sharing with
                | Sharing.Argument index -> index
                | Sharing.PreviousAnswer -> -1
            )

        writer.WriteEndArray()

    /// A reply as one line of text.
    let toText (reply: Reply) : string =
        ValueJson.textOf (fun writer ->
            writer.WriteStartObject()

            match reply with
            | Reply.Answer answer ->
                writer.WriteString("reply", "answer")
                writeAnswer writer answer
            | Reply.Unsolved -> writer.WriteString("reply", "unsolved")
            | Reply.Raised message ->
                writer.WriteString("reply", "raised")
                writer.WriteString("message", message)
            | Reply.TimedOut seconds ->
                writer.WriteString("reply", "timed out")
                writer.WriteNumber("seconds", seconds)
            | Reply.Unfit why ->
                writer.WriteString("reply", "unfit")
                writer.WriteString("message", why)
            | Reply.Lost why ->
                writer.WriteString("reply", "lost")
                writer.WriteString("message", why)

            writer.WriteEndObject())

    let private read (element: JsonElement) =
        let text (name: string) =
            string (element.GetProperty(name).GetString())

        match text "reply" with
        | "answer" ->
            Reply.Answer {
                Output = ValueJson.read (element.GetProperty "output")
                InputsAfter = [ for item in element.GetProperty("after").EnumerateArray() -> ValueJson.read item ]
                Shares = [
                    for item in element.GetProperty("shares").EnumerateArray() ->
                        match item.GetInt32() with
                        | -1 -> Sharing.PreviousAnswer
                        | index -> Sharing.Argument index
                ]
            }
        | "unsolved" -> Reply.Unsolved
        | "raised" -> Reply.Raised(text "message")
        | "timed out" -> Reply.TimedOut(element.GetProperty("seconds").GetDouble())
        | "unfit" -> Reply.Unfit(text "message")
        | "lost" -> Reply.Lost(text "message")
        | other -> raise (FormatException $"Reply.ofText: expected a kind of reply, got \"{ValueText.shorten other}\"")

    /// The reply that `toText` wrote; a text of any other form is a `FormatException`.
    let ofText (text: string) : Reply =
        try
            ValueJson.parse read text
        with :? Collections.Generic.KeyNotFoundException as fault ->
            raise (FormatException($"Reply.ofText: expected more in a reply: {fault.Message}", fault))
