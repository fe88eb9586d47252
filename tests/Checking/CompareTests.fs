module DLWorkbook.Tests.Checking.CompareTests

open Expecto
open DLWorkbook.Checking
open TorchSharp

let private value (it: 'value) =
    Codec.encode "it" typeof<'value> (box it)

let private agrees comparison (expected: 'a) (got: 'b) =
    Compare.agrees comparison (value expected) (value got)

let private tensor (dtype: torch.ScalarType) (values: float list) =
    torch.tensor(Array.ofList values).to_type dtype

let tests =
    testList "comparisons" [
        testCase "close allows a difference, and not a bit more"
        <| fun () ->
            Expect.isTrue (agrees (Compare.close 0.5) 1.0 1.5) "at the bound"
            Expect.isFalse (agrees (Compare.close 0.5) 1.0 1.5000001) "above it"
            Expect.isTrue (agrees (Compare.close 0.5) [| 1.0; 2.0 |] [| 1.5; 1.5 |]) "each number by itself"

        testCase "relative allows a part of the expected number"
        <| fun () ->
            Expect.isTrue (agrees (Compare.relative 0.01) 1000.0 1010.0) "one in a hundred"
            Expect.isFalse (agrees (Compare.relative 0.01) 1000.0 1011.0) "more"
            Expect.isFalse (agrees (Compare.relative 0.01) 0.0 1e-300) "around zero nothing"

        testCase "NaN equals nothing, itself included, unless it was said to belong there"
        <| fun () ->
            for comparison in [ Compare.exact; Compare.close 1e9; Compare.relative 1e9 ] do
                Expect.isFalse (agrees comparison nan nan) "NaN for NaN"
                Expect.isFalse (agrees comparison 1.0 nan) "NaN for a number"
                Expect.isFalse (agrees comparison nan 1.0) "a number for NaN"
                Expect.isFalse (agrees comparison [| 0.0; 1.0 |] [| 0.0; nan |]) "inside an array"

            let allowed = Compare.withNan (Compare.close 1e-9)
            Expect.isTrue (agrees allowed [| nan; 1.0 |] [| nan; 1.0 |]) "where it belongs"
            Expect.isFalse (agrees allowed [| nan; 1.0 |] [| 1.0; nan |]) "elsewhere"

        testCase "an infinity equals itself only"
        <| fun () ->
            Expect.isTrue (agrees (Compare.close 1.0) infinity infinity) "itself"
            Expect.isFalse (agrees (Compare.close 1e300) infinity 1e308) "no number"
            Expect.isFalse (agrees (Compare.close 1.0) infinity -infinity) "not the other"
            Expect.isFalse (agrees (Compare.relative 0.5) 1.0 infinity) "not for a number"

        testCase "shape and type must be the same"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let doubles, singles = torch.ScalarType.Float64, torch.ScalarType.Float32
            Expect.isFalse (agrees (Compare.close 1.0) [| 1.0 |] [| 1.0; 1.0 |]) "length"
            Expect.isFalse (agrees (Compare.close 1.0) (tensor doubles [ 1.0 ]) (tensor singles [ 1.0 ])) "dtype"

            Expect.isFalse
                (agrees
                    (Compare.close 1.0)
                    (tensor doubles [ 1.0; 2.0 ])
                    ((tensor doubles [ 1.0; 2.0 ]).reshape(2L, 1L)))
                "a column for a row"

            Expect.isFalse (agrees (Compare.close 1.0) 1.0 1) "int for float"
            Expect.isFalse (agrees (Compare.close 1.0) [| 1.0 |] [ 1.0 ]) "a list for an array"
            Expect.isFalse (agrees (Compare.close 1.0) (Some 1.0) (None: float option)) "None for Some"
            Expect.isFalse (agrees Compare.exact "a" "b") "another text"

        testCase "whole numbers beyond 2^53 are compared exactly"
        <| fun () -> Expect.isFalse (agrees Compare.exact [| 9007199254740993L |] [| 9007199254740992L |]) "one apart"

        testCase "a mismatch names the place"
        <| fun () ->
            match
                Compare.mismatch
                    (Compare.close 0.1)
                    (value (array2D [ [ 1.0; 2.0 ]; [ 3.0; 4.0 ] ]))
                    (value (array2D [ [ 1.0; 2.0 ]; [ 9.0; 4.0 ] ]))
            with
            | Some(Mismatch.Number(place, expected, got, _)) ->
                Expect.equal (place, expected, got) ("[1, 0]", 3.0, 9.0) "row 1, column 0"
            | other -> failtest $"expected a number's mismatch, got {other}"
    ]
