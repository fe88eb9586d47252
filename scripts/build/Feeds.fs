/// Which packages the workbook runs on: the real ones when a feed has all of them, otherwise the bundled ones.
module DLWorkbook.House.Feeds

open System
open System.IO
open System.Net.Http
open System.Text.Json
open System.Threading

/// A package by name and version, as in `paket.dependencies`.
type Package = { Name: string; Version: string }

/// How a feed answered when it was asked for the packages.
type Answer =
    | HasAll
    | Lacks of names: string list
    | Silent of reason: string

/// The two sets of packages.
type Choice =
    | Nuget
    | Bundled

    /// The word in `workbook.props` and on the command line.
    override choice.ToString() =
        match choice with
        | Nuget -> "nuget"
        | Bundled -> "bundled"

/// What was chosen and why, and which feeds serve: the one with the common packages (none known: the first that is
/// configured), and the one with the six when they are the real ones.
type Decision = {
    Choice: Choice
    MainFeed: string option
    UpstreamFeed: string option
    Why: string
}

/// How long a feed may stay silent before it counts as having none.
let patience = TimeSpan.FromSeconds 5.

/// The packages with their versions that `paket.dependencies` names: those of its groups that every feed has, and those
/// of the group `Upstream` that are not among them.
let packagesOf (lines: string seq) =
    let mutable inMain = true

    let named = [
        for line in lines do
            match line.Split(' ', StringSplitOptions.RemoveEmptyEntries) with
            | [| "group"; name |] -> inMain <- name <> "Upstream"
            | [| "nuget"; name; version |] -> inMain, { Name = name; Version = version }
            | _ -> ()
    ]

    let main, upstream = named |> List.partition fst
    let main, upstream = List.map snd main |> List.distinct, List.map snd upstream
    let common = set (main |> List.map _.Name)
    main, upstream |> List.filter (fun package -> not (common.Contains package.Name))

let private folderHas folder package =
    let file = $"{package.Name}.{package.Version}.nupkg"
    let exactly = EnumerationOptions(MatchCasing = MatchCasing.CaseInsensitive)

    let holds inner =
        Directory.Exists inner
        && not (Seq.isEmpty (Directory.EnumerateFiles(inner, file, exactly)))

    holds folder
    || holds (Path.Combine(folder, package.Name.ToLowerInvariant(), package.Version))

let private addressOf (index: JsonDocument) (kind: string) =
    index.RootElement.GetProperty("resources").EnumerateArray()
    |> Seq.tryFind (fun r -> (string (r.GetProperty "@type")).StartsWith kind)
    |> Option.map (fun r -> (string (r.GetProperty "@id")).TrimEnd '/')

let private httpHas (client: HttpClient) (cancel: CancellationToken) (feed: string) =
    let fetch (address: string) =
        task {
            use! answer = client.GetAsync(address, cancel)

            if answer.StatusCode = Net.HttpStatusCode.NotFound then
                return None
            else
                let! text = answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync cancel
                return Some text
        }

    let versionThreeHas container package =
        task {
            let! found = fetch $"{container}/{package.Name.ToLowerInvariant()}/index.json"

            match found with
            | None -> return false
            | Some text ->
                use versions = JsonDocument.Parse text

                return
                    versions.RootElement.GetProperty("versions").EnumerateArray()
                    |> Seq.exists (fun v -> string v = package.Version)
        }

    let versionTwoHas package =
        task {
            let! found =
                fetch $"""{feed.TrimEnd '/'}/Packages(Id='{package.Name}',Version='{package.Version}')"""

            return found.IsSome
        }

    task {
        if not (feed.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) then
            return versionTwoHas
        else
            let! found = fetch feed

            match found with
            | None -> return failwith "its index is not found"
            | Some text ->
                use index = JsonDocument.Parse text

                match addressOf index "PackageBaseAddress/3" with
                | Some container -> return versionThreeHas container
                | None -> return failwith "its index names no package folder"
    }

let private summary packages (found: bool array) =
    match
        [
            for package, there in Seq.zip packages found do
                if not there then
                    package.Name
        ]
    with
    | [] -> HasAll
    | missing -> Lacks missing

/// Asks one feed, a folder or an address, for all the packages; one that is silent for as long as `patience` says
/// counts as having none.
let askWithin (patience: TimeSpan) packages (feed: string) =
    task {
        let local =
            if feed.StartsWith "file:" then
                Uri(feed).LocalPath
            else
                feed

        if not (feed.StartsWith "http") then
            if Directory.Exists local then
                return summary packages [| for p in packages -> folderHas local p |]
            else
                return Silent "the folder does not exist"
        else
            use cancel = new CancellationTokenSource(patience)
            use client = new HttpClient()

            try
                let! has = httpHas client cancel.Token feed
                let! found = Threading.Tasks.Task.WhenAll [ for p in packages -> has p ]
                return summary packages found
            with
            | :? OperationCanceledException -> return Silent $"no answer within {patience.TotalSeconds} s"
            | :? HttpRequestException as e when e.StatusCode.HasValue ->
                return Silent $"it answered {int e.StatusCode.Value}"
            | :? HttpRequestException -> return Silent "it cannot be reached"
            | :? JsonException -> return Silent "its answer is no JSON"
            | Failure reason -> return Silent reason
    }

/// Asks one feed for all the packages, within the usual patience.
let ask packages feed = askWithin patience packages feed

/// Decides from what each feed answered about the common packages and about the six: the first feed that has all six
/// of them, otherwise the bundled packages. A feed that has some of them has none: they are never mixed.
let decide (answers: (string * Answer * Answer) list) =
    let first has =
        answers
        |> List.tryPick (fun (feed, main, six) -> if has main six then Some feed else None)

    let upstream = first (fun _ six -> six = HasAll)

    {
        Choice = if upstream.IsSome then Nuget else Bundled
        MainFeed = first (fun main _ -> main = HasAll)
        UpstreamFeed = upstream
        Why =
            match upstream, [ for _, _, six in answers -> six ] with
            | Some _, _ -> "a feed has all of them"
            | None, [] -> "no feed is configured"
            | None, [ Silent reason ] -> $"the feed could not be asked: {reason}"
            | None, [ Lacks [ missing ] ] -> $"the feed lacks {missing}"
            | None, [ Lacks missing ] -> $"the feed lacks {missing.Head} and {missing.Length - 1} more"
            | None, several -> $"none of {several.Length} feeds has all of them"
    }

/// The decision as `workbook.props`, which MSBuild reads.
let toProps forced decision =
    let text (value: string) = Security.SecurityElement.Escape value

    let feed (chosen: string option) =
        chosen |> Option.defaultValue "" |> text

    $"""<Project>
  <!-- Written by the stage restore of build.fsx, which asks the feeds again when told: packages auto. -->
  <PropertyGroup>
    <WorkbookPackages>{decision.Choice}</WorkbookPackages>
    <WorkbookPackagesForced>{if forced then "true" else "false"}</WorkbookPackagesForced>
    <WorkbookPackagesWhy>{text decision.Why}</WorkbookPackagesWhy>
    <WorkbookMainFeed>{feed decision.MainFeed}</WorkbookMainFeed>
    <WorkbookUpstreamFeed>{feed decision.UpstreamFeed}</WorkbookUpstreamFeed>
  </PropertyGroup>
</Project>
"""

/// Reads `workbook.props` back: the decision and whether it was forced; nothing when there is no such file.
let ofProps (file: string) =
    if not (File.Exists file) then
        None
    else
        let elements =
            try
                Xml.Linq.XDocument.Load(file).Descendants() |> List.ofSeq
            with :? Xml.XmlException as e ->
                Say.fail $"{file} is damaged ({e.Message}): delete it, restore writes it anew."


        let value (name: string) =
            elements
            |> List.tryFind (fun element -> element.Name.LocalName = name)
            |> Option.map _.Value
            |> Option.defaultValue ""

        let decision = {
            Choice =
                if value "WorkbookPackages" = "nuget" then
                    Nuget
                else
                    Bundled
            MainFeed = Some(value "WorkbookMainFeed") |> Option.filter ((<>) "")
            UpstreamFeed = Some(value "WorkbookUpstreamFeed") |> Option.filter ((<>) "")
            Why = value "WorkbookPackagesWhy"
        }

        Some(decision, value "WorkbookPackagesForced" = "true")
