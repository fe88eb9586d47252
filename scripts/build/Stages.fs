/// The stages of `build.fsx`, what each needs, and its command line.
module DLWorkbook.House.Stages

open System
open System.IO
open DLWorkbook.House.Order
open DLWorkbook.House.Restore
open DLWorkbook.House.Build
open DLWorkbook.House.Use

type private Stage = {
    Name: string
    Takes: string
    Does: string
    Options: string list option
    Run: Order -> int
}

let private quietStage run order =
    alone order (run true order)
    0

let private stages = [
    {
        Name = "setup"
        Takes = ""
        Does = "installs libtorch, OpenBLAS, g++ and plotly.js, or says how"
        Options = Some []
        Run = quietStage runSetup
    }
    {
        Name = "restore"
        Takes = ""
        Does = "chooses real or bundled packages and fetches what is needed"
        Options = Some []
        Run = quietStage runRestore
    }
    {
        Name = "build"
        Takes = ""
        Does = "compiles everything that a script needs into artifacts/"
        Options = Some []
        Run = quietStage runBuild
    }
    {
        Name = "test"
        Takes = "[options]"
        Does = "runs the tests; options go to Expecto, as in --filter data"
        Options = None
        Run = test
    }
    {
        Name = "lab"
        Takes = "NAME [options]"
        Does = "runs a lab; options go to it, as in --quick or --epochs 5"
        Options = None
        Run = lab
    }
    {
        Name = "repl"
        Takes = "NAME [options]"
        Does = "sends a lab to F# Interactive block by block, as an editor does"
        Options = None
        Run = repl
    }
    {
        Name = "bench"
        Takes = "[PART] [options]"
        Does = "times training against PyTorch; PART: recurrent, or grading"
        Options = None
        Run = bench
    }
    {
        Name = "doctor"
        Takes = ""
        Does = "says what is installed, what is missing and how to mend it"
        Options = Some []
        Run = fun order -> script order (inHouse order [ "scripts"; "doctor.fsx" ]) []
    }
    {
        Name = "format"
        Takes = "[--check]"
        Does = "formats F# and C#, or checks that they are"
        Options = Some [ "--check" ]
        Run = format
    }
]

let private usage =
    let call stage = $"{stage.Name} {stage.Takes}"
    let width = stages |> List.map (call >> String.length) |> List.max
    let row (call: string) does = $"  {call.PadRight width}   {does}"

    [
        "dotnet fsi build.fsx STAGE"
        ""
        for stage in stages do
            row (call stage) stage.Does
        row "help" "says this"
        ""
        "  --packages nuget|bundled|auto, with any stage: the real packages, those that come with"
        "  the workbook, or whichever the feeds allow (the default; a choice made stays made)"
    ]

let private packageWords = [ "nuget"; "bundled"; "auto" ]

let rec private parse order arguments =
    match arguments with
    | "--packages" :: word :: rest when List.contains word packageWords ->
        parse { order with Packages = Some word } rest
    | "--packages" :: rest ->
        let given =
            rest |> List.tryHead |> Option.map (sprintf " '%s'") |> Option.defaultValue ""

        Say.fail $"--packages{given}: the valid ones are nuget, bundled and auto."
    | other :: rest -> parse { order with Rest = order.Rest @ [ other ] } rest
    | [] -> order

/// Runs the stage that the arguments name and returns the exit code; raises `Say.Failed` with what went wrong.
let run house arguments =
    let order = parse { House = house; Packages = None; Rest = [] } arguments

    match order.Rest with
    | []
    | ("help" | "--help" | "-h") :: _ ->
        List.iter Say.line usage
        0
    | name :: rest ->
        match stages |> List.tryFind (fun stage -> stage.Name = name) with
        | None ->
            let names = stages |> List.map _.Name |> String.concat ", "
            Say.fail $"there is no stage '{name}'. There are {names}, help."
        | Some stage ->
            match stage.Options with
            | Some valid when rest |> List.exists (fun o -> not (List.contains o valid)) ->
                let unknown = rest |> List.find (fun o -> not (List.contains o valid))
                let all = valid @ [ "--packages nuget|bundled|auto" ] |> String.concat ", "
                Say.fail $"{name}: there is no option '{unknown}'. There are {all}."
            | _ -> stage.Run { order with Rest = rest }

/// `run` for the terminal: what went wrong is printed, in red, and is exit code 1.
let main house arguments =
    try
        run house arguments
    with Say.Failed message ->
        eprintfn "%s" (Say.bad message)
        1
