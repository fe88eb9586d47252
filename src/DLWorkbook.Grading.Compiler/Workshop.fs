namespace DLWorkbook.Grading.Compiler

open System
open System.IO
open System.Text.RegularExpressions
open FSharp.Compiler.CodeAnalysis
open FSharp.Compiler.Diagnostics

/// <summary>Compiles files into one library. A file that does not compile costs only itself: the others are compiled without it.</summary>
/// <param name="references">The folder of the workbook's assemblies.</param>
/// <param name="folder">A folder of its own, for files on their way.</param>
[<Sealed>]
type Workshop(references: string, folder: string) =

    /// The compiler stops counting at a hundred; a student reads a few.
    let mostMessages = 5

    let spaces = Regex @"\s+"

    let checker =
        FSharpChecker.Create(
            keepAssemblyContents = false,
            keepAllBackgroundResolutions = false,
            keepAllBackgroundSymbolUses = false,
            enableBackgroundItemKeyStoreAndSemanticClassification = false
        )

    let everything = lazy (References.all references)

    let library = Path.Combine(folder, "Submission.dll")

    let symbols = Path.Combine(folder, "Submission.pdb")

    let fileOf (unit: SourceFile) =
        Path.Combine(folder, unit.Module + ".fs")

    /// A unit's text calls its file /<module>/<script>: symbols and stack traces are to say /<script>.
    let arguments (files: string list) (units: SourceFile list) = [|
        "fsc.exe"
        "--out:" + library
        "--target:library"
        "--noframework"
        "--simpleresolution"
        "--targetprofile:netcore"
        "--nocopyfsharpcore"
        "--nointerfacedata"
        "--nowin32manifest"
        "--nologo"
        "--debug:portable"
        "--optimize+"
        "--deterministic+"
        "--define:INTERACTIVE"
        "--pathmap:" + folder + "=."
        for unit in units do
            "--pathmap:/" + unit.Module + "="
        for file in files do
            "-r:" + file
        for unit in units do
            fileOf unit
    |]

    /// The module that a message is about, by the file that it names.
    let moduleOf (units: SourceFile list) (message: FSharpDiagnostic) =
        let file = message.FileName.Replace('\\', '/')

        units
        |> List.tryFind (fun unit ->
            file.StartsWith("/" + unit.Module + "/", StringComparison.Ordinal)
            || Path.GetFileName file = unit.Module + ".fs")
        |> Option.map _.Module

    /// Writes the library; or the faults by module, each with whether it is one of syntax; or what went wrong without any.
    let attempt files (units: SourceFile list) : Result<unit, Result<(Fault * bool) list, string>> =
        File.Delete library

        let messages, stopped =
            checker.Compile(arguments files units) |> Async.RunSynchronously

        let errors =
            messages
            |> Array.filter (fun message -> message.Severity = FSharpDiagnosticSeverity.Error)
            |> List.ofArray

        if errors.IsEmpty && stopped.IsNone && File.Exists library then
            Ok()
        else
            let faults = [
                for message in errors do
                    match moduleOf units message with
                    | Some name ->
                        {
                            Module = name
                            Line = message.StartLine
                            Column = message.StartColumn + 1
                            Text = spaces.Replace(message.Message.Replace(folder, "."), " ").Trim()
                        },
                        message.Subcategory = "parse"
                    | None -> ()
            ]

            if not faults.IsEmpty then
                Error(Ok faults)
            else
                match errors, stopped with
                | message :: _, _ -> Error(Error message.Message)
                | [], Some fault -> Error(Error fault.Message)
                | [], None -> Error(Error "no library was written, and no error reported")

    let modulesOf (faults: (Fault * bool) list) =
        set [ for fault, _ in faults -> fault.Module ]

    let without (names: Set<string>) (units: SourceFile list) =
        units |> List.filter (fun unit -> not (names.Contains unit.Module))

    /// The units that compile together, and what is wrong with the others. Only syntax errors are believed before all
    /// references were tried.
    let rec settle (units: SourceFile list) (dropped: Fault list) : Result<SourceFile list * Fault list, string> =
        let few = References.few references (units |> List.map _.Text)

        let drop faults =
            settle (without (modulesOf faults) units) (dropped @ List.map fst faults)

        if units.IsEmpty then
            Ok(units, dropped)
        else
            match attempt few units with
            | Ok() -> Ok(units, dropped)
            | Error(Ok faults) when faults |> List.forall snd -> drop faults
            | Error _ ->
                match attempt everything.Value units with
                | Ok() -> Ok(units, dropped)
                | Error(Ok faults) -> drop faults
                | Error(Error failure) -> Error failure

    let told (faults: Fault list) =
        faults
        |> List.groupBy _.Module
        |> List.collect (fun (_, own) ->
            own
            |> List.distinct
            |> List.sortBy (fun fault -> fault.Line, fault.Column)
            |> List.truncate mostMessages)

    let clean () =
        for file in Directory.GetFiles folder do
            File.Delete file

    /// Answers a request.
    member _.Compile(request: Request) : Answer =
        let answer = {
            Number = request.Number
            Assembly = None
            Symbols = None
            Modules = []
            Faults = []
            Failure = None
        }

        clean ()

        try
            for unit in request.Units do
                File.WriteAllText(fileOf unit, unit.Text)

            match settle request.Units [] with
            | Error failure -> { answer with Failure = Some failure }
            | Ok([], dropped) -> { answer with Faults = told dropped }
            | Ok(units, dropped) -> {
                answer with
                    Assembly = Some(File.ReadAllBytes library)
                    Symbols = Some(File.ReadAllBytes symbols)
                    Modules = units |> List.map _.Module
                    Faults = told dropped
              }
        finally
            clean ()
