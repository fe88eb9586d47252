module DLWorkbook.Tests.Bundled.Torch.MissingLibraryTests

open System
open System.Diagnostics
open System.IO
open System.Reflection
open Expecto
open DLWorkbook.Core.Runtime
open DLWorkbook.Tests.Face

/// What the test program says when its first tensor is made in a folder that has only what the test puts beside it.
let private firstTensor (prepare: string -> unit) =
    if RuntimeInfo.PackageSet <> "bundled" then
        skiptest "the real TorchSharp brings its libtorch along"

    let here =
        Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location) |> nonNull

    let folder = Directory.CreateTempSubdirectory "dlworkbook-bare-"

    try
        for file in Directory.EnumerateFiles here do
            let name = nonNull (Path.GetFileName file)

            if name.EndsWith ".dll" || name.EndsWith ".json" then
                File.Copy(file, Path.Combine(folder.FullName, name))

        prepare folder.FullName

        let assembly = Path.GetFileName(Assembly.GetExecutingAssembly().Location) |> nonNull
        let program = Path.Combine(folder.FullName, assembly)

        let arguments = [ "exec"; program; TrainingChild.Argument; folder.FullName ]

        use child =
            Process.Start(
                ProcessStartInfo("dotnet", arguments, RedirectStandardOutput = true, RedirectStandardError = true)
            )
            |> nonNull

        let output = child.StandardOutput.ReadToEndAsync()
        let errors = child.StandardError.ReadToEnd()
        child.WaitForExit()
        Expect.notEqual child.ExitCode 0 $"it can't work without libtorch: {output.Result}"
        errors
    finally
        folder.Delete true

let tests =
    testList "a machine without libtorch" [
        testCase "without the native part, the first tensor names the two commands that make it"
        <| fun () ->
            let said = firstTensor ignore
            Expect.stringContains said "libtorch_shim.so" "what is missing"
            Expect.stringContains said "dotnet fsi build.fsx setup" "the first command"
            Expect.stringContains said "dotnet fsi build.fsx build" "the second command"

        testCase "a native part that can't be loaded says what to install"
        <| fun () ->
            let said =
                firstTensor (fun folder -> File.WriteAllText(Path.Combine(folder, "libtorch_shim.so"), "no library"))

            Expect.stringContains said "apt install libtorch-dev" "for Debian"
            Expect.stringContains said "LIBTORCH" "for a libtorch from elsewhere"
    ]
