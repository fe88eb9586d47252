module DLWorkbook.Tests.Grading.RealKillTests

open System
open System.Diagnostics
open System.IO
open System.Reflection
open System.Runtime.InteropServices
open System.Threading
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

/// The C library's call that sends a signal.
[<DllImport("libc")>]
extern int private kill(int pid, int signal)

let private stop, private term = 19, 9

let private program = Assembly.GetExecutingAssembly().Location

/// A process's parent and start, by which it differs from a later one of the same number; none when it is gone or a zombie.
let private parentAndStart (pid: int) =
    try
        let stat = File.ReadAllText $"/proc/{pid}/stat"
        let fields = stat[stat.LastIndexOf ')' + 2 ..].Split ' '

        if fields[0] = "Z" then
            None
        else
            Some(int fields[1], fields[19])
    with
    | :? IOException
    | :? UnauthorizedAccessException -> None

/// Every process that stands below another: number and start.
let private below (root: int) =
    let all = [
        for folder in Directory.GetDirectories "/proc" do
            match Int32.TryParse(Path.GetFileName folder) with
            | true, pid ->
                match parentAndStart pid with
                | Some(parent, start) -> pid, parent, start
                | None -> ()
            | false, _ -> ()
    ]

    let rec down parents =
        match
            [
                for pid, parent, start in all do
                    if List.contains parent parents then
                        pid, start
            ]
        with
        | [] -> []
        | children -> children @ down (List.map fst children)

    down [ root ]

let private lives (pid: int, start: string) =
    match parentAndStart pid with
    | Some(_, now) -> now = start
    | None -> false

/// Waits until a process stands below a grader.
let private waitForSandbox (child: Process) =
    while List.isEmpty (below child.Id) && not child.HasExited do
        Thread.Sleep 2

/// Whether a process is bubblewrap with nothing started in it yet.
let private isSettingUp (pid: int, _: string) =
    try
        File.ReadAllText($"/proc/{pid}/comm").Trim() = "bwrap"
        && List.isEmpty (below pid)
    with :? IOException ->
        false

/// Kills a grader at an instant, and waits until what it started is gone, too. What bubblewrap does not come to the end
/// of setting up is left to the next grader.
let private killWhole (child: Process) =
    kill (child.Id, stop) |> ignore
    let children = below child.Id
    kill (child.Id, term) |> ignore
    child.WaitForExit()
    let clock = Stopwatch.StartNew()

    let rec wait () =
        let left = List.filter lives children
        let isStuck = clock.Elapsed.TotalSeconds > 5.0 && List.forall isSettingUp left

        if List.isEmpty left || isStuck then
            ()
        elif clock.Elapsed.TotalMinutes > 1.0 then
            failtest $"processes that outlive the killed grader: %A{left}"
        else
            Thread.Sleep 20
            wait ()

    wait ()
    children

let private start (course: Course) (gradebook: string) =
    let info =
        ProcessStartInfo(
            "dotnet",
            [ "exec"; program; RealGradingChild.Argument; course.Folder; gradebook ],
            RedirectStandardOutput = true
        )

    match Process.Start info with
    | null -> failtest "the grader did not start"
    | child ->
        Expect.equal (child.StandardOutput.ReadLine()) RealGradingChild.Ready "what the grader says"
        child

/// The groups that a killed grader left; the next one's start removes them.
let private groups (pid: int) = [
    for folder in List.distinct [ ControlGroups.Find().Memory; ControlGroups.Find().Processes ] do
        match folder with
        | null -> ()
        | folder -> yield! Directory.GetDirectories(folder, $"dlworkbook-{pid}-*")
]

let private tests' = [
    testCase "a grader that is killed at 20 random instants ends with the undisturbed gradebook, and leaves no process"
    <| fun () ->
        if not (OperatingSystem.IsLinux()) then
            skiptest "the sandbox and /proc are Linux'"

        Boxed.sandbox () |> ignore

        inFolder (fun folder ->
            let course = RealGradingChild.create (Path.Combine(folder, "course"))
            let random = Random 9
            let mutable met = 0
            let mutable killed = []
            let mutable started = []

            for number in 1..20 do
                use child = start course course.Gradebook
                killed <- child.Id :: killed

                // When it starts; when its first sandbox does; while that works; when a submission is being recorded.
                match number % 5 with
                | 0 ->
                    child.StandardOutput.ReadLine() |> ignore
                    Thread.Sleep(random.Next 20)
                | 1
                | 2 -> Thread.Sleep(random.Next 1000)
                | kind ->
                    waitForSandbox child
                    Thread.Sleep(random.Next(if kind = 3 then 40 else 2000))

                let children = killWhole child
                met <- met + (if List.isEmpty children then 0 else 1)
                started <- children @ started

                if File.Exists course.Gradebook && FileInfo(course.Gradebook).Length > 0L then
                    use book = Gradebook.Open course.Gradebook

                    for run in book.History Lab do
                        Expect.equal run.Exercises.Count 5 "every run with all its results"

            Expect.isGreaterThan met 1 "kills that met a compiler or a submission at work"
            use child = start course course.Gradebook
            child.StandardOutput.ReadToEnd() |> ignore
            child.WaitForExit()
            Expect.equal child.ExitCode 0 "the last one comes to its end"

            for pid in killed do
                Expect.isEmpty (groups pid) "control groups that outlive the killed grader"

            Expect.isEmpty (List.filter lives started) "processes that outlive the next grader"

            let undisturbed = Path.Combine(folder, "undisturbed.sqlite")
            RealGradingChild.grade course undisturbed ignore
            use book = Gradebook.Open course.Gradebook
            use other = Gradebook.Open undisturbed
            let rows (book: Gradebook) = [ for run in book.History Lab -> essence run ]
            Expect.equal (List.length (rows other)) 10 "submissions"
            Expect.equal (rows book) (rows other) "the same rows, times apart"
            let points = [ for run in other.History Lab -> run.Points ]
            Expect.equal (points[0], points[5]) (10.0, 10.0) "the right ones have every point"
            Expect.all (points[1..4] @ points[6..]) (fun points -> points < 10.0) "the others have not")
]

let tests = testSequenced (testList "real grader killed" tests')
