/// The PyTorch side: `peer.py` in a process for each way of setting it up, asked row by row.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.Peer

open System
open System.Diagnostics
open System.Globalization
open System.IO
open System.Text.Json

/// One way to set PyTorch up.
type Setup = {
    /// Threads of one operator.
    Threads: int
    /// `OMP_WAIT_POLICY`: active or passive.
    Wait: string
    /// The build of OpenBLAS, and its file.
    Blas: string
    BlasFile: string
} with

    /// As the report shows it.
    member setup.Title =
        let threads =
            if setup.Threads = 1 then
                "1 thread"
            else
                $"{setup.Threads} threads, {setup.Wait}"

        $"{threads}, {setup.Blas}"

/// The Python that has PyTorch on Debian's libtorch: the system's own.
let private python = "/usr/bin/python3"

let private script = Path.Combine(__SOURCE_DIRECTORY__, "peer.py")

/// Variables that would set a peer up in another way than its setup says.
let private threadVariables = [
    "OMP_NUM_THREADS"
    "OMP_WAIT_POLICY"
    "GOMP_SPINCOUNT"
    "OPENBLAS_NUM_THREADS"
    "OPENBLAS_THREAD_TIMEOUT"
]

let private blasFile (more: string option) build =
    [
        yield! Option.toList more
        if Directory.Exists "/usr/lib" then
            yield! Directory.EnumerateDirectories("/usr/lib", "*-linux-gnu*")
    ]
    |> List.map (fun folder -> Path.Combine(folder, $"openblas-{build}", "libblas.so.3"))
    |> List.tryFind File.Exists

/// Every setup that this machine has: one thread or all, waiting active or passive, each build of OpenBLAS.
/// How one thread waits for no other makes no difference.
let setups blas processors = [
    for title, folder in [ "pthread", "pthread"; "OpenMP", "openmp" ] do
        match blasFile blas folder with
        | None -> ()
        | Some file ->
            let setup threads wait = {
                Threads = threads
                Wait = wait
                Blas = title
                BlasFile = file
            }

            setup 1 "passive"

            if processors > 1 then
                setup processors "passive"
                setup processors "active"
]

let private startInfo (arguments: string list) =
    let info = ProcessStartInfo(python, arguments)
    info.RedirectStandardInput <- true
    info.RedirectStandardOutput <- true
    info.RedirectStandardError <- true
    info.UseShellExecute <- false

    for name in threadVariables do
        info.Environment.Remove name |> ignore

    info

/// Whether there is a Python with PyTorch.
let present () =
    File.Exists python
    && (use run = Process.Start(startInfo [ "-c"; "import torch" ])
        run.WaitForExit()
        run.ExitCode = 0)

/// A running peer; disposing it ends its process.
type Peer(setup: Setup) =
    let run =
        let info = startInfo [ script; setup.BlasFile ]
        info.Environment["OMP_WAIT_POLICY"] <- setup.Wait
        info.Environment["OMP_NUM_THREADS"] <- string setup.Threads
        info.Environment["OPENBLAS_NUM_THREADS"] <- string setup.Threads

        // Where peer.py finds the files that both sides read.
        Digits.folder
        |> Option.iter (fun folder -> info.Environment["BENCH_MNIST"] <- folder)

        Process.Start info

    let errors = run.StandardError.ReadToEndAsync()

    let answer () =
        match run.StandardOutput.ReadLine() with
        | null -> failwith $"{script}: ended early ({setup.Title}):\n{errors.Result}"
        | line -> JsonDocument.Parse(line).RootElement

    let torch = (answer ()).GetProperty("torch").GetString()

    /// PyTorch's version.
    member _.Torch = torch

    /// Milliseconds of each step of a row, trained in one way, in so many seconds, and a loss to compare.
    member _.Measure (row: string) (way: string) (seconds: float) =
        let amount = seconds.ToString CultureInfo.InvariantCulture
        run.StandardInput.WriteLine $"{row} {way} {setup.Threads} {amount}"
        run.StandardInput.Flush()
        let answer = answer ()

        [| for sample in answer.GetProperty("milliseconds").EnumerateArray() -> sample.GetDouble() |],
        answer.GetProperty("loss").GetDouble()

    interface IDisposable with
        member _.Dispose() =
            run.StandardInput.Close()
            run.WaitForExit()
            run.Dispose()
