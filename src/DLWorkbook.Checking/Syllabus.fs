namespace DLWorkbook.Checking

open System
open System.Globalization
open System.IO
open YamlDotNet.Core
open YamlDotNet.RepresentationModel

/// An exercise as the syllabus lists it.
type SyllabusExercise = {
    /// The lab's number and its own: "1b.1".
    Id: string
    /// What it is about.
    Title: string
    /// What a right answer earns.
    Points: float
    /// A first, gentle hint.
    GentleHint: string
    /// A second hint that says it plainly.
    PlainHint: string
}

/// A lab as the syllabus lists it.
type SyllabusLab = {
    /// Its script: "lab1b_mlp_scratch.fsx".
    File: string
    /// What it is about.
    Title: string
    /// How many minutes a reader needs.
    Minutes: int
    /// Its exercises in order.
    Exercises: SyllabusExercise list
} with

    /// The script's name without ".fsx".
    member this.Name = this.File[.. this.File.Length - 5]

/// A syllabus that can't be read: its message names file, lines and faults.
[<Sealed>]
type SyllabusException(message: string) =
    inherit Exception(message)

/// <summary>Reads <c>labs/labs.yaml</c>: the labs in order, their exercises, points and hints.</summary>
[<RequireQualifiedAccess>]
module Syllabus =

    /// A fault with the line where it is.
    type private Faults = ResizeArray<int * string>

    let private lineOf (node: YamlNode) = int node.Start.Line

    /// The text of a scalar, "" for anything else.
    let private content (node: YamlNode) : string =
        match node with
        | :? YamlScalarNode as scalar -> scalar.Value |> Option.ofObj |> Option.defaultValue ""
        | _ -> ""

    let private describe (node: YamlNode) =
        match node with
        | :? YamlScalarNode -> $"\"{content node}\""
        | :? YamlSequenceNode -> "a list"
        | _ -> "a group of keys"

    let private keyed (faults: Faults) (known: string list) (what: string) (node: YamlNode) : Map<string, YamlNode> =
        match node with
        | :? YamlMappingNode as group ->
            let entries = [ for entry in group.Children -> content entry.Key, entry.Key, entry.Value ]

            for key, at, _ in entries do
                if not (List.contains key known) then
                    let keys = String.Join(", ", known)
                    faults.Add(lineOf at, $"expected one of the keys of {what} ({keys}), got \"{key}\"")

            for key in known do
                if entries |> List.forall (fun (other, _, _) -> other <> key) then
                    faults.Add(lineOf node, $"expected the key \"{key}\" in {what}, got none")

            Map.ofList [ for key, _, value in entries -> key, value ]
        | other ->
            faults.Add(lineOf other, $"expected {what} with keys, got {describe other}")
            Map.empty

    let private items (faults: Faults) what (node: YamlNode option) : YamlNode list =
        match node with
        | None -> []
        | Some(:? YamlSequenceNode as list) -> List.ofSeq list.Children
        | Some other ->
            faults.Add(lineOf other, $"expected a list of {what}, got {describe other}")
            []

    let private text (faults: Faults) what (node: YamlNode option) : string =
        match node with
        | None -> ""
        | Some node when (content node).Trim() <> "" -> (content node).Trim()
        | Some other ->
            faults.Add(lineOf other, $"expected {what}, got {describe other}")
            ""

    let private number (faults: Faults) what (node: YamlNode option) : float =
        match node with
        | None -> 0.0
        | Some node ->
            match Double.TryParse(content node, NumberStyles.Float, CultureInfo.InvariantCulture) with
            | true, value when value > 0.0 && Double.IsFinite value -> value
            | _ ->
                faults.Add(lineOf node, $"expected {what} as a number above 0, got {describe node}")
                0.0

    let private exercise (faults: Faults) (node: YamlNode) : SyllabusExercise * int =
        let keys = keyed faults [ "id"; "title"; "points"; "hints" ] "an exercise" node
        let hints = items faults "hints" (keys.TryFind "hints")

        if keys.ContainsKey "hints" && hints.Length <> 2 then
            faults.Add(lineOf keys["hints"], $"expected two hints, gentle then plain, got {hints.Length}")

        let hint index =
            text faults "a hint" (List.tryItem index hints)

        {
            Id = text faults "an id" (keys.TryFind "id")
            Title = text faults "a title" (keys.TryFind "title")
            Points = number faults "points" (keys.TryFind "points")
            GentleHint = hint 0
            PlainHint = hint 1
        },
        lineOf node

    let private repeated (faults: Faults) what (named: (string * int) list) =
        for name, uses in named |> List.groupBy fst do
            if uses.Length > 1 && name <> "" then
                faults.Add(snd uses[1], $"expected each {what} once, got \"{name}\" again")

    let private lab (faults: Faults) (node: YamlNode) =
        let keys = keyed faults [ "file"; "title"; "minutes"; "exercises" ] "a lab" node
        let file = text faults "a script's file name" (keys.TryFind "file")

        if file <> "" && not (file.EndsWith ".fsx" && file.IndexOfAny [| '/'; '\\' |] < 0) then
            faults.Add(lineOf keys["file"], $"expected the name of an .fsx file in labs/, got \"{file}\"")

        let exercises =
            items faults "exercises" (keys.TryFind "exercises")
            |> List.map (exercise faults)

        let minutes = number faults "minutes" (keys.TryFind "minutes")

        {
            File = file
            Title = text faults "a title" (keys.TryFind "title")
            Minutes = int minutes
            Exercises = List.map fst exercises
        },
        (file, lineOf node),
        [ for exercise, line in exercises -> exercise.Id, line ]

    let private fail (name: string) (faults: (int * string) seq) =
        let lines =
            faults
            |> Seq.sortBy fst
            |> Seq.map (fun (line, fault) -> $"{name}:{line}: {fault}")

        raise (SyllabusException(String.Join("\n", lines)))

    /// Reads a syllabus from its text. A `SyllabusException` lists every fault with the file's name and the line.
    let parse (name: string) (content: string) : SyllabusLab list =
        let stream = YamlStream()

        try
            stream.Load(new StringReader(content))
        with :? YamlException as fault ->
            fail name [ int fault.Start.Line, fault.Message ]

        let faults = Faults()

        let labs =
            if stream.Documents.Count = 0 then
                faults.Add(1, "expected the key \"labs\", got an empty file")
                []
            else
                let keys = keyed faults [ "labs" ] "the syllabus" stream.Documents[0].RootNode
                items faults "labs" (keys.TryFind "labs") |> List.map (lab faults)

        repeated faults "file" [ for _, file, _ in labs -> file ]

        repeated faults "exercise id" [
            for _, _, ids in labs do
                yield! ids
        ]

        if faults.Count > 0 then
            fail name faults

        [ for lab, _, _ in labs -> lab ]

    /// Reads a syllabus from a file.
    let read (file: string) : SyllabusLab list = parse file (File.ReadAllText file)

    /// The lab of a script's name, "lab1b_mlp_scratch", with or without folder and ".fsx".
    let tryLab (script: string) (labs: SyllabusLab list) : SyllabusLab option =
        let name = string (Path.GetFileNameWithoutExtension script)
        labs |> List.tryFind (fun lab -> lab.Name = name)

    /// The exercise of an id.
    let tryExercise (id: string) (labs: SyllabusLab list) : SyllabusExercise option =
        labs
        |> Seq.collect _.Exercises
        |> Seq.tryFind (fun exercise -> exercise.Id = id)
