/// Scores that depend on chance, judged on several seeds.
module DLWorkbook.Tests.Checking.ScoreTests

open Expecto
open DLWorkbook.Checking

/// A function of a seed whose score is the answer itself.
let private chance threshold =
    Exercise.make "0.0" "a lucky number"
    |> Exercise.reference (fun (seed: int) -> 0.9 + 0.001 * float (seed % 10))
    |> Exercise.scored
        "fresh draws"
        (fun gen -> gen.Integer 0 1000)
        (fun (_: int) (answer: float) -> answer)
        threshold
        "luck"

let private run threshold (answer: int -> float) =
    let exercise = chance threshold
    let calls = ref 0

    let counted seed =
        calls.Value <- calls.Value + 1
        answer seed

    let result = Examination.runCheck 3L exercise (Examinee.ofFunction 5.0 counted) 0

    result, calls.Value

let tests =
    testList "scores" [
        testCase "the interval is Student's: 2.365 deviations of the mean for eight scores"
        <| fun () ->
            // 1 … 8: mean 4.5, deviation √6, over √8: 0.8660; t(7, .975) = 2.36462.
            let interval = Score.interval [ for score in 1..8 -> float score ]
            Expect.floatClose Accuracy.high interval.Mean 4.5 "mean"
            Expect.floatClose Accuracy.medium interval.High (4.5 + 2.36462 * 0.866025) "upper end"
            Expect.floatClose Accuracy.medium interval.Low (4.5 - 2.36462 * 0.866025) "lower end"

        testCase "clearly enough passes on the fewest seeds, and says what it is based on"
        <| fun () ->
            match run 0.5 (fun seed -> 0.9 + 0.001 * float (seed % 10)) with
            | CheckResult.Passed(comparisons, Some text), calls ->
                Expect.equal comparisons Score.least "comparisons"
                // The first case is asked twice: nothing said that the function is random.
                Expect.equal calls (Score.least + 1) "calls"
                Expect.stringContains text "luck 0.9" "the score"
                Expect.stringContains text "over 8 seeds" "the seeds"
            | other -> failtest $"expected a pass with its interval, got {other}"

        testCase "clearly too little fails, with the interval in its message"
        <| fun () ->
            match run 0.95 (fun seed -> 0.9 + 0.001 * float (seed % 10)) |> fst with
            | CheckResult.Failed finding -> Expect.stringContains finding.Fault "at least 0.95 wanted" "fault"
            | other -> failtest $"expected a failure, got {other}"

        testCase "what is in between gets more seeds, and then its mean decides"
        <| fun () ->
            let wide bonus seed =
                (if seed % 2 = 0 then 0.0 else 1.0) + bonus

            let _, calls = run 0.5 (wide 0.0)
            Expect.isGreaterThan calls (Score.least + 1) "more seeds"

            match run 0.5 (wide 0.4) |> fst, run 0.5 (wide -0.4) |> fst with
            | CheckResult.Passed _, CheckResult.Failed _ -> ()
            | other -> failtest $"expected a pass and a failure, got {other}"

        testCase "NaN is no score"
        <| fun () ->
            match run -1.0 (fun _ -> nan) |> fst with
            | CheckResult.Failed _ -> ()
            | other -> failtest $"expected a failure, got {other}"

        testCase "an answer of a form that the judgement did not count on fails, and does not end the examination"
        <| fun () ->
            let exercise =
                Exercise.make "0.0" "three numbers"
                |> Exercise.reference (fun (x: float) -> [| x; x; x |])
                |> Exercise.property "the third" (fun gen -> gen.Normal()) (fun (x: float) (answer: float[]) ->
                    if answer[2] = x then None else Some "another")
                |> Exercise.scored
                    "the third's score"
                    (fun gen -> gen.Normal())
                    (fun (_: float) (answer: float[]) -> answer[2])
                    -100.0
                    "the third"

            let short: float -> float[] = fun _ -> [||]

            for index in 0..1 do
                match Examination.runCheck 3L exercise (Examinee.ofFunction 5.0 short) index with
                | CheckResult.Failed finding -> Expect.stringContains finding.Fault "could not be judged" "fault"
                | other -> failtest $"expected a failure, got {other}"

        testCase "a score tells something by itself; an example and a property do not"
        <| fun () ->
            let exercise =
                chance 0.5
                |> Exercise.example "seed 0" 0 0.9 (Compare.close 1e-12)
                |> Exercise.property "positive" (fun gen -> gen.Integer 0 9) (fun (_: int) (answer: float) ->
                    if answer > 0.0 then None else Some "negative")
                |> Exercise.check "drawn" (fun gen -> gen.Integer 0 9) Oracle.reference (Compare.close 1e-12)

            Expect.equal (exercise.Checks |> List.map _.IsTelling) [ true; false; false; true ] "telling"
    ]
