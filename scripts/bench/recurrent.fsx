(** Times a training step of the readers of reviews (recurrent layers, a Transformer encoder, the mean of embeddings) beside
    PyTorch's at its best, and beside what the arithmetic alone takes at this machine's rate of matrix products:

      dotnet fsi build.fsx bench recurrent [--quick] [--rounds N] [--rows lstm-128,gru-32] [--alone] [--busy]

    `--alone` leaves PyTorch out, `--busy` lets another process take a core. *)

#load "../workbook.fsx"
#load "Numbers.fs"
#load "Digits.fs"
#load "Rows.fs"
#load "Peer.fs"
#load "Report.fs"
#load "Settings.fs"
#load "Race.fs"
#load "Written.fs"
#load "Arithmetic.fs"
#load "MatrixRate.fs"
#load "RecurrentRows.fs"
#load "RecurrentTable.fs"

open DLWorkbook
open DLWorkbook.Core.Runtime
open DLWorkbook.Bench

let private settings =
    Settings.parse "bench recurrent" (List.map fst RecurrentRows.all) (List.tail (List.ofArray fsi.CommandLineArgs))

let private say (text: string) =
    Text.wrap 80 text |> Seq.iter (printfn "%s")

Threads.Start() |> ignore
Written.heading () |> List.iter say
say RecurrentRows.legend

let private rates = ResizeArray<float>()

let private rows =
    Race.run settings (fun () -> rates.AddRange(MatrixRate.measure ()))

let private rate = Report.median rates

let private flop = dict [ for row, flop in RecurrentRows.all -> row.Key, flop ]

let private entries: RecurrentTable.Entry list = [ for row in rows -> { Row = row; Flop = flop[row.Key] } ]

printfn ""
RecurrentTable.table rate entries |> List.iter (printfn "%s")
printfn ""
say (RecurrentTable.explained rate)
Report.notes rows |> List.iter say

Written.json "recurrent" settings [
    for entry in entries ->
        {|
            measured = entry.Row
            flop = entry.Flop
            rate = rate
            reached = RecurrentTable.reached rate entry
        |}
]

// A target that is missed, or a training that is not PyTorch's, is a failure.
exit (if List.exists Report.failed rows then 1 else 0)
