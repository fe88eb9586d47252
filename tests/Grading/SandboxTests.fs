module DLWorkbook.Tests.Grading.SandboxTests

open System
open System.IO
open System.Threading
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.Boxed

/// Lines that a script printed.
let private lines (outcome: Outcome) =
    outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
    |> List.ofArray

let private exited code = Ending(EndingKind.Exited, code)

/// Processes of this machine whose command line has a word that no other process has.
let private alive (mark: string) =
    Directory.EnumerateDirectories "/proc"
    |> Seq.filter (fun folder -> string (Path.GetFileName folder) |> Seq.forall Char.IsDigit)
    |> Seq.filter (fun folder ->
        try
            (File.ReadAllText(Path.Combine(folder, "cmdline")).Split '\000')
            |> Array.contains mark
        with :? IOException ->
            // It ended while it was looked at.
            false)
    |> Seq.length

/// Waits until something holds, at most a minute.
let private eventually holds message =
    let until = DateTime.UtcNow + TimeSpan.FromMinutes 1.0

    while not (holds ()) && DateTime.UtcNow < until do
        Thread.Sleep 20

    Expect.isTrue (holds ()) message

/// A number of seconds to sleep that no other process sleeps.
let private ownNumber () =
    string (10_000_000L + Random.Shared.NextInt64 1_000_000_000L)

/// Starts a script that says "ready", waits for that, and ends it.
let private killWhenReady script =
    let boxed = (sandbox ()).Start(plan limits script)

    try
        use reader = new StreamReader(boxed.Output)
        Expect.equal (reader.ReadLine()) "ready" "it runs"
        boxed.Kill()
        Expect.isTrue (boxed.Ended.Wait(TimeSpan.FromSeconds 30.0)) "it ends"
        boxed.Ended.Result
    finally
        boxed.DisposeAsync().AsTask().Wait()

let private means =
    testList "means" [
        testCase "what goes in comes out, and the code of the end is told" (fun () ->
            let outcome = (sandbox ()).Start(plan limits "cat; exit 7") |> finish "twelve bytes"
            Expect.equal outcome.Output "twelve bytes" "output"
            Expect.equal outcome.Ending (exited 7) "ending")

        testCase "a signal is told from an exit" (fun () ->
            let outcome = run limits "kill -SEGV $$"
            Expect.equal outcome.Ending (Ending(EndingKind.Signalled, 11)) "ending")

        testCase "memory beyond the limit ends it, and is told from a kill" (fun () ->
            let sandbox = sandbox ()
            // tail keeps the last line, which here never ends.
            let outcome =
                sandbox.Start(plan limits "head -c 400000000 /dev/zero | tail") |> finish ""

            if sandbox.Weaknesses.Count = 0 then
                Expect.equal outcome.Ending.Kind EndingKind.OutOfMemory "ending"
            else
                Expect.stringContains outcome.Errors "memory" "a limit of each process ends it")

        testCase "scratch counts and has a size" (fun () ->
            let outcome =
                run
                    limits
                    "for f in /tmp/a /dev/shm/a; do head -c 2000000 /dev/zero > $f || echo full; wc -c < $f; done"

            Expect.equal (lines outcome) [ "full"; "1048576"; "full"; "1048576" ] "both hold one MiB")

        testCase "a file that grows too large ends its writer" (fun () ->
            let limits = SandboxLimits(FileBytes = 4096L)

            let outcome =
                run limits "head -c 100000 /dev/zero > /tmp/a; echo $?; wc -c < /tmp/a"

            Expect.equal (lines outcome) [ "153"; "4096" ] "128 + SIGXFSZ")

        testCase "processor time has a limit" (fun () ->
            let limits = SandboxLimits(Processor = TimeSpan.FromSeconds 1.0)
            let outcome = run limits "while true; do :; done"
            Expect.equal outcome.Ending.Kind EndingKind.Signalled "ending"
            Expect.contains [ 24; 9 ] outcome.Ending.Code "SIGXCPU, then SIGKILL")

        testCase "processes have a limit, and a fork bomb ends with its sandbox" (fun () ->
            let limits = SandboxLimits(Processes = 30)
            let mark = ownNumber ()

            let outcome =
                run limits $"i=0; while [ $i -lt 200 ]; do sleep {mark} & i=$((i+1)); done 2>/dev/null; echo done"

            // The shell gives up at the first process that it can't have.
            Expect.notEqual outcome.Ending (exited 0) "it can't have two hundred"
            eventually (fun () -> alive mark = 0) "none is left")

        testCase "a flood on the error stream ends it, and little of it is kept" (fun () ->
            let limits = SandboxLimits(ErrorBytes = 100_000L)
            let outcome = run limits "yes >&2"
            Expect.equal outcome.Ending.Kind EndingKind.TooMuchOutput "ending"
            Expect.isLessThanOrEqual outcome.Errors.Length (16 * 1024) "kept")

        testCase "open files have a limit, no core is dumped" (fun () ->
            let outcome = run (SandboxLimits(OpenFiles = 100)) "ulimit -n; ulimit -c"
            Expect.equal (lines outcome) [ "100"; "0" ] "limits")

        testCase "limits that can't be are refused, all of them at once" (fun () ->
            let wrong = SandboxLimits(Memory = 1L, Processes = 1, OpenFiles = 3)

            let refusal =
                Expect.throwsC (fun () -> (Sandbox.Create true).Start(plan wrong "true") |> ignore) (fun fault ->
                    (fault :?> ArgumentException).Message)

            Expect.equal
                refusal
                "SandboxLimits: expected Memory of at least 64 MiB, got 1 bytes; Processes of at least 24, which .NET needs for itself, got 1; OpenFiles of at least 64, got 3"
                "message")
    ]

let private walls =
    testList "walls" [
        testCase "it is nobody, without rights, and can't get any" (fun () ->
            let outcome =
                run
                    limits
                    "id -u; id -G; grep -h -E 'Cap(Eff|Prm|Bnd|Inh|Amb)|NoNewPrivs' /proc/self/status | tr -d '\\t'"

            let all = lines outcome
            Expect.notEqual all[0] "0" "not root"
            Expect.equal all[1] all[0] "no further group"

            Expect.equal
                all[2..]
                [
                    for name in [ "CapInh"; "CapPrm"; "CapEff"; "CapBnd"; "CapAmb" ] do
                        name + ":" + String('0', 16)
                    "NoNewPrivs:1"
                ]
                "no rights")

        testCase "two sandboxes at once are two users, when the grader is root" (fun () ->
            let user () = (run limits "id -u").Output

            if Environment.IsPrivilegedProcess then
                Expect.notEqual (user ()) (user ()) "users"
            else
                Expect.equal (user ()) (user ()) "the grader's own, inside namespaces of their own")

        testCase "there is no network" (fun () ->
            let outcome =
                run limits "tail -n +3 /proc/net/dev | cut -d: -f1 | tr -d ' '; tail -n +2 /proc/net/route"

            Expect.equal (lines outcome) [ "lo" ] "one interface, no route")

        testCase "it sees its own processes alone" (fun () ->
            let outcome = run limits "ls -d /proc/[0-9]* | wc -l"
            Expect.isLessThan (int outcome.Output) 8 "bubblewrap's, the shell's and its children")

        testCase "nothing of the machine is there but libraries and what the plan names" (fun () ->
            let outcome = run limits "ls -A /; ls -A /etc; ls -A /usr"

            let allowed =
                set [
                    yield! [ "dev"; "etc"; "lib"; "lib64"; "proc"; "tmp"; "usr" ]
                    yield! [ "ld.so.cache"; "alternatives" ]
                    yield! [ "bin"; "lib"; "lib64"; "local" ]
                ]

            Expect.isEmpty (Set.difference (set (lines outcome)) allowed) "nothing else")

        testCase "nothing is writable but the two scratch folders" (fun () ->
            let outcome =
                run
                    limits
                    "for d in / /dev /usr /usr/bin /usr/lib /etc /proc /proc/sys /proc/1 /tmp /dev/shm; do (echo x > $d/mine) 2>/dev/null && echo $d; done"

            Expect.equal (lines outcome) [ "/tmp"; "/dev/shm" ] "writable")

        testCase "no process of it knows the grader's environment" (fun () ->
            let secret = "secret" + ownNumber ()
            Environment.SetEnvironmentVariable(secret, secret)

            try
                let outcome = run limits "cat /proc/[0-9]*/environ | tr '\\000' '\\n'; echo; env"
                Expect.isFalse (outcome.Output.Contains secret) "not there"
                Expect.stringContains outcome.Output "PATH=/usr/bin" "what the plan says is"
            finally
                Environment.SetEnvironmentVariable(secret, null))

        testCase "it inherits no open file" (fun () ->
            use held = File.OpenRead "/proc/self/status"
            let outcome = run limits "ls /proc/$$/fd"
            Expect.equal (lines outcome) [ "0"; "1"; "2" ] $"its three streams ({held.Name} is the grader's)")

        testCase "it can't make a namespace, nor mount, nor change its root" (fun () ->
            let outcome =
                run
                    limits
                    "for c in 'unshare -U true' 'unshare -r true' 'mount -t tmpfs x /tmp' 'chroot / true'; do $c 2>/dev/null && echo $c; done; echo tried"

            Expect.equal (lines outcome) [ "tried" ] "none succeeds")

        testCase "a file of the plan that is missing is named" (fun () ->
            let plan =
                SandboxPlan(Command = [| "/x" |], ReadOnly = [| Mount("/no/such/file", "/x") |])

            let message =
                Expect.throwsC (fun () -> (Sandbox.Create true).Start plan |> ignore) (fun fault ->
                    (fault :?> FileNotFoundException).Message)

            Expect.stringContains message "/no/such/file" "message")

        testCase "a file in a folder that only root can enter is there all the same" (fun () ->
            let folder = Directory.CreateTempSubdirectory "dlworkbook-test-"

            try
                let file = Path.Combine(folder.FullName, "inner", "text")
                Directory.CreateDirectory(Path.Combine(folder.FullName, "inner")) |> ignore
                File.WriteAllText(file, "hello")
                File.SetUnixFileMode(file, UnixFileMode.UserRead)
                let usual = plan limits "cat /a/text /b"

                let mounts = [|
                    yield! usual.ReadOnly
                    Mount(Path.Combine(folder.FullName, "inner"), "/a")
                    Mount(file, "/b")
                |]

                let boxed =
                    SandboxPlan(
                        Command = usual.Command,
                        ReadOnly = mounts,
                        Environment = usual.Environment,
                        Limits = usual.Limits
                    )

                let outcome = (sandbox ()).Start boxed |> finish ""
                Expect.equal outcome.Output "hellohello" outcome.Errors
            finally
                folder.Delete true)
    ]

let private endings =
    testList "endings" [
        testCase "a kill leaves no child behind, nor one in a session of its own, nor one that was orphaned" (fun () ->
            let mark = ownNumber ()

            let ending =
                killWhenReady
                    $"sleep {mark} & setsid sleep {mark} & (setsid sh -c 'sleep {mark} & exec sleep {mark}' &) ; sleep 0.1; echo ready; sleep {mark}"

            Expect.equal ending.Kind EndingKind.Stopped "ending"
            eventually (fun () -> alive mark = 0) "none is left")

        testCase "an end leaves no child behind" (fun () ->
            let mark = ownNumber ()

            let outcome =
                run limits $"setsid sleep {mark} >/dev/null 2>&1 & echo started; exit 0"

            Expect.equal outcome.Ending (exited 0) "ending"
            eventually (fun () -> alive mark = 0) "none is left")

        testCase "a process that ignores signals is ended, too" (fun () ->
            let ending =
                killWhenReady "trap '' TERM INT HUP QUIT; echo ready; while true; do sleep 0.1; done"

            Expect.equal ending.Kind EndingKind.Stopped "ending")

        testCase "control groups go with their processes" (fun () ->
            let mine () =
                [ "/sys/fs/cgroup" ]
                |> List.filter Directory.Exists
                |> List.collect (fun root ->
                    Directory.EnumerateDirectories(
                        root,
                        $"dlworkbook-{Environment.ProcessId}-*",
                        EnumerationOptions(RecurseSubdirectories = true, IgnoreInaccessible = true)
                    )
                    |> List.ofSeq)

            let boxed = (sandbox ()).Start(plan limits "sleep 100")
            let during = set (mine ())

            if (sandbox ()).Weaknesses.Count = 0 then
                Expect.isNonEmpty during "there was one"

            boxed.DisposeAsync().AsTask().Wait()
            // Those of other tests at the same time go as well.
            eventually (fun () -> Set.isEmpty (Set.intersect during (set (mine ())))) "it is gone")

        testCase "several at once don't meet" (fun () ->
            let outcomes =
                [| 1..6 |]
                |> Array.Parallel.map (fun index ->
                    run
                        limits
                        $"echo {index} > /tmp/mine; echo {index} > /dev/shm/mine; sleep 0.2; cat /tmp/mine /dev/shm/mine; ls /tmp | wc -l")

            for index, outcome in Seq.indexed outcomes do
                Expect.equal (lines outcome) [ string (index + 1); string (index + 1); "1" ] "its own alone")
    ]

let private withoutWalls =
    testList "unsafe" [
        testCase "a plan's paths become those of the machine" (fun () ->
            let folder = Directory.CreateTempSubdirectory "dlworkbook-test-"

            try
                File.WriteAllText(Path.Combine(folder.FullName, "text"), "hello")

                let plan =
                    SandboxPlan(
                        Command = [| "/bin/cat"; "/inside/text" |],
                        ReadOnly = [| Mount(folder.FullName, "/inside") |]
                    )

                if OperatingSystem.IsWindows() then
                    skiptest "there is no cat on Windows"

                let unsafe = Sandbox.Create true
                Expect.isTrue unsafe.IsUnsafe "it says so"
                Expect.isNonEmpty unsafe.Weaknesses "and why that is bad"
                let outcome = unsafe.Start plan |> finish ""
                Expect.equal outcome.Output "hello" "output"
            finally
                folder.Delete true)

        testCase "a refusal says what to do" (fun () ->
            let advice = BubblewrapTools.Advice "bwrap is missing"

            for word in [ "bwrap is missing"; "apt install bubblewrap"; "user namespaces"; "--unsafe"; "your rights" ] do
                Expect.stringContains advice word "advice")
    ]

let tests = testList "Grading.Sandbox" [ means; walls; endings; withoutWalls ]
