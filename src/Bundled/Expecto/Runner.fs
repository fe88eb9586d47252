/// A whole run: the command line, the checks before it, Ctrl-C, the exit code.
module internal Expecto.Runner

open System
open System.IO
open System.Reflection
open System.Threading
open Expecto.Impl
open Expecto.Logging

/// The code that a shell reports for a program that Ctrl-C ended.
let private interrupted = 130

let private version =
    match Assembly.GetExecutingAssembly().GetName().Version with
    | null -> "?"
    | v -> v.ToString 3

let private command () =
    let first =
        Environment.GetCommandLineArgs()
        |> Array.tryHead
        |> Option.defaultValue "expecto"

    let name = Path.GetFileName first |> string
    if name.EndsWith ".dll" then "dotnet " + name else name

let private list config tests =
    let shown =
        config.filter tests
        |> Test.toTestCodeList
        |> List.filter (fun t -> config.listStates.IsEmpty || List.contains t.state config.listStates)

    let letter (t: FlatTest) =
        if shown |> List.forall (fun s -> s.state = Normal) then
            ""
        else
            match t.state with
            | Normal -> "N "
            | Pending -> "P "
            | Focused -> "F "

    for test in shown do
        Terminal.write $"%s{letter test}%s{config.joinWith.format test.name}\n"

let private duplicates config tests =
    Test.toTestCodeList tests
    |> List.countBy (fun t -> config.joinWith.format t.name)
    |> List.filter (fun (_, times) -> times > 1)
    |> List.map fst

/// Evaluates under a token that the caller's token or Ctrl-C cancels; a second Ctrl-C ends the process.
let private evaluate (ct: CancellationToken) config tests =
    use stop = CancellationTokenSource.CreateLinkedTokenSource ct

    let onInterrupt =
        ConsoleCancelEventHandler(fun _ press ->
            if not stop.IsCancellationRequested then
                press.Cancel <- true
                Terminal.line Warn "Stopping: the tests that are running are left, the others are not started."
                stop.Cancel())

    Console.CancelKeyPress.AddHandler onInterrupt

    try
        let code = runEvalWithCancel stop.Token config tests |> Async.RunSynchronously
        if stop.IsCancellationRequested then interrupted else code
    finally
        Console.CancelKeyPress.RemoveHandler onInterrupt

let private checkAndEvaluate ct config tests =
    if config.failOnFocusedTests && not (passesFocusTestCheck config tests) then
        1
    else
        let chosen = config.filter tests

        match duplicates config chosen with
        | _ :: _ as names when not config.allowDuplicateNames ->
            let shown = names |> String.concat "\n\t"

            config.printer.info $"Found duplicated test names, these names are:\n\t%s{shown}"
            |> Async.RunSynchronously

            1
        | _ -> evaluate ct config chosen

/// Runs the tests as asked; gives the exit code.
let run ct (cliArgs: CLIArguments list) (args: string list) tests =
    match CommandLine.parse args with
    | CommandLine.Faults faults ->
        let shown = String.concat " " faults
        Terminal.write $"ERROR: %s{shown}\n\nEXPECTO! v%s{version}\n\n%s{CommandLine.usage (command ())}"
        1
    | CommandLine.Help ->
        Terminal.write $"EXPECTO! v%s{version}\n\n%s{CommandLine.usage (command ())}"
        0
    | CommandLine.Arguments parsed ->
        let asked = cliArgs @ parsed
        let config = asked |> List.fold CommandLine.apply ExpectoConfig.defaultConfig

        Terminal.configure {
            Verbosity = config.verbosity
            Colour = config.colour
            Name = defaultArg config.logName "Expecto"
        }

        if asked |> List.exists _.IsVersion then
            Terminal.write $"EXPECTO! v%s{version}\n\n"

        if asked |> List.exists _.IsList_Tests then
            list config tests
            0
        else
            checkAndEvaluate ct config tests
