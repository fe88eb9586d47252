(** What only the compiled workbook can tell the doctor, a line each: name, what, and what mends it. *)

#r "../../artifacts/TorchSharp.dll"
#r "../../artifacts/DLWorkbook.Core.dll"

open DLWorkbook.Core.Data
open DLWorkbook.Core.Runtime

try
    let runtime = RuntimeInfo.Of()
    printfn "running\tlibtorch %s, %s, %s" runtime.Libtorch runtime.Device runtime.Blas.Name

    match Threads.Current |> Option.ofObj with
    | Some plan -> printfn "threads\t%d: %s; %s" plan.Threads (plan.Describe()) plan.Reason
    | None -> ()

    ThreadCheck.Lines() |> Seq.iter (printfn "%s")
with :? System.DllNotFoundException as e ->
    printfn "running\tnot yet: %s\tdotnet fsi build.fsx build" (e.Message.Split('\n')[0])

let finder = DatasetFinder()

for entry in Registry.Entries do
    match finder.FindLocal entry |> Option.ofObj with
    | Some location -> printfn "%s\t%s" entry.Name location.Description
    | None ->
        let folders = finder.Folders
        let cache = folders.Shorten(System.IO.Path.Combine(folders.Cache, entry.Name))
        printfn "%s\tnot at hand: fetched when a lab asks, or the built-in sample\tput it into %s" entry.Name cache
