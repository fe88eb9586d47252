module DLWorkbook.Grading.Worker.Program

[<EntryPoint>]
let main _ = 0
