namespace DLWorkbook.Checking

open System
open System.Text.RegularExpressions

/// What a character of an F# text belongs to.
[<RequireQualifiedAccess>]
type SourceKind =
    /// Code, white space included.
    | Code
    /// A comment: `// …` to the end of the line, `(* … *)` over lines.
    | Comment
    /// A string or a character.
    | Text
    /// An interpolated string, whose holes mention names.
    | Interpolated

/// <summary>Tells code from comments and strings in an F# text, without parsing it.</summary>
/// <remarks>
/// Comments nest and hide strings, as F# has it; `(*)` is an operator; what is not closed goes on to the end. A half-written
/// text is scanned as far as it makes sense: nothing is refused here. Where a string would go on over a line that must be
/// the lab's own, such as `[<Exercise "1b.2">]` at the margin, its end was forgotten: it ends with its first line, so that
/// the exercises after it are not hidden. So does a comment that nothing closes.
/// </remarks>
[<RequireQualifiedAccess>]
module SourceScan =

    let private isName (c: char) =
        Char.IsLetterOrDigit c || c = '_' || c = '\''

    let private starts (text: string) index (part: string) =
        String.CompareOrdinal(text, index, part, 0, part.Length) = 0

    /// Lines at the margin that hardly stand in a string: an exercise's attribute, its check, a chapter's text.
    let private landmark =
        Regex(@"(?m)^(\[<[^\r\n]*\bExercise\b|Check\s*\.\s*exercise\b|\(\*\*)", RegexOptions.CultureInvariant)

    /// Where the next landmark after an index begins; the end of the text where there is none.
    let private nextLandmark (text: string) (landmarks: int[]) (start: int) =
        let found = Array.BinarySearch(landmarks, start + 1)
        let at = if found >= 0 then found else ~~~found
        if at < landmarks.Length then landmarks[at] else text.Length

    let private endOfLine (text: string) (start: int) =
        match text.IndexOfAny([| '\r'; '\n' |], start) with
        | -1 -> text.Length
        | at -> at

    /// Where a string that opens at an index ends: after its last quote, or at the end of the text.
    let private closeOfString (text: string) (start: int) : int =
        // The prefix of $ and @ before the quote.
        let quote =
            let mutable at = start

            while text[at] = '$' || text[at] = '@' do
                at <- at + 1

            at

        let prefix = text[start .. quote - 1]

        if starts text quote "\"\"\"" then
            match text.IndexOf("\"\"\"", quote + 3, StringComparison.Ordinal) with
            | -1 -> text.Length
            | last ->
                // """a"""" ends with the last of the quotes.
                let mutable after = last + 3

                while after < text.Length && text[after] = '"' do
                    after <- after + 1

                after
        else
            let verbatim = prefix.Contains '@'
            let mutable at = quote + 1
            let mutable isOpen = true

            while isOpen && at < text.Length do
                if text[at] = '\\' && not verbatim then
                    at <- at + 2
                elif text[at] = '"' && verbatim && starts text at "\"\"" then
                    at <- at + 2
                elif text[at] = '"' then
                    isOpen <- false
                    at <- at + 1
                else
                    at <- at + 1

            min at text.Length

    let private endOfString (text: string) (landmarks: int[]) (start: int) : int =
        let last = closeOfString text start

        if nextLandmark text landmarks start < last then
            endOfLine text start
        else
            last

    /// Where a character literal that opens at an index ends; `None` where the apostrophe is none's.
    let private endOfChar (text: string) (start: int) : int option =
        let at index =
            if index < text.Length then text[index] else '\000'

        if at (start + 1) = '\\' then
            match text.IndexOf('\'', min (start + 3) text.Length) with
            | -1 -> None
            | last when last - start <= 12 -> Some(last + 1)
            | _ -> None
        elif at (start + 2) = '\'' && at (start + 1) <> '\'' && at (start + 1) <> '\n' then
            Some(start + 3)
        else
            None

    let private opensString (text: string) index =
        // A longer prefix is none of a string's; to follow each one to its end would take the square of the text's length.
        let longest = 16
        let mutable at = index

        while at < text.Length && at - index < longest && (text[at] = '$' || text[at] = '@') do
            at <- at + 1

        at < text.Length
        && text[at] = '"'
        && (at = index || not (index > 0 && isName text[index - 1]))

    /// Where a comment `(* … *)` that opens at an index ends.
    let private endOfComment (text: string) (landmarks: int[]) (patience: int ref) (start: int) : int =
        let mutable at = start + 2
        let mutable depth = 1

        while depth > 0 && at < text.Length do
            if starts text at "(*)" then
                at <- at + 3
            elif starts text at "(*" then
                depth <- depth + 1
                at <- at + 2
            elif starts text at "*)" then
                depth <- depth - 1
                at <- at + 2
            elif text[at] = '"' then
                at <- endOfString text landmarks at
            elif text[at] = '\'' && not (isName text[at - 1]) then
                at <- endOfChar text at |> Option.defaultValue (at + 1)
            else
                at <- at + 1

        if depth > 0 && patience.Value > 0 then
            // Each such comment is read to the end of the text: a few of them are mistakes.
            patience.Value <- patience.Value - 1
            nextLandmark text landmarks start
        else
            min at text.Length

    /// What each character belongs to.
    let kinds (text: string) : SourceKind[] =
        let kinds = Array.create text.Length SourceKind.Code
        let patience = ref 50
        let landmarks = [| for found in landmark.Matches text -> found.Index |]
        let mutable at = 0

        let take kind last =
            Array.fill kinds at (last - at) kind
            at <- last

        while at < text.Length do
            if starts text at "//" then
                match text.IndexOf('\n', at) with
                | -1 -> take SourceKind.Comment text.Length
                | last -> take SourceKind.Comment last
            elif starts text at "(*" && not (starts text at "(*)") then
                take SourceKind.Comment (endOfComment text landmarks patience at)
            elif starts text at "``" then
                match text.IndexOf("``", at + 2, StringComparison.Ordinal) with
                | -1 -> at <- at + 2
                | last -> at <- last + 2
            elif opensString text at then
                let last = endOfString text landmarks at

                let kind =
                    if text[at] = '$' || starts text at "@$" then
                        SourceKind.Interpolated
                    else
                        SourceKind.Text

                take kind last
            elif text[at] = '\'' && (at = 0 || not (isName text[at - 1])) then
                match endOfChar text at with
                | Some last -> take SourceKind.Text last
                | None -> at <- at + 1
            else
                at <- at + 1

        kinds

    /// A line with its number from 1, where it starts in the text, and its content without the line end.
    type Line = {
        Number: int
        Start: int
        Content: string
        /// "\n", "\r\n", "\r" or, at the end of the text, "".
        End: string
    }

    /// The lines of a text, each with its own line end.
    let lines (text: string) : Line list =
        let rec go number start found =
            if start >= text.Length then
                List.rev found
            else
                let content, ending =
                    match text.IndexOfAny([| '\n'; '\r' |], start) with
                    | -1 -> text[start..], ""
                    | at when starts text at "\r\n" -> text[start .. at - 1], "\r\n"
                    | at -> text[start .. at - 1], string text[at]

                let line = {
                    Number = number
                    Start = start
                    Content = content
                    End = ending
                }

                go (number + 1) (start + content.Length + ending.Length) (line :: found)

        go 1 0 []
