/// A lab as an editor sends it to F# Interactive: block by block, each complete in itself.
module DLWorkbook.House.Blocks

open System
open System.IO
open System.Text.RegularExpressions

/// Some lines of a script, and the number of the first one.
type Block = { Line: int; Code: string }

/// The code between the literate comments `(** … *)` of a script, in order.
let ofScript (script: string) =
    let comments = Regex.Matches(script, @"\(\*\*.*?\*\)", RegexOptions.Singleline)
    let ends = [ for comment in comments -> comment.Index + comment.Length ]
    let starts = [ for comment in comments -> comment.Index ]

    [
        for first, next in List.zip (0 :: ends) (starts @ [ script.Length ]) do
            let code = script[first .. next - 1]

            if code.Trim() <> "" then
                let blank = code.Length - code.TrimStart().Length
                let line = 1 + Seq.length (Seq.filter ((=) '\n') script[.. first + blank - 1])
                { Line = line; Code = code.Trim() }
    ]

/// What F# Interactive reads when an editor sends the blocks of a script, which sees these arguments.
let private submissions (file: string) (arguments: string list) (blocks: Block list) =
    let quoted (text: string) =
        "@\"" + text.Replace("\"", "\"\"") + "\""

    let seen = file :: arguments |> List.map quoted |> String.concat "; "

    [
        $"# silentCd {quoted (string (Path.GetDirectoryName file))} ;;"
        $"fsi.CommandLineArgs <- [| {seen} |];;"
        for block in blocks do
            $"# {block.Line} {quoted file}"
            block.Code
            ";;"
        "#quit;;"
    ]
    |> String.concat "\n"

/// Whether a line of F# Interactive's output says that a block was not taken, or stopped half-way.
let private isFault (line: string) =
    Regex.IsMatch(line, @"\berror FS\d+:|^Stopped due to error")

/// Sends a script to F# Interactive block by block, passes each line that it says to `hear`, and returns the number of
/// faults.
let send hear (file: string) (arguments: string list) =
    let folder = string (Path.GetDirectoryName file)
    let input = File.ReadAllText file |> ofScript |> submissions file arguments

    let outcome =
        Shell.captureFed input hear folder [] "dotnet" [ "fsi"; "--nologo"; "--quiet"; "--readline-" ]

    let faults = outcome.Lines |> List.filter isFault |> List.length

    // `#quit` ends it with 0: another code is a process that was lost before.
    faults + (if outcome.Code = 0 then 0 else 1)
