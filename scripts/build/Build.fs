/// The stages `setup` and `build`: what the machine lacks, the native part, and everything that a script needs.
module DLWorkbook.House.Build

open System
open System.IO
open System.Threading.Tasks
open DLWorkbook.House.Order
open DLWorkbook.House.Restore

let setup order () =
    if chosen order = Feeds.Nuget then
        Say.UpToDate
    else
        Setup.native ()

let private charts order () = Setup.charts (artifacts order)

let sources order tests : Stamps.Inputs = {
    Folders = [
        inHouse order [ "src" ]
        if tests then
            inHouse order [ "tests" ]
    ]
    Files = [
        for name in
            [
                "paket.lock"
                "global.json"
                "Directory.Build.props"
                "Directory.Build.targets"
                "workbook.props"
            ] do
            inHouse order [ name ]
        if tests then
            yield! Directory.EnumerateFiles(inHouse order [ "scripts"; "build" ])
    ]
    Values = []
}

/// The project on which everything else that a script needs hangs, and the compiler's, which is a process of its own.
let private grading = [ "src"; "DLWorkbook.Grading" ]

let private compiler = [ "src"; "DLWorkbook.Grading.Compiler" ]

let private outputOf order project =
    inHouse order (project @ [ "bin"; "Release"; "net10.0" ])

let private managed order () =
    Stamps.guard (stamp "build" order) (sources order false) (fun () ->
        Artifacts.compile order.House (inHouse order (grading @ [ "DLWorkbook.Grading.csproj" ]))
        Artifacts.compile order.House (inHouse order (compiler @ [ "DLWorkbook.Grading.Compiler.fsproj" ]))

        let compiler =
            Artifacts.mirror (outputOf order compiler) (Path.Combine(artifacts order, "compiler"))

        let everything = Artifacts.mirror (outputOf order grading) (artifacts order)
        let quick = Quicken.processes (artifacts order)
        Seq.concat [ compiler; everything; quick ], "compiled into artifacts/")

let private shim order () =
    if chosen order = Feeds.Nuget then
        Say.UpToDate
    else
        Stamps.guard (stamp "native" order) (Artifacts.shimInputs order.House) (fun () ->
            Seq.singleton (Artifacts.compileShim order.House (artifacts order)), "compiled for libtorch")

/// Two chains at the same time, as apt and g++ need other things than restore and the compilers do.
let private together (first: unit -> unit) (second: unit -> unit) =
    let one = Task.Run first
    let two = Task.Run second

    try
        Task.WaitAll(one, two)
    with :? AggregateException as faults ->
        let messages = [
            for fault in faults.Flatten().InnerExceptions do
                match fault with
                | Say.Failed message -> message
                | other -> string other
        ]

        Say.fail (String.Join("\n\n", messages))

/// One build at a time in one checkout: a second one waits for the first.
let alone order work =
    let file = Path.Combine(artifacts order, ".lock")
    Directory.CreateDirectory(artifacts order) |> ignore

    let rec take told =
        try
            new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None)
        with :? IOException when Directory.Exists(artifacts order) ->
            if not told then
                Say.row "wait" "another build runs in this checkout"

            Threading.Thread.Sleep 300
            take true

    use _ = take false
    work ()

let runSetup always order () =
    together (fun () -> Say.stepWith always "setup" (setup order)) (fun () ->
        Say.stepWith always "charts" (charts order))

let runRestore always order () =
    Say.stepWith always "restore" (restore order)

let runBuild always order () =
    Say.stepWith always "restore" (restore order)

    together
        (fun () ->
            Say.stepWith always "setup" (setup order)
            Say.stepWith always "native" (shim order)
            Say.stepWith always "charts" (charts order))
        (fun () -> Say.stepWith always "build" (managed order))
