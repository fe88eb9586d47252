module DLWorkbook.Tests.Checking.WatchTests

open System
open System.Diagnostics
open System.IO
open System.Reflection
open System.Text
open System.Threading
open Expecto
open DLWorkbook
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking.LabFiles

/// The argument that makes the test program the watcher, so that most tests need not wait for F# Interactive twice.
[<Literal>]
let Argument = "--watch"

/// A program that is talked to through pipes. What it says is kept from the start.
type private Talk(file: string, arguments: string list) =
    let said = StringBuilder()

    let child =
        let info =
            ProcessStartInfo(
                file,
                arguments,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                WorkingDirectory = house
            )

        // No colours and codes but our own. When F# Interactive asks this terminal where its cursor is, nobody answers.
        info.Environment["TERM"] <- "dumb"

        match Process.Start info with
        | null -> failtest $"{file} did not start"
        | child -> child

    // Bytes as they come: a StreamReader keeps what it has while it waits for more.
    let listen (stream: Stream) =
        let bytes = Array.zeroCreate<byte> 4096
        let decoder = Encoding.UTF8.GetDecoder()

        let rec go () =
            match stream.Read(bytes, 0, bytes.Length) with
            | 0 -> ()
            | count ->
                let characters = Array.zeroCreate<char>(count + 1)
                let decoded = decoder.GetChars(bytes, 0, count, characters, 0)
                lock said (fun () -> said.Append(characters, 0, decoded) |> ignore)
                go ()

        let thread = Thread(go, IsBackground = true)
        thread.Start()
        thread

    let listeners = [ listen child.StandardOutput.BaseStream; listen child.StandardError.BaseStream ]

    /// Everything that was said so far.
    member _.Said = lock said (fun () -> string said)

    /// Waits until a text was said after a place in what was said; gives the place behind it.
    member this.Wait (from: int) (text: string) : int =
        let clock = Stopwatch.StartNew()

        let rec look () =
            match this.Said.IndexOf(text, from, StringComparison.Ordinal) with
            | at when at >= 0 -> at + text.Length
            | _ when
                clock.Elapsed.TotalSeconds > 240.0
                || (child.HasExited && not listeners[0].IsAlive)
                ->
                failtest $"expected \"{text}\", it said after that place: {this.Said[from..]}"
            | _ ->
                Thread.Sleep 100
                look ()

        look ()

    member _.Type(keys: string) =
        child.StandardInput.Write keys
        child.StandardInput.Flush()

    member _.Kill() =
        child.Kill true
        child.WaitForExit()

    /// Waits for its end: the exit code.
    member this.End() : int =
        if not (child.WaitForExit 240_000) then
            failtest $"it did not end: {this.Said}"

        for listener in listeners do
            listener.Join()

        child.ExitCode

    interface IDisposable with
        member _.Dispose() =
            if not child.HasExited then
                child.Kill true

            child.Dispose()

/// A lab's copy in a folder of its own, with its exercises' solutions or holes.
type private Copy = {
    Folder: string
    File: string
    Lab: SyllabusLab
    Solved: string
    Stripped: string
} with

    member this.First = this.Lab.Exercises.Head

    /// The lab with other content in the region of its first exercise, and holes in the others.
    member this.With(content: string) =
        let first = Some this.First.Id

        this.Stripped
        |> LabSource.fill this.Lab.File (fun region ->
            if region.Exercise = first then
                Some [ region.Indent + content ]
            else
                None)

    /// Saves as many editors do: under another name, then renamed.
    member this.Save(text: string) =
        let fresh = this.File + ".new"
        File.WriteAllText(fresh, text)
        File.Move(fresh, this.File, true)

let private withCopy (test: Copy -> unit) =
    requireArtifacts ()

    match withExercises () |> List.sortBy (fun (lab, _) -> lab.Exercises.Length) with
    | [] -> skiptest "no lab has exercises"
    | (lab, text) :: _ ->
        let folder =
            Path.Combine(Path.GetTempPath(), $"dlworkbook-watch-{Guid.NewGuid():N}")

        Directory.CreateDirectory folder |> ignore

        let copy = {
            Folder = folder
            File = Path.Combine(folder, lab.File)
            Lab = lab
            Solved = text
            Stripped = LabSource.strip lab.File text
        }

        try
            test copy
        finally
            Directory.Delete(folder, true)

let private arguments (copy: Copy) options = [ copy.File; "--out"; Path.Combine(copy.Folder, "out"); yield! options ]

/// The watcher in the test program.
let private watch copy options =
    let program = Assembly.GetExecutingAssembly().Location
    new Talk("dotnet", [ "exec"; program; Argument ] @ arguments copy options)

let private wrong = "failwith \"broken on purpose\""

/// The solution of the first exercise alone: the others are holes.
let private firstSolved (copy: Copy) =
    let region =
        LabSource.regions copy.Lab.File copy.Solved
        |> List.find (fun region -> region.Exercise = Some copy.First.Id)

    let solution = LabSource.solution copy.Solved region |> List.map _.Content
    let first = Some copy.First.Id
    LabSource.fill copy.Lab.File (fun region -> if region.Exercise = first then Some solution else None) copy.Stripped

let private progressFile (copy: Copy) =
    Path.Combine(copy.Folder, "out", copy.Lab.Name, "progress.json")

let tests =
    testSequenced
    <| testList "watching a lab" [
        testCase "each save is checked, progress is kept when it is killed, and an exercise is reset"
        <| fun () ->
            withCopy (fun copy ->
                let id = copy.First.Id
                File.WriteAllText(copy.File, copy.Stripped)

                do
                    use talk = watch copy []
                    let at = talk.Wait 0 $"▶ todo  {id}"
                    copy.Save(copy.With wrong)
                    let at = talk.Wait at $"▶ FAIL  {id}"
                    let at = talk.Wait at "broken on purpose"
                    copy.Save(copy.With "1 +")
                    let at = talk.Wait at "it does not compile"
                    let at = talk.Wait at "line "
                    copy.Save(firstSolved copy)
                    let at = talk.Wait at $"ok    {id}"
                    talk.Wait at $"checked {id} in" |> ignore
                    talk.Kill()

                use talk = watch copy []
                let at = talk.Wait 0 $"ok    {id}"
                Expect.isFalse (talk.Said.Contains "checked ") "nothing is checked again"
                let last = List.last copy.Lab.Exercises
                talk.Type "p\np\n"
                let at = talk.Wait at "todo"
                talk.Type "h\n"
                let at = talk.Wait at "Hint for"
                Expect.isTrue (File.Exists(progressFile copy)) "the progress"

                // Back to the first exercise, whichever was chosen: forward to it, one by one.
                let rec choose at tries =
                    if
                        talk.Said.LastIndexOf $"▶ ok    {id}" < talk.Said.LastIndexOf $"{copy.Lab.Name}: "
                        && tries > 0
                    then
                        talk.Type "n\n"
                        let at = talk.Wait at $"{copy.Lab.Name}: "
                        let at = talk.Wait at last.Title
                        choose at (tries - 1)
                    else
                        at

                let at = choose at 20
                talk.Type "r\n"
                let at = talk.Wait at $"{id} is as it was"
                Expect.stringContains (File.ReadAllText copy.File) "Check.todo ()" "the hole is back"

                Expect.isNonEmpty
                    (Directory.GetFiles(
                        Path.Combine(copy.Folder, "out"),
                        "*before-reset*",
                        SearchOption.AllDirectories
                    ))
                    "what was there is kept"

                talk.Type "R\n"
                let at = talk.Wait at "y/n"
                talk.Type "n\n"
                let at = talk.Wait at "Nothing was reset"
                talk.Type "x\n"
                talk.Wait at "is no key here" |> ignore
                talk.Type "q\n"
                Expect.equal (talk.End()) 0 "the exit code")

        testCase "on a terminal keys count at once, and the script is the watcher"
        <| fun () ->
            if not (File.Exists "/usr/bin/script") then
                skiptest "no terminal can be made here: /usr/bin/script is missing"

            withCopy (fun copy ->
                File.WriteAllText(copy.File, copy.With wrong)
                let script = Path.Combine(house, "scripts", "watch.fsx")
                let options = String.concat "' '" (arguments copy [])

                use talk =
                    new Talk("script", [ "-qefc"; $"dotnet fsi '{script}' '{options}'"; "/dev/null" ])

                talk.Type "x"
                let at = talk.Wait 0 "broken on purpose"
                let at = talk.Wait at "q quit"
                Expect.stringContains talk.Said "\u001b[31mFAIL" "in colour"
                talk.Type "h"
                let at = talk.Wait at $"Hint for {copy.First.Id}"
                let at = talk.Wait at "q quit"
                File.WriteAllText(copy.File, firstSolved copy)
                let at = talk.Wait at $"checked {copy.First.Id} in"
                talk.Wait at "q quit" |> ignore
                talk.Type "q"
                Expect.equal (talk.End()) 0 "the exit code"
                Expect.isFalse (talk.Said.Contains "is no key here") "keys from before the screen count for nothing")

        testCase "--once ends with 0 when everything is solved; a function that never ends or kills its process is told"
        <| fun () ->
            withCopy (fun copy ->
                File.WriteAllText(copy.File, copy.Solved)

                do
                    use talk = watch copy [ "--once" ]
                    Expect.equal (talk.End()) 0 $"all solved: {talk.Said}"

                File.WriteAllText(copy.File, copy.With "exit 3")

                Directory.CreateDirectory(Path.Combine(copy.Folder, "out", copy.Lab.Name))
                |> ignore

                File.WriteAllText(progressFile copy, "{\"exercises\": 3")

                use talk = watch copy [ "--once" ]
                Expect.equal (talk.End()) 1 "not solved"
                let said = talk.Said.Replace("\n", " ").Replace("      ", "")
                Expect.stringContains said "can't be read" "the damaged progress"
                Expect.stringContains said "progress.damaged-1.json" "is set aside"
                Expect.stringContains said "A new one is started" "the process"
                let others = copy.Lab.Exercises.Tail

                Expect.all
                    others
                    (fun exercise -> said.Contains $"todo  {exercise.Id}")
                    $"the others are checked all the same: {said}")

        testCase "a function that never ends is stopped, and the next check works"
        <| fun () ->
            withChecker (fun checker ->
                let slice body =
                    $"open DLWorkbook\n[<Exercise \"1b.1\">]\nlet f (targets: float[]) (outputs: float[]) : float =\n    {body}\n"

                match checker.Check(slice "while true do ()\n    1.0", "1b.1", 20L, 1.0) with
                | ChildResult.Reports [ report ] ->
                    Expect.isTrue report.IsStuck "stuck"
                    Expect.stringContains (String.concat " " report.Lines) "not ready after 1 s" "the message"
                | other -> failtest $"expected a report, got {other}"

                match checker.Check(slice "let rec f x = 1.0 + f x in f 1.0", "1b.1", 20L, 100.0) with
                | ChildResult.Lost(why, []) -> Expect.stringContains why "stack" "the reason"
                | other -> failtest $"expected a lost process, got {other}"

                match checker.Check(slice "printfn \"seen\"; Check.todo ()", "1b.1", 20L, 1.0) with
                | ChildResult.Reports [ report ] ->
                    Expect.equal report.Standing Standing.Todo "a hole"
                    Expect.stringContains (String.concat " " report.Lines) "printed   seen" "what it printed"
                | other -> failtest $"expected a report, got {other}")

        testCase "a wrong command line ends with 2"
        <| fun () ->
            use talk =
                new Talk("dotnet", [ "exec"; Assembly.GetExecutingAssembly().Location; Argument; "labs/none.fsx" ])

            Expect.equal (talk.End()) 2 "no such file"
            Expect.stringContains talk.Said "labs/none.fsx, which is not there" "the reason"
    ]
