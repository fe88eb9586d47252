/// A submission's own process: takes the compiled submission from the grader, then answers its requests.
module DLWorkbook.Grading.Worker.Program

open System
open System.Buffers.Binary
open System.Reflection
open System.Text
open System.Threading

/// The stack of the submission's functions, as where they are checked while they are written.
let private stackBytes = 16 * 1024 * 1024

let private load (hello: byte[]) : Assembly =
    let length = BinaryPrimitives.ReadInt32LittleEndian(ReadOnlySpan hello)
    let symbols = hello[4 + length ..]
    Assembly.Load(hello[4 .. 3 + length], (if symbols.Length = 0 then null else symbols))

let private serve (pipe: Pipe) (printed: Printed) =
    match pipe.Read() with
    | None -> ()
    | Some hello ->
        let answering = Answering(load hello, printed)
        pipe.Write(ReadOnlySpan(Encoding.UTF8.GetBytes "ready"))

        let rec go () =
            match pipe.Read() with
            | None -> ()
            | Some request ->
                let text = Encoding.UTF8.GetString request
                let first = text.IndexOf '\n'
                let second = text.IndexOf('\n', first + 1)
                let id, exercise = text[.. first - 1], text[first + 1 .. second - 1]
                let reply = answering.Reply(id, exercise, text[second + 1 ..])
                pipe.Write(ReadOnlySpan(Encoding.UTF8.GetBytes reply))
                go ()

        go ()

[<EntryPoint>]
let main _ =
    let pipe = Pipe.Take()
    let printed = new Printed()
    Console.SetOut printed
    Console.SetError printed
    let thread = Thread((fun () -> serve pipe printed), stackBytes)
    thread.Start()
    thread.Join()
    0
