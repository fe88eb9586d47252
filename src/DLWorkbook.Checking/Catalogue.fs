namespace DLWorkbook.Checking

open System
open DLWorkbook.Checking.Exercises

/// Every exercise of every lab.
[<RequireQualifiedAccess>]
module Catalogue =

    /// The exercises of each lab, by the lab's number.
    let labs: (string * Exercise list) list = [
        "0", Lab0.all
        "0b", Lab0b.all
        "1", Lab1.all
        "1b", Lab1b.all
        "1b2", Lab1b2.all
        "1c", Lab1c.all
        "1d", Lab1d.all
        "1e", Lab1e.all
        "1f", Lab1f.all
        "2c", Lab2c.all
    ]

    /// All of them, in order.
    let all: Exercise list = labs |> List.collect snd

    /// The exercise of an id, if there is one.
    let tryFind (id: string) : Exercise option =
        all |> List.tryFind (fun exercise -> exercise.Id = id)

    /// The exercise of an id; an unknown one is an `ArgumentException` that lists its lab's exercises.
    let find (id: string) : Exercise =
        match tryFind id with
        | Some exercise -> exercise
        | None ->
            let lab = id.Split('.')[0]

            let known =
                match labs |> List.tryFind (fun (name, _) -> name = lab) with
                | Some(_, exercises) when not exercises.IsEmpty -> exercises |> List.map _.Id
                | _ -> labs |> List.map (fun (name, _) -> $"{name}.1, …")

            let known = String.Join(", ", known)
            invalidArg (nameof id) $"Catalogue.find: expected an exercise's id ({known}), got \"{id}\""

    /// The number of a lab by the name of its script: "1b" for "lab1b_mlp_scratch".
    let labNumber (script: string) : string =
        let name = string (IO.Path.GetFileNameWithoutExtension script)
        let number = name.Split('_')[0]
        if number.StartsWith "lab" then number[3..] else number

    /// The exercises of a lab, by its script's name: "lab1b_mlp_scratch".
    let ofLab (script: string) : Exercise list =
        let number = labNumber script

        labs
        |> List.tryFind (fun (name, _) -> name = number)
        |> Option.map snd
        |> Option.defaultValue []
