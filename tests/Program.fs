module DLWorkbook.Tests.Program

[<EntryPoint>]
let main _ = 0
