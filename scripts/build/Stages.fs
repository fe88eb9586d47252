/// The stages of `build.fsx`, what each needs, and its command line.
module DLWorkbook.House.Stages

open System
open System.IO
open System.Text.Json
open System.Threading.Tasks

/// How this run was asked for: the house's folder, the packages asked for, and what is passed on.
type Order = {
    House: string
    Packages: string option
    Rest: string list
}

let private artifacts order = Path.Combine(order.House, "artifacts")

let private stamp name order =
    Path.Combine(artifacts order, ".stamps", name)

let private inHouse order parts =
    Path.Combine(order.House, Path.Combine(Array.ofList parts))

let private props order = inHouse order [ "workbook.props" ]

// ---------------------------------------------------------------- restore

let private dependencies order = inHouse order [ "paket.dependencies" ]

let private projects order =
    [ "src"; "tests" ]
    |> List.collect (fun folder ->
        let options = EnumerationOptions(RecurseSubdirectories = true)
        let within = inHouse order [ folder ]

        [
            yield! Directory.EnumerateFiles(within, "*.?sproj", options)
            yield! Directory.EnumerateFiles(within, "paket.references", options)
        ])

let private nugetConfiguration () =
    let home = Environment.GetFolderPath Environment.SpecialFolder.UserProfile
    let roaming = Environment.GetFolderPath Environment.SpecialFolder.ApplicationData

    [
        Path.Combine(home, ".nuget", "NuGet", "NuGet.Config")
        Path.Combine(home, ".config", "NuGet", "NuGet.Config")
        Path.Combine(roaming, "NuGet", "NuGet.Config")
    ]
    |> List.distinct

let private feedVariables = [ "NUGET_FEED"; "NUGET_FEED2" ]

let private restoreInputs order : Stamps.Inputs = {
    Folders = [ inHouse order [ ".paket" ] ]
    Files =
        nugetConfiguration ()
        @ [
            for name in
                [
                    "paket.lock"
                    "paket.dependencies"
                    "global.json"
                    "Directory.Build.props"
                    "Directory.Build.targets"
                    "workbook.props"
                    "nuget.config"
                    "NuGet.Config"
                ] do
                inHouse order [ name ]
            inHouse order [ ".config"; "dotnet-tools.json" ]
            yield! projects order
        ]
    Values = [ for name in feedVariables -> string (Environment.GetEnvironmentVariable name) ]
}

/// The feeds of the machine's NuGet configuration, as the build sees them, unless the environment names them.
let private feeds order =
    match
        feedVariables
        |> List.map (Environment.GetEnvironmentVariable >> string)
        |> List.filter ((<>) "")
    with
    | [] ->
        let project = inHouse order [ ".paket"; "feeds.proj" ]
        let arguments = [ "msbuild"; project; "-nologo"; "-t:Feeds"; "-getTargetResult:Feeds" ]

        let outcome =
            Shell.captureWith ignore order.House Artifacts.environment "dotnet" arguments

        if outcome.Code <> 0 then
            Say.fail $"the NuGet configuration could not be read:\n{Shell.tail 10 outcome}"

        use answer = JsonDocument.Parse(String.Join('\n', outcome.Lines))

        [
            for item in
                answer.RootElement
                    .GetProperty("TargetResults")
                    .GetProperty("Feeds")
                    .GetProperty("Items")
                    .EnumerateArray() do
                string (item.GetProperty "Identity")
        ]
    | named -> List.distinct named

let private askFeeds order =
    let main, six = File.ReadLines(dependencies order) |> Feeds.packagesOf
    let feeds = feeds order

    let ask packages =
        Task.WhenAll [ for feed in feeds -> Feeds.ask packages feed ]

    let aboutMain, aboutSix = ask main, ask six

    let decision =
        Feeds.decide (List.zip3 feeds (List.ofArray aboutMain.Result) (List.ofArray aboutSix.Result))

    if feeds.Length > 2 then
        let serving = decision.MainFeed |> Option.defaultValue feeds.Head

        let others =
            decision.UpstreamFeed
            |> Option.map (sprintf ", the six from %s")
            |> Option.defaultValue ""

        Say.row "restore" $"{feeds.Length} feeds are configured: packages come from {serving}{others}"

    decision

/// The package set asked for with `--packages`, the one chosen before, or the feeds' answer; and whether it was
/// asked for. A choice stays until `--packages` says otherwise: a feed that is down does not change it.
let private decision order =
    let forced = "asked for with --packages"

    match order.Packages, Feeds.ofProps (props order) with
    | Some "nuget", Some(({ Choice = Feeds.Nuget } as same), true)
    | Some "bundled", Some(({ Choice = Feeds.Bundled } as same), true) -> same, true
    | None, Some kept -> kept
    | Some "nuget", _ ->
        let asked = askFeeds order

        if asked.Choice = Feeds.Bundled then
            Say.fail $"--packages nuget: {asked.Why}. Add a feed that has all of them: dotnet nuget add source ADDRESS"

        { asked with Why = forced }, true
    | Some "bundled", _ ->
        {
            askFeeds order with
                Choice = Feeds.Bundled
                UpstreamFeed = None
                Why = forced
        },
        true
    | _ -> askFeeds order, false

let private chosen order =
    match Feeds.ofProps (props order) with
    | Some(decision, _) -> decision.Choice
    | None -> Feeds.Bundled

let private restore order () =
    let file = stamp "restore" order

    if order.Packages.IsNone && Stamps.isCurrent file (restoreInputs order) then
        Say.UpToDate
    else
        let decision, forced = decision order
        let text = Feeds.toProps forced decision
        let known = File.Exists(props order) && File.ReadAllText(props order) = text

        if chosen order <> decision.Choice || not (File.Exists(props order)) then
            Artifacts.empty (artifacts order)
            let leftovers = inHouse order [ "src"; "Packages"; "obj" ]

            if Directory.Exists leftovers then
                Directory.Delete(leftovers, true)

        if not known then
            File.WriteAllText(props order + ".new", text)
            File.Move(props order + ".new", props order, true)

        if Stamps.isCurrent file (restoreInputs order) then
            Say.UpToDate
        else
            Stamps.clear file
            let print = Stamps.fingerprint (restoreInputs order)
            let solution = inHouse order [ "DLWorkbook.sln" ]
            let arguments = [ "restore"; solution; "--verbosity"; "quiet"; "--nologo" ]
            Shell.quietly order.House Artifacts.environment "dotnet" arguments

            let assets =
                projects order
                |> List.filter (fun project -> project.EndsWith "proj")
                |> List.map (fun project ->
                    Path.Combine(string (Path.GetDirectoryName project), "obj", "project.assets.json"))

            Stamps.write file print assets
            Say.Done $"packages: {decision.Choice} ({decision.Why})"

// ---------------------------------------------------------------- setup, build

let private setup order () =
    if chosen order = Feeds.Nuget then
        Say.UpToDate
    else
        Setup.native ()

let private charts order () = Setup.charts (artifacts order)

let private sources order tests : Stamps.Inputs = {
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

let private face = [ "src"; "DLWorkbook" ]

let private managed order () =
    Stamps.guard (stamp "build" order) (sources order false) (fun () ->
        Artifacts.compile order.House (inHouse order (face @ [ "DLWorkbook.fsproj" ]))
        let output = inHouse order (face @ [ "bin"; "Release"; "net10.0" ])
        Artifacts.mirror output (artifacts order) |> Seq.ofList, "compiled into artifacts/")

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
let private alone order work =
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

let private runSetup always order () =
    together (fun () -> Say.stepWith always "setup" (setup order)) (fun () ->
        Say.stepWith always "charts" (charts order))

let private runRestore always order () =
    Say.stepWith always "restore" (restore order)

let private runBuild always order () =
    Say.stepWith always "restore" (restore order)

    together
        (fun () ->
            Say.stepWith always "setup" (setup order)
            Say.stepWith always "native" (shim order)
            Say.stepWith always "charts" (charts order))
        (fun () -> Say.stepWith always "build" (managed order))

// ---------------------------------------------------------------- test, lab, bench, format

let private testProject = [ "tests"; "DLWorkbook.Tests.fsproj" ]
let private testProgram = [ "tests"; "bin"; "Release"; "net10.0"; "DLWorkbook.Tests.dll" ]

let private test order =
    alone order (fun () ->
        runBuild false order ()

        Say.step "tests" (fun () ->
            Stamps.guard (stamp "tests" order) (sources order true) (fun () ->
                Artifacts.compile order.House (inHouse order testProject)
                Seq.singleton (inHouse order testProgram), "compiled")))

    Shell.foreground order.House [] "dotnet" (inHouse order testProgram :: order.Rest)

let private script order file arguments =
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

let private lab order =
    let names = labs order
    let list = String.Join("\n    ", names)

    match order.Rest with
    | [] -> Say.fail $"lab: which one? There are\n    {list}"
    | name :: arguments ->
        let wanted = string (Path.GetFileNameWithoutExtension name)

        if not (List.contains wanted names) then
            Say.fail $"there is no lab '{name}'. There are\n    {list}"

        alone order (runBuild false order)
        script order (inHouse order [ "labs"; wanted + ".fsx" ]) arguments

let private bench order =
    alone order (runBuild false order)
    script order (inHouse order [ "scripts"; "bench.fsx" ]) order.Rest

let private format order =
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

// ---------------------------------------------------------------- the command line

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
        Name = "bench"
        Takes = "[options]"
        Does = "times training against PyTorch on the same libtorch"
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
