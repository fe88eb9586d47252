/// A process in which a function lives that is examined from outside: inputs come as lines, replies go as lines.
module DLWorkbook.Tests.Checking.ExamineeChild

open System
open DLWorkbook
open DLWorkbook.Checking

/// The argument that makes the test program such a process; the function's name follows.
[<Literal>]
let Argument = "--examinee"

/// The functions that it can be.
let private functions: (string * Examinee) list = [
    "right", Examinee.ofFunction 5.0 (fun (x: float[]) (slope: float) -> x |> Array.map (fun x -> slope * x + 1.0))
    "wrong", Examinee.ofFunction 5.0 (fun (x: float[]) (slope: float) -> x |> Array.map (fun x -> slope * x - 1.0))
    "nan", Examinee.ofFunction 5.0 (fun (x: float[]) (_: float) -> x |> Array.map (fun _ -> nan))
    "hole", Examinee.ofFunction 5.0 (fun (_: float[]) (_: float) -> (Check.todo (): float[]))
    "raising", Examinee.ofFunction 5.0 (fun (_: float[]) (_: float) -> (failwith "no luck": float[]))
    "changing",
    Examinee.ofFunction 5.0 (fun (x: float[]) (slope: float) ->
        let y = x |> Array.map (fun x -> slope * x + 1.0)
        Array.fill x 0 x.Length 0.0
        y)
    "slow",
    Examinee.ofFunction 0.2 (fun (x: float[]) (_: float) ->
        Threading.Thread.Sleep 60_000
        x)
]

/// Answers until its input ends.
let run (name: string) : int =
    let examinee =
        functions |> List.tryFind (fun (known, _) -> known = name) |> Option.map snd

    let rec answer () =
        match Console.In.ReadLine() with
        | null -> 0
        | line ->
            match examinee with
            | Some examinee -> Console.Out.WriteLine(Examinee.respond examinee line)
            | None -> Console.Out.WriteLine "this is no reply"

            Console.Out.Flush()
            answer ()

    answer ()
