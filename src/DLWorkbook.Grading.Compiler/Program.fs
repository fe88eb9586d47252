/// A warm F# compiler: a line of JSON in, a line of JSON out, until its input ends.
///
///     dotnet DLWorkbook.Grading.Compiler.dll <folder of the workbook's assemblies> <a folder for its files>
module DLWorkbook.Grading.Compiler.Program

open System
open System.IO
open System.Text

let private utf8 = UTF8Encoding(encoderShouldEmitUTF8Identifier = false)

[<EntryPoint>]
let main arguments =
    match arguments with
    | [| references; temporary |] ->
        use input = new StreamReader(Console.OpenStandardInput(), utf8)
        use output = new StreamWriter(Console.OpenStandardOutput(), utf8, AutoFlush = true)
        // Whatever else is printed here is no answer.
        Console.SetOut Console.Error

        let folder = Path.Combine(temporary, "units")
        Directory.CreateDirectory folder |> ignore
        let workshop = Workshop(references, folder)

        let rec go () =
            match input.ReadLine() with
            | null -> 0
            | line ->
                line
                |> Exchange.request
                |> workshop.Compile
                |> Exchange.line
                |> output.WriteLine

                go ()

        go ()
    | _ ->
        eprintfn "expected two folders: that of the workbook's assemblies, and one for files on their way"
        2
