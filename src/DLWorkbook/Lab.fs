namespace DLWorkbook

open System
open System.IO
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Core.Runtime
open DLWorkbook.Core.Training

/// A lab under way: where it writes, what was asked of it, what it has trained.
[<NoComparison; ReferenceEquality>]
type LabContext = {
    /// The lab's name, that of its script.
    Name: string
    /// Where charts, tables, ledger and checkpoints go: `out/<name>`.
    Folder: string
    /// What the command line said.
    Options: LabOptions
    /// What it runs on.
    Runtime: RuntimeInfo
    /// The book of training runs.
    Ledger: Ledger
}

/// Starts and ends a lab, and speaks to its reader.
///
///     let lab = Lab.start "lab2_rnn" "A network learns to rate film reviews" fsi.CommandLineArgs
///
/// Vocabulary: start, section, say, quote, finish; doctor for a session that is slow; current for what the other modules
/// need to know.
[<RequireQualifiedAccess>]
module Lab =

    let private contextOf name title (options: LabOptions) =
        let root =
            DataFolders.FromEnvironment().Project |> Option.ofObj |> Option.defaultValue "."

        let runtime = RuntimeInfo.Of(torch.device options.Device)
        let usual = ShowSettings.forLab name

        Show.start {
            usual with
                Title = title
                Run = $"{runtime}, seed {options.Seed}"
                Folder = Path.Combine(root, "out")
                Png = usual.Png || options.Png
                Open = usual.Open && options.Open
        }

        {
            Name = name
            Folder = Show.folder ()
            Options = options
            Runtime = runtime
            Ledger = Ledger(name, Path.Combine(Show.folder (), "ledger.json"))
        }

    /// The lab under way: the one thing that the face remembers between two calls.
    let mutable private started: LabContext option = None

    /// The lab under way; "scratch" where none was started, as in a REPL that goes exploring.
    let current () : LabContext =
        match started with
        | Some lab -> lab
        | None ->
            let lab = contextOf "scratch" "Scratch" LabOptions.defaults
            started <- Some lab
            lab

    /// Prints a paragraph, in lines of at most 80 characters.
    let say (text: string) : unit =
        for line in Text.wrap 80 text do
            printfn $"%s{line}"

    /// Says what this session runs on, whether its threads are as the workbook would have them and, where they are not,
    /// what that costs and how to mend it: in a REPL, libtorch may have been loaded before the workbook.
    let doctor () : unit =
        let complaints = ThreadCheck.Here()
        let runtime = RuntimeInfo.Of()
        printfn $"%O{runtime}"
        printfn $"Matrix products: %s{runtime.Blas.Name}"

        for complaint in complaints do
            say $"Threads: {complaint.What}."
            say $"  Cost: {complaint.Cost}."
            say $"  To mend: {complaint.Mend}."

        if complaints.Count = 0 then
            match Option.ofObj Threads.Current with
            | Some plan -> say $"Threads are as they should be: {plan.Reason} ({plan.Describe()})."
            | None -> ()

    /// Reads the command line, prints what the lab runs on and its title, and opens a new page for it. A wrong option
    /// ends the script with exit code 2 and the list of valid ones.
    let start (name: string) (title: string) (arguments: string[]) : LabOptions =
        match LabOptions.parse arguments with
        | Error message ->
            eprintfn $"%s{message}"
            exit 2
        | Ok options ->
            let lab = contextOf name title options
            started <- Some lab
            printfn $"%O{lab.Runtime}"

            for complaint in ThreadCheck.Here() do
                say $"Threads: {complaint.What}. Lab.doctor () says what that costs and how to mend it."

            printfn $"%s{title}"
            options

    /// Prints a section's heading.
    let section (title: string) : unit =
        printfn ""
        printfn $"── %s{title} {String('─', max 0 (75 - title.Length))}"

    /// Prints a quotation, indented.
    let quote (text: string) : unit =
        for line in Text.wrap 74 text do
            printfn $"    %s{line}"

    /// Ends the lab: prints what its exercises have earned, says where its page is, and opens it where a person watches.
    let finish () : unit =
        match Check.score (current ()).Name with
        | [] -> ()
        | lines ->
            section "Exercises"
            lines |> List.iter (printfn "%s")

        Show.finish ()
