/// Tensors without derivatives: made, cut, joined, shaped.
module DLWorkbook.Tests.Bundled.DiffSharp.TensorTests

open Expecto
open DiffSharp
open DLWorkbook.Tests.Bundled.DiffSharp.Support

let private m = f64 [ [ 1.; 2.; 3. ]; [ 4.; 5.; 6.5 ] ]
let private dtypeOf (value: obj) = (dsharp.tensor value).dtype

let private creation =
    testList "making" [
        testCase "numbers, lists, arrays and sequences give the same tensor"
        <| fun () ->
            let expected = [ 1.; 2.; 3.; 4. ]
            expect (f64 [ [ 1.; 2. ]; [ 3.; 4. ] ]) [ 2; 2 ] expected "lists"
            expect (f64 [| [| 1.; 2. |]; [| 3.; 4. |] |]) [ 2; 2 ] expected "arrays"
            expect (f64 (array2D [ [ 1.; 2. ]; [ 3.; 4. ] ])) [ 2; 2 ] expected "a matrix"

            expect
                (f64 (seq { for i in 0..1 -> seq { for j in 1..2 -> float (2 * i + j) } }))
                [ 2; 2 ]
                expected
                "sequences"

            expect (f64 3.5) [] [ 3.5 ] "a number"

            expect
                (f64 (Array3D.init 2 1 2 (fun i _ k -> float (2 * i + k))))
                [ 2; 1; 2 ]
                [ 0.; 1.; 2.; 3. ]
                "three axes"

            Expect.equal (dsharp.tensor ([]: float list)).shape [| 0 |] "nothing"

        testCase "doubles become single, other numbers keep their type"
        <| fun () ->
            Expect.equal (dtypeOf 1.) Dtype.Float32 "float"
            Expect.equal (dtypeOf [ 1f ]) Dtype.Float32 "float32"
            Expect.equal (dtypeOf [ 1; 2 ]) Dtype.Int32 "int"
            Expect.equal (dtypeOf [ 1L ]) Dtype.Int64 "int64"
            Expect.equal (dtypeOf [ true ]) Dtype.Bool "bool"
            Expect.equal (dsharp.tensor ([ 1; 2 ], dtype = Dtype.Float64)).dtype Dtype.Float64 "as asked"

        testCase "the caller's array is copied"
        <| fun () ->
            let values = [| 1.; 2. |]
            let t = dsharp.tensor (values, dtype = Dtype.Float64)
            values[0] <- 9.
            (t.toArray1D<float>())[1] <- 9.
            expect t [ 2 ] [ 1.; 2. ] "neither the array it came from nor the one it gave is its own"

        testCase "rows of different lengths are refused"
        <| fun () -> failsWith [] (fun () -> dsharp.tensor [ [ 1.; 2. ]; [ 3. ] ])

        testCase "scalar tensors are stacked"
        <| fun () -> expect (dsharp.tensor [ f64 1.; f64 2. ]) [ 2 ] [ 1.; 2. ] "of scalars"

        testCase "zeros, ones, full, eye, arange, linspace and onehot"
        <| fun () ->
            expect (dsharp.zeros [ 1; 2 ]) [ 1; 2 ] [ 0.; 0. ] "zeros"
            expect (dsharp.ones 2) [ 2 ] [ 1.; 1. ] "ones"
            expect (dsharp.full (2, 0.5)) [ 2 ] [ 0.5; 0.5 ] "full"
            expect (dsharp.eye (2, 3)) [ 2; 3 ] [ 1.; 0.; 0.; 0.; 1.; 0. ] "eye"
            expect (dsharp.arange (7., startVal = 1., step = 2.)) [ 3 ] [ 1.; 3.; 5. ] "arange"
            expect (dsharp.linspace (0., 1., 5)) [ 5 ] [ 0.; 0.25; 0.5; 0.75; 1. ] "linspace"
            expect (dsharp.onehot (3, 1)) [ 3 ] [ 0.; 1.; 0. ] "onehot"
            Expect.equal (dsharp.arange 3).dtype Dtype.Int32 "whole numbers"

        testCase "what is made like another has its shape and dtype"
        <| fun () ->
            for like in [ m.zerosLike (); m.onesLike (); m.randLike (); m.randnLike (); m.fullLike 2. ] do
                Expect.equal (like.shape, like.dtype) ([| 2; 3 |], Dtype.Float64) "shape and dtype"

            expect (m.onesLike [ 2 ]) [ 2 ] [ 1.; 1. ] "another shape"
            expect (m.scalarLike 4.) [] [ 4. ] "a scalar"

        testCase "init and map make tensors from functions"
        <| fun () ->
            expect (dsharp.init 3 (fun i -> float i)) [ 3 ] [ 0.; 1.; 2. ] "init"
            expect (dsharp.init2d 2 2 (fun i j -> float (10 * i + j))) [ 2; 2 ] [ 0.; 1.; 10.; 11. ] "init2d"
            expect (m |> dsharp.map (fun x -> 2. * x)) [ 2; 3 ] [ 2.; 4.; 6.; 8.; 10.; 13. ] "map"

            expect
                (m |> dsharp.mapi (fun at _ -> f64 (float (at[0] + at[1]))))
                [ 2; 3 ]
                [ 0.; 1.; 2.; 1.; 2.; 3. ]
                "mapi"
    ]

let private cutting =
    testList "cutting and joining" [
        testCase "an index drops its axis, an open range keeps it"
        <| fun () ->
            expect m[1] [ 3 ] [ 4.; 5.; 6.5 ] "a row"
            expect m[1, 2] [] [ 6.5 ] "an element"
            expect m[*, 0] [ 2 ] [ 1.; 4. ] "a column"
            expect m[1.., 0] [ 1 ] [ 4. ] "a part of a column"
            expect m[*, 1..] [ 2; 2 ] [ 2.; 3.; 5.; 6.5 ] "columns"
            expect m[0..1, 1..2] [ 2; 2 ] [ 2.; 3.; 5.; 6.5 ] "a block"
            let cube = (dsharp.arange 8.).view [ 2; 2; 2 ]
            expect cube[1, *, 0] [ 2 ] [ 4.; 6. ] "three axes"
            expect cube[*, 1, 0..1] [ 2; 2 ] [ 2.; 3.; 6.; 7. ] "in the middle"

        testCase "an index outside is refused"
        <| fun () ->
            failsWith [ "(2, 3)" ] (fun () -> m[2])
            failsWith [] (fun () -> m[0, 3])
            failsWith [] (fun () -> (f64 1.)[0])

        testCase "cat joins along an axis, stack along a new one, split and unstack take apart"
        <| fun () ->
            expect (dsharp.cat [ m; m[0..0].view [ 1; 3 ] ]) [ 3; 3 ] [ 1.; 2.; 3.; 4.; 5.; 6.5; 1.; 2.; 3. ] "cat"

            expect
                (dsharp.cat ([ f64 [ [ 1. ]; [ 2. ] ]; f64 [ [ 3. ]; [ 4. ] ] ], 1))
                [ 2; 2 ]
                [ 1.; 3.; 2.; 4. ]
                "cat, 1"

            expect (dsharp.stack ([ f64 [ 1.; 2. ]; f64 [ 3.; 4. ] ], 1)) [ 2; 2 ] [ 1.; 3.; 2.; 4. ] "stack, 1"
            expect (m.split([ 1; 2 ], 1)[1]) [ 2; 2 ] [ 2.; 3.; 5.; 6.5 ] "split"
            expect (m.unstack(1)[2]) [ 2 ] [ 3.; 6.5 ] "unstack"
            failsWith [] (fun () -> dsharp.stack [ f64 [ 1. ]; f64 [ 1.; 2. ] ])
            failsWith [] (fun () -> dsharp.cat [ m; f64 [ [ 1. ] ] ])

        testCase "gather picks, scatter puts back"
        <| fun () ->
            let indices = dsharp.tensor [ [ 2 ]; [ 0 ] ]
            expect (m.gather (1, indices)) [ 2; 1 ] [ 3.; 4. ] "gather"
            expect ((m.gather (1, indices)).scatter(1, indices, [ 2; 3 ])) [ 2; 3 ] [ 0.; 0.; 3.; 4.; 0.; 0. ] "scatter"
    ]

let private shaping =
    testList "shaping" [
        testCase "view, flatten, squeeze and unsqueeze keep the order"
        <| fun () ->
            expect (m.view [ 3; -1 ]) [ 3; 2 ] [ 1.; 2.; 3.; 4.; 5.; 6.5 ] "view"
            expect (m.flatten ()) [ 6 ] [ 1.; 2.; 3.; 4.; 5.; 6.5 ] "flatten"
            Expect.equal ((dsharp.zeros [ 2; 3; 4 ]).flatten 1).shape [| 2; 12 |] "flatten from 1"
            Expect.equal ((dsharp.zeros [ 1; 2; 1 ]).squeeze()).shape [| 2 |] "squeeze"
            Expect.equal ((dsharp.zeros [ 1; 2; 1 ]).squeeze 0).shape [| 2; 1 |] "squeeze 0"
            Expect.equal (m.unsqueeze 1).shape [| 2; 1; 3 |] "unsqueeze"
            Expect.equal (m.unsqueeze -1).shape [| 2; 3; 1 |] "unsqueeze -1"
            failsWith [] (fun () -> m.view [ 4; 2 ])

        testCase "transpose, permute, flip and expand move elements"
        <| fun () ->
            expect (m.transpose ()) [ 3; 2 ] [ 1.; 4.; 2.; 5.; 3.; 6.5 ] "transpose"
            let cube = (dsharp.arange 6.).view [ 1; 2; 3 ]
            expect (cube.transpose (0, 2)) [ 3; 2; 1 ] [ 0.; 3.; 1.; 4.; 2.; 5. ] "two axes"
            expect (cube.permute [ 1; 2; 0 ]) [ 2; 3; 1 ] [ 0.; 1.; 2.; 3.; 4.; 5. ] "permute"
            expect (m.flip [ 1 ]) [ 2; 3 ] [ 3.; 2.; 1.; 6.5; 5.; 4. ] "flip"
            expect ((f64 [ [ 1. ]; [ 2. ] ]).expand [ 2; 2 ]) [ 2; 2 ] [ 1.; 1.; 2.; 2. ] "expand"
            failsWith [] (fun () -> m.expand [ 2; 4 ])
    ]

let tests = testList "DiffSharp tensors" [ creation; cutting; shaping ]
