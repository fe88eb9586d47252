namespace DLWorkbook

open System
open System.Security.Cryptography
open System.Text
open System.Text.RegularExpressions
open DLWorkbook.Checking

/// Checks the exercises of a lab's text in the child process: those whose code has changed.
module internal Rechecker =

    /// The seed of the inputs, the same as in the REPL.
    let private seed = Examination.visibleSeed

    /// What the checks are: those of another build may judge otherwise.
    let private build =
        lazy
            (let build (kind: Type) =
                kind.Assembly.ManifestModule.ModuleVersionId.ToString "N"

             build typeof<Exercise> + build typeof<ChildReport>)

    let private digest (text: string) =
        text + build.Value
        |> Encoding.UTF8.GetBytes
        |> SHA256.HashData
        |> Convert.ToHexString
        |> fun hex -> hex[..31]

    let private head id title standing =
        $"{id} {CheckReport.word standing}  {title}"

    let private place =
        Regex(@"^(?<file>.*)\((?<line>\d+),(?<column>\d+)\): error (?<code>\w+): (?<text>.*)$")

    let private sentence (text: string) =
        Text.wrap 74 text
        |> List.mapi (fun index line -> (if index = 0 then "    ✗ " else "      ") + line)

    /// The compiler's messages, the first three, each with line and column.
    let private objections (messages: string list) =
        let entries =
            ([], messages)
            ||> List.fold (fun found message ->
                let at = place.Match message

                match found with
                | _ when at.Success ->
                    let part (name: string) = at.Groups[name].Value
                    let line, column, text = part "line", part "column", part "text"
                    $"line {line}, column {column}: {text}" :: found
                | (last: string) :: rest when not (message.StartsWith "Stopped due to") ->
                    $"{last} {message.Trim()}" :: rest
                | [] when not (message.StartsWith "Stopped due to") -> [ message.Trim() ]
                | found -> found)
            |> List.rev

        [
            for entry in List.truncate 3 entries do
                let short = if entry.Length > 400 then entry[..398] + "…" else entry
                yield! sentence short

            if entries.Length > 3 then
                $"      and {entries.Length - 3} more"
        ]

    let private wrong id title lines =
        Standing.Wrong, head id title Standing.Wrong :: lines

    let private ofResult id title (result: ChildResult) =
        match result with
        | ChildResult.Reports reports ->
            let report = List.head reports

            let lines =
                if report.IsStuck then
                    report.Lines @ sentence "its process was ended and a new one is started"
                else
                    report.Lines

            report.Standing, lines
        | ChildResult.NotCompiled messages -> wrong id title ("    it does not compile:" :: objections messages)
        | ChildResult.Lost(why, _) -> wrong id title (sentence $"{why} A new one is started.")

    /// Checks those exercises of a lab whose code is another than at their last check; `tell` hears of each before it is
    /// checked.
    let recheck
        (checker: ChildChecker)
        (file: string)
        (text: string)
        ids
        tell
        (progress: WatchProgress)
        : WatchProgress =
        let pieces = LabSlice.pieces text

        (progress, ids)
        ||> List.fold (fun progress (id, title) ->
            let before = WatchProgress.find id progress
            let slice = LabSlice.ofExercise id pieces
            let placed = LabSlice.toText file slice
            let bare = digest (String.Join("\n", slice |> List.map _.Text))
            let whole = digest placed

            let news =
                if slice.IsEmpty then
                    let lines = sentence $"no function with [<Exercise \"{id}\">] is in the file"

                    {
                        before with
                            Standing = Standing.Wrong
                            Lines = head id title Standing.Wrong :: lines
                            Digest = ""
                    }
                elif before.Digest = bare || before.Digest = whole then
                    before
                else
                    tell id
                    let result = checker.Check(placed, id, seed, 0.0)
                    let standing, lines = ofResult id title result

                    {
                        before with
                            Standing = standing
                            Lines = lines
                            Digest =
                                match result with
                                | ChildResult.Reports _ -> bare
                                | ChildResult.NotCompiled _
                                | ChildResult.Lost _ -> whole
                    }

            WatchProgress.set id news progress)
