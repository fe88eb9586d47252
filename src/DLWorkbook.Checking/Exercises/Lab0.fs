/// The exercises of lab 0.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab0

open DLWorkbook.Checking

/// In the order of the lab.
let all: Exercise list = []
