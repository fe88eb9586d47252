(** Times the workbook's training step and, where the system's Python has PyTorch, PyTorch's on the same libtorch, models
    and batches: `dotnet fsi build.fsx bench [--quick] [--rows add,lstm-128] [--rounds 5]`. The workbook runs at its one
    default, PyTorch in every setup; then both run in turns with PyTorch at its best. *)

#load "workbook.fsx"
#load "bench/Numbers.fs"
#load "bench/Digits.fs"
#load "bench/Rows.fs"
#load "bench/Peer.fs"
#load "bench/Report.fs"
#load "bench/Settings.fs"
#load "bench/Race.fs"
#load "bench/Written.fs"

open DLWorkbook.Core.Runtime
open DLWorkbook.Bench

let private settings =
    Settings.parse "bench" Rows.all (List.tail (List.ofArray fsi.CommandLineArgs))

Threads.Start() |> ignore
Written.heading () |> List.iter (printfn "%s")

let private rows = Race.run settings ignore

printfn ""
Report.table rows |> List.iter (printfn "%s")
printfn ""
Report.notes rows |> List.iter (printfn "%s")

Written.json "bench" settings [ for row in rows -> {| measured = row; comparison = Report.compare row |} ]

// A target that is missed, or a training that is not PyTorch's, is a failure.
exit (if List.exists Report.failed rows then 1 else 0)
