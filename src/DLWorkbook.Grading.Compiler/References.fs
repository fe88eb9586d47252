namespace DLWorkbook.Grading.Compiler

open System
open System.IO
open System.Text.RegularExpressions

/// <summary>
/// What a submission is compiled against. A reference costs time in every compilation, so there are two sets: a small one,
/// chosen by what the submission mentions, and everything that a lab may use, for what does not compile with the small one.
/// </summary>
[<RequireQualifiedAccess>]
module References =

    /// The runtime's assemblies that nearly every script needs, and those that FSharp.Core's own signatures mention.
    let private usual = [
        "System.Private.CoreLib"
        "System.Runtime"
        "netstandard"
        "System.Collections"
        "System.Console"
        "System.Diagnostics.Debug"
        "System.Linq"
        "System.Memory"
        "System.Net.Primitives"
        "System.Net.Requests"
        "System.Net.WebClient"
        "System.Private.Uri"
        "System.Runtime.Extensions"
        "System.Runtime.Numerics"
        "System.Text.RegularExpressions"
        "System.Threading"
    ]

    /// The workbook's own: the catalogue of checks, which holds the answers, is not among them.
    let private own = [ "FSharp.Core"; "DLWorkbook.Exchange"; "DLWorkbook.Core"; "DLWorkbook" ]

    /// The packages, each with what a script mentions that uses it.
    let private packages = [
        "TorchSharp", Regex @"[Tt]orch|\bnn\b|\b[Tt]ensor"
        "Plotly.NET", Regex @"\b(Plotly|Chart|Plot)\b"
        "Deedle", Regex @"\b(Deedle|Frame|Series|Tabular|Table|Stats)\b"
        "FSharp.Stats", Regex @"\bFSharp\s*\.\s*Stats\b"
        "DiffSharp.Core", Regex @"\b(DiffSharp|dsharp)\b"
        "DiffSharp.Backends.Reference", Regex @"\b(DiffSharp|dsharp)\b"
        "MathNet.Numerics", Regex @"\b(MathNet|FSharp\s*\.\s*Stats)\b"
    ]

    let private existing (folder: string) (names: string seq) = [
        for name in names do
            let file = Path.Combine(folder, name + ".dll")

            if File.Exists file then
                file
    ]

    let private runtime =
        Path.GetDirectoryName(typeof<obj>.Assembly.Location)
        |> Option.ofObj
        |> Option.defaultValue "."

    let private isManaged (file: string) =
        let name = Path.GetFileNameWithoutExtension file |> string

        (name.StartsWith("System.", StringComparison.Ordinal)
         || name = "System"
         || name = "netstandard"
         || name = "mscorlib")
        && not (name.EndsWith(".Native", StringComparison.Ordinal))

    /// The files for texts, from a folder that holds the workbook's assemblies: few of them.
    let few (folder: string) (texts: string list) : string list =
        existing runtime usual
        @ existing folder own
        @ existing folder [
            for name, mention in packages do
                if texts |> List.exists mention.IsMatch then
                    name
        ]

    /// Everything that a lab may use.
    let all (folder: string) : string list =
        (Directory.GetFiles(runtime, "*.dll")
         |> Array.filter isManaged
         |> Array.sort
         |> List.ofArray)
        @ existing folder own
        @ existing folder (List.map fst packages)
