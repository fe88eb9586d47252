(** The one file that a lab loads: `#load "../scripts/workbook.fsx"`. It refers to everything in `artifacts/`, whichever
    package set was built there, and tells the REPL how tensors and charts are shown. *)

// The folder of the first reference is never made: its name is what F# Interactive shows when artifacts/ is not there.
#I "../artifacts"
#r "../artifacts/(not built yet - run dotnet fsi build.fsx build)/../DLWorkbook.Core.dll"
#r "DLWorkbook.Exchange.dll"
#r "DLWorkbook.Checking.dll"
#r "DLWorkbook.dll"
#r "TorchSharp.dll"
#r "Plotly.NET.dll"
#r "Deedle.dll"
#r "FSharp.Stats.dll"
#r "DiffSharp.Core.dll"
#r "DiffSharp.Backends.Reference.dll"

open TorchSharp

// libtorch reads how its threads are to wait once, as it loads: the workbook chooses before the first tensor. A session
// that had tensors before is told what that costs.
if DLWorkbook.Core.Runtime.Threads.Prepare().IsLate then
    DLWorkbook.Lab.doctor ()

// A tensor is shown with its values, long ones in part, as numpy does.
fsi.AddPrinter<torch.Tensor>(fun tensor -> tensor.ToString TensorStringStyle.Numpy)
fsi.AddPrinter<DiffSharp.Tensor> string

// A chart is shown by what is in it: `Show.chart` draws it.
fsi.AddPrinter<Plotly.NET.GenericChart>(fun chart ->
    let traces = Plotly.NET.GenericChart.getTraces chart
    let kinds = traces |> List.map _.``type`` |> String.concat ", "
    $"chart of {traces.Length} traces ({kinds}); Show.chart \"name\" draws it")

// A table is shown as Deedle prints it, with its size and how much is missing.
fsi.AddPrinter<Deedle.Internal.IFsiFormattable>(fun table -> "\n" + table.FormatWithInfo())

// A trained model is shown by how far it came.
fsi.AddPrinter<DLWorkbook.Fit> DLWorkbook.Train.describe
