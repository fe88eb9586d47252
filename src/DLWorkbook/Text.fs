namespace DLWorkbook

open System

/// <summary>Makes running text fit a terminal.</summary>
/// <remarks><code>review |> Text.ending 60 |> Lab.quote</code></remarks>
[<RequireQualifiedAccess>]
module Text =

    /// Breaks a text into lines of at most <c>width</c> characters, between words where it can.
    let wrap (width: int) (text: string) : string list =
        if width < 1 then
            invalidArg (nameof width) $"Text.wrap: expected a width of at least 1, got {width}"

        let pieces =
            text.Split([| ' '; '\t'; '\n'; '\r' |], StringSplitOptions.RemoveEmptyEntries)
            |> Seq.collect (fun word -> word |> Seq.chunkBySize width |> Seq.map String)

        let lines, last =
            ((([]: string list), ""), pieces)
            ||> Seq.fold (fun (lines, line) word ->
                if line = "" then
                    lines, word
                elif line.Length + 1 + word.Length <= width then
                    lines, $"{line} {word}"
                else
                    line :: lines, word)

        List.rev (if last = "" then lines else last :: lines)

    let private words (text: string) =
        text.Replace("<br />", " ").Split([| ' '; '\t'; '\n'; '\r' |], StringSplitOptions.RemoveEmptyEntries)

    /// The first words of a text, at most <c>count</c>, with an ellipsis where more follow.
    let start (count: int) (text: string) : string =
        let all = words text
        let kept = all |> Seq.truncate count |> String.concat " "
        if all.Length > count then kept + " …" else kept

    /// The last words of a text, at most <c>count</c>, with an ellipsis where some went before.
    let ending (count: int) (text: string) : string =
        let all = words text
        let kept = all |> Array.skip (max 0 (all.Length - count)) |> String.concat " "
        if all.Length > count then "… " + kept else kept
