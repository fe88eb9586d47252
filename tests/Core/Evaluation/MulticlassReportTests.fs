module DLWorkbook.Tests.Core.Evaluation.MulticlassReportTests

open System
open Expecto
open DLWorkbook.Core.Evaluation
open DLWorkbook.Tests.Core.Data.Fixtures

/// Four rows of three classes: right, wrong but unsure, wrong and sure, NaN.
let private report =
    MulticlassReport([| "a"; "b"; "c" |], [| 2f; 0f; 0f; 0f; 0.5f; 0f; 0f; 0f; 9f; 0f; nanf; 0f |], [| 0; 0; 1; 1 |])

let private close = { absolute = 1e-6; relative = 0.0 }

let tests =
    testList "a report of several classes" [
        testCase "gives probabilities by softmax" (fun () ->
            let e = Math.E
            Expect.floatClose close (float (report.Probability(0, 0))) (e * e / (e * e + 2.0)) "row 0"
            Expect.floatClose close (float (report.Probability(1, 2))) (1.0 / (2.0 + sqrt e)) "row 1"
            Expect.floatClose close (float (report.Confidence 2)) (Math.Exp 9.0 / (Math.Exp 9.0 + 2.0)) "row 2"
            Expect.isTrue (Single.IsNaN(report.Confidence 3)) "NaN")

        testCase "counts NaN as a wrong answer and names mistakes, the surest first" (fun () ->
            Expect.equal (List.ofSeq report.Predicted) [ 0; 1; 2; -1 ] "verdicts"
            Expect.equal report.Accuracy 0.25 "accuracy"
            Expect.equal report.Confusion.Unanswered 1L "unanswered"
            Expect.equal (report.Confusion[0, 1], report.Confusion[1, 2]) (1L, 1L) "mixed up"
            Expect.equal (List.ofSeq (report.Mistakes())) [ 3; 2; 1 ] "mistakes")

        testCase "has the mean cross-entropy" (fun () ->
            let sure = MulticlassReport([| "a"; "b" |], [| 0f; 0f; 3f; 0f |], [| 1; 0 |])
            let expected = (Math.Log 2.0 + Math.Log(1.0 + Math.Exp -3.0)) / 2.0
            Expect.floatClose close sure.LogLoss expected "−ln p of the truth, averaged")

        testCase "large logits do not overflow" (fun () ->
            let sure = MulticlassReport([| "a"; "b" |], [| 1e30f; -1e30f |], [| 0 |])
            Expect.equal (sure.Probability(0, 0), sure.Accuracy) (1f, 1.0) "sure")

        testCase "refuses logits that do not fit" (fun () ->
            let error =
                errorOf<ArgumentException>(fun () ->
                    MulticlassReport([| "a"; "b" |], [| 1f; 2f; 3f |], [| 0; 1 |]) |> ignore)

            Expect.stringContains error.Message "expected logits (rows=2, classes=2), 4 in all, got 3" "message")
    ]
