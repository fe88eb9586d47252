namespace DLWorkbook

open System
open System.IO

/// Names that are safe as file names, and files that are whole or not there.
module internal ShowFiles =

    /// Names that a page or a system keeps for itself.
    let private reserved =
        set [ "index"; "con"; "prn"; "aux"; "nul"; "com1"; "com2"; "com3"; "lpt1"; "lpt2"; "lpt3" ]

    let private isPlain (name: string) =
        name.Length <= 80
        && name |> Seq.forall (fun c -> Char.IsAsciiLetterOrDigit c || c = '-' || c = '_')
        && name <> ""

    /// Refuses a name that isn't made of letters, digits, '-' and '_', or that is reserved.
    let requireName operation parameter (name: string) =
        if not (isPlain name) then
            invalidArg
                parameter
                $"%s{operation}: expected a name of at most 80 letters, digits, '-' and '_', which becomes a file's, got \"%s{name}\""

        if reserved.Contains(name.ToLowerInvariant()) then
            invalidArg parameter $"%s{operation}: the name \"%s{name}\" is taken: choose another"

    /// Writes a file under a temporary name, by the given function, and then puts it in its place.
    let writeBy (path: string) (write: string -> unit) =
        match Path.GetDirectoryName path with
        | null
        | "" -> ()
        | folder -> Directory.CreateDirectory folder |> ignore

        let temporary = $"{path}.{Environment.ProcessId}.tmp"
        write temporary
        File.Move(temporary, path, overwrite = true)

    /// Writes a text file.
    let write (path: string) (text: string) =
        writeBy path (fun temporary -> File.WriteAllText(temporary, text))

    /// A path as it is best shown: relative to the current folder when it is below it.
    let shown (path: string) =
        let relative = Path.GetRelativePath(Environment.CurrentDirectory, path)

        if relative.StartsWith("..", StringComparison.Ordinal) then
            path
        else
            relative.Replace('\\', '/')
