/// The stages that use what was built: `test`, `lab`, `repl`, `bench` and `format`.
module DLWorkbook.House.Use

open System
open System.IO
open DLWorkbook.House.Order
open DLWorkbook.House.Restore
open DLWorkbook.House.Build

let private testProject = [ "tests"; "DLWorkbook.Tests.fsproj" ]
let private testProgram = [ "tests"; "bin"; "Release"; "net10.0"; "DLWorkbook.Tests.dll" ]

let test order =
    alone order (fun () ->
        runBuild false order ()

        Say.step "tests" (fun () ->
            Stamps.guard (stamp "tests" order) (sources order true) (fun () ->
                Artifacts.compile order.House (inHouse order testProject)
                Seq.singleton (inHouse order testProgram), "compiled")))

    Shell.foreground order.House [] "dotnet" (inHouse order testProgram :: order.Rest)

let script order file arguments =
    Shell.foreground order.House [] "dotnet" ("fsi" :: "--quiet" :: file :: arguments)

let private labs order =
    let folder = inHouse order [ "labs" ]

    let number (name: string) =
        match Int32.TryParse(Text.RegularExpressions.Regex.Match(name, @"\d+").Value) with
        | true, number -> number
        | false, _ -> Int32.MaxValue

    if Directory.Exists folder then
        Directory.EnumerateFiles(folder, "*.fsx")
        |> Seq.map (Path.GetFileNameWithoutExtension >> string)
        |> Seq.sortBy (fun name -> number name, name)
        |> List.ofSeq
    else
        []

/// The file of the lab that is named first, built for, and what goes to it.
let private chosen stage order =
    let names = labs order
    let list = String.Join("\n    ", names)

    match order.Rest with
    | [] -> Say.fail $"{stage}: which one? There are\n    {list}"
    | name :: arguments ->
        let wanted = string (Path.GetFileNameWithoutExtension name)

        if not (List.contains wanted names) then
            Say.fail $"there is no lab '{name}'. There are\n    {list}"

        alone order (runBuild false order)
        inHouse order [ "labs"; wanted + ".fsx" ], arguments

let lab order = chosen "lab" order ||> script order

let repl order =
    match chosen "repl" order ||> Blocks.send Say.line with
    | 0 -> 0
    | faults -> Say.fail $"F# Interactive found {faults} faults: see the lines with 'error' or 'Stopped' above"

let bench order =
    alone order (runBuild false order)

    match order.Rest with
    | ("grading" | "recurrent" as part) :: rest ->
        script order (inHouse order [ "scripts"; "bench"; part + ".fsx" ]) rest
    | rest -> script order (inHouse order [ "scripts"; "bench.fsx" ]) rest

let format order =
    alone order (runRestore false order)
    let check = List.contains "--check" order.Rest

    let fantomas = [
        "fantomas"
        if check then
            "--check"
        for folder in [ "build.fsx"; "scripts"; "src"; "labs"; "tests" ] do
            if Path.Exists(inHouse order [ folder ]) then
                folder
    ]

    let whitespace = [
        "format"
        "whitespace"
        "src"
        "--folder"
        if check then
            "--verify-no-changes"
    ]

    Say.stepWith true "F#" (fun () ->
        Shell.quietly order.House Artifacts.environment "dotnet" fantomas
        Say.Done "fantomas")

    Say.stepWith true "C#" (fun () ->
        Shell.quietly order.House Artifacts.environment "dotnet" whitespace
        Say.Done "dotnet format whitespace")

    0
