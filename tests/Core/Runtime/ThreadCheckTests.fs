module DLWorkbook.Tests.Core.Runtime.ThreadCheckTests

open System.Collections.Generic
open System.IO
open Expecto
open DLWorkbook.Core.Runtime
open DLWorkbook.House

let private openMP = "/lib/openblas-openmp/libblas.so.3"

let private host (variables: (string * string) list) libraries openMPBlas =
    let values = dict variables

    ThreadHost(
        Processors = 4,
        Variable =
            (fun name ->
                match values.TryGetValue name with
                | true, value -> value
                | false, _ -> null),
        Libraries = List<string>(libraries: string list),
        OpenMPBlas = openMPBlas
    )

let private build kind =
    BlasBuild($"OpenBLAS ({kind})", $"/lib/openblas-{kind}/libopenblas.so.0")

/// The complaints of a process that began with these variables and, when late, with libtorch.
let private complaints variables late threads blas =
    let libraries = if late then [ "/lib/libtorch_cpu.so.1.13" ] else []
    let plan = ThreadPlan.For(host variables libraries openMP)

    // What the plan sets stands in the environment afterwards.
    let set =
        variables
        @ [
            for setting in plan.Settings do
                if not setting.ByUser then
                    setting.Name, setting.Value
        ]

    ThreadCheck.Of(plan, host set [ "/lib/libtorch_cpu.so.1.13" ] openMP, threads, blas)
    |> List.ofSeq

let private whats found =
    found |> List.map (fun (complaint: ThreadComplaint) -> complaint.What)

let private checking =
    testList "the threads of a process" [
        testCase "are no cause for complaint where the workbook chose them"
        <| fun () -> Expect.isEmpty (complaints [] false 4 (build "OpenMP")) "as chosen"

        testCase "are none either where the user's variables say the same, even if libtorch came first"
        <| fun () ->
            let same = [ "GOMP_SPINCOUNT", "3000"; "OMP_NUM_THREADS", "4" ]
            Expect.isEmpty (complaints same false 4 (build "OpenMP")) "in time"
            Expect.isEmpty (complaints same true 4 (build "OpenMP")) "late"

        testCase "wait in libgomp's own way where libtorch came first: the session must begin again"
        <| fun () ->
            match complaints [] true 4 (build "OpenMP") with
            | [ only ] ->
                Expect.stringContains only.What "libtorch was loaded before the workbook" "what"
                Expect.stringContains only.Cost "keep a processor busy" "cost"
                Expect.stringContains only.Mend "restart the session and #load" "mend"
            | found -> failtest $"one complaint, got {whats found}"

        testCase "wait as a variable says: it is named, and the workbook's choice"
        <| fun () ->
            for late in [ false; true ] do
                match complaints [ "OMP_WAIT_POLICY", "active" ] late 4 (build "OpenMP") with
                | [ only ] ->
                    Expect.equal
                        only.What
                        "OMP_WAIT_POLICY=active in the environment, where the workbook takes GOMP_SPINCOUNT=3000"
                        "what"

                    Expect.stringContains only.Cost "keep a processor busy" "cost"
                    Expect.stringStarts only.Mend "unset OMP_WAIT_POLICY; then restart" "mend"
                | found -> failtest $"one complaint, got {whats found}"

        testCase "that sleep cost something else than those that spin"
        <| fun () ->
            for variable in [ "OMP_WAIT_POLICY", "passive"; "GOMP_SPINCOUNT", "0" ] do
                match complaints [ variable ] false 4 (build "OpenMP") with
                | [ only ] -> Expect.stringContains only.Cost "must be woken" "cost"
                | found -> failtest $"one complaint, got {whats found}"

        testCase "are too few or too many, by a variable or by a call"
        <| fun () ->
            match complaints [ "OMP_NUM_THREADS", "1" ] false 1 (build "OpenMP") with
            | [ only ] ->
                Expect.equal
                    only.What
                    "1 thread for torch's operators, on 4 processors, as OMP_NUM_THREADS=1 in the environment says"
                    "few"

                Expect.stringContains only.Cost "nothing to do" "cost"
                Expect.equal only.Mend "torch.set_num_threads 4, or unset OMP_NUM_THREADS" "mend"
            | found -> failtest $"one complaint, got {whats found}"

            match complaints [ "OMP_NUM_THREADS", "4" ] false 8 (build "OpenMP") with
            | [ only ] -> Expect.stringContains only.Cost "each other's processor" "many"
            | found -> failtest $"one complaint, got {whats found}"

        testCase "are in two pools where another OpenBLAS came first"
        <| fun () ->
            match complaints [] false 4 (build "pthread") with
            | [ only ] ->
                Expect.stringStarts only.What "OpenBLAS (pthread) multiplies matrices" "what"
                Expect.stringContains only.Cost "each other's processor" "cost"
                Expect.stringContains only.Mend "/lib/openblas-pthread/libopenblas.so.0" "mend"
            | found -> failtest $"one complaint, got {whats found}"

            match complaints [] false 4 (BlasBuild.Reference "/lib/libblas.so.3") with
            | [ only ] -> Expect.stringContains only.Cost "tens of times" "the reference BLAS"
            | found -> failtest $"one complaint, got {whats found}"

        testCase "of OpenBLAS are counted, too"
        <| fun () ->
            match complaints [ "OPENBLAS_NUM_THREADS", "1" ] false 4 (build "OpenMP") with
            | [ only ] -> Expect.stringStarts only.What "OPENBLAS_NUM_THREADS=1" "what"
            | found -> failtest $"one complaint, got {whats found}"

        testCase "of this process are lines for the doctor: name, what and mend"
        <| fun () ->
            Expect.equal (ThreadCheck.Lines().Count) (ThreadCheck.Here().Count) "a line a complaint"

            for line in ThreadCheck.Lines() do
                Expect.equal (line.Split '\t').Length 3 line
    ]

let private house =
    Path.GetFullPath(Path.Combine(__SOURCE_DIRECTORY__, "..", "..", ".."))

/// What a REPL says to these lines.
let private repl (lines: string list) =
    let file = Path.Combine(Path.GetTempPath(), $"repl-{System.Guid.NewGuid():N}.fsx")
    File.WriteAllLines(file, lines)

    try
        let outcome = Shell.capture house "dotnet" [ "fsi"; "--quiet"; file ]
        Expect.equal outcome.Code 0 (String.concat "\n" outcome.Lines)
        String.concat " " outcome.Lines
    finally
        File.Delete file

let private session =
    testList "a session" [
        testCase "that had tensors before it loaded the workbook is told so"
        <| fun () ->
            let artifacts = Path.Combine(house, "artifacts")

            if not (File.Exists(Path.Combine(artifacts, "DLWorkbook.dll"))) then
                skiptest "artifacts/ is not built"

            // A #load of the workbook would come before the tensor, wherever it stands in a script.
            let said =
                repl [
                    $"#r @\"{artifacts}/TorchSharp.dll\""
                    $"#r @\"{artifacts}/DLWorkbook.Core.dll\""
                    $"#r @\"{artifacts}/DLWorkbook.dll\""
                    "TorchSharp.torch.ones(3L) |> ignore"
                    "DLWorkbook.Lab.doctor ()"
                ]

            Expect.stringContains said "libtorch was loaded before the workbook could choose" "told"
            Expect.stringContains said "To mend: restart the session and #load" "and what to do"

            let workbook = Path.Combine(house, "scripts", "workbook.fsx")

            let fine =
                repl [ $"#load @\"{workbook}\""; "TorchSharp.torch.ones(3L) |> ignore"; "DLWorkbook.Lab.doctor ()" ]

            Expect.isFalse (fine.Contains "loaded before") fine
    ]

let tests = testList "thread check" [ checking; session ]
