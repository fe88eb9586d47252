/// The exercises of lab 0b.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab0b

open DLWorkbook.Checking

/// In the order of the lab.
let all: Exercise list = []
