/// Opens a file with the program that the desktop has for it.
module internal Plotly.NET.Browser

open System
open System.Diagnostics

/// Opens a file; fails when the desktop has no program for it.
let openFile (path: string) =
    let start (program: string) (arguments: string list) =
        use _ = Process.Start(ProcessStartInfo(program, arguments, UseShellExecute = false))
        ()

    if OperatingSystem.IsWindows() then
        use _ = Process.Start(ProcessStartInfo(path, UseShellExecute = true))
        ()
    elif OperatingSystem.IsMacOS() then
        start "open" [ path ]
    else
        start "xdg-open" [ path ]
