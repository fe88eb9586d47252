/// Finds plotly.js on this machine.
module internal Plotly.NET.PlotlyJs

open System
open System.IO
open System.Reflection

/// The version that the charts are written for.
let version = "2.27.1"

let private fileName = "plotly.min.js"

let rec private ancestors (folder: DirectoryInfo | null) =
    match folder with
    | null -> []
    | some -> some.FullName :: ancestors some.Parent

/// The places where plotly.js may stand, best first: beside this assembly, then `artifacts/plotly` in a folder above
/// it or above the current directory.
let private places () =
    let home =
        match Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location) with
        | null
        | "" -> AppContext.BaseDirectory
        | folder -> folder

    let below folder =
        Path.Combine(folder, "artifacts", "plotly", fileName)

    Path.Combine(home, fileName)
    :: List.map
        below
        (ancestors (DirectoryInfo home)
         @ ancestors (DirectoryInfo Environment.CurrentDirectory))

/// The text of plotly.js, or None when it is nowhere.
let private source =
    lazy (places () |> List.tryFind File.Exists |> Option.map File.ReadAllText)

/// The text of plotly.js, read once when it is there.
let tryRead () = source.Value
