/// The stage `restore`: chooses the package set by asking the feeds, and fetches what it needs.
module DLWorkbook.House.Restore

open System
open System.IO
open System.Text.Json
open System.Threading.Tasks
open DLWorkbook.House.Order

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
let feeds order =
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

let chosen order =
    match Feeds.ofProps (props order) with
    | Some(decision, _) -> decision.Choice
    | None -> Feeds.Bundled

let restore order () =
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
