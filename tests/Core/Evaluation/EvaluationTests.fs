module DLWorkbook.Tests.Core.Evaluation.EvaluationTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Core.Evaluation

let private near expected actual message =
    Expect.floatClose Accuracy.high actual expected message

let private confusion =
    testList "confusion matrix" [
        testCase "counts, precision, recall and F1 by hand"
        <| fun () ->
            //          predicted: no  yes
            // truth no            3   1
            // truth yes           2   4
            let truth = [| 0; 0; 0; 0; 1; 1; 1; 1; 1; 1 |]
            let predicted = [| 0; 0; 0; 1; 0; 0; 1; 1; 1; 1 |]
            let matrix = ConfusionMatrix([| "no"; "yes" |], truth, predicted)
            Expect.equal matrix.Counts (array2D [ [ 3L; 1L ]; [ 2L; 4L ] ]) "counts"
            near 0.7 matrix.Accuracy "accuracy"
            near 0.8 (matrix.Precision 1) "precision"
            near (4.0 / 6.0) (matrix.Recall 1) "recall"
            near (8.0 / 11.0) (matrix.F1 1) "F1"
            near ((0.75 + 4.0 / 6.0) / 2.0) matrix.BalancedAccuracy "balanced"

        testCase "an answer of NaN is wrong for every class"
        <| fun () ->
            let report =
                BinaryReport([| "no"; "yes" |], [| nanf; 0.9f; 0.2f; nanf |], [| 0; 1; 0; 1 |])

            near 0.5 report.Accuracy "two of four"
            Expect.equal report.Confusion.Unanswered 2L "unanswered"
            Expect.equal (List.ofSeq (report.Mistakes())) [ 0; 3 ] "both are mistakes"

        testCase "a class out of range is refused with its row"
        <| fun () ->
            Expect.throwsC (fun () -> ConfusionMatrix([| "a"; "b" |], [| 0; 2 |], [| 0; 1 |]) |> ignore) (fun e ->
                Expect.stringContains e.Message "row 1" "row")
    ]

/// The chance that a positive scores above a negative, ties counting half: what the area means, pair by pair.
let private areaByPairs (scores: float32[]) (positives: bool[]) =
    let pairs = [
        for i in 0 .. scores.Length - 1 do
            for j in 0 .. scores.Length - 1 do
                if positives[i] && not positives[j] then
                    if scores[i] > scores[j] then 1.0
                    elif scores[i] = scores[j] then 0.5
                    else 0.0
    ]

    List.average pairs

let private roc =
    testList "ROC" [
        testCase "points and area by hand"
        <| fun () ->
            let curve = RocCurve([| 0.9f; 0.8f; 0.7f; 0.6f |], [| true; false; true; false |])
            let points = [ for p in curve.Points -> p.FalsePositiveRate, p.TruePositiveRate ]
            Expect.equal points [ 0.0, 0.0; 0.0, 0.5; 0.5, 0.5; 0.5, 1.0; 1.0, 1.0 ] "steps"
            near 0.75 curve.Area "area"

        testCase "the area is the share of pairs in the right order, ties counting half"
        <| fun () ->
            let cases =
                Gen.zip (Gen.choose (0, 6) |> Gen.map float32) (Gen.elements [ true; false ])
                |> Gen.listOf
                |> Gen.map (fun rows -> (0f, true) :: (3f, false) :: rows)
                |> Arb.fromGen

            Check.One(
                Config.QuickThrowOnFailure,
                Prop.forAll cases (fun rows ->
                    let scores, positives = List.toArray rows |> Array.unzip
                    abs (RocCurve(scores, positives).Area - areaByPairs scores positives) < 1e-12)
            )

        testCase "NaN, or one class only, is refused"
        <| fun () ->
            Expect.throwsT<ArgumentException> (fun () -> RocCurve([| nanf; 1f |], [| true; false |]) |> ignore) "NaN"
            Expect.throwsT<ArgumentException> (fun () -> RocCurve([| 0f; 1f |], [| true; true |]) |> ignore) "one class"
    ]

let private words =
    let vectors =
        WordVectors(
            [| "king"; "man"; "woman"; "queen"; "tree"; "nothing" |],
            [|
                [| 3f; 1f; 0f |]
                [| 1f; 1f; 0f |]
                [| 1f; 0f; 1f |]
                [| 3f; 0f; 1f |]
                [| 0f; -1f; -1f |]
                [| 0f; 0f; 0f |]
            |]
        )

    testList "word vectors" [
        testCase "neighbours are ordered by cosine and leave the word itself out"
        <| fun () ->
            let near = vectors.Nearest("king", 5)
            let first = Seq.head near
            Expect.equal first.Word "queen" "9 / 10"
            Expect.floatClose Accuracy.medium first.Similarity 0.9 "cosine of (3,1,0) and (3,0,1)"
            Expect.isFalse (near |> Seq.exists (fun n -> n.Word = "king")) "not itself"

        testCase "man is to king as woman is to queen"
        <| fun () ->
            Expect.equal
                (vectors.Analogy("man", "king", "woman", 1) |> Seq.map _.Word |> List.ofSeq)
                [ "queen" ]
                "by offset"

        testCase "an unknown word is refused by name"
        <| fun () ->
            Expect.throwsC (fun () -> vectors.Nearest("kong", 1) |> ignore) (fun e ->
                Expect.stringContains e.Message "kong" "named")
    ]

let private projection =
    testList "projection" [
        testCase "points of a plane in space keep their distances"
        <| fun () ->
            let random = Random 7
            let plane = [| for _ in 1..12 -> random.NextDouble() * 4.0, random.NextDouble() |]
            // u and v are orthonormal in four dimensions.
            let lifted = [| for a, b in plane -> [| 0.6f * float32 a; 0.8f * float32 a; float32 b; 5f |] |]
            let places = Projection.Principal(lifted, 2)

            let distance (p: float[]) (q: float[]) =
                sqrt ((p[0] - q[0]) ** 2.0 + (p[1] - q[1]) ** 2.0)

            for i in 0..11 do
                for j in 0..11 do
                    let (a, b), (c, d) = plane[i], plane[j]
                    let expected = sqrt ((a - c) ** 2.0 + (b - d) ** 2.0)
                    Expect.isLessThan (abs (distance places[i] places[j] - expected)) 1e-5 $"{i} to {j}"

            let spread axis =
                places |> Array.map (fun p -> p[axis]) |> Array.averageBy (fun x -> x * x)

            Expect.isGreaterThan (spread 0) (spread 1) "widest first"
    ]

let tests = testList "evaluation" [ confusion; roc; words; projection ]
