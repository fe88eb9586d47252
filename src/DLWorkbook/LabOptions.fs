namespace DLWorkbook

open System
open Argu
open DLWorkbook.Core.Data

/// Which data a lab may use.
type DataOption =
    /// Real data where it is found, else the built-in sample.
    | Auto
    /// Real data or nothing.
    | Real
    /// The built-in sample.
    | Sample

/// The command line of a lab.
type LabArgument =
    | Quick
    | Epochs of count: int
    | Seed of number: int
    | Device of name: string
    | Data of source: DataOption
    | [<CustomCommandLine("--no-open")>] NoOpen
    | Png

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | Quick -> "a short run: less data, fewer epochs, about a minute."
            | Epochs _ -> "passes over the training data, instead of the lab's own number."
            | Seed _ -> "seed of initial values, shuffling and dropout. Default: 1."
            | Device _ -> "where to compute: cpu, cuda or cuda:N. Default: cpu."
            | Data _ -> "real data only, the built-in sample only, or whichever is there. Default: auto."
            | NoOpen -> "never open a browser."
            | Png -> "save each chart as a picture as well (needs Chromium)."

/// What a person asked of a lab on its command line.
type LabOptions = {
    /// A short run.
    Quick: bool
    /// Epochs, where they were given.
    Epochs: int option
    /// Seed of everything random.
    Seed: int
    /// Where to compute.
    Device: string
    /// Which data to use.
    Data: DataChoice
    /// Whether a browser may be opened.
    Open: bool
    /// Whether charts are saved as pictures too.
    Png: bool
    /// Whether it is a script that runs from top to bottom, not a REPL.
    IsScript: bool
} with

    /// The lab's own number of epochs, unless the command line says otherwise.
    member this.EpochsOr(epochs: int) = defaultArg this.Epochs epochs

/// Reads the command line of a lab.
[<RequireQualifiedAccess>]
module LabOptions =

    /// A full run with seed 1 on the CPU, on real data where it is found.
    let defaults = {
        Quick = false
        Epochs = None
        Seed = 1
        Device = "cpu"
        Data = DataChoice.Auto
        Open = true
        Png = false
        IsScript = false
    }

    /// <summary>Reads <c>fsi.CommandLineArgs</c>: the script first, then its options.</summary>
    /// <remarks>In the REPL the first argument is no script, and there are no options.</remarks>
    /// <returns>The options, or a text that says what is wrong and lists the valid ones.</returns>
    let parse (arguments: string[]) : Result<LabOptions, string> =
        let isScript =
            arguments.Length > 0
            && arguments[0].EndsWith(".fsx", StringComparison.OrdinalIgnoreCase)

        if not isScript then
            Ok defaults
        else
            let parser = ArgumentParser.Create<LabArgument>(programName = arguments[0])

            try
                let given = parser.Parse(arguments[1..], raiseOnUsage = true)

                let positive name value =
                    if value >= 1 then
                        value
                    else
                        invalidArg name $"--{name}: expected at least 1, got {value}"

                Ok {
                    Quick = given.Contains Quick
                    Epochs = given.TryGetResult Epochs |> Option.map (positive "epochs")
                    Seed = given.GetResult(Seed, defaults.Seed)
                    Device = given.GetResult(Device, defaults.Device)
                    Data =
                        match given.GetResult(Data, Auto) with
                        | Auto -> DataChoice.Auto
                        | Real -> DataChoice.Real
                        | Sample -> DataChoice.Sample
                    Open = not (given.Contains NoOpen)
                    Png = given.Contains Png
                    IsScript = true
                }
            with
            | :? ArguParseException as wrong -> Error wrong.Message
            | :? ArgumentException as wrong -> Error $"{wrong.Message}\n{parser.PrintUsage()}"
