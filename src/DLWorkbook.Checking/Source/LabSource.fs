namespace DLWorkbook.Checking

open System
open System.Text
open System.Text.RegularExpressions

/// A solution's region in a lab, its markers not counted in.
type SolutionRegion = {
    /// The line of `// BEGIN SOLUTION`.
    Begin: int
    /// The line of `// END SOLUTION`.
    End: int
    /// The white space before the marker.
    Indent: string
    /// The exercise whose function it is in: that of the attribute above it.
    Exercise: string option
}

/// A lab's text whose regions can't be told: its message names file, lines and faults.
[<Sealed>]
type LabSourceException(message: string) =
    inherit Exception(message)

/// <summary>
/// The solutions in a lab's text, between <c>// BEGIN SOLUTION</c> and <c>// END SOLUTION</c>: where they are, and the text
/// without them. The markers stay, so that an exercise can be reset later.
/// </summary>
[<RequireQualifiedAccess>]
module LabSource =

    /// What stands in a hole.
    let hole = "Check.todo ()"

    [<RequireQualifiedAccess>]
    type private Marker =
        | Begin
        | End
        | Stray of string

    let private marker (kinds: SourceKind[]) (line: SourceScan.Line) =
        let trimmed = line.Content.Trim()
        let at = line.Content.IndexOf("//", StringComparison.Ordinal)

        let isComment =
            at >= 0
            && kinds[line.Start + at] = SourceKind.Comment
            && (line.Start + at = 0
                || line.Content[.. at - 1].Trim() = ""
                || kinds[line.Start + at - 1] = SourceKind.Code)

        if not isComment || not (Regex.IsMatch(trimmed, @"\b(BEGIN|END)\s+SOLUTION\b")) then
            None
        elif trimmed = "// BEGIN SOLUTION" then
            Some Marker.Begin
        elif trimmed = "// END SOLUTION" then
            Some Marker.End
        else
            Some(Marker.Stray trimmed)

    /// Whether a line begins inside a comment that opened on a line before.
    let private insideComment (kinds: SourceKind[]) (line: SourceScan.Line) =
        line.Start > 0
        && line.Start < kinds.Length
        && kinds[line.Start] = SourceKind.Comment
        && kinds[line.Start - 1] = SourceKind.Comment

    let private attribute = Regex(@"^\s*\[<\s*Exercise\s*\(?\s*""([^""]+)""")

    /// Where the solutions are, and what is wrong with the markers: faults by line.
    let private scan (text: string) : SolutionRegion list * (int * string) list =
        let kinds = SourceScan.kinds text
        let faults = ResizeArray()
        let regions = ResizeArray()
        let mutable opened: (int * string) option = None
        let mutable exercise = None

        for line in SourceScan.lines text do
            let found = attribute.Match line.Content

            if found.Success && kinds[line.Start + found.Index] = SourceKind.Code then
                exercise <- Some found.Groups[1].Value

            if not (insideComment kinds line) then
                match marker kinds line, opened with
                | None, _ -> ()
                | Some(Marker.Stray shown), _ ->
                    faults.Add(
                        line.Number,
                        $"expected \"// BEGIN SOLUTION\" or \"// END SOLUTION\" alone on its line, got \"{shown}\""
                    )
                | Some Marker.Begin, Some(first, _) ->
                    faults.Add(line.Number, $"this region begins inside the one of line {first}: close that one first")
                | Some Marker.Begin, None ->
                    let indent =
                        line.Content[.. line.Content.Length - line.Content.TrimStart().Length - 1]

                    opened <- Some(line.Number, indent)
                | Some Marker.End, None -> faults.Add(line.Number, "this region ends, but none has begun")
                | Some Marker.End, Some(first, indent) ->
                    opened <- None

                    regions.Add {
                        Begin = first
                        End = line.Number
                        Indent = indent
                        Exercise = exercise
                    }

        match opened with
        | Some(first, _) -> faults.Add(first, "this region is never closed: \"// END SOLUTION\" is missing")
        | None -> ()

        List.ofSeq regions, List.ofSeq faults

    let private fail (name: string) (faults: (int * string) list) =
        let lines = [ for line, fault in faults -> $"{name}:{line}: {fault}" ]
        raise (LabSourceException(String.Join("\n", lines)))

    /// The regions of a lab's text, in order. Unclosed, nested and stray markers are a `LabSourceException` that lists them
    /// all with the file's name and their lines.
    let regions (name: string) (text: string) : SolutionRegion list =
        match scan text with
        | regions, [] -> regions
        | _, faults -> fail name faults

    /// The text with other content in some of its regions; each region is left as it is where `content` gives nothing.
    let internal fill (name: string) (content: SolutionRegion -> string list option) (text: string) : string =
        let regions = regions name text
        let result = StringBuilder()

        for line in SourceScan.lines text do
            let region =
                regions
                |> List.tryFind (fun region -> region.Begin < line.Number && line.Number < region.End)

            let isBegin = regions |> List.tryFind (fun region -> region.Begin = line.Number)

            match region |> Option.bind content with
            | Some _ -> ()
            | None -> result.Append(line.Content).Append(line.End) |> ignore

            match isBegin |> Option.bind content with
            | Some inner ->
                for text in inner do
                    result.Append(text).Append(line.End) |> ignore
            | None -> ()

        string result

    let private holeOf (region: SolutionRegion) = [ region.Indent + hole ]

    /// The text with `Check.todo ()` in every region, at the region's indentation; markers and line ends stay.
    let strip (name: string) (text: string) : string = text |> fill name (holeOf >> Some)

    /// The text with the hole of one exercise as it was; one without a region is a `LabSourceException`.
    let reset (name: string) (exercise: string) (text: string) : string =
        let own (region: SolutionRegion) = region.Exercise = Some exercise

        if regions name text |> List.exists own then
            text
            |> fill name (fun region -> if own region then Some(holeOf region) else None)
        else
            fail name [
                1,
                $"expected a region \"// BEGIN SOLUTION\" … \"// END SOLUTION\" in the function of exercise {exercise}, got none: put the markers back around its body"
            ]

    /// The lines inside a region.
    let internal solution (text: string) (region: SolutionRegion) : SourceScan.Line list =
        SourceScan.lines text
        |> List.filter (fun line -> region.Begin < line.Number && line.Number < region.End)
