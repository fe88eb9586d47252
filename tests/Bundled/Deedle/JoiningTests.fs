/// Series and frames side by side and one below the other.
module DLWorkbook.Tests.Bundled.Deedle.JoiningTests

open System
open Deedle
open Expecto

let private incomes =
    frame [ "Income" => series [ "a" => 10.0; "b" => nan; "c" => 30.0 ] ]

let private rates =
    frame [ "Rate" => series [ "b" => 0.2; "c" => 0.3; "d" => 0.4 ] ]

let private cells (name: string) (f: Frame<'R, string>) =
    Series.observationsAll (f.GetColumn<float> name) |> List.ofSeq

let private joinTests =
    testList "joins" [
        testCase "an inner join keeps the keys of both, missing values too"
        <| fun () ->
            let f = Frame.join JoinKind.Inner incomes rates
            Expect.equal (cells "Income" f) [ "b", None; "c", Some 30.0 ] "left"
            Expect.equal (cells "Rate" f) [ "b", Some 0.2; "c", Some 0.3 ] "right"

        testCase "an outer join keeps all keys, a left and a right join those of one side"
        <| fun () ->
            let keys kind =
                (Frame.join kind incomes rates).RowKeys |> List.ofSeq

            Expect.equal (keys JoinKind.Outer) [ "a"; "b"; "c"; "d" ] "outer"
            Expect.equal (keys JoinKind.Left) [ "a"; "b"; "c" ] "left"
            Expect.equal (keys JoinKind.Right) [ "b"; "c"; "d" ] "right"

            Expect.equal
                (cells "Rate" (Frame.join JoinKind.Left incomes rates))
                [ "a", None; "b", Some 0.2; "c", Some 0.3 ]
                "what the right lacks is missing"

        testCase "unordered keys keep their order"
        <| fun () ->
            let left = incomes |> Frame.sliceRows [ "c"; "a" ]

            let keys kind =
                (Frame.join kind left rates).RowKeys |> List.ofSeq

            Expect.equal (keys JoinKind.Outer) [ "c"; "a"; "b"; "d" ] "first those of the left"
            Expect.equal (keys JoinKind.Inner) [ "c" ] "both"

        testCase "two columns of one key are an error"
        <| fun () ->
            Expect.throwsT<InvalidOperationException>
                (fun () -> ignore (Frame.join JoinKind.Inner incomes incomes))
                "Income twice"

        testCase "frames are joined on a column of both"
        <| fun () ->
            let left =
                Frame.ofRecords [ {| Area = "Urban"; Loans = 2 |}; {| Area = "Coast"; Loans = 1 |} ]

            let right =
                Frame.ofRecords [ {| Area = "Rural"; Price = 1.5 |}; {| Area = "Urban"; Price = 2.5 |} ]

            let f = Frame.joinOnString JoinKind.Left "Area" left right
            Expect.sequenceEqual f.ColumnKeys [ "Loans"; "Price" ] "the column became the keys"
            Expect.equal (cells "Price" f) [ "Urban", Some 2.5; "Coast", None ] "prices"

        testCase "a look-up joins each row with the last one before it that has a value"
        <| fun () ->
            let left = frame [ "x" => series [ 1 => 1.0; 4 => 4.0; 9 => 9.0 ] ]
            let right = frame [ "y" => series [ 0 => 0.5; 3 => nan; 5 => 5.5 ] ]
            let f = Frame.joinAlign JoinKind.Left Lookup.ExactOrSmaller left right
            Expect.equal (cells "y" f) [ 1, Some 0.5; 4, Some 0.5; 9, Some 5.5 ] "3 has no value"

            Expect.throwsT<InvalidOperationException>
                (fun () -> ignore (Frame.joinAlign JoinKind.Inner Lookup.ExactOrSmaller left right))
                "only a left or a right join looks up"

        testCase "a series joins as a column"
        <| fun () ->
            let f = incomes.Join("Known", series [ "a" => true; "z" => false ], JoinKind.Inner)
            Expect.sequenceEqual f.RowKeys [ "a" ] "inner"
            Expect.sequenceEqual f.ColumnTypes [ typeof<float>; typeof<bool> ] "type kept"
    ]

let private mergeTests =
    testList "merging" [
        testCase "rows of two frames come below each other, in the columns of both"
        <| fun () ->
            let f =
                Frame.merge
                    (frame [ "x" =?> series [ 1 => 1.0; 4 => 4.0 ] ])
                    (frame [ "x" =?> series [ 2 => 2 ]; "y" =?> series [ 2 => "b" ] ])

            Expect.equal (cells "x" f) [ 1, Some 1.0; 2, Some 2.0; 4, Some 4.0 ] "sorted, as both were"
            Expect.sequenceEqual f.ColumnTypes [ typeof<float>; typeof<string> ] "the first frame's types"

        testCase "two values at one place are an error, a missing one beside a value is not"
        <| fun () ->
            let s = series [ 1 => 1.0; 2 => nan ]
            Expect.sequenceEqual (Series.merge s (series [ 2 => 2.0 ])).Values [ 1.0; 2.0 ] "filled in"

            Expect.throwsT<InvalidOperationException>
                (fun () -> ignore (Series.merge s (series [ 1 => 5.0 ])))
                "1 has two values"

            Expect.throwsT<InvalidOperationException>
                (fun () -> ignore (Frame.merge (frame [ "x" => s ]) (frame [ "x" => series [ 1 => 5.0 ] ])))
                "so has the frame"

        testCase "zipAlignInto sees what either side lacks"
        <| fun () ->
            let sum (l: float option) (r: float option) =
                Some(Option.defaultValue 0.0 l + Option.defaultValue 0.0 r)

            let s =
                (series [ 1 => 1.0; 2 => 2.0 ], series [ 2 => 20.0; 3 => 30.0 ])
                ||> Series.zipAlignInto JoinKind.Outer Lookup.Exact sum

            Expect.sequenceEqual (Series.observations s) [ 1, 1.0; 2, 22.0; 3, 30.0 ] "outer"

            let product =
                (series [ 1 => 3; 2 => 2 ], series [ 2 => 20; 3 => 30 ])
                ||> Series.zipInto (fun a b -> a * b)

            Expect.sequenceEqual (Series.observations product) [ 2, 40 ] "inner"
    ]

/// All tests of this file.
let tests = testList "joining" [ joinTests; mergeTests ]
