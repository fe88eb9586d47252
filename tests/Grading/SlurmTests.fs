module DLWorkbook.Tests.Grading.SlurmTests

open System
open System.Collections.Concurrent
open System.Diagnostics
open System.IO
open System.Reflection
open System.Text
open System.Threading.Tasks
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures
open DLWorkbook.Tests.Grading.SlurmChild
open DLWorkbook.Tests.Grading.SlurmCluster

/// A course whose students have each handed in something, and marks for its nodes.
let private withClass (students: string list) (test: string -> Marks -> unit) =
    inFolder (fun folder ->
        let course = Path.Combine(folder, "course with space")
        let submissions = SubmissionFolder(Course course, Lab)
        let marks = Path.Combine(folder, "marks")
        Directory.CreateDirectory marks |> ignore

        for student in students do
            let script = Encoding.UTF8.GetBytes $"// by {student}\n"

            submissions.Add(
                student,
                at "2026-11-20T12:00:00+01:00",
                $"{Lab}.fsx",
                readOnlyDict [ $"{Lab}.fsx", script ],
                [||]
            )
            |> ignore

        test course (Marks marks))

let private some count = [ for number in 1..count -> $"student{number:D2}" ]

/// What counts of a gradebook: everything but the time.
let private rowsOf (gradebook: string) =
    use book = Gradebook.Open gradebook

    [
        for graded in book.History Lab ->
            graded.Submission.Student, graded.Submission.Version, string graded.Key, GradingJson.Write graded.Exercises
    ]
    |> List.sort

let private rows (course: string) = rowsOf (Course(course).Gradebook)

/// The gradebook that this machine makes of the same class.
let private expected (students: string list) =
    let mutable found = []

    withClass students (fun course marks ->
        gradeWith (Executor marks) course |> ignore
        found <- rows course)

    found

/// A grader at work on a cluster, and what it says.
let private grading (course: string) (options: SlurmOptions) : Task<GradingSummary> * ConcurrentQueue<string> =
    let said = ConcurrentQueue<string>()
    let executor: IExecutor = SlurmExecutor(options, Action<string> said.Enqueue)
    let work: Task<GradingSummary> = Task.Run(fun () -> gradeWith executor course)
    work, said

let private finished (work: Task<GradingSummary>) =
    if not (work.Wait(TimeSpan.FromMinutes 1.5)) then
        failtest "the grader did not end within 90 s"

let private refusal (work: Task<GradingSummary>) =
    match Expect.throwsC (fun () -> finished work) id with
    | :? AggregateException as all ->
        match all.InnerException with
        | :? SlurmException as refusal -> refusal.Message
        | other -> failtestf "expected a SlurmException, got %O" other
    | other -> failtestf "expected a SlurmException, got %O" other

let private runFolder (course: string) =
    Directory.GetDirectories(Path.Combine(course, "slurm")) |> Array.exactlyOne

let private heard (said: ConcurrentQueue<string>) (word: string) =
    said |> Seq.exists (fun line -> line.Contains word)

/// Cuts the power of a node whose task waits at the second submission; what was said, and how often the first two were begun.
let private losingNode (before: Cluster -> unit) =
    let outcome = ref (ConcurrentQueue<string>(), (0, 0))

    withCluster [ "n1"; "n2" ] (fun cluster ->
        let students = some 8

        withClass students (fun course marks ->
            marks.Set "hold-student02"
            let work, said = grading course (options cluster.Environment marks)
            eventually "the second is begun" (fun () -> marks.Count "student02" = 1)
            before cluster

            let node =
                cluster.Tasks()
                |> Array.pick (fun line ->
                    match line.Split ' ' with
                    | [| "1_1"; "RUNNING"; node |] -> Some node
                    | _ -> None)

            cluster.CutPower node
            eventually "it is missed" (fun () -> cluster.Run("sinfo", "-h", "-n", node, "-o", "%t").StartsWith "down")
            marks.Clear "hold-student02"
            finished work
            Expect.equal (rows course) (expected students) "rows"
            outcome.Value <- said, (marks.Count "student01", marks.Count "student02")))

    outcome.Value

let private cluster =
    testList "cluster" [
        testCase "a job array makes the gradebook that this machine makes, and leaves no folder" (fun () ->
            withCluster [ "n1"; "n2" ] (fun cluster ->
                let students = some 11

                withClass students (fun course marks ->
                    // One a task would be eleven tasks: more than this cluster takes in one array.
                    let work, said = grading course (optionsOf 1 cluster.Environment marks)
                    finished work
                    Expect.equal (rows course) (expected students) "rows"
                    Expect.isEmpty (Directory.GetDirectories(Path.Combine(course, "slurm"))) "folders"
                    Expect.isTrue (heard said "11 submissions in 3 tasks") "what it said"

                    for student in students do
                        Expect.equal (marks.Count student) 1 student)))

        testCase "a lost node's task is done again, and nothing twice that was done" (fun () ->
            let said, counts = losingNode (fun _ -> ())
            Expect.isFalse (heard said "its node was lost") "Slurm itself starts it again"
            Expect.equal counts (1, 2) "begun: what was done before, what was lost")

        testCase "a lost node's task that Slurm does not start again is sent again" (fun () ->
            let said, counts =
                losingNode (fun cluster -> cluster.Run("scontrol", "update", "jobid=1_1", "requeue=0") |> ignore)

            Expect.isTrue (heard said "its node was lost (NODE_FAIL") "it is told"
            Expect.equal counts (1, 2) "begun: what was done before, what was lost")

        testCase "a requeued task goes on where it was" (fun () ->
            withCluster [ "n1" ] (fun cluster ->
                let students = some 4

                withClass students (fun course marks ->
                    marks.Set "hold-student03"
                    let work, _ = grading course (options cluster.Environment marks)
                    eventually "the third is begun" (fun () -> marks.Count "student03" = 1)
                    Expect.equal (cluster.Run("scontrol", "requeue", "1_1")) "" "scontrol"

                    eventually "it waits" (fun () ->
                        cluster.Tasks() |> Array.exists (fun line -> line.Contains "PENDING"))

                    marks.Clear "hold-student03"
                    finished work
                    Expect.equal (rows course) (expected students) "rows"
                    Expect.equal [ for student in students -> marks.Count student ] [ 1; 1; 2; 1 ] "begun")))

        testCase "a cancelled task is sent again; what dies every time is named, and has no grade" (fun () ->
            withCluster [ "n1" ] (fun cluster ->
                let students = some 6

                withClass students (fun course marks ->
                    marks.Set "die-student02"
                    marks.Set "hold-student05"
                    let work, said = grading course (options cluster.Environment marks)
                    eventually "the fifth is begun" (fun () -> marks.Count "student05" = 1)
                    cluster.Run("scancel", "1_2") |> ignore
                    eventually "it was seen" (fun () -> heard said "it was cancelled")
                    marks.Clear "hold-student05"
                    let message = refusal work

                    Expect.stringStarts
                        message
                        "These were lost every time they were sent, and have no grade:\n  student02 (version 1): it failed (FAILED, NonZeroExitCode, on n1)\nLogs: "
                        "message"

                    let others =
                        expected students
                        |> List.filter (fun (student, _, _, _) -> student <> "student02")

                    Expect.equal (rows course) others "the others have their grades"
                    Expect.equal (marks.Count "student02") 3 "attempts"
                    Expect.equal (marks.Count "student01") 1 "a neighbour's"

                    // Whoever grades again, after a mend, gets what is missing.
                    marks.Clear "die-student02"
                    let work, _ = grading course (options cluster.Environment marks)
                    finished work
                    Expect.equal (rows course) (expected students) "all")))

        testCase "killed in the middle, the grader goes on; spoilt results are made again" (fun () ->
            withCluster [ "n1"; "n2" ] (fun cluster ->
                let students = some 12

                withClass students (fun course marks ->
                    marks.Set "hold-student12"
                    marks.Set "hold-student03"

                    let info =
                        ProcessStartInfo(
                            "dotnet",
                            [
                                "exec"
                                Assembly.GetExecutingAssembly().Location
                                Grader
                                course
                                marks.Folder
                                cluster.Environment["SLURM_CONF"]
                            ]
                        )

                    match Process.Start info with
                    | null -> failtest "the grader did not start"
                    | child ->
                        use child = child

                        eventually "six are in the gradebook" (fun () ->
                            File.Exists(Course(course).Gradebook) && (rows course).Length >= 6)

                        child.Kill()
                        child.WaitForExit()

                    let before = (rows course).Length
                    marks.Clear "hold-student03"
                    let results = Path.Combine(runFolder course, "results")

                    eventually "the array goes on" (fun () -> File.Exists(Path.Combine(results, "student04-1.json")))

                    // One is cut off, one changed by hand.
                    let cut = Path.Combine(results, "student03-1.json")
                    File.WriteAllText(cut, (File.ReadAllText cut)[..200])
                    let changed = Path.Combine(results, "student04-1.json")
                    let text = File.ReadAllText changed
                    File.WriteAllText(changed, text.Replace("\"verdict\": \"failed\"", "\"verdict\": \"passed\""))
                    Expect.notEqual (File.ReadAllText changed) text "it is changed"
                    let work, said = grading course (options cluster.Environment marks)

                    eventually "both are refused" (fun () ->
                        said
                        |> Seq.filter (fun (line: string) -> line.StartsWith "refused")
                        |> Seq.length
                            =
                            2)

                    marks.Clear "hold-student12"
                    finished work
                    Expect.isLessThan before 12 "killed in the middle"
                    Expect.isTrue (heard said "found job 1 of a run before") "it found its array"
                    Expect.isTrue (heard said "it was changed after it was written") "why"
                    Expect.equal (rows course) (expected students) "rows"

                    for student in students do
                        let times =
                            if student = "student03" || student = "student04" then
                                2
                            else
                                1

                        Expect.equal (marks.Count student) times student)))

        testCase "two graders do not work on one run" (fun () ->
            withCluster [ "n1" ] (fun cluster ->
                withClass (some 1) (fun course marks ->
                    marks.Set "hold-student01"
                    let work, _ = grading course (options cluster.Environment marks)
                    eventually "it is begun" (fun () -> marks.Count "student01" = 1)
                    let second, _ = grading course (options cluster.Environment marks)
                    Expect.stringContains (refusal second) "another grader is at" "message"
                    marks.Clear "hold-student01"
                    finished work
                    Expect.equal (rows course) (expected (some 1)) "rows")))

        testCase "the controller may be away for a while" (fun () ->
            withCluster [ "n1" ] (fun cluster ->
                let students = some 5

                withClass students (fun course marks ->
                    marks.Set "hold-student02"
                    let work, said = grading course (options cluster.Environment marks)
                    eventually "the second is begun" (fun () -> marks.Count "student02" = 1)
                    cluster.StopController()
                    eventually "it was noticed" (fun () -> heard said "silent")
                    marks.Clear "hold-student02"
                    cluster.StartController()
                    finished work
                    Expect.isTrue (heard said "answers again") "it was noticed, too"
                    Expect.equal (rows course) (expected students) "rows")))

        testCase "the real grader on a node makes the real gradebook" (fun () ->
            withCluster [ "n1" ] (fun cluster ->
                Boxed.sandbox () |> ignore

                inFolder (fun folder ->
                    let course = RealGradingChild.create folder

                    // One that is right, one with a slip, one that does not compile, one that ends its process.
                    let submissions =
                        SubmissionFolder(course, Lab).All()
                        |> Seq.indexed
                        |> Seq.filter (fun (at, _) -> List.contains at [ 0; 1; 8; 9 ])
                        |> Seq.map snd
                        |> Array.ofSeq

                    let graded (executor: IExecutor) (name: string) =
                        let file = Path.Combine(folder, name)

                        using (Gradebook.Open file) (fun book ->
                            GradingRun(GradingPlan.For(course, Lab), executor, book)
                                .GradeAsync(submissions)
                                .GetAwaiter()
                                .GetResult()
                            |> ignore)

                        rowsOf file

                    let options =
                        SlurmOptions(Chunk = 2, Poll = TimeSpan.FromSeconds 0.1, Environment = cluster.Environment)

                    let there = graded (SlurmExecutor options) "there.sqlite"
                    Expect.equal there (graded (LocalExecutor()) "here.sqlite") "rows"
                    Expect.equal there.Length 4 "submissions")))

        testCase "a node that does not see the folder is told" (fun () ->
            require ()

            withClass (some 2) (fun course marks ->
                use cluster = new Cluster([ "n1" ])
                let shared = Path.Combine(course, "slurm")
                Directory.CreateDirectory shared |> ignore
                cluster.StartController()
                cluster.StartBlindNode("n1", shared)
                cluster.WaitForNodes 1

                let message =
                    grading
                        course
                        (SlurmOptions(
                            Attempts = 1,
                            Poll = TimeSpan.FromSeconds 0.1,
                            Settle = TimeSpan.Zero,
                            Environment = cluster.Environment
                        ))
                    |> fst
                    |> refusal

                Expect.stringContains message "it left no trace: does the node see " "message"

                Expect.stringContains
                    message
                    "student01 (version 1), student02 (version 1): it could not be started (FAILED, JobLaunchFailure, on n1)"
                    "who"

                Expect.isEmpty (rows course) "no grade"))

        testCase "what the cluster refuses is said in words, and can be mended" (fun () ->
            withCluster [ "n1" ] (fun cluster ->
                withClass (some 1) (fun course marks ->
                    let sent (change: SlurmOptions) = grading course change |> fst |> refusal

                    let usual = options cluster.Environment marks

                    let having (partition: string | null) (memory: string | null) (further: string array) =
                        SlurmOptions(
                            Partition = partition,
                            Memory = memory,
                            Further = further,
                            Environment = usual.Environment,
                            Program = usual.Program
                        )

                    Expect.equal
                        (sent (having "nowhere" null [||]))
                        "sbatch did not take 1 task: invalid partition specified: nowhere; Batch job submission failed: Invalid partition name specified: name one with --partition; sinfo lists them"
                        "partition"

                    Expect.stringContains (sent (having null "900T" [||])) "ask for less with --mem" "memory"

                    Expect.stringContains
                        (sent (having null null [| "--nonsense" |]))
                        "see sbatch --help for what --slurm may pass on"
                        "an option"

                    cluster.StopController()

                    Expect.stringContains
                        (sent usual)
                        "the cluster is down or can't be reached: scontrol ping shows it"
                        "down"

                    Expect.isEmpty (rows course) "no grade")))

        testCase "nothing secret is in a job's environment, script or command line" (fun () ->
            withCluster [ "n1" ] (fun cluster ->
                withClass (some 1) (fun course marks ->
                    marks.Set "hold-student01"
                    let work, _ = grading course (options cluster.Environment marks)
                    eventually "it is begun" (fun () -> marks.Count "student01" = 1)
                    let run = Path.Combine(runFolder course, "run.json")
                    Expect.stringContains (File.ReadAllText run) "987654321" "the seeds are there"

                    Expect.equal
                        (File.GetUnixFileMode run, File.GetUnixFileMode(runFolder course))
                        (UnixFileMode.UserRead ||| UnixFileMode.UserWrite,
                         UnixFileMode.UserRead ||| UnixFileMode.UserWrite ||| UnixFileMode.UserExecute)
                        "for their owner alone"

                    let job = cluster.Run("scontrol", "show", "job", "1", "-d")
                    let script = cluster.Run("scontrol", "write", "batch_script", "1", "-")

                    let processes =
                        Directory.EnumerateDirectories "/proc"
                        |> Seq.filter (fun (path: string) -> path.Length > 6 && Char.IsDigit path[6])
                        |> Seq.map (fun path ->
                            try
                                let command = File.ReadAllText(Path.Combine(path, "cmdline"))

                                if command.Contains Node && command.Contains marks.Folder then
                                    command + File.ReadAllText(Path.Combine(path, "environ"))
                                else
                                    ""
                            with :? IOException ->
                                "")
                        |> String.concat ""

                    Expect.stringContains processes "SLURM_ARRAY_TASK_ID=1" "the task was found"

                    for what, text in [ "job", job; "script", script; "processes", processes ] do
                        Expect.isFalse (text.Contains "987654321") $"seeds in the {what}"
                        Expect.isFalse (text.Contains "DOTNET_NOLOGO") $"the grader's environment in the {what}"

                    marks.Clear "hold-student01"
                    finished work)))
    ]

let private words =
    testList "words" [
        testCase "without Slurm, the message says where to go" (fun () ->
            withClass (some 1) (fun course marks ->
                let usual = options (readOnlyDict []) marks

                Expect.equal
                    (grading course (SlurmOptions(Commands = "/nonexistent", Program = usual.Program))
                     |> fst
                     |> refusal)
                    "--executor slurm needs Slurm's command scontrol, which is not on this machine: run the grader on a login node of the cluster, or with --executor local"
                    "message"))

        testCase "every fault of the options is told at once" (fun () ->
            let wrong =
                SlurmOptions(
                    Partition = "--wrap=x",
                    Account = "a b",
                    Time = "soon",
                    Memory = "4 GB",
                    Cpus = 0,
                    Chunk = 0,
                    Attempts = 0,
                    Further = [| "-Jx"; "--arr=1-9"; "fast"; "--constraint=avx2" |]
                )

            Expect.equal
                (List.ofSeq (wrong.Faults()))
                [
                    "--partition: expected a partition's name, got \"--wrap=x\""
                    "--account: expected an account's name, got \"a b\""
                    "--time: expected minutes, hours:minutes:seconds or days-hours, as 30, 1:30:00 or 1-12, got \"soon\""
                    "--mem: expected MiB, or a number with K, M, G or T, as 4G, got \"4 GB\""
                    "--cpus: expected at least 1, got 0"
                    "--chunk: expected at least 1, got 0"
                    "--attempts: expected at least 1, got 0"
                    "--slurm: expected no option that the grader itself gives to sbatch, got \"-Jx\""
                    "--slurm: expected no option that the grader itself gives to sbatch, got \"--arr=1-9\""
                    "--slurm: expected an option of sbatch, with '=' before its value, as --constraint=avx2, got \"fast\""
                ]
                "faults")

        testCase "what Slurm says of a task is told in words, and whether it is over" (fun () ->
            let told line =
                match SlurmState.Parse line with
                | null -> failtestf "not understood: %s" line
                | state -> state.IsOver, string state

            let words = [
                "7|1|NODE_FAIL|NodeDown|n3", (true, "its node was lost (NODE_FAIL, NodeDown, on n3)")
                "7|1|TIMEOUT|TimeLimit|n3",
                (true,
                 "its time was up (give it more with --time, or less work with --chunk) (TIMEOUT, TimeLimit, on n3)")
                "7|1|OUT_OF_MEMORY|OutOfMemory|n3",
                (true, "it was out of memory (give it more with --mem) (OUT_OF_MEMORY, OutOfMemory, on n3)")
                "7|1|PENDING|launch failed requeued held|(null)",
                (true, "it does not start (PENDING, launch failed requeued held)")
                "7|1|PREEMPTED|None|", (true, "another job took its place (PREEMPTED)")
            ]

            for line, expected in words do
                Expect.equal (told line) expected line

            for line in
                [ "7|1|PENDING|Priority|"; "7|1|RUNNING|None|n3"; "7|1|COMPLETING|None|n3"; "7|1|REQUEUED|None|" ] do
                Expect.isFalse (fst (told line)) line

            Expect.isNull (SlurmState.Parse "slurm_load_jobs error: Invalid job id specified") "no task's line")

        testCase "further options are parted by spaces, unless quoted" (fun () ->
            Expect.equal
                (List.ofSeq (SlurmOptions.Split " --constraint=avx2  --comment=\"lab 1b\" '--mail-user=a b' "))
                [ "--constraint=avx2"; "--comment=lab 1b"; "--mail-user=a b" ]
                "options")

        testCase "an option of Slurm's wants the executor" (fun () ->
            let output = new StringWriter()

            Expect.equal (GradeCommand.Run([| Lab; "--partition"; "long" |], output)) 1 "exit code"
            Expect.stringContains (output.ToString()) "--partition: expected --executor slurm as well" "message")

        testCase "a result of another key or another run is refused" (fun () ->
            inFolder (fun path ->
                let folder = SlurmFolder path
                folder.Create()
                let run = SlurmRunFile("secret", false, assignment, HiddenSeeds(Lab, [| 1L |]))
                let ada = submission "ada" 1
                let key = RunKey(ada.Sha256, "a", "c", "p")

                let graded =
                    GradedSubmission(
                        Submission = ada,
                        Key = key,
                        Exercises = [||],
                        Started = DateTimeOffset.UnixEpoch,
                        Seconds = 1.0
                    )

                SlurmResult.Write(folder, run, "n1", graded)

                let read (run: SlurmRunFile) (key: RunKey) =
                    try
                        Ok(SlurmResult.Read(folder.Result ada, run, SlurmWork(ada, key)).Key)
                    with :? InvalidDataException as fault ->
                        Error(fault.Message.Substring((folder.Result ada).Length))

                Expect.equal (read run key) (Ok key) "as it was written"

                Expect.equal
                    (read (SlurmRunFile("other", false, assignment, HiddenSeeds(Lab, [| 1L |]))) key)
                    (Error
                        ": its seal is not that of this run: it was changed after it was written, or belongs to another run")
                    "another run's"

                Expect.equal
                    (read run (RunKey(ada.Sha256, "a", "c", "q")))
                    (Error ": node n1 graded it with other packages (p; here q)")
                    "another key"))
    ]

let tests = testList "slurm" [ words; cluster ]
