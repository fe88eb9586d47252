/// The stage `doctor`: one screen that says what is here, what is missing, and the one thing that mends it.
module DLWorkbook.House.Doctor

open System
open System.IO

/// How it stands with one thing.
type Health =
    | Fine
    /// Missing, and the labs run without it; the mend says what it would bring.
    | Comfort of mend: string
    /// Missing, and the labs need it.
    | Needed of mend: string

/// One line of the screen.
type Finding = { Name: string; What: string; Health: Health }

/// A finding where all is well.
let fine name what = { Name = name; What = what; Health = Fine }

/// A finding with a mend that only comfort asks for.
let comfort name what mend = { Name = name; What = what; Health = Comfort mend }

/// A finding with a mend that the labs ask for.
let needed name what mend = { Name = name; What = what; Health = Needed mend }

let private setup = "dotnet fsi build.fsx setup"
let private build = "dotnet fsi build.fsx build"

let private sdk () =
    let sdk = Shell.firstLine "dotnet" [ "--version" ] |> Option.defaultValue "unknown"

    let core =
        Diagnostics.FileVersionInfo.GetVersionInfo typeof<list<int>>.Assembly.Location

    fine ".NET SDK" $"{sdk}, F# Interactive with FSharp.Core {string(core.ProductVersion).Split('+', '-')[0]}"

let private packages house =
    match Feeds.ofProps (Path.Combine(house, "workbook.props")) with
    | None ->
        comfort "packages" "not chosen yet (an editor builds with the bundled ones)" "dotnet fsi build.fsx restore"
    | Some(decision, _) -> fine "packages" $"{decision.Choice}: {decision.Why}"

let private isNuget house =
    match Feeds.ofProps (Path.Combine(house, "workbook.props")) with
    | Some(decision, _) -> decision.Choice = Feeds.Nuget
    | None -> false

let private native () = [
    match Machine.libtorch (), Machine.chosenFolder () with
    | Some torch, _ ->
        let origin = if torch.Chosen then ", as LIBTORCH says" else ""
        fine "libtorch" $"{torch.Version} in {torch.Libraries}{origin}"

        match Machine.blas torch with
        | Some(Machine.OpenBlas build) -> fine "BLAS" $"OpenBLAS, {build} build by default"
        | Some Machine.WithLibTorch -> fine "BLAS" "the one that came with libtorch"
        | Some(Machine.Reference path) -> needed "BLAS" $"the reference one, tens of times slower ({path})" setup
        | None -> needed "BLAS" "none found" setup
    | None, Some folder -> needed "libtorch" $"none in {folder}, where LIBTORCH points" "correct or unset LIBTORCH"
    | None, None -> needed "libtorch" "missing" setup

    match Machine.compiler () with
    | Some compiler ->
        let version =
            Shell.firstLine compiler [ "-dumpfullversion"; "-dumpversion" ]
            |> Option.defaultValue ""

        fine "C++" $"{Path.GetFileName compiler} {version}"
    | None -> needed "C++" "no compiler" setup
]

let private charts house = [
    if File.Exists(Path.Combine(house, "artifacts", "plotly", "plotly.min.js")) then
        fine "plotly.js" "2.27.1 in artifacts/plotly: charts work offline"
    else
        let mend =
            if (Shell.which "npm").IsSome then
                setup
            else
                $"install npm, then {setup}"

        comfort "plotly.js" "missing: charts need a network to be seen" mend

    match Machine.browser () with
    | Some path -> fine "chromium" $"{path}: charts as PNG"
    | None -> comfort "chromium" "missing: no charts as PNG" "install chromium or Chrome"
]

/// What confines a submission while it is graded.
let private sandbox () =
    if not (OperatingSystem.IsLinux()) then
        comfort "bubblewrap" "only on Linux: grading needs --unsafe here" "grade on Linux, or in WSL"
    else
        match Shell.firstLine "bwrap" [ "--version" ] with
        | Some said ->
            let version = said.Replace("bubblewrap ", "")
            fine "bubblewrap" $"{version}: submissions are graded in a sandbox"
        | None -> comfort "bubblewrap" "missing: no submission is graded" "sudo apt-get install bubblewrap"

let private python () =
    let ask = [ "-c"; "from importlib.metadata import version; print(version('torch'))" ]

    let found =
        [ "/usr/bin/python3"; "python3" ]
        |> List.filter (fun name -> File.Exists name || (Shell.which name).IsSome)
        |> List.tryPick (fun name ->
            let outcome = Shell.capture "/" name ask

            if outcome.Code = 0 then
                List.tryHead outcome.Lines
            else
                None)

    match found with
    | Some version -> fine "PyTorch" $"{version}, for the stage bench"
    | None -> comfort "PyTorch" "missing: bench times the workbook alone" "sudo apt-get install python3-torch"

/// A finding in a line of the compiled workbook: name, what and, where something is to mend, how.
let private read (line: string) =
    match line.Split '\t' with
    | [| name; what |] -> Some(fine name what)
    | [| name; what; mend |] -> Some(comfort name what mend)
    | _ -> None

/// What only this process knows: in a REPL that has loaded the workbook, how its threads came to be.
let private session () =
    let check (core: Reflection.Assembly) =
        core.GetType "DLWorkbook.Core.Runtime.ThreadCheck"
        |> Option.ofObj
        |> Option.bind (fun check -> check.GetMethod "Lines" |> Option.ofObj)

    let lines =
        AppDomain.CurrentDomain.GetAssemblies()
        |> Array.tryFind (fun assembly -> assembly.GetName().Name = "DLWorkbook.Core")
        |> Option.bind check
        |> Option.map _.Invoke(null, [||])

    match lines with
    | Some(:? seq<string> as lines) when Seq.isEmpty lines -> [ fine "session" "its threads are as the workbook chose" ]
    | Some(:? seq<string> as lines) -> [
        for finding in lines |> Seq.choose read do
            { finding with Name = "session" }
      ]
    | _ -> []

/// What only the compiled workbook knows: libtorch as it loads, its threads, the data sets that are at hand.
let private compiled house =
    let artifacts = Path.Combine(house, "artifacts")

    if not (File.Exists(Path.Combine(artifacts, "DLWorkbook.Core.dll"))) then
        [ comfort "workbook" "not built yet: nothing to say about threads and data" build ]
    else
        let script = Path.Combine(house, "scripts", "build", "facts.fsx")
        let outcome = Shell.capture house "dotnet" [ "fsi"; "--quiet"; script ]

        if outcome.Code = 0 then
            fine "workbook" "built into artifacts/" :: List.choose read outcome.Lines
        else
            let reason =
                outcome.Lines
                |> List.tryFind (fun l -> l.Trim() <> "")
                |> Option.defaultValue ""

            [ needed "workbook" $"built, but does not run: {reason.Trim()}" build ]

/// Everything that the screen shows.
let examine house = [
    sdk ()
    packages house
    if not (isNuget house) then
        yield! native ()
    yield! charts house
    python ()
    sandbox ()
    yield! compiled house
    yield! session ()
]

/// Breaks a text at spaces into lines of at most `width` characters; a longer word, such as a path, stays whole.
let private wrap width (text: string) =
    let add lines word =
        match lines with
        | line :: before when String.length line + 1 + String.length word <= width -> $"{line} {word}" :: before
        | _ -> word :: lines

    text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
    |> Array.fold add []
    |> List.rev

/// The screen's lines, of at most 80 characters: a sign and a name, then what is here, then what mends it.
let screen findings = [
    for finding in findings do
        let sign, mend =
            match finding.Health with
            | Fine -> Say.good "ok", []
            | Comfort mend -> Say.warn "--", wrap 64 $"to mend: {mend}"
            | Needed mend -> Say.bad "NO", wrap 64 $"to mend: {mend}"

        match wrap 64 finding.What @ mend with
        | [] -> $"  {sign} {finding.Name}"
        | first :: rest ->
            $"  {sign} {finding.Name.PadRight 10} {first}"

            for line in rest do
                String(' ', 16) + line
]

/// Prints the screen; returns 0 when all that the labs need is here, otherwise 1.
let run house =
    Say.line (Say.strong $"  DLWorkbook on {Machine.systemName.Value}, {Environment.ProcessorCount} processors")
    let findings = examine house
    screen findings |> List.iter Say.line

    let missing = [
        for finding in findings do
            match finding.Health with
            | Needed _ -> finding.Name
            | _ -> ()
    ]

    match missing with
    | [] ->
        Say.line "  All that the labs need is here."
        0
    | names ->
        let list = String.Join(", ", names)
        Say.line (Say.bad $"  The labs need: {list}.")
        1
