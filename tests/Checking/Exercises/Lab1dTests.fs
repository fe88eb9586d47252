module DLWorkbook.Tests.Checking.Exercises.Lab1dTests

open System
open Expecto
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

let private known (column: float[]) =
    column |> Array.filter (fun value -> not (Double.IsNaN value))

let private median (column: float[]) =
    let sorted = Array.sort (known column)
    (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2.0

let private fill value (column: float[]) =
    column |> Array.map (fun cell -> if Double.IsNaN cell then value else cell)

let private hot (categories: string[]) (values: string[]) = [|
    for value in values -> [| for category in categories -> if category = value then 1.0 else 0.0 |]
|]

let private filled statistic =
    fun (train: float[]) (test: float[]) ->
        let value: float = statistic train test
        fill value train, fill value test

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = [
    wrong
        "1d.1"
        "the median of all rows"
        (filled (fun train test -> median (Array.append train test)))
        "together: the test rows have leaked"
    wrong
        "1d.1"
        "each part's own median"
        (fun (train: float[]) (test: float[]) -> fill (median train) train, fill (median test) test)
        "their own median"
    wrong "1d.1" "the mean" (filled (fun train _ -> Array.average (known train))) "this is the mean"
    wrong
        "1d.1"
        "the upper of two middle values"
        (filled (fun train _ -> (let sorted = Array.sort (known train) in sorted[sorted.Length / 2])))
        "not the upper one"
    wrong
        "1d.1"
        "the lower of two middle values"
        (filled (fun train _ -> (let sorted = Array.sort (known train) in sorted[(sorted.Length - 1) / 2])))
        "not the lower one"
    wrong
        "1d.1"
        "not sorted"
        (filled (fun train _ ->
            let known = known train
            (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2.0))
        "without sorting"
    wrong "1d.1" "NaN comes first when sorted" (filled (fun train _ -> (Array.sort train)[0])) "NaN"
    wrong "1d.1" "zero for a gap" (filled (fun _ _ -> 0.0)) "0 is a number like any other"
    wrong
        "1d.1"
        "gaps are dropped"
        (fun (train: float[]) (test: float[]) -> known train, known test)
        "expected float\\[\\] of 4, got float\\[\\] of 3"
    wrong
        "1d.1"
        "fills the array that it was given"
        (fun (train: float[]) (test: float[]) ->
            let value = median train

            for column in [ train; test ] do
                for row in 0 .. column.Length - 1 do
                    if Double.IsNaN column[row] then
                        column[row] <- value

            train, test)
        "changed its argument train"
    wrong
        "1d.1"
        "gives the array itself back when there is no gap"
        (fun (train: float[]) (test: float[]) ->
            let filledOrSame (column: float[]) =
                if Array.exists Double.IsNaN column then
                    fill (median train) column
                else
                    column

            filledOrSame train, filledOrSame test)
        "shares its memory with the argument"
    wrong
        "1d.2"
        "columns from all rows"
        (fun (train: string[]) (values: string[]) ->
            hot (Array.append train values |> Array.distinct |> Array.sort) values)
        "column of its own"
    wrong
        "1d.2"
        "columns in order of appearance"
        (fun (train: string[]) (values: string[]) -> hot (Array.distinct train) values)
        "sort them"
    wrong
        "1d.2"
        "an unseen category taken for the last"
        (fun (train: string[]) (values: string[]) ->
            let known = train |> Array.distinct |> Array.sort

            [|
                for value in values ->
                    let at = max 0 (Array.IndexOf(known, value))
                    let at = if Array.contains value known then at else known.Length - 1
                    Array.init known.Length (fun i -> if i = at then 1.0 else 0.0)
            |])
        "counted as the last"
    wrong
        "1d.2"
        "an unseen category is an exception"
        (fun (train: string[]) (values: string[]) ->
            let known = train |> Array.distinct |> Array.sort

            [|
                for value in values ->
                    let at = Array.findIndex ((=) value) known
                    Array.init known.Length (fun i -> if i = at then 1.0 else 0.0)
            |])
        "raised"
    wrong
        "1d.2"
        "transposed"
        (fun (train: string[]) (values: string[]) ->
            Array.transpose (hot (train |> Array.distinct |> Array.sort) values))
        "turn it round"
    wrong
        "1d.2"
        "the first category has no column"
        (fun (train: string[]) (values: string[]) -> hot (train |> Array.distinct |> Array.sort |> Array.tail) values)
        "first category has no column"
    wrong
        "1d.2"
        "one array for all rows"
        (fun (train: string[]) (values: string[]) ->
            let known = train |> Array.distinct |> Array.sort
            let row = Array.zeroCreate known.Length

            [|
                for value in values do
                    known
                    |> Array.iteri (fun i category -> row[i] <- if category = value then 1.0 else 0.0)

                    row
            |])
        "every number in it is zero"
    wrong
        "1d.2"
        "a number for each category instead of columns"
        (fun (train: string[]) (values: string[]) ->
            let known = train |> Array.distinct |> Array.sort
            [| for value in values -> [| float (Array.IndexOf(known, value)) |] |])
        "expected float\\[\\] of 2, got float\\[\\] of 1"
    wrong
        "1d.3"
        "accuracy"
        (fun (counts: int[,]) ->
            let right = Seq.sum [ for i in 0 .. Array2D.length1 counts - 1 -> counts[i, i] ]
            float right / float (Seq.sum (Seq.cast<int> counts)))
        "this is the accuracy"
    wrong
        "1d.3"
        "down the columns"
        (fun (counts: int[,]) ->
            Seq.average [
                for i in 0 .. Array2D.length1 counts - 1 do
                    let all = Array.sum counts[*, i]

                    if all > 0 then
                        float counts[i, i] / float all
            ])
        "mean precision"
    wrong
        "1d.3"
        "whole numbers divided"
        (fun (counts: int[,]) ->
            Seq.average [
                for i in 0 .. Array2D.length1 counts - 1 do
                    let all = Array.sum counts[i, *]

                    if all > 0 then
                        float (counts[i, i] / all)
            ])
        "got 0|every number in it is zero"
    wrong
        "1d.3"
        "NaN for an empty class"
        (fun (counts: int[,]) ->
            Seq.average [
                for i in 0 .. Array2D.length1 counts - 1 -> float counts[i, i] / float (Array.sum counts[i, *])
            ])
        "a class without a row.*NaN"
    wrong
        "1d.3"
        "0 for an empty class"
        (fun (counts: int[,]) ->
            Seq.average [
                for i in 0 .. Array2D.length1 counts - 1 -> float counts[i, i] / float (max 1 (Array.sum counts[i, *]))
            ])
        "leave it out of the mean"
    wrong
        "1d.3"
        "a sum instead of a mean"
        (fun (counts: int[,]) ->
            Seq.sum [
                for i in 0 .. Array2D.length1 counts - 1 do
                    let all = Array.sum counts[i, *]

                    if all > 0 then
                        float counts[i, i] / float all
            ])
        "added up, not averaged"
]

let tests = testList "exercises of lab 1d" (WrongAnswer.tests wrongAnswers)
