namespace DLWorkbook

open System
open System.Collections.Concurrent
open System.Diagnostics
open System.IO
open System.Threading
open Argu
open DLWorkbook.Checking
open DLWorkbook.Core.Data

/// The command line of the watcher.
type WatchArgument =
    | [<MainCommand; Unique>] File of script: string
    | Once
    | Out of folder: string

    interface IArgParserTemplate with
        member this.Usage =
            match this with
            | File _ -> "the lab to watch, such as labs/lab1b_mlp_scratch.fsx."
            | Once -> "check once and end: exit code 0 when everything is solved, else 1."
            | Out _ -> "where progress is kept, instead of out/ beside the workbook."

/// What wakes the watcher.
[<RequireQualifiedAccess>]
type private WatchEvent =
    | Saved
    | Key of char
    | InputEnded

/// <summary>
/// Re-checks a lab's exercises on each save:
/// <c>dotnet fsi scripts/watch.fsx labs/lab1b_mlp_scratch.fsx</c>.
/// </summary>
[<RequireQualifiedAccess>]
module Watch =

    /// A lab under watch.
    type private Watching = {
        Path: string
        Lab: SyllabusLab
        ProgressFile: string
        Checker: ChildChecker
    }

    let private isTerminal () =
        not Console.IsInputRedirected && not Console.IsOutputRedirected

    let private say (text: string) =
        for line in Text.wrap 80 text do
            Console.Out.WriteLine line

    let private show (watching: Watching) (progress: WatchProgress) note =
        if isTerminal () then
            Console.Out.Write "\u001b[2J\u001b[3J\u001b[H"

        for line in WatchScreen.overview watching.Lab progress do
            Console.Out.WriteLine line

        Console.Out.WriteLine()

        for line in WatchScreen.detail watching.Lab progress do
            Console.Out.WriteLine line

        if note <> "" then
            Console.Out.WriteLine()
            say note

        if isTerminal () then
            Console.Out.WriteLine()
            Console.Out.WriteLine WatchScreen.keys

        Console.Out.Flush()

    /// What is wrong with the markers in the file, where something is: resetting needs them.
    let private markers (watching: Watching) text =
        try
            LabSource.regions (string (Path.GetFileName watching.Path)) text |> ignore
            ""
        with :? LabSourceException as fault ->
            fault.Message

    /// Checks what has changed: progress, what there is to say, and the text that was seen.
    let private check (watching: Watching) (progress: WatchProgress) : WatchProgress * string * string option =
        match WatchedFile.Read watching.Path with
        | None -> progress, $"{ShowFiles.shown watching.Path} is not there or empty: waiting for it.", None
        | Some text ->
            let clock = Stopwatch.StartNew()

            let ids =
                watching.Lab.Exercises |> List.map (fun exercise -> exercise.Id, exercise.Title)

            let checkedNow = ResizeArray<string>()

            let tell (id: string) =
                checkedNow.Add id

                if isTerminal () then
                    Console.Out.Write $"\rchecking {id} … "

            let news = Rechecker.recheck watching.Checker watching.Path text ids tell progress

            // A solved exercise is no longer the chosen one.
            let news =
                match news.Chosen with
                | Some id when
                    checkedNow.Contains id
                    && (WatchProgress.find id news).Standing = Standing.Solved
                      ->
                      { news with Chosen = None }
                | _ -> news

            WatchProgress.save watching.ProgressFile news

            let note =
                if checkedNow.Count = 0 then
                    ""
                else
                    let ids = String.Join(", ", checkedNow)
                    $"checked {ids} in {clock.Elapsed.TotalSeconds:F1} s"

            news, (note + " " + markers watching text).Trim(), Some text

    let private hint (watching: Watching) (progress: WatchProgress) =
        match WatchScreen.current watching.Lab progress with
        | None -> progress, "Nothing is left that needs a hint."
        | Some exercise ->
            let before = WatchProgress.find exercise.Id progress

            let text =
                if before.Hints = 0 then
                    exercise.GentleHint
                else
                    exercise.PlainHint

            let news =
                progress
                |> WatchProgress.set exercise.Id { before with Hints = before.Hints + 1 }

            let more =
                if before.Hints = 0 then
                    " (h again says it plainly.)"
                else
                    ""

            WatchProgress.save watching.ProgressFile news
            news, $"Hint for {exercise.Id}: {text}{more}"

    /// Writes the lab's text anew; what was there is kept beside the progress.
    let private rewrite (watching: Watching) (change: string -> string) =
        let text = File.ReadAllText watching.Path

        try
            let changed = change text

            let folder =
                Path.GetDirectoryName watching.ProgressFile
                |> Option.ofObj
                |> Option.defaultValue "."

            let kept =
                WatchProgress.beside (Path.Combine(folder, string (Path.GetFileName watching.Path))) "before-reset"

            ShowFiles.write kept text
            ShowFiles.write watching.Path changed
            Ok $"What was there is kept in {ShowFiles.shown kept}."
        with :? LabSourceException as fault ->
            Error fault.Message

    let private reset (watching: Watching) (progress: WatchProgress) seen change done' =
        match rewrite watching change with
        | Ok kept ->
            let news, note, seen = check watching progress
            news, $"{done'} {kept} {note}", seen
        | Error fault -> progress, fault, seen

    let private resetOne (watching: Watching) (progress: WatchProgress) seen =
        match WatchScreen.current watching.Lab progress with
        | None -> progress, "Choose an exercise first, with n or p.", seen
        | Some exercise ->
            let name = string (Path.GetFileName watching.Path)
            reset watching progress seen (LabSource.reset name exercise.Id) $"{exercise.Id} is as it was."

    let private move step (watching: Watching) (progress: WatchProgress) =
        let ids = watching.Lab.Exercises |> List.map _.Id

        let at =
            WatchScreen.current watching.Lab progress
            |> Option.bind (fun exercise -> List.tryFindIndex ((=) exercise.Id) ids)
            |> Option.map (fun index -> index + step)
            |> Option.defaultValue (if step > 0 then 0 else ids.Length - 1)

        let news = {
            progress with
                Chosen = Some ids[(at + ids.Length) % ids.Length]
        }

        WatchProgress.save watching.ProgressFile news
        news, ""

    /// Forgets keys that came before there was anything to answer: typed ahead, or never typed. F# Interactive asks the
    /// terminal for its cursor's place as it starts; of a terminal that answers late .NET takes the answer for keys, of one
    /// that does not answer it takes whatever lies in its buffer.
    let private forgetKeys () =
        if isTerminal () then
            while Console.KeyAvailable do
                Console.ReadKey true |> ignore

    /// Listens to keys on a terminal, else to lines, whose first letter counts.
    let private listen (events: BlockingCollection<WatchEvent>) =
        let keys () =
            if isTerminal () then
                while true do
                    events.Add(WatchEvent.Key (Console.ReadKey true).KeyChar)
            else
                let mutable line = Console.In.ReadLine()

                while not (isNull line) do
                    match line with
                    | null
                    | "" -> ()
                    | line -> events.Add(WatchEvent.Key line[0])

                    line <- Console.In.ReadLine()

                events.Add WatchEvent.InputEnded

        Thread(keys, IsBackground = true).Start()

    let private loop (watching: Watching) (progress: WatchProgress) note seen =
        // Not disposed: the thread that waits for a key outlives the loop.
        let events = new BlockingCollection<WatchEvent>()
        use file = new WatchedFile(watching.Path, fun () -> events.Add WatchEvent.Saved)

        let note =
            match file.Start() with
            | Some fault -> $"{note} (Saves are found by looking twice a second: {fault})"
            | None -> note

        forgetKeys ()
        listen events

        let rec go (progress: WatchProgress) asks seen =
            match events.Take() with
            | WatchEvent.InputEnded -> 0
            | WatchEvent.Key answer when asks ->
                if answer = 'y' then
                    let name = string (Path.GetFileName watching.Path)
                    shown (reset watching progress seen (LabSource.strip name) "All exercises are as they were.")
                else
                    shown (progress, "Nothing was reset.", seen)
            | WatchEvent.Key 'q' -> 0
            | WatchEvent.Key 'h' -> same seen (hint watching progress)
            | WatchEvent.Key 'n' -> same seen (move 1 watching progress)
            | WatchEvent.Key 'p' -> same seen (move -1 watching progress)
            | WatchEvent.Key 'r' -> shown (resetOne watching progress seen)
            | WatchEvent.Key 'R' ->
                say $"Reset all {watching.Lab.Exercises.Length} exercises of {watching.Lab.Name}? y/n"
                Console.Out.Flush()
                go progress true seen
            | WatchEvent.Key other ->
                if not (Char.IsWhiteSpace other || Char.IsControl other) then
                    say $"'{other}' is no key here: {WatchScreen.keys}"

                go progress asks seen
            | WatchEvent.Saved ->
                // One save may be told of several times: only another text counts.
                if WatchedFile.Read watching.Path = seen then
                    go progress asks seen
                else
                    shown (check watching progress)

        and same seen (progress, note) = shown (progress, note, seen)

        and shown (progress, note, seen) =
            show watching progress note
            // Where the process was lost, the next check shall not wait for a new one.
            watching.Checker.Warm()
            go progress false seen

        shown (progress, note, seen)

    let private once (watching: Watching) (progress: WatchProgress) note =
        for line in WatchScreen.overview watching.Lab progress do
            Console.Out.WriteLine line

        for exercise in watching.Lab.Exercises do
            let it = WatchProgress.find exercise.Id progress

            if it.Standing <> Standing.Solved then
                Console.Out.WriteLine()
                it.Lines |> List.iter Console.Out.WriteLine

        if note <> "" then
            Console.Out.WriteLine()
            say note

        if WatchScreen.isDone watching.Lab progress then 0 else 1

    let private refuse (message: string) =
        Console.Error.WriteLine message
        2

    let private start (root: string) (script: string) (out: string) isOnce =
        let path = Path.GetFullPath script

        match Syllabus.tryLab path (Syllabus.read (Path.Combine(root, "labs", "labs.yaml"))) with
        | _ when not (File.Exists path) -> refuse $"watch: expected a lab's script, got {script}, which is not there"
        | None -> refuse $"watch: expected a lab of labs/labs.yaml, got {Path.GetFileName path}"
        | Some lab when lab.Exercises.IsEmpty -> refuse $"watch: {lab.Name} has no exercises"
        | Some lab ->
            use checker = new ChildChecker(root)
            let progressFile = Path.Combine(out, lab.Name, "progress.json")

            let watching = {
                Path = path
                Lab = lab
                ProgressFile = progressFile
                Checker = checker
            }

            let progress, damaged = WatchProgress.load progressFile
            damaged |> Option.iter say
            Console.Out.WriteLine $"{lab.Name}: {lab.Title}"
            Console.Out.WriteLine "The checking process is starting …"
            Console.Out.Flush()
            checker.Warm()
            let progress, note, seen = check watching progress

            if isOnce then
                once watching progress note
            else
                loop watching progress note seen

    /// Watches a lab as the command line says, until q, Ctrl-C or the end of its input. Returns the exit code: 0, 1 when
    /// `--once` found something unsolved, 2 when the command line is wrong.
    let run (arguments: string[]) : int =
        let parser =
            ArgumentParser.Create<WatchArgument>(programName = "dotnet fsi scripts/watch.fsx")

        let root =
            DataFolders.FromEnvironment().Project |> Option.ofObj |> Option.defaultValue "."

        try
            let given = parser.Parse(arguments, raiseOnUsage = true)

            match given.TryGetResult File with
            | None -> refuse (parser.PrintUsage())
            | Some script ->
                let out = given.GetResult(Out, Path.Combine(root, "out"))
                start root script out (given.Contains Once)
        with :? ArguParseException as wrong ->
            refuse wrong.Message
