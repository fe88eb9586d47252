/// Compiling what the grader's processes load to machine code beforehand, where the feed has .NET's own tool for that: a
/// submission's process answers and a compiler is warm in about half the time. Without the tool everything works, later.
module DLWorkbook.House.Quicken

open System
open System.IO
open System.Runtime.InteropServices

/// The assemblies that a submission's process runs through before its first answer.
let private worker = [ "FSharp.Core.dll"; "DLWorkbook.Exchange.dll"; "DLWorkbook.Grading.Worker.dll"; "TorchSharp.dll" ]

/// Those of a compiler.
let private compiler = [ "FSharp.Core.dll"; "FSharp.Compiler.Service.dll"; "DLWorkbook.Grading.Compiler.dll" ]

let private package =
    $"microsoft.netcore.app.crossgen2.{RuntimeInformation.RuntimeIdentifier}"

let private packages () =
    match Environment.GetEnvironmentVariable "NUGET_PACKAGES" with
    | null
    | "" -> Path.Combine(Environment.GetFolderPath Environment.SpecialFolder.UserProfile, ".nuget", "packages")
    | folder -> folder

let private tool () =
    let folder = Path.Combine(packages (), package, string Environment.Version, "tools")

    [ "crossgen2"; "crossgen2.exe" ]
    |> List.map (fun name -> Path.Combine(folder, name))
    |> List.tryFind File.Exists

/// Asks the feed for the tool of the running .NET, by a project that does nothing else.
let private fetch (folder: string) =
    Directory.CreateDirectory folder |> ignore
    let project = Path.Combine(folder, "tool.proj")

    File.WriteAllText(
        project,
        $"""<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
    <DisableImplicitFSharpCoreReference>true</DisableImplicitFSharpCoreReference>
  </PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="{package}" Version="[{Environment.Version}]" />
  </ItemGroup>
</Project>
"""
    )

    let patience = [ ("NUGET_ENHANCED_MAX_NETWORK_TRY_COUNT", "1") ]

    let arguments = [
        "restore"
        project
        "--verbosity"
        "quiet"
        "-p:ImportDirectoryBuildProps=false"
        "-p:ImportDirectoryBuildTargets=false"
    ]

    Shell.captureWith ignore folder patience "dotnet" arguments |> ignore

let private compile (tool: string) (source: string) (target: string) =
    let framework = RuntimeEnvironment.GetRuntimeDirectory()

    let arguments = [
        source
        "-o"
        target
        "-r"
        Path.Combine(framework, "*.dll")
        "-r"
        Path.Combine(string (Path.GetDirectoryName source), "*.dll")
        "--targetos"
        (if Shell.onWindows then
             "windows"
         elif RuntimeInformation.IsOSPlatform OSPlatform.OSX then
             "osx"
         else
             "linux")
        "--targetarch"
        RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()
        "-O"
    ]

    (Shell.capture (string (Path.GetDirectoryName target)) tool arguments).Code = 0

/// Whether machine code was made after the assembly that it is of.
let private isFresh (source: string) (target: string) =
    File.Exists target
    && File.GetLastWriteTimeUtc target > File.GetLastWriteTimeUtc source

/// Machine code for some of a folder's assemblies, in `quick/` beside them, where it is not there yet.
let private beside (tool: string) (folder: string) (assemblies: string list) =
    let quick = Path.Combine(folder, "quick")
    Directory.CreateDirectory quick |> ignore

    [
        for name in assemblies do
            let source, target = Path.Combine(folder, name), Path.Combine(quick, name)

            if File.Exists source && (isFresh source target || compile tool source target) then
                target
    ]

/// Writes machine code for the grader's processes into `artifacts/`; the grader takes what is of the same compilation as
/// the assembly. Returns its files, none without the tool.
let processes (artifacts: string) : string list =
    if (tool ()).IsNone then
        fetch (Path.Combine(artifacts, ".stamps", "quicken"))

    match tool () with
    | None -> []
    | Some tool ->
        beside tool artifacts worker
        @ beside tool (Path.Combine(artifacts, "compiler")) compiler
