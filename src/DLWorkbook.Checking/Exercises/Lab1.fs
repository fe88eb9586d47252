/// The exercises of lab 1.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1

open DLWorkbook.Checking

/// In the order of the lab.
let all: Exercise list = []
