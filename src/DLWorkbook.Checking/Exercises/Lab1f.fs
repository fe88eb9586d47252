/// The exercises of lab 1f.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1f

open DLWorkbook.Checking

/// In the order of the lab.
let all: Exercise list = []
