(** The one file that a lab loads: `#load "../scripts/workbook.fsx"`. It refers to everything in `artifacts/`, whichever
    package set was built there, and tells the REPL how tensors and charts are shown. *)

// The odd folder in the first line is never made: it is what F# Interactive shows when artifacts/ is not built.
#r "../artifacts/(not built yet - run dotnet fsi build.fsx build)/../TorchSharp.dll"
#r "../artifacts/Plotly.NET.dll"
#r "../artifacts/Deedle.dll"
#r "../artifacts/FSharp.Stats.dll"
#r "../artifacts/DLWorkbook.Core.dll"
#r "../artifacts/DLWorkbook.dll"

open TorchSharp

// A tensor is shown with its values, long ones in part, as numpy does.
fsi.AddPrinter<torch.Tensor>(fun tensor -> tensor.ToString TensorStringStyle.Numpy)

// A chart is shown by what is in it: `Show.chart` draws it.
fsi.AddPrinter<Plotly.NET.GenericChart>(fun chart ->
    let traces = Plotly.NET.GenericChart.getTraces chart
    let kinds = traces |> List.map _.``type`` |> String.concat ", "
    $"chart of {traces.Length} traces ({kinds}); Show.chart \"name\" draws it")
