/// The exercises of lab 1d.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1d

open DLWorkbook.Checking

/// In the order of the lab.
let all: Exercise list = []
