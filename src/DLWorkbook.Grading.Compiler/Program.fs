module DLWorkbook.Grading.Compiler.Program

[<EntryPoint>]
let main _ = 0
