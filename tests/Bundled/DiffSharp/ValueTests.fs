/// Tensors without derivatives: computed with, added up, compared, printed, drawn from a seed.
module DLWorkbook.Tests.Bundled.DiffSharp.ValueTests

open System
open Expecto
open DiffSharp
open DLWorkbook.Tests.Bundled.DiffSharp.Support

let private m = f64 [ [ 1.; 2.; 3. ]; [ 4.; 5.; 6.5 ] ]

let private arithmetic =
    testList "arithmetic" [
        testCase "shapes broadcast from the end"
        <| fun () ->
            expect (m + f64 [ 10.; 20.; 30. ]) [ 2; 3 ] [ 11.; 22.; 33.; 14.; 25.; 36.5 ] "a row"
            expect (m * f64 [ [ 2. ]; [ 0. ] ]) [ 2; 3 ] [ 2.; 4.; 6.; 0.; 0.; 0. ] "a column"
            expect (f64 [ [ 1. ]; [ 2. ] ] - f64 [ 1.; 2.; 3. ]) [ 2; 3 ] [ 0.; -1.; -2.; 1.; 0.; -1. ] "outer"
            expect (f64 2. / f64 [ 1.; 4. ]) [ 2 ] [ 2.; 0.5 ] "a scalar"
            expect (1. - m[0]) [ 3 ] [ 0.; -1.; -2. ] "a number on the left"
            expect (Tensor.Pow(2, m[0])) [ 3 ] [ 2.; 4.; 8. ] "a base"
            expect (m[0] ** 2) [ 3 ] [ 1.; 4.; 9. ] "a square"
            expect (m[0] ** f64 [ 0.; 1.; 2. ]) [ 3 ] [ 1.; 2.; 9. ] "powers"
            failsWith [ "broadcast"; "2"; "3" ] (fun () -> dsharp.ones [ 2; 3 ] + dsharp.ones 2)

        testCase "dtypes widen, and a quotient of integers is no integer"
        <| fun () ->
            Expect.equal (dsharp.ones 2 + f64 [ 1.; 2. ]).dtype Dtype.Float64 "single and double"
            Expect.equal (dsharp.tensor [ 1; 2 ] + dsharp.tensor [ 1L; 2L ]).dtype Dtype.Int64 "integers"
            Expect.equal (dsharp.tensor [ 1; 2 ] * 2).dtype Dtype.Int32 "an integer beside integers"
            expect (dsharp.tensor [ 1; 2 ] / 2) [ 2 ] [ 0.5; 1. ] "a quotient"
            expect (dsharp.tensor [ 1; 2 ] * 2.5) [ 2 ] [ 2.5; 5. ] "a fraction beside integers"
            expect ((f64 [ 1.7; -1.7 ]).int()) [ 2 ] [ 1.; -1. ] "cut off"

        testCase "a matrix product is a sum of products, and vectors and batches are taken"
        <| fun () ->
            let a, b = f64 [ [ 1.; 2. ]; [ 3.; 4. ] ], f64 [ [ 5.; 6. ]; [ 7.; 8. ] ]
            expect (a.matmul b) [ 2; 2 ] [ 19.; 22.; 43.; 50. ] "by hand"
            expect (a.matmul (f64 [ 1.; 1. ])) [ 2 ] [ 3.; 7. ] "a vector on the right"
            expect ((f64 [ 1.; 1. ]).matmul a) [ 2 ] [ 4.; 6. ] "a vector on the left"
            expect ((f64 [ 1.; 2. ]).dot(f64 [ 3.; 4. ])) [] [ 11. ] "dot"
            let batch = dsharp.stack [ a; b ]
            expect (batch.matmul a) [ 2; 2; 2 ] [ 7.; 10.; 15.; 22.; 23.; 34.; 31.; 46. ] "a batch"
            failsWith [ "2"; "3" ] (fun () -> m.matmul m)

        testCase "a large product is the same as dot products of rows and columns"
        <| fun () ->
            let a = dsharp.init2d 19 33 (fun i j -> sin (float (i + 3 * j)))
            let b = dsharp.init2d 33 21 (fun i j -> cos (float (2 * i - j)))
            let product = (a.matmul b).toArray2D<float>()
            let a, b = a.toArray2D<float>(), b.toArray2D<float>()

            for i in 0..18 do
                for j in 0..20 do
                    let expected = Seq.sum (seq { for k in 0..32 -> a[i, k] * b[k, j] })
                    Expect.isTrue (near 1e-5 product[i, j] expected) $"row {i}, column {j}"

        testCase "solve, inverse and determinant"
        <| fun () ->
            let a = f64 [ [ 0.; 2. ]; [ 4.; 1. ] ]
            expect (a.solve (f64 [ 2.; 9. ])) [ 2 ] [ 2.; 1. ] "solve, with rows to be swapped"
            expect (dsharp.inv a) [ 2; 2 ] [ -0.125; 0.25; 0.5; 0. ] "inverse"
            expect (dsharp.det a) [] [ -8. ] "determinant"
            failsWith [] (fun () -> (f64 [ [ 1.; 2. ]; [ 2.; 4. ] ]).solve(f64 [ 1.; 1. ]))
    ]

let private reductions =
    testList "reductions" [
        testCase "sums, means and variances, of all and along an axis"
        <| fun () ->
            expect (m.sum ()) [] [ 21.5 ] "sum"
            expect (m.sum 0) [ 3 ] [ 5.; 7.; 9.5 ] "sum 0"
            expect (m.sum (1, keepDim = true)) [ 2; 1 ] [ 6.; 15.5 ] "sum 1, kept"
            expect (m.mean ()) [] [ 21.5 / 6. ] "mean"
            expect (m.mean -1) [ 2 ] [ 2.; 15.5 / 3. ] "mean -1"
            expect (m.var 0) [ 3 ] [ 4.5; 4.5; 6.125 ] "variance over n - 1"
            expect (m.var (0, unbiased = false)) [ 3 ] [ 2.25; 2.25; 3.0625 ] "variance over n"
            // 4, 5, 6.5 from their mean 31/6: -7/6, -1/6, 8/6
            expect (m.std 1) [ 2 ] [ 1.; sqrt (114. / 36. / 2.) ] "deviation"
            Expect.equal ((dsharp.tensor [ 1; 2 ]).sum()).dtype Dtype.Int64 "integers"
            failsWith [] (fun () -> m.sum 2)

        testCase "extremes and where they are"
        <| fun () ->
            expect (m.max ()) [] [ 6.5 ] "max"
            expect (m.min 0) [ 3 ] [ 1.; 2.; 3. ] "min 0"
            expect (m.max 1) [ 2 ] [ 3.; 6.5 ] "max 1"
            Expect.equal (m.argmax ()) [| 1; 2 |] "argmax"
            expect (m.argmax 1) [ 2 ] [ 2.; 2. ] "argmax 1"
            expect (m.argmin (0, keepDim = true)) [ 1; 3 ] [ 0.; 0.; 0. ] "argmin 0, kept"
            expect ((f64 [ 1.; 5. ]).max(f64 [ 3.; 2. ])) [ 2 ] [ 3.; 5. ] "of two"

        testCase "softmax adds up to one and survives large numbers"
        <| fun () ->
            let p = (f64 [ [ 1000.; 1000. ]; [ 0.; Math.Log 3. ] ]).softmax 1
            expectNear 1e-6 p [ 2; 2 ] [ 0.5; 0.5; 0.25; 0.75 ] "softmax"

            expectNear
                1e-6
                ((f64 [ [ 0.; Math.Log 3. ] ]).logsoftmax 1)
                [ 1; 2 ]
                [ Math.Log 0.25; Math.Log 0.75 ]
                "logsoftmax"

        testCase "losses by hand"
        <| fun () ->
            let p, t = f64 [ 0.8; 0.4 ], f64 [ 1.; 0. ]
            expect (p.mseLoss t) [] [ (0.04 + 0.16) / 2. ] "squares"
            expectNear 1e-9 (p.bceLoss t) [] [ -(Math.Log 0.8 + Math.Log 0.6) / 2. ] "binary cross-entropy"
            expect (p.mseLoss (t, reduction = "sum")) [] [ 0.2 ] "a sum"

            let scores, classes =
                f64 [ [ 0.; Math.Log 3. ]; [ 0.; 0. ] ], dsharp.tensor [ 1; 0 ]

            expectNear
                1e-6
                (scores.crossEntropyLoss classes)
                []
                [ -(Math.Log 0.75 + Math.Log 0.5) / 2. ]
                "cross-entropy"

            failsWith [] (fun () -> p.bceLoss (f64 [ [ 1. ] ]))
            failsWith [] (fun () -> (f64 [ 1.5 ]).bceLoss(f64 [ 1. ]))
            failsWith [] (fun () -> p.mseLoss (t, reduction = "product"))
    ]

let private answers =
    testList "comparing and printing" [
        testCase "comparisons answer for each element; NaN is equal to nothing"
        <| fun () ->
            let a, b = f64 [ 1.; 2.; nan ], f64 [ 2.; 2.; nan ]
            expect (a.lt b) [ 3 ] [ 1.; 0.; 0. ] "lt"
            expect (a.eq b) [ 3 ] [ 0.; 1.; 0. ] "eq"
            expect (a.ge b) [ 3 ] [ 0.; 1.; 0. ] "ge"
            Expect.equal (a.lt b).dtype Dtype.Bool "dtype"
            Expect.isTrue (a.hasnan ()) "hasnan"
            Expect.isFalse (a.hasinf ()) "hasinf"
            Expect.isFalse (a.allclose b) "a NaN is close to nothing"
            Expect.isTrue (m.allclose (m + 1e-7)) "close"
            Expect.isTrue (f64 [ 1. ] = f64 [ 1. ] && f64 [ 1. ] <> f64 [ 2. ]) "="
            Expect.isTrue (f64 1. < f64 2.) "an order of scalars"

        testCase "numbers come out as they went in"
        <| fun () ->
            Expect.equal (float (f64 2.5), int (f64 2.), float32 (f64 0.5)) (2.5, 2, 0.5f) "scalars"
            Expect.equal (m.toArray2D<float>()[1, 2]) 6.5 "a matrix"
            Expect.equal ((dsharp.tensor [ 1; 2 ]).toArray1D<int>()) [| 1; 2 |] "integers"
            failsWith [] (fun () -> float m)

        testCase "tensors are printed with their dtype where it is not the default"
        <| fun () ->
            Expect.equal (string (dsharp.tensor [ 1.; 2. ])) "tensor([1., 2.])" "whole numbers"
            Expect.equal (string (dsharp.tensor [ 1.5; -2. ])) "tensor([ 1.5000, -2.0000])" "signs"
            Expect.equal (string (dsharp.tensor [ 1; 20 ])) "tensor([ 1, 20],dtype=Int32)" "integers"
            Expect.equal (string (dsharp.tensor [ true; false ])) "tensor([ true, false],dtype=Bool)" "truth"

            Expect.equal
                (string m)
                "tensor([[1.0000, 2.0000, 3.0000],\n        [4.0000, 5.0000, 6.5000]],dtype=Float64)"
                "a matrix"

            Expect.equal (string (dsharp.arange 200.)) "tensor([  0.,   1.,   2., ..., 197., 198., 199.])" "a long one"

            Expect.equal (string ((f64 3.).reverseDiff())) "tensor(3.,dtype=Float64):rev" "on a tape"
    ]

let private settings =
    testSequenced
    <| testList "settings" [
        testCase "the default dtype can be changed and put back"
        <| fun () ->
            let before = dsharp.config ()

            try
                dsharp.config (dtype = Dtype.Float64)
                Expect.equal (dsharp.zeros 2).dtype Dtype.Float64 "zeros"
                Expect.equal (dsharp.tensor [| 1.; 2. |]).dtype Dtype.Float64 "an array of doubles"
                failsWith [] (fun () -> dsharp.config (dtype = Dtype.Int32))
            finally
                dsharp.config before

            Expect.equal (dsharp.zeros 2).dtype Dtype.Float32 "put back"

        testCase "a seed gives the same numbers again, and they have the moments they should"
        <| fun () ->
            let draw () =
                dsharp.seed 7
                dsharp.rand 4000, dsharp.randn [ 40; 100 ], dsharp.randint (0, 10, 4000)

            let uniform, normal, whole = draw ()
            Expect.isTrue ((uniform, normal, whole) = draw ()) "the same"
            Expect.isTrue (near 0.05 (float (uniform.mean ())) 0.5) "mean of uniform"
            Expect.isTrue (near 0.05 (float (normal.mean ())) 0. && near 0.05 (float (normal.std ())) 1.) "normal"
            Expect.isTrue (float (whole.min ()) = 0. && float (whole.max ()) = 9.) "whole numbers"
    ]

let tests =
    testList "DiffSharp values" [ arithmetic; reductions; answers; settings ]
