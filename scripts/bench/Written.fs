/// What a benchmark says of the machine, and the file that it leaves under `out/bench`.
module DLWorkbook.Bench.Written

open System
open System.IO
open System.Text.Json
open DLWorkbook.Core.Runtime
open DLWorkbook.Bench.Settings

let private threads () =
    Threads.Current
    |> Option.ofObj
    |> Option.map _.Describe()
    |> Option.defaultValue ""

/// What the workbook runs on, in two lines.
let heading () =
    let runtime = RuntimeInfo.Of()
    [ $"{runtime}"; $"threads: {threads ()}, {runtime.Blas.Name}" ]

/// Writes the rows, with settings and machine, to `out/bench/NAME.json`, and says so.
let json name (settings: Settings) (rows: 'row list) =
    let folder = Path.Combine(__SOURCE_DIRECTORY__, "..", "..", "out", "bench")
    Directory.CreateDirectory folder |> ignore

    File.WriteAllText(
        Path.Combine(folder, name + ".json"),
        JsonSerializer.Serialize(
            {|
                runtime = string (RuntimeInfo.Of())
                threads = threads ()
                blas = RuntimeInfo.Of().Blas.Name
                processors = Environment.ProcessorCount
                busy = settings.Busy
                seconds = settings.Seconds
                rounds = settings.Rounds
                rows = List.toArray rows
            |},
            JsonSerializerOptions(WriteIndented = true)
        )
    )

    printfn $"""written: {Path.Combine("out", "bench", name + ".json")}"""
