namespace DLWorkbook

open System
open System.IO
open System.Threading

/// Hears of each save of a file: by the system's notices, and by looking every half second where they don't come (network
/// folders, containers, editors that write elsewhere and rename).
[<Sealed>]
type internal WatchedFile(path: string, notify: unit -> unit) =

    let folder = Path.GetDirectoryName path |> Option.ofObj |> Option.defaultValue "."

    let stamp () =
        let info = FileInfo path

        if info.Exists then
            info.LastWriteTimeUtc.Ticks, info.Length
        else
            0L, -1L

    let mutable last = stamp ()

    let look () =
        let now = stamp ()

        if now <> last then
            last <- now
            notify ()

    let watcher = new FileSystemWatcher(folder, string (Path.GetFileName path))

    let timer = new Timer((fun _ -> look ()), null, 500, 500)

    do
        watcher.Changed.Add(fun _ -> notify ())
        watcher.Created.Add(fun _ -> notify ())
        watcher.Renamed.Add(fun _ -> notify ())

    /// Starts listening. Where the system refuses, looking is all there is: its reason is returned.
    member _.Start() : string option =
        try
            watcher.EnableRaisingEvents <- true
            None
        with
        | :? IOException
        | :? PlatformNotSupportedException as fault -> Some fault.Message

    /// The file's text, read until two readings are the same: an editor may be in the middle of writing it. None while there
    /// is no file, or an empty one.
    static member Read(path: string) : string option =
        let once () =
            try
                match File.ReadAllText path with
                | "" -> None
                | text -> Some text
            with
            | :? FileNotFoundException
            | :? DirectoryNotFoundException -> None
            | :? IOException -> Some ""

        let rec settle (before: string option) attempts =
            Thread.Sleep 40
            let now = once ()

            if (now = before && now <> Some "") || attempts = 0 then
                now |> Option.filter ((<>) "")
            else
                settle now (attempts - 1)

        settle (once ()) 50

    interface IDisposable with
        member _.Dispose() =
            watcher.Dispose()
            timer.Dispose()
