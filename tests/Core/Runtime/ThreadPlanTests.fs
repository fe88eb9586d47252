module DLWorkbook.Tests.Core.Runtime.ThreadPlanTests

open System.Collections.Generic
open System.IO
open Expecto
open DLWorkbook.Core.Runtime

let private host (variables: (string * string) list) libraries =
    let values = dict variables

    ThreadHost(
        Processors = 2,
        Variable =
            (fun name ->
                match values.TryGetValue name with
                | true, value -> value
                | false, _ -> null),
        Libraries = List<string>(libraries: string list),
        OpenMPBlas = "/lib/openblas-openmp/libblas.so.3"
    )

let private settings (plan: ThreadPlan) = [
    for setting in plan.Settings -> setting.Name, setting.Value, setting.ByUser
]

let private choosing =
    testList "a thread plan" [
        testCase "takes all processors, one pool of threads, and a short wait"
        <| fun () ->
            let plan = ThreadPlan.For(host [] [])
            Expect.equal plan.Threads 2 "threads"
            Expect.equal plan.Blas "/lib/openblas-openmp/libblas.so.3" "BLAS"

            Expect.equal (settings plan) [ "OMP_NUM_THREADS", "2", false; "GOMP_SPINCOUNT", "3000", false ] "variables"

        testCase "leaves what the user set, and says so"
        <| fun () ->
            let plan =
                ThreadPlan.For(host [ "OMP_NUM_THREADS", "1"; "OPENBLAS_NUM_THREADS", "1" ] [])

            Expect.equal plan.Threads 1 "threads"

            Expect.equal
                (settings plan)
                [ "OMP_NUM_THREADS", "1", true; "GOMP_SPINCOUNT", "3000", false; "OPENBLAS_NUM_THREADS", "1", true ]
                "variables"

            Expect.equal plan.Reason "as OMP_NUM_THREADS, OPENBLAS_NUM_THREADS in the environment says" "reason"

            Expect.equal
                (plan.Describe())
                "OMP_NUM_THREADS=1 (yours) GOMP_SPINCOUNT=3000 OPENBLAS_NUM_THREADS=1 (yours)"
                "description"

        testCase "lets waiting threads sleep at once where libtorch and OpenBLAS have a pool each"
        <| fun () ->
            let machine =
                ThreadHost(Processors = 2, Variable = (fun _ -> null), Libraries = List<string>(), OpenMPBlas = null)

            let plan = ThreadPlan.For machine
            Expect.isNull plan.Blas "BLAS"

            Expect.equal
                (settings plan)
                [ "OMP_NUM_THREADS", "2", false; "OMP_WAIT_POLICY", "passive", false ]
                "variables"

        testCase "does not add a spin count to the user's own wait policy"
        <| fun () ->
            let plan = ThreadPlan.For(host [ "OMP_WAIT_POLICY", "active" ] [])

            Expect.equal
                (settings plan)
                [ "OMP_NUM_THREADS", "2", false; "OMP_WAIT_POLICY", "active", true ]
                "variables"

        testCase "does not add a wait policy to the user's own spin count"
        <| fun () ->
            let plan = ThreadPlan.For(host [ "GOMP_SPINCOUNT", "5000" ] [])

            Expect.equal (settings plan) [ "OMP_NUM_THREADS", "2", false; "GOMP_SPINCOUNT", "5000", true ] "variables"

        testCase "reads the first number of a list of nesting levels"
        <| fun () -> Expect.equal (ThreadPlan.For(host [ "OMP_NUM_THREADS", "4,2" ] [])).Threads 4 "threads"

        testCase "falls back to all processors on a number that OpenMP would refuse"
        <| fun () -> Expect.equal (ThreadPlan.For(host [ "OMP_NUM_THREADS", "-3" ] [])).Threads 2 "threads"

        testCase "changes nothing once libtorch is loaded"
        <| fun () ->
            let plan = ThreadPlan.For(host [] [ "/lib/libtorch_cpu.so.1.13" ])
            Expect.isEmpty (settings plan) "variables"
            Expect.isNull plan.Blas "BLAS"
            Expect.stringContains plan.Reason "libtorch was loaded before" "reason"
    ]

[<System.Runtime.InteropServices.DllImport("libc", EntryPoint = "getenv")>]
extern nativeint private libcGetenv(
    [<System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.LPUTF8Str)>] string name
)

let private applying =
    testList "Threads" [
        testCase "are prepared once"
        <| fun () ->
            let first = Threads.Prepare()
            Expect.isTrue (obj.ReferenceEquals(first, Threads.Prepare())) "the second plan is the first"
            Expect.isTrue (obj.ReferenceEquals(first, Threads.Current)) "and the current one"

        testCase "reach libc, where native libraries look"
        <| fun () ->
            if System.OperatingSystem.IsWindows() then
                skiptest "Windows has one environment"

            for setting in Threads.Prepare().Settings do
                let value =
                    System.Runtime.InteropServices.Marshal.PtrToStringUTF8(libcGetenv setting.Name)

                Expect.equal value setting.Value setting.Name

        testCase "are what libtorch then uses"
        <| fun () ->
            let plan = Threads.Start()
            Expect.equal (TorchSharp.torch.get_num_threads ()) plan.Threads "threads of libtorch"
    ]

let private debian build name =
    $"/usr/lib/x86_64-linux-gnu/openblas-{build}/{name}"

let private among libraries =
    match BlasBuild.Among(List<string>(libraries: string list)) with
    | null -> "none"
    | build -> build.Name

let private libraries =
    testList "the BLAS of a process" [
        testCase "is none before libtorch is loaded"
        <| fun () -> Expect.equal (among [ debian "pthread" "libblas.so.3" ]) "none" "BLAS"

        testTheory "is told by the name and folder of its file" [
            [ debian "pthread" "libblas.so.3"; debian "pthread" "libopenblasp-r0.3.21.so" ], "OpenBLAS (pthread)"
            [ debian "openmp" "libblas.so.3"; debian "openmp" "libopenblasp-r0.3.21.so" ], "OpenBLAS (OpenMP)"
            [ debian "serial" "libopenblas-r0.3.21.so" ], "OpenBLAS (serial)"
            [ "/usr/lib64/libopenblaso-r0.3.26.so" ], "OpenBLAS (OpenMP)"
            [ "/opt/libtorch/lib/libmkl_core.so" ], "Intel MKL"
            [ "/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0" ], "reference BLAS (slow)"
            [ "/opt/libtorch/lib/libc10.so" ], "inside libtorch"
        ]
        <| fun (files, expected) -> Expect.equal (among ("/opt/libtorch/lib/libtorch_cpu.so" :: files)) expected "BLAS"

        testCase "is read from a memory map, each file once, folders with spaces whole"
        <| fun () ->
            let map = [
                "7f0000000000-7f0000001000 r--p 00000000 08:01 42                         /usr/lib/libm.so.6"
                "7f0000001000-7f0000002000 r-xp 00001000 08:01 42                         /usr/lib/libm.so.6"
                "7f0000002000-7f0000003000 rw-p 00000000 00:00 0 "
                "7f0000003000-7f0000004000 rw-p 00000000 00:00 0                          [heap]"
                "7f0000004000-7f0000005000 r--p 00000000 08:01 43                         /home/a b/libtorch_cpu.so"
                "7f0000005000-7f0000006000 r--p 00000000 08:01 44                         /usr/share/dotnet/System.dll"
            ]

            Expect.equal
                (List.ofSeq (LoadedLibraries.InMaps map))
                [ "/usr/lib/libm.so.6"; "/home/a b/libtorch_cpu.so" ]
                "libraries"

        testCase "is looked for among what this process really loaded"
        <| fun () ->
            let names =
                LoadedLibraries.Files() |> Seq.map (fun file -> string (Path.GetFileName file))

            Expect.exists names (fun name -> name.Contains "coreclr") "the .NET runtime is among them"
    ]

let private info =
    testList "the runtime" [
        testCase "introduces itself in one line"
        <| fun () ->
            let line threads =
                string (RuntimeInfo("bundled", "1.13.1", "CPU", threads, BlasBuild.InsideLibtorch))

            Expect.equal (line 2) "TorchSharp: bundled, libtorch 1.13.1, CPU, 2 threads" "two threads"
            Expect.equal (line 1) "TorchSharp: bundled, libtorch 1.13.1, CPU, 1 thread" "one thread"

        testCase "knows the package set that it was built with"
        <| fun () -> Expect.contains [ "bundled"; "nuget" ] RuntimeInfo.PackageSet "package set"

        testCase "finds libtorch's BLAS after loading it"
        <| fun () ->
            let runtime = RuntimeInfo.Of()
            Expect.isTrue (runtime.Blas.Name.Length > 0) "the BLAS has a name"
            Expect.equal runtime.Threads (TorchSharp.torch.get_num_threads ()) "threads"
            Expect.equal runtime.Libtorch TorchSharp.torch.__version__ "version"
    ]

let tests = testList "runtime" [ choosing; testSequenced applying; libraries; info ]
