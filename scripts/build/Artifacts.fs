/// Building what a script needs into the one folder `artifacts/`.
module DLWorkbook.House.Artifacts

open System
open System.IO
open System.Runtime.InteropServices
open System.Text.RegularExpressions

/// The settings under which `dotnet` is called: no servers stay behind, no banners.
let environment = [
    "DOTNET_CLI_TELEMETRY_OPTOUT", "1"
    "DOTNET_NOLOGO", "1"
    "MSBUILDDISABLENODEREUSE", "1"
    "DOTNET_CLI_USE_MSBUILD_SERVER", "0"
]

/// Arguments for every `dotnet build` here: release, quiet, with no compiler server left behind.
let private buildArguments project = [
    "build"
    project
    "--configuration"
    "Release"
    "--no-restore"
    "--verbosity"
    "quiet"
    "--nologo"
    "-p:UseSharedCompilation=false"
]

/// Compiles a project and those that it refers to; what the compilers object to is shown once each.
let compile house project =
    let outcome =
        Shell.captureWith ignore house environment "dotnet" (buildArguments project)

    if outcome.Code <> 0 then
        let objections =
            outcome.Lines
            |> List.filter (fun line -> line.Contains ": error ")
            |> List.map (fun line -> "    " + line.Trim().Replace(house + string Path.DirectorySeparatorChar, ""))
            |> List.distinct

        match objections with
        | [] ->
            Say.fail $"dotnet build ended with code {outcome.Code}. The end of what it said:\n{Shell.tail 40 outcome}"
        | _ ->
            let shown = objections |> List.truncate 20 |> String.concat "\n"

            let more =
                if objections.Length > 20 then
                    $"\n    and {objections.Length - 20} more"
                else
                    ""

            Say.fail $"{objections.Length} errors:\n{shown}{more}"

/// Puts a file in place in one step, so that a lab which runs meanwhile keeps what it has opened.
let private place (source: string) (target: string) =
    let from = FileInfo source
    let present = FileInfo target

    if
        not present.Exists
        || present.Length <> from.Length
        || present.LastWriteTimeUtc <> from.LastWriteTimeUtc
    then
        let fresh = target + ".new"
        File.Copy(source, fresh, true)
        File.Move(fresh, target, true)

/// The native part's name, on every system: the bundled TorchSharp looks for it by this one.
let private shimName = "libtorch_shim.so"

/// Mirrors a build's output into `artifacts/`, native libraries of packages included, all in one folder because FSI
/// does not find one native library from another's folder; what no longer belongs there goes. Returns the files.
let mirror (output: string) (artifacts: string) =
    let runtime =
        Path.Combine(output, "runtimes", RuntimeInformation.RuntimeIdentifier, "native")

    let sources = [
        for file in Directory.EnumerateFiles output do
            if not (file.EndsWith ".deps.json") then
                file

        if Directory.Exists runtime then
            yield! Directory.EnumerateFiles runtime
    ]

    Directory.CreateDirectory artifacts |> ignore

    let targets =
        sources
        |> List.map (fun file -> Path.Combine(artifacts, string (Path.GetFileName file)))

    List.iter2 place sources targets

    let kept =
        Set.ofList (Path.Combine(artifacts, shimName) :: Path.Combine(artifacts, ".lock") :: targets)

    for file in Directory.EnumerateFiles artifacts do
        if not (kept.Contains file) then
            File.Delete file

    targets

let private native house =
    Path.Combine(house, "src", "Bundled", "TorchSharp", "native")

/// What the native shim is built from.
let shimInputs house : Stamps.Inputs =
    let torch = Machine.libtorch ()

    {
        Folders = [ native house ]
        Files = []
        Values = [
            match torch with
            | Some torch ->
                torch.Library
                torch.Version
                string (FileInfo(torch.Library).Length)
                string (FileInfo(torch.Library).LastWriteTimeUtc.Ticks)
            | None -> "no libtorch"

            Machine.compiler () |> Option.defaultValue "no compiler"
        ]
    }

/// The language and string layout that a libtorch was compiled for, as its own CMake file states them: beside the
/// libraries of a download, among those of a distribution.
let dialect (torch: Machine.LibTorch) =
    let settings =
        [ Path.Combine("..", "share", "cmake"); "cmake" ]
        |> List.map (fun folder -> Path.Combine(torch.Libraries, folder, "Torch", "TorchConfig.cmake"))
        |> List.tryFind File.Exists
        |> Option.map File.ReadAllText
        |> Option.defaultValue ""

    let standard =
        match Regex.Match(settings, @"\bCXX_STANDARD (\d+)") with
        | stated when stated.Success -> max 17 (int stated.Groups[1].Value)
        | _ -> 17

    [
        $"-std=c++{standard}"
        if settings.Contains "_GLIBCXX_USE_CXX11_ABI=0" then
            "-D_GLIBCXX_USE_CXX11_ABI=0"
    ]

/// Compiles the native shim against the machine's libtorch. Returns its file.
let compileShim house (artifacts: string) =
    match Machine.libtorch (), Machine.compiler () with
    | Some torch, Some compiler ->
        Directory.CreateDirectory artifacts |> ignore
        let target = Path.Combine(artifacts, shimName)
        let fresh = target + ".new"

        let arguments = [
            yield! dialect torch
            "-O2"
            "-DNDEBUG"
            if not Shell.onWindows then
                "-fPIC"
            "-shared"
            "-o"
            fresh
            Path.Combine(native house, "shim.cpp")
            for folder in torch.Includes do
                if folder <> "/usr/include" then
                    "-isystem"
                    folder
            $"-L{torch.Libraries}"
            if torch.Chosen && not Shell.onWindows then
                $"-Wl,-rpath,{torch.Libraries}"
            if RuntimeInformation.IsOSPlatform OSPlatform.Linux then
                "-Wl,--no-as-needed"
            "-ltorch"
            "-ltorch_cpu"
            "-lc10"
        ]

        Shell.quietly house [] compiler arguments
        File.Move(fresh, target, true)
        target
    | _ -> Say.fail $"the native part needs libtorch and a C++ compiler:\n{Setup.advice (Setup.missing ())}"

/// Empties `artifacts/` of everything but plotly.js, which does not depend on the packages, and the lock of the build
/// that is running.
let empty (artifacts: string) =
    if Directory.Exists artifacts then
        for file in Directory.EnumerateFiles artifacts do
            if Path.GetFileName file <> ".lock" then
                File.Delete file

        for folder in Directory.EnumerateDirectories artifacts do
            if Path.GetFileName folder <> "plotly" then
                Directory.Delete(folder, true)
