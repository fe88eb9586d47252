/// The stage `setup`: installs what is missing when it may, and otherwise says exactly what to type.
module DLWorkbook.House.Setup

open System
open System.IO

/// The plotly.js that is inside Plotly.NET 5.1.0.
let plotly = "plotly.js-dist-min@2.27.1"

/// Something that the bundled TorchSharp needs and this machine lacks.
type Missing =
    | Torch
    | FastBlas
    | Compiler

/// What is missing here for the bundled packages.
let missing () = [
    match Machine.libtorch () with
    | None ->
        Torch

        if
            Machine.chosenFolder().IsNone
            && Machine.system.Value <> Machine.MacOs
            && not Shell.onWindows
        then
            FastBlas
    | Some torch ->
        match Machine.blas torch with
        | Some(Machine.OpenBlas _)
        | Some Machine.WithLibTorch -> ()
        | Some(Machine.Reference _)
        | None -> FastBlas

    if (Machine.compiler ()).IsNone then
        Compiler
]

/// What a missing thing is called.
let nameOf thing =
    match thing with
    | Torch -> "libtorch"
    | FastBlas -> "OpenBLAS"
    | Compiler -> "a C++ compiler"

let private debianPackages things = [
    for thing in things do
        match thing with
        | Torch -> "libtorch-dev"
        | FastBlas -> "libopenblas0-openmp"
        | Compiler -> "g++"
]

/// The commands that install things on a system.
let commands system things =
    let wants thing = List.contains thing things

    match system with
    | Machine.Debian ->
        let names = debianPackages things |> String.concat " "
        [ "sudo apt-get update"; $"sudo apt-get install -y --no-install-recommends {names}" ]
    | Machine.Fedora -> [
        if wants Compiler then
            "sudo dnf install -y gcc-c++"
        if wants FastBlas then
            "sudo dnf install -y openblas-openmp"
        if wants Torch then
            "sudo dnf install -y python3-torch-devel"
            "export LIBTORCH=$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))')"
      ]
    | Machine.MacOs -> [
        if wants Compiler then
            "xcode-select --install"
        if wants Torch || wants FastBlas then
            "brew install pytorch"
            "export LIBTORCH=$(brew --prefix pytorch)"
      ]
    | Machine.Windows -> [
        if wants Compiler then
            "winget install Microsoft.VisualStudio.2022.BuildTools --override \"--passive --add Microsoft.VisualStudio.Workload.VCTools\""
            "winget install LLVM.LLVM"
        if wants Torch || wants FastBlas then
            "download LibTorch (C++, CPU, Release) from pytorch.org, unpack it to C:\\libtorch, then"
            "setx LIBTORCH C:\\libtorch   (and open a new terminal)"
      ]
    | Machine.OtherLinux -> [
        if wants Compiler then
            "install g++ with your package manager"
        if wants FastBlas then
            "install OpenBLAS with your package manager"
        if wants Torch then
            "python3 -m pip install torch"
            "export LIBTORCH=$(python3 -c 'import os, torch; print(os.path.dirname(torch.__file__))')"
      ]

/// What to type, on every system when this one is not known.
let advice things =
    let block (title: string) lines =
        $"  {title}" :: (lines |> List.map (fun l -> "    " + l))

    let here =
        match Machine.system.Value with
        | Machine.Debian -> block "Debian, Ubuntu:" (commands Machine.Debian things)
        | Machine.Fedora -> block "Fedora:" (commands Machine.Fedora things)
        | Machine.MacOs -> block "macOS:" (commands Machine.MacOs things)
        | Machine.Windows -> block "Windows:" (commands Machine.Windows things)
        | Machine.OtherLinux ->
            List.concat [
                block "Debian, Ubuntu:" (commands Machine.Debian things)
                block "Fedora:" (commands Machine.Fedora things)
                block "other Linux:" (commands Machine.OtherLinux things)
                block "macOS:" (commands Machine.MacOs things)
                block "Windows:" (commands Machine.Windows things)
            ]

    String.Join('\n', here)

/// How apt may be called without asking anyone: as root, through a sudo that asks for no password, or not at all.
let private aptPrefix () =
    if Machine.system.Value <> Machine.Debian || (Shell.which "apt-get").IsNone then
        None
    elif Environment.IsPrivilegedProcess then
        Some []
    elif
        (Shell.which "sudo").IsSome
        && (Shell.capture "/" "sudo" [ "-n"; "true" ]).Code = 0
    then
        Some [ "sudo"; "-n" ]
    else
        None

/// What apt says that is worth a line: how much there is to fetch, and what takes long; it counts in MB from ten on.
let private progress (text: string) =
    if
        text.StartsWith "Need to get"
        || text.StartsWith "Get:" && text.TrimEnd().EndsWith "MB]"
        || text.StartsWith "Setting up libtorch"
    then
        Say.line (Say.faint $"            {text.Trim()}")

let private apt prefix arguments =
    let program, arguments =
        match prefix @ "apt-get" :: arguments with
        | program :: arguments -> program, arguments
        | [] -> "apt-get", arguments

    let quiet = [ ("DEBIAN_FRONTEND", "noninteractive") ]
    let outcome = Shell.captureWith progress "/" quiet program arguments

    if outcome.Code <> 0 then
        let command = String.Join(' ', program :: arguments)
        Say.fail $"{command}\nended with code {outcome.Code}. The end of what it said:\n{Shell.tail 15 outcome}"

/// Sees to it that libtorch, OpenBLAS and a compiler are there; in the real package set nothing of it is needed.
let native () =
    match missing () with
    | [] -> Say.UpToDate
    | _ when Machine.chosenFolder().IsSome && (Machine.libtorch ()).IsNone ->
        let folder = Machine.chosenFolder().Value
        let library = Path.Combine("lib", Machine.libraryFile "torch_cpu")

        Say.fail
            $"LIBTORCH is set to {folder}, but there is no {library} with headers beside it: correct it or unset it."
    | things ->
        let names = things |> List.map nameOf |> String.concat ", "

        match aptPrefix () with
        | None -> Say.fail $"Missing: {names}. Install with\n{advice things}\nthen run the same command again."
        | Some prefix ->
            Say.row "setup" $"installing {names} with apt"
            apt prefix [ "update"; "-q" ]
            apt prefix ([ "install"; "-y"; "-q"; "--no-install-recommends" ] @ debianPackages things)

            match missing () with
            | [] -> Say.Done $"{names} installed"
            | still ->
                let names = still |> List.map nameOf |> String.concat ", "

                Say.fail (
                    $"apt has installed all it was asked for, yet this is missing: {names}.\n"
                    + "  When another BLAS was chosen by hand: sudo update-alternatives --auto libblas.so.3-$(gcc -print-multiarch)"
                )

/// Fetches plotly.js for the charts into `artifacts/plotly`, through npm; without npm the labs run all the same.
let charts (artifacts: string) =
    let folder = Path.Combine(artifacts, "plotly")
    let target = Path.Combine(folder, "plotly.min.js")

    if File.Exists target then
        Say.UpToDate
    else
        match Shell.which "npm" with
        | None -> Say.Without "no npm: charts are saved without plotly.js and need a network to be seen (install npm)"
        | Some npm ->
            Directory.CreateDirectory folder |> ignore
            let outcome = Shell.capture folder npm [ "pack"; "--silent"; plotly ]
            let archives = Directory.GetFiles(folder, "*.tgz")

            if outcome.Code <> 0 || archives.Length = 0 then
                let reason =
                    outcome.Lines |> List.tryLast |> Option.defaultValue "npm gave no reason"

                Say.Without $"plotly.js not fetched ({reason}): charts need a network to be seen"
            else
                Shell.quietly folder [] "tar" [ "-xzf"; archives[0]; "--strip-components=1"; "package/plotly.min.js" ]
                archives |> Array.iter File.Delete
                Say.Done $"fetched {plotly}"
