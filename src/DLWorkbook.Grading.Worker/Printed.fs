namespace DLWorkbook.Grading.Worker

open System
open System.IO
open System.Text

/// Keeps the first 4096 characters of what is printed.
[<Sealed>]
type Printed() =
    inherit TextWriter()

    let most = 4096
    let kept = StringBuilder()

    /// What was printed since it was asked last.
    member _.Take() : string =
        lock kept (fun () ->
            let text = kept.ToString()
            kept.Clear() |> ignore
            text)

    override _.Encoding = Encoding.UTF8

    override _.Write(character: char) : unit =
        lock kept (fun () ->
            if kept.Length < most then
                kept.Append character |> ignore)

    override _.Write(text: string | null) : unit =
        match text with
        | null -> ()
        | text ->
            lock kept (fun () ->
                let count = min text.Length (most - kept.Length)

                if count > 0 then
                    kept.Append(text, 0, count) |> ignore)

    override this.Write(buffer: char[], index: int, count: int) : unit =
        this.Write(String(buffer, index, count))
