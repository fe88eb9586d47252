module DLWorkbook.Tests.Checking.ExaminationTests

open System
open System.Threading
open Expecto
open DLWorkbook
open DLWorkbook.Checking
open TorchSharp

/// y = 2x + 1 for each number.
let private line =
    Exercise.make "0.0" "a line"
    |> Exercise.reference (fun (x: float[]) (slope: float) -> x |> Array.map (fun x -> slope * x + 1.0))
    |> Exercise.check
        "random numbers"
        (fun gen -> gen.Signed(gen.Size 2 5), gen.Uniform 1.5 3.0)
        Oracle.reference
        (Compare.close 1e-9)
    |> Exercise.slip "the slope was added" (fun (x: float[]) (slope: float) ->
        x |> Array.map (fun x -> slope + x + 1.0))
    |> Exercise.seconds 5.0

let private run exercise (answer: 'a -> 'b) =
    Examination.run 20L exercise (Examinee.ofFunction 5.0 answer)

let private fails exercise (pattern: string) (answer: 'a -> 'b) =
    match run exercise answer with
    | Outcome.Failed finding ->
        let message = WrongAnswer.message finding
        Expect.isTrue (message.Contains pattern) $"expected \"{pattern}\" in: {message}"
    | other -> failtest $"expected a failure that says \"{pattern}\", got {other}"

let private failsLine pattern (answer: float[] -> float -> float[]) = fails line pattern answer

let private right (x: float[]) (slope: float) = Array.map (fun x -> 1.0 + x * slope) x

/// The sum of a tensor's columns.
let private columns =
    Exercise.make "0.1" "columns"
    |> Exercise.reference (fun (x: torch.Tensor) -> x.sum (0L))
    |> Exercise.check "a matrix" (fun gen -> gen.DoubleTensor(3, 4)) Oracle.reference (Compare.close 1e-9)

let private doubled =
    Exercise.make "0.2" "twice, in place"
    |> Exercise.reference (fun (x: float[]) ->
        for index in 0 .. x.Length - 1 do
            x[index] <- 2.0 * x[index])
    |> Exercise.check "random numbers" (fun gen -> gen.Normals(gen.Size 2 4)) Oracle.reference (Compare.close 1e-9)
    |> Exercise.updates "x"

let private matrix =
    Exercise.make "0.3" "a product"
    |> Exercise.reference (fun (a: float[,]) (b: float[,]) ->
        Array2D.init (a.GetLength 0) (b.GetLength 1) (fun i j ->
            Seq.sum (seq { for k in 0 .. a.GetLength 1 - 1 -> a[i, k] * b[k, j] })))
    |> Exercise.check "matrices" (fun gen -> gen.Matrix 2 3, gen.Matrix 3 4) Oracle.reference (Compare.close 1e-9)

let tests =
    testList "examinations" [
        testCase "a right answer passes, for any seed"
        <| fun () ->
            for seed in 1L .. 20L do
                Expect.equal (Examination.run seed line (Examinee.ofFunction 5.0 right)) Outcome.Passed $"seed {seed}"

        testCase "a hole is to be done"
        <| fun () ->
            Expect.equal (run line (fun (_: float[]) (_: float) -> (Check.todo (): float[]))) Outcome.Todo "todo"

        testCase "a typical mistake is named"
        <| fun () -> failsLine "the slope was added" (fun x slope -> Array.map (fun x -> slope + x + 1.0) x)

        testCase "factor, sign, offset, order and zero are recognised"
        <| fun () ->
            failsLine "3 times" (fun x slope -> right x slope |> Array.map ((*) 3.0))
            failsLine "opposite sign" (fun x slope -> right x slope |> Array.map (~-))
            failsLine "1 too small" (fun x slope -> right x slope |> Array.map (fun y -> y - 1.0))
            failsLine "another order" (fun x slope -> right x slope |> Array.rev)
            failsLine "zero" (fun x _ -> Array.zeroCreate x.Length)
            failsLine "the length of x" (fun x slope -> right x slope |> Array.map ((*) (float x.Length)))

        testCase "the input returned unchanged is recognised"
        <| fun () -> failsLine "it is x as it was given" (fun x _ -> x)

        testCase "NaN fails, and its place is named"
        <| fun () ->
            failsLine "nan at [1]" (fun x slope ->
                let y = right x slope
                y[1] <- nan
                y)

        testCase "a wrong length, another kind and a transpose are told apart"
        <| fun () ->
            failsLine "expected float[] of 2, got float[] of 1" (fun x slope -> right x slope |> Array.take 1)
            fails line "expected a function" (fun (x: float[]) -> x)
            fails line "float[]" (fun (x: float[]) (slope: float) -> x |> Array.sumBy (fun x -> slope * x))

            fails matrix "the transpose" (fun (a: float[,]) (b: float[,]) ->
                Array2D.init (b.GetLength 1) (a.GetLength 0) (fun j i ->
                    Seq.sum (seq { for k in 0 .. a.GetLength 1 - 1 -> a[i, k] * b[k, j] })))

        testCase "a changed argument fails and is named, also when the answer is right"
        <| fun () ->
            failsLine "it changed its argument x" (fun x slope ->
                let y = right x slope
                x[0] <- 0.0
                y)

            fails columns "it changed its argument x" (fun (x: torch.Tensor) ->
                let y = x.sum (0L)
                x.zero_ () |> ignore
                y)

        testCase "an answer that shares memory with an argument fails, views included"
        <| fun () ->
            let same =
                Exercise.make "0.4" "the first row"
                |> Exercise.reference (fun (x: torch.Tensor) -> x.select(0L, 0L).clone())
                |> Exercise.check "a matrix" (fun gen -> gen.DoubleTensor(3, 4)) Oracle.reference (Compare.close 1e-9)

            fails same "shares its memory with the argument x" (fun (x: torch.Tensor) -> x.select (0L, 0L))

            let first =
                Exercise.make "0.5" "itself"
                |> Exercise.reference (fun (x: float[]) -> Array.copy x)
                |> Exercise.check "numbers" (fun gen -> gen.Normals 3) Oracle.reference (Compare.close 1e-9)

            fails first "shares its memory with the argument x" (fun (x: float[]) -> x)

        testCase "an answer that is kept and given again fails"
        <| fun () ->
            fails
                columns
                "shares its memory with what the call before returned"
                (let kept = torch.zeros (4L, dtype = torch.ScalarType.Float64)
                 fun (x: torch.Tensor) -> kept.copy_ (x.sum (0L)))

            failsLine
                "shares its memory with what the call before returned"
                (let kept = [| for size in 0..5 -> Array.zeroCreate<float> size |]

                 fun x slope ->
                     Array.blit (right x slope) 0 kept[x.Length] 0 x.Length
                     kept[x.Length])

        testCase "a function that answers differently the second time fails"
        <| fun () ->
            let count = ref 0

            failsLine "a second call with the same inputs gave another answer" (fun x slope ->
                count.Value <- count.Value + 1
                right x slope |> Array.map (fun y -> y + float (count.Value / 2)))

            failsLine
                "a second call with the same inputs failed"
                (let count = ref 0

                 fun x slope ->
                     count.Value <- count.Value + 1
                     if count.Value = 2 then failwith "tired" else right x slope)

        testCase "an exception fails with its kind and message"
        <| fun () ->
            failsLine "IndexOutOfRangeException" (fun x slope ->
                let y = right x slope
                y[x.Length] <- 0.0
                y)

        testCase "a function that does not end fails, and says so"
        <| fun () ->
            let examinee =
                Examinee.ofFunction 0.3 (fun (x: float[]) (_: float) ->
                    Thread.Sleep 60_000
                    x)

            match Examination.run 1L line examinee with
            | Outcome.Failed finding -> Expect.stringContains finding.Fault "not ready after 0.3 s" "the fault"
            | other -> failtest $"expected a failure, got {other}"

        testCase "an argument that is meant to change is compared with what should be in it"
        <| fun () ->
            Expect.equal
                (run doubled (fun (x: float[]) ->
                    for index in 0 .. x.Length - 1 do
                        x[index] <- x[index] + x[index]))
                Outcome.Passed
                "doubled in place"

            fails doubled "x afterwards" (fun (x: float[]) -> ())

        testCase "a check without anything to compare never passes"
        <| fun () ->
            let empty =
                Exercise.make "0.6" "nothing"
                |> Exercise.reference (fun (x: float[]) -> ([||]: float[]))
                |> Exercise.check "numbers" (fun gen -> gen.Normals 3) Oracle.reference (Compare.close 1e-9)

            fails empty "nothing to compare" (fun (_: float[]) -> ([||]: float[]))

            Expect.throwsT<ArgumentException>
                (fun () ->
                    Examination.run 1L (Exercise.make "0.7" "no checks") (fun _ -> Reply.Unsolved)
                    |> ignore)
                "an exercise without checks"

        testCase "a property says what is wrong, and NaN never gets that far"
        <| fun () ->
            let positive =
                Exercise.make "0.8" "positive"
                |> Exercise.reference (fun (x: float) -> abs x + 1.0)
                |> Exercise.property "above zero" (fun gen -> gen.Normal()) (fun (_: float) (y: float) ->
                    if y > 0.0 then None else Some "it is not above zero")

            Expect.equal (run positive (fun (x: float) -> x * x + 1.0)) Outcome.Passed "holds"
            fails positive "it is not above zero" (fun (x: float) -> -abs x)
            fails positive "nan" (fun (x: float) -> nan + x)

        testCase "a named function goes in as a function"
        <| fun () ->
            let slope =
                Exercise.make "0.9" "slope at a point"
                |> Exercise.reference (fun (f: float -> float) (x: float) -> (f (x + 1e-5) - f (x - 1e-5)) / 2e-5)
                |> Exercise.check
                    "sines and cubes"
                    (fun gen -> gen.Pick [ Named.sine; Named.cube ], gen.Normal())
                    Oracle.reference
                    (Compare.close 1e-6)

            Expect.equal
                (run slope (fun (f: float -> float) (x: float) -> (f (x + 1e-6) - f (x - 1e-6)) / 2e-6))
                Outcome.Passed
                "another step"

            fails slope "f = " (fun (f: float -> float) (x: float) -> f x)

        testCase "what does not fit together is refused when the exercise is made"
        <| fun () ->
            let refuses (pattern: string) work =
                try
                    work () |> ignore
                    failtest $"expected a refusal that says {pattern}"
                with :? ArgumentException as fault ->
                    Expect.stringContains fault.Message pattern "the reason"

            refuses "before its checks" (fun () ->
                Exercise.make "0.0" "x"
                |> Exercise.check "c" (fun _ -> 1.0) Oracle.reference Compare.exact)

            refuses "expected a generator of float[] * float, got one of float[]" (fun () ->
                line
                |> Exercise.check "c" (fun gen -> gen.Normals 2) Oracle.reference Compare.exact)

            refuses "expected the slip" (fun () -> line |> Exercise.slip "s" (fun (x: float) -> x))
            refuses "expected one of the parameters x, slope" (fun () -> line |> Exercise.updates "y")

        testCase "the generator gives the same numbers for the same seed and case, others for another"
        <| fun () ->
            let draw seed case = (Gen(seed, case)).Normals 5
            Expect.equal (draw 1L 0) (draw 1L 0) "the same"
            Expect.notEqual (draw 1L 0) (draw 1L 1) "another case"
            Expect.notEqual (draw 1L 0) (draw 2L 0) "another seed"

            for case in 0..20 do
                let gen = Gen(5L, case)
                Expect.equal (gen.Labels 6 3 |> Array.distinct |> Array.sort) [| 0; 1; 2 |] "every class"
                Expect.isTrue (gen.Signed 4 |> Array.forall (fun x -> abs x >= 0.1)) "away from zero"
                Expect.equal (gen.Binary 2 |> Array.sort) [| 0.0; 1.0 |] "both targets"
    ]
