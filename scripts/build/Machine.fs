/// What this machine has of what the workbook needs: libtorch, its BLAS, a C++ compiler, plotly.js, helpers.
module DLWorkbook.House.Machine

open System
open System.IO
open System.Runtime.InteropServices
open System.Text.RegularExpressions

/// The systems that `setup` knows commands for.
type System =
    | Debian
    | Fedora
    | OtherLinux
    | MacOs
    | Windows

/// A libtorch: where its headers and libraries are, its version, and whether `LIBTORCH` pointed there.
type LibTorch = {
    Includes: string list
    Libraries: string
    Library: string
    Version: string
    Chosen: bool
}

/// The linear algebra that libtorch will load.
type Blas =
    /// OpenBLAS: with threads of its own (`pthread`) or OpenMP's (`openmp`), or in one thread (`serial`).
    | OpenBlas of build: string
    /// Debian's reference BLAS, tens of times slower.
    | Reference of path: string
    /// Whatever came with a libtorch of one's own: MKL, Accelerate or a static OpenBLAS.
    | WithLibTorch

let private osRelease =
    lazy
        (if File.Exists "/etc/os-release" then
             File.ReadAllText "/etc/os-release"
         else
             "")

/// The system that this runs on.
let system =
    lazy
        (let like (name: string) =
            Regex.IsMatch(osRelease.Value, $"^ID(_LIKE)?=.*\\b{name}\\b", RegexOptions.Multiline)

         if Shell.onWindows then
             Windows
         elif RuntimeInformation.IsOSPlatform OSPlatform.OSX then
             MacOs
         elif like "debian" || like "ubuntu" then
             Debian
         elif like "fedora" || like "rhel" then
             Fedora
         else
             OtherLinux)

/// The system's name for a person.
let systemName =
    lazy
        (let pretty =
            Regex.Match(osRelease.Value, "^PRETTY_NAME=\"?([^\"\n]*)", RegexOptions.Multiline)

         if pretty.Success then
             pretty.Groups[1].Value
         else
             RuntimeInformation.OSDescription)

/// How a native library's file is called here.
let libraryFile name =
    if Shell.onWindows then
        name + ".dll"
    elif RuntimeInformation.IsOSPlatform OSPlatform.OSX then
        $"lib{name}.dylib"
    else
        $"lib{name}.so"

/// The folders in which Linux distributions keep libraries.
let private libraryFolders =
    lazy
        (let triplet =
            match RuntimeInformation.OSArchitecture with
            | Architecture.Arm64 -> "aarch64-linux-gnu"
            | Architecture.X64 -> "x86_64-linux-gnu"
            | other -> $"{other.ToString().ToLowerInvariant()}-linux-gnu"

         [ $"/usr/lib/{triplet}"; "/usr/lib64"; "/usr/lib"; "/usr/local/lib" ])

/// The version that libtorch's headers state. Where `torch/version.h` only includes another header, as in recent ones, it
/// is in that one.
let private versionIn folders =
    let part text name =
        Regex.Match(text, $@"#define TORCH_VERSION_{name} (\d+)").Groups[1].Value

    let stated =
        List.allPairs folders [ "version.h"; Path.Combine("headeronly", "version.h") ]
        |> List.map (fun (folder, header) -> Path.Combine(folder, "torch", header))
        |> List.filter File.Exists
        |> List.map File.ReadAllText
        |> List.tryFind (fun text -> part text "MAJOR" <> "")

    match stated with
    | None -> "of unknown version"
    | Some text -> String.Join('.', [ "MAJOR"; "MINOR"; "PATCH" ] |> List.map (part text))

/// The libtorch whose headers and libraries are in two folders, if one is there.
let libtorchAt chosen includeRoot libraries =
    let inner = Path.Combine(includeRoot, "torch", "csrc", "api", "include")
    let library = Path.Combine(libraries, libraryFile "torch_cpu")

    if File.Exists library && Directory.Exists inner then
        Some {
            Includes = [ includeRoot; inner ]
            Libraries = libraries
            Library =
                FileInfo(library).ResolveLinkTarget true
                |> Option.ofObj
                |> Option.map _.FullName
                |> Option.defaultValue library
            Version = versionIn [ includeRoot; inner ]
            Chosen = chosen
        }
    else
        None

/// The folder in `LIBTORCH`, when it is set.
let chosenFolder () =
    Environment.GetEnvironmentVariable "LIBTORCH"
    |> Option.ofObj
    |> Option.filter ((<>) "")

/// The libtorch that the workbook is built against: the one in `LIBTORCH`, otherwise the system's own.
let libtorch () =
    match chosenFolder () with
    | Some root -> libtorchAt true (Path.Combine(root, "include")) (Path.Combine(root, "lib"))
    | None when Shell.onWindows -> None
    | None -> libraryFolders.Value |> List.tryPick (libtorchAt false "/usr/include")

/// The linear algebra behind a libtorch.
let blas (torch: LibTorch) =
    if torch.Chosen || Shell.onWindows || system.Value = MacOs then
        Some WithLibTorch
    else
        libraryFolders.Value
        |> List.map (fun folder -> Path.Combine(folder, "libblas.so.3"))
        |> List.tryFind File.Exists
        |> Option.map (fun link ->
            let target = Shell.capture "/" "readlink" [ "-f"; link ]
            let path = target.Lines |> List.tryHead |> Option.defaultValue link

            if not (path.Contains "openblas") then Reference path
            elif path.Contains "openmp" then OpenBlas "openmp"
            elif path.Contains "serial" then OpenBlas "serial"
            else OpenBlas "pthread")

/// The C++ compiler: `CXX`, otherwise `g++` or `clang++`.
let compiler () =
    let asked =
        Environment.GetEnvironmentVariable "CXX"
        |> Option.ofObj
        |> Option.filter ((<>) "")

    let usual =
        match system.Value with
        | Windows
        | MacOs -> [ "clang++"; "g++" ]
        | _ -> [ "g++"; "clang++" ]

    Option.toList asked @ usual
    |> List.tryPick (fun name -> if File.Exists name then Some name else Shell.which name)

/// Chromium or Chrome, which turns charts into pictures.
let browser () =
    [ "chromium"; "chromium-browser"; "google-chrome"; "google-chrome-stable"; "chrome" ]
    |> List.tryPick Shell.which
