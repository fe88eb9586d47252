namespace DLWorkbook

open System
open System.IO
open System.Text.Json
open DLWorkbook.Checking

/// How far one exercise has come.
type internal ExerciseProgress = {
    /// How it stands.
    Standing: Standing
    /// What its last check said.
    Lines: string list
    /// What was checked: a digest of the exercise's slice and of the checks.
    Digest: string
    /// How many hints were taken.
    Hints: int
}

/// How far a lab has come.
type internal WatchProgress = {
    /// The exercise that the reader has chosen to see.
    Chosen: string option
    /// The exercises that were looked at.
    Exercises: Map<string, ExerciseProgress>
}

/// Keeps progress in a file over restarts.
module internal WatchProgress =

    let nothing = { Chosen = None; Exercises = Map.empty }

    let untouched = {
        Standing = Standing.Open
        Lines = []
        Digest = ""
        Hints = 0
    }

    /// The progress of an exercise.
    let find (id: string) (progress: WatchProgress) : ExerciseProgress =
        progress.Exercises |> Map.tryFind id |> Option.defaultValue untouched

    /// The progress with other news of an exercise.
    let set (id: string) (news: ExerciseProgress) (progress: WatchProgress) : WatchProgress = {
        progress with
            Exercises = progress.Exercises.Add(id, news)
    }

    let private write (writer: Utf8JsonWriter) (progress: WatchProgress) =
        writer.WriteStartObject()

        match progress.Chosen with
        | Some id -> writer.WriteString("chosen", id)
        | None -> ()

        writer.WriteStartObject "exercises"

        for KeyValue(id, it) in progress.Exercises do
            writer.WriteStartObject id
            writer.WriteString("standing", CheckChild.standingName it.Standing)
            writer.WriteString("digest", it.Digest)
            writer.WriteNumber("hints", it.Hints)
            writer.WriteStartArray "lines"
            it.Lines |> List.iter (fun (line: string) -> writer.WriteStringValue line)
            writer.WriteEndArray()
            writer.WriteEndObject()

        writer.WriteEndObject()
        writer.WriteEndObject()

    let private read (element: JsonElement) : WatchProgress =
        let one (it: JsonElement) =
            let standing = string (it.GetProperty("standing").GetString())

            {
                Standing =
                    match CheckChild.tryStanding standing with
                    | Some known -> known
                    | None -> raise (FormatException $"expected a standing, got \"{standing}\"")
                Lines = [ for line in it.GetProperty("lines").EnumerateArray() -> string (line.GetString()) ]
                Digest = string (it.GetProperty("digest").GetString())
                Hints = it.GetProperty("hints").GetInt32()
            }

        {
            Chosen =
                match element.TryGetProperty "chosen" with
                | true, id -> Some(string (id.GetString()))
                | _ -> None
            Exercises =
                Map.ofList [ for it in element.GetProperty("exercises").EnumerateObject() -> it.Name, one it.Value ]
        }

    /// Saves progress: the file is whole, or the old one.
    let save (file: string) (progress: WatchProgress) : unit =
        ShowFiles.write file (ValueJson.textOf (fun writer -> write writer progress))

    /// A name beside a file that is not taken yet: "progress.damaged-1.json".
    let beside (file: string) (word: string) : string =
        let folder = Path.GetDirectoryName file |> Option.ofObj |> Option.defaultValue ""
        let name, kind = Path.GetFileNameWithoutExtension file, Path.GetExtension file

        Seq.initInfinite (fun index -> Path.Combine(folder, $"{name}.{word}-{index + 1}{kind}"))
        |> Seq.find (File.Exists >> not)

    /// Reads progress. A file that can't be read is set aside, and the second part says so.
    let load (file: string) : WatchProgress * string option =
        if not (File.Exists file) then
            nothing, None
        else
            try
                ValueJson.parse read (File.ReadAllText file), None
            with
            | :? FormatException
            | :? Collections.Generic.KeyNotFoundException as fault ->
                let aside = beside file "damaged"
                File.Move(file, aside)

                nothing,
                Some
                    $"The progress in {ShowFiles.shown file} can't be read ({fault.Message}); it is now {Path.GetFileName aside}, and progress begins anew."
