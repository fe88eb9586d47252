/// A Slurm cluster of a test's own on this machine: a controller and some nodes, all gone afterwards.
module DLWorkbook.Tests.Grading.SlurmCluster

open System
open System.Diagnostics
open System.IO
open System.Net
open System.Net.Sockets
open System.Threading
open Expecto

let private daemons = [ "/usr/sbin/slurmctld"; "/usr/sbin/slurmd" ]

/// Skips a test where no cluster can be.
let require () =
    if not (List.forall File.Exists daemons) then
        skiptest "Slurm is not installed (slurmctld, slurmd)"

    if not Environment.IsPrivilegedProcess then
        skiptest "only root may start Slurm's daemons here"

/// Waits until something holds, at most a minute.
let eventually (what: string) (holds: unit -> bool) =
    let clock = Stopwatch.StartNew()

    while not (holds ()) do
        if clock.Elapsed > TimeSpan.FromMinutes 1.0 then
            failtestf "not within a minute: %s" what

        Thread.Sleep 30

/// Ports that nobody has now.
let private freePorts count =
    let listeners = [ for _ in 1..count -> new TcpListener(IPAddress.Loopback, 0) ]

    try
        for listener in listeners do
            listener.Start()

        [ for listener in listeners -> (listener.LocalEndpoint :?> IPEndPoint).Port ]
    finally
        for listener in listeners do
            listener.Stop()

/// Ends everything that has a word in its environment or a file of a path open. Waits for the end of its input first: so
/// it does its work also when the tests are killed.
let private sweeper =
    """
cat > /dev/null
again=1
while [ -n "$again" ]; do
  again=
  for process in /proc/[0-9]*; do
    id=${process#/proc/}
    if [ "$id" != $$ ] && { grep -qsF -- "$1" "$process/environ" || ls -l "$process/fd" 2>/dev/null | grep -qF -- "$1"; }; then
      kill -9 "$id" 2>/dev/null && again=1
    fi
  done
  sleep 0.1
done
rm -rf "$1"
"""

let private settings (folder: string) (nodes: string list) =
    match freePorts (1 + nodes.Length) with
    | [] -> failwith "no ports"
    | controller :: ports -> [
        "ClusterName=workbook"
        "SlurmctldHost=localhost(127.0.0.1)"
        "SlurmUser=root"
        "SlurmdUser=root"
        $"SlurmctldPort={controller}"
        "AuthType=auth/none"
        "CredType=cred/none"
        // A requeued task waits until its first credential has expired.
        "AuthInfo=cred_expire=5"
        "ProctrackType=proctrack/linuxproc"
        "TaskPlugin=task/none"
        "SwitchType=switch/none"
        "MpiDefault=none"
        "ReturnToService=2"
        "MaxArraySize=4"
        "SlurmdTimeout=3"
        "MessageTimeout=2"
        "KillWait=1"
        "CompleteWait=0"
        "SchedulerParameters=sched_min_interval=10000,sched_interval=1,batch_sched_delay=0"
        $"StateSaveLocation={folder}/state"
        $"SlurmdSpoolDir={folder}/spool-%%n"
        $"SlurmctldPidFile={folder}/slurmctld.pid"
        $"SlurmdPidFile={folder}/%%n.pid"
        $"SlurmctldLogFile={folder}/slurmctld.log"
        $"SlurmdLogFile={folder}/%%n.log"
        "SelectType=select/cons_tres"
        "SelectTypeParameters=CR_Core"
        "AccountingStorageType=accounting_storage/none"
        "JobAcctGatherType=jobacct_gather/none"
        for node, port in List.zip nodes ports do
            $"NodeName={node} NodeHostname=localhost NodeAddr=127.0.0.1 Port={port} CPUs=2 State=UNKNOWN"
        "PartitionName=main Nodes=ALL Default=YES MaxTime=60 State=UP"
      ]

/// A running cluster.
type Cluster(nodes: string list) =
    let folder =
        Path.Combine(Path.GetTempPath(), $"dlworkbook-slurm-{Guid.NewGuid():N}")

    let configuration = Path.Combine(folder, "slurm.conf")
    let sweep = Path.Combine(folder, "sweep.sh")

    let start (program: string) (arguments: string list) =
        let info =
            ProcessStartInfo(
                program,
                arguments,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true
            )

        if program <> "/bin/sh" then
            info.Environment["SLURM_CONF"] <- configuration

        match Process.Start info with
        | null -> failwithf "%s did not start" program
        | child -> child

    let guard =
        Directory.CreateDirectory(Path.Combine(folder, "state")) |> ignore
        File.WriteAllLines(configuration, settings folder nodes)
        File.WriteAllText(sweep, sweeper)
        // Read at once, so that it holds no file of the folder open.
        start "/bin/sh" [ "-c"; sweeper; "sweep"; folder ]

    let daemon (program: string) arguments =
        let child = start program arguments
        child.StandardInput.Close()
        child.BeginOutputReadLine()
        child.BeginErrorReadLine()
        child

    /// What runs on a node: its daemon, its tasks and what they started.
    let ofNode (node: string) =
        Directory.EnumerateDirectories "/proc"
        |> Seq.choose (fun path ->
            match Int32.TryParse(Path.GetFileName path) with
            | true, id when id <> Environment.ProcessId -> Some(id, path)
            | _ -> None)
        |> Seq.filter (fun (_, path) ->
            try
                let environment = File.ReadAllText(Path.Combine(path, "environ")).Split '\000'

                Array.contains $"SLURM_CONF={configuration}" environment
                && (Array.contains $"SLURMD_NODENAME={node}" environment
                    || (File.ReadAllText(Path.Combine(path, "cmdline")).Split '\000')
                       |> Array.contains node)
                || Directory.EnumerateFiles(Path.Combine(path, "fd"))
                   |> Seq.exists (fun link ->
                       match File.ResolveLinkTarget(link, false) with
                       | null -> false
                       | target -> target.FullName = Path.Combine(folder, $"{node}.log"))
            with
            | :? IOException
            | :? UnauthorizedAccessException ->
                // It ended while it was looked at.
                false)
        |> Seq.map fst
        |> List.ofSeq

    member _.Folder = folder

    /// Which cluster Slurm's commands speak to.
    member _.Environment = readOnlyDict [ "SLURM_CONF", configuration ]

    /// Runs a command of Slurm's and returns what it says.
    member _.Run(program: string, [<ParamArray>] arguments: string[]) =
        let child = start program (List.ofArray arguments)
        child.StandardInput.Close()
        let said = child.StandardOutput.ReadToEndAsync()
        let errors = child.StandardError.ReadToEndAsync()
        child.WaitForExit()
        said.Result + errors.Result

    member _.StartController() =
        daemon "/usr/sbin/slurmctld" [ "-D"; "-f"; configuration ] |> ignore

    member cluster.StopController() =
        cluster.Run("scontrol", "shutdown", "slurmctld") |> ignore

    member _.StartNode(node: string) =
        daemon "/usr/sbin/slurmd" [ "-D"; "-N"; node; "-f"; configuration ] |> ignore

    /// A node to which a folder is not visible.
    member _.StartBlindNode(node: string, unseen: string) =
        daemon "/usr/bin/unshare" [
            "-m"
            "sh"
            "-c"
            $"mount -t tmpfs none '{unseen}' && exec /usr/sbin/slurmd -D -N {node} -f '{configuration}'"
        ]
        |> ignore

    /// Ends a node as a power cut does.
    member _.CutPower(node: string) =
        let mutable left = ofNode node

        while not left.IsEmpty do
            for id in left do
                try
                    use child = Process.GetProcessById id
                    child.Kill()
                with
                | :? ArgumentException
                | :? InvalidOperationException ->
                    // It has ended already.
                    ()

            left <- ofNode node

    member cluster.WaitForNodes(count: int) =
        eventually $"{count} nodes are up" (fun () ->
            let said = cluster.Run("sinfo", "-h", "-N", "-o", "%t")

            said.Split '\n'
            |> Array.filter (fun line -> List.contains (line.Trim()) [ "idle"; "mix"; "alloc" ])
            |> Array.length
            |> (=) count)

    /// The states of all tasks, one a line.
    member cluster.Tasks() =
        cluster.Run("squeue", "--all", "--array", "--states=all", "--noheader", "--format=%F_%K %T %N").Trim().Split
            '\n'

    interface IDisposable with
        member _.Dispose() =
            guard.StandardInput.Close()
            guard.WaitForExit()
            guard.Dispose()

/// Starts a cluster for a test.
let withCluster (nodes: string list) (test: Cluster -> unit) =
    require ()
    use cluster = new Cluster(nodes)
    cluster.StartController()
    List.iter cluster.StartNode nodes
    cluster.WaitForNodes nodes.Length
    test cluster
