/// The exercises of lab 1e.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1e

open DLWorkbook.Checking

/// In the order of the lab.
let all: Exercise list = []
