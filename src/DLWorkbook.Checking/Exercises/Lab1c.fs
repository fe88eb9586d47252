/// The exercises of lab 1c.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1c

open DLWorkbook.Checking

/// In the order of the lab.
let all: Exercise list = []
