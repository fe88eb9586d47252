/// Reads the command line into arguments, and arguments into a configuration.
module internal Expecto.CommandLine

open System
open Expecto.Logging
open Expecto.Impl

/// How many values an option takes, and how they become an argument.
type private Values =
    | NoValue of CLIArguments
    | OneValue of (string -> Result<CLIArguments, string>)
    | ManyValues of (string list -> Result<CLIArguments, string>)

let private number case =
    OneValue(fun text ->
        match Int32.TryParse text with
        | true, n -> Ok(case n)
        | _ -> Result.Error $"Cannot parse parameter '%s{text}'")

let private text case = OneValue(case >> Ok)

let private states (words: string list) =
    let state (word: string) =
        match word.ToLowerInvariant() with
        | "normal" -> Ok Normal
        | "pending" -> Ok Pending
        | "focused" -> Ok Focused
        | _ -> Result.Error $"Cannot parse parameter '%s{word}': one of normal, pending, focused"

    (words, Ok [])
    ||> List.foldBack (fun word rest ->
        match state word, rest with
        | Ok s, Ok others -> Ok(s :: others)
        | Result.Error e, _
        | _, Result.Error e -> Result.Error e)
    |> Result.map List_Tests

let private options = [
    "--sequenced", "Don't run the tests in parallel.", NoValue CLIArguments.Sequenced
    "--parallel", "Run all tests in parallel (default).", NoValue CLIArguments.Parallel
    "--parallel-workers", "Number of tests that run at a time (default: one per processor).", number Parallel_Workers
    "--fail-on-focused-tests", "Fail when a focused test exists.", NoValue CLIArguments.Fail_On_Focused_Tests
    "--debug", "Tell of each test as it starts and ends.", NoValue CLIArguments.Debug
    "--log-name", "The name at the end of each line (default: Expecto).", text Log_Name
    "--filter", "Run the tests whose full name starts so.", text Filter
    "--filter-test-list", "Run the tests in a list whose name contains this.", text Filter_Test_List
    "--filter-test-case", "Run the test cases whose own name contains this.", text Filter_Test_Case
    "--run", "Run the tests with these full names.", ManyValues(Run >> Ok)
    "--list-tests", "Print the names of the tests (of the given states) and run none.", ManyValues states
    "--summary", "Print every name by verdict at the end.", NoValue CLIArguments.Summary
    "--junit-summary", "Write a JUnit summary to the given file.", text JUnit_Summary
    "--version", "Print the version.", NoValue CLIArguments.Version
    "--allow-duplicate-names", "Let two tests have one name.", NoValue CLIArguments.Allow_Duplicate_Names
    "--colours", "How many colours: 0, 8 (default) or 256.", number Colours
    "--no-spinner", "Keep the count of finished tests off the terminal.", NoValue CLIArguments.No_Spinner
    "--join-with", "What joins labels: \".\" (default) or \"/\".", text CLIArguments.JoinWith
]

let private isHelp word =
    List.contains word [ "--help"; "-h"; "-?"; "/?" ]

let private isOption (word: string) =
    isHelp word || options |> List.exists (fun (name, _, _) -> name = word)

/// What a command line asks for.
type Request =
    | Arguments of CLIArguments list
    | Help
    | Faults of string list

/// Reads a command line; every fault is reported, not only the first.
let parse (words: string list) =
    let rec read words found faults help =
        match words with
        | [] -> List.rev found, List.rev faults, help
        | word :: rest when isHelp word -> read rest found faults true
        | word :: rest ->
            match options |> List.tryFind (fun (name, _, _) -> name = word) with
            | None -> read rest found ($"unknown options: %s{word}" :: faults) help
            | Some(_, _, values) ->
                let wanted =
                    match values with
                    | NoValue _ -> 0
                    | OneValue _ -> 1
                    | ManyValues _ -> Int32.MaxValue

                let given = rest |> List.takeWhile (isOption >> not) |> List.truncate wanted

                let outcome =
                    match values, given with
                    | NoValue argument, _ -> Ok argument
                    | OneValue make, [ value ] -> make value
                    | OneValue _, _ -> Result.Error "requires a parameter"
                    | ManyValues make, values -> make values

                match outcome with
                | Ok argument -> read (List.skip given.Length rest) (argument :: found) faults help
                | Result.Error fault -> read (List.skip given.Length rest) found ($"%s{word} %s{fault}" :: faults) help

    match read words [] [] false with
    | _, (_ :: _ as faults), _ -> Faults faults
    | _, [], true -> Help
    | found, [], false -> Arguments found

/// The options with their meaning, a line each.
let usage command =
    let width = options |> List.map (fun (name, _, _) -> name.Length) |> List.max

    options
    |> List.map (fun (name, meaning, _) -> name, meaning)
    |> fun known -> known @ [ "--help", "Show this help message." ]
    |> List.map (fun (name, meaning) -> $"  %s{name.PadRight width}  %s{meaning}")
    |> String.concat "\n"
    |> fun lines -> $"Usage: %s{command} [options]\n\nOptions:\n%s{lines}\n"

let private narrow (keep: string list -> bool) (config: ExpectoConfig) = {
    config with
        filter = config.filter >> Test.filter config.joinWith.asString keep
}

let private sign text =
    if text = "/" then
        Impl.JoinWith.Slash
    else
        Impl.JoinWith.Dot

/// Applies one argument to a configuration; several filters all hold.
let apply (config: ExpectoConfig) (argument: CLIArguments) =
    match argument with
    | CLIArguments.Sequenced -> { config with runInParallel = false }
    | CLIArguments.Parallel -> { config with runInParallel = true }
    | Parallel_Workers n -> { config with parallelWorkers = n }
    | CLIArguments.Fail_On_Focused_Tests -> { config with failOnFocusedTests = true }
    | CLIArguments.Debug -> { config with verbosity = LogLevel.Debug }
    | Log_Name name -> { config with logName = Some name }
    | Filter start ->
        config
        |> narrow (fun path -> (config.joinWith.format path).StartsWith(start, StringComparison.Ordinal))
    | Filter_Test_List part ->
        config
        |> narrow (fun path ->
            path
            |> List.truncate (path.Length - 1)
            |> List.exists _.Contains(part, StringComparison.Ordinal))
    | Filter_Test_Case part ->
        config
        |> narrow (fun path -> (List.last path).Contains(part, StringComparison.Ordinal))
    | Run names -> config |> narrow (fun path -> List.contains (config.joinWith.format path) names)
    | List_Tests states -> { config with listStates = states }
    | CLIArguments.Summary -> {
        config with
            printer = TestPrinters.summaryPrinter config.printer
      }
    | JUnit_Summary path -> {
        config with
            printer = JUnit.alsoWrite path config.printer
      }
    | CLIArguments.Version -> config
    | CLIArguments.Allow_Duplicate_Names -> { config with allowDuplicateNames = true }
    | CLIArguments.No_Spinner -> { config with noSpinner = true }
    | Colours n -> {
        config with
            colour =
                if n >= 256 then Colour256
                elif n >= 8 then Colour8
                else Colour0
      }
    | Printer printer -> { config with printer = printer }
    | Verbosity level -> { config with verbosity = level }
    | CLIArguments.JoinWith text -> { config with joinWith = sign text }
