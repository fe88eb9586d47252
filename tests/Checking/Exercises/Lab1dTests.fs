module DLWorkbook.Tests.Checking.Exercises.Lab1dTests

open Expecto
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = []

let tests = testList "exercises of lab 1d" (WrongAnswer.tests wrongAnswers)
