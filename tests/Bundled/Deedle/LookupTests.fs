/// Keys that need not be there: look-ups, ranges, parts of keys, filling from the neighbours.
module DLWorkbook.Tests.Bundled.Deedle.LookupTests

open System
open System.Collections.Generic
open Deedle
open Expecto
open FsCheck

/// Values at 1, 3, 5 and 7; that at 3 is missing.
let private sparse = series [ 1 => 1.0; 3 => nan; 5 => 5.0; 7 => 7.0 ]

let private unordered = series [ 3 => 30.0; 1 => 10.0 ]

let private found lookup = [ for key in 0..8 -> Series.tryLookupObservation key lookup sparse |> Option.map fst ]

let private lookupTests =
    testList "look-ups" [
        testCase "the nearest greater key is one that has a value"
        <| fun () ->
            Expect.equal
                (found Lookup.ExactOrGreater)
                [ Some 1; Some 1; Some 5; Some 5; Some 5; Some 5; Some 7; Some 7; None ]
                "at or above 0 … 8"

            Expect.equal
                (found Lookup.Greater)
                [ Some 1; Some 5; Some 5; Some 5; Some 5; Some 7; Some 7; None; None ]
                "above 0 … 8"

        testCase "the nearest smaller key is one that has a value"
        <| fun () ->
            Expect.equal
                (found Lookup.ExactOrSmaller)
                [ None; Some 1; Some 1; Some 1; Some 1; Some 5; Some 5; Some 7; Some 7 ]
                "at or below 0 … 8"

            Expect.equal
                (found Lookup.Smaller)
                [ None; None; Some 1; Some 1; Some 1; Some 1; Some 5; Some 5; Some 7 ]
                "below 0 … 8"

        testCase "looking up one key or many gives the same"
        <| fun () ->
            for lookup in [ Lookup.ExactOrGreater; Lookup.ExactOrSmaller; Lookup.Greater; Lookup.Smaller ] do
                let all = Series.lookupAll [ 0..8 ] lookup sparse

                for key in 0..8 do
                    Expect.equal (Series.tryGet key all) (Series.tryLookup key lookup sparse) $"{lookup} {key}"

        testCase "a look-up that must find something says when it does not"
        <| fun () ->
            Expect.equal (Series.lookup 4 Lookup.ExactOrSmaller sparse) 1.0 "found"

            Expect.throwsT<KeyNotFoundException>
                (fun () -> ignore (Series.lookup 8 Lookup.Greater sparse))
                "nothing above 8"

        testCase "a nearest key among unordered ones is an error, a key that is there is not"
        <| fun () ->
            Expect.equal (Series.lookup 1 Lookup.ExactOrGreater unordered) 10.0 "it is there"

            Expect.throwsT<InvalidOperationException>
                (fun () -> ignore (Series.tryLookup 2 Lookup.ExactOrGreater unordered))
                "no order to be near in"

        testCase "the nearest key agrees with a search of all keys"
        <| fun () ->
            let property (keys: Set<int>) (key: int) =
                keys.IsEmpty
                || (let s = series [ for k in keys -> k => float k ]
                    let above = keys |> Seq.filter (fun k -> k >= key) |> Seq.tryHead
                    let below = keys |> Seq.filter (fun k -> k < key) |> Seq.tryLast

                    Series.tryLookup key Lookup.ExactOrGreater s = Option.map float above
                    && Series.tryLookup key Lookup.Smaller s = Option.map float below)

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)
    ]

let private rangeTests =
    testList "ranges" [
        testCase "a slice includes both ends, which need not be keys"
        <| fun () ->
            Expect.sequenceEqual (sparse[2..5]).Keys [ 3; 5 ] "from 2 to 5"
            Expect.sequenceEqual (sparse[3..]).Keys [ 3; 5; 7 ] "from 3"
            Expect.sequenceEqual (sparse[..4]).Keys [ 1; 3 ] "up to 4"
            Expect.isTrue (sparse[8..9]).IsEmpty "beyond the end"

        testCase "after and before leave the key itself out, startAt and endAt do not"
        <| fun () ->
            Expect.sequenceEqual (Series.after 3 sparse).Keys [ 5; 7 ] "after"
            Expect.sequenceEqual (Series.startAt 3 sparse).Keys [ 3; 5; 7 ] "from"
            Expect.sequenceEqual (Series.before 5 sparse).Keys [ 1; 3 ] "before"
            Expect.sequenceEqual (Series.endAt 5 sparse).Keys [ 1; 3; 5 ] "up to"
            Expect.sequenceEqual (Series.between 2 6 sparse).Keys [ 3; 5 ] "between"

        testCase "the range of keys is of ordered ones"
        <| fun () ->
            Expect.equal sparse.KeyRange (1, 7) "first and last"
            Expect.throwsT<InvalidOperationException> (fun () -> ignore unordered.KeyRange) "unordered"

        testCase "a slice of a frame is a frame"
        <| fun () ->
            let f = frame [ for c in "abc" -> string c => Series.ofValues [ 10; 20; 30; 40 ] ]
            Expect.sequenceEqual (f.Rows[1..2]).RowKeys [ 1; 2 ] "rows"
            Expect.sequenceEqual (f.Columns["b" .. "z"]).ColumnKeys [ "b"; "c" ] "columns"

        testCase "keys of two parts are chosen by one of them"
        <| fun () ->
            let s =
                series [ ("Urban", 1) => 1.0; ("Rural", 1) => 2.0; ("Urban", 2) => 3.0; ("Rural", 2) => 4.0 ]

            Expect.sequenceEqual (s[Lookup1Of2 "Urban"]).Values [ 1.0; 3.0 ] "by the first"
            Expect.sequenceEqual (s[Lookup2Of2 2]).Values [ 3.0; 4.0 ] "by the second"

            let rural = (frame [ "x" => s ]).Rows[Lookup1Of2 "Rural"]
            Expect.sequenceEqual rural?x.Values [ 2.0; 4.0 ] "rows of a frame"
    ]

let private fillTests =
    testList "filling" [
        testCase "forward takes the last value before, backward the next one after"
        <| fun () ->
            let s = Series.ofValues [ nan; 2.0; nan; nan; 5.0; nan ]

            Expect.equal
                (List.ofSeq (Series.valuesAll (Series.fillMissing Direction.Forward s)))
                [ None; Some 2.0; Some 2.0; Some 2.0; Some 5.0; Some 5.0 ]
                "nothing to fill the first from"

            Expect.equal
                (List.ofSeq (Series.valuesAll (Series.fillMissing Direction.Backward s)))
                [ Some 2.0; Some 2.0; Some 5.0; Some 5.0; Some 5.0; None ]
                "nothing to fill the last from"

        testCase "a function of the key fills what is missing and nothing else"
        <| fun () ->
            let s = sparse |> Series.fillMissingUsing (fun key -> 100.0 * float key)
            Expect.sequenceEqual s.Values [ 1.0; 300.0; 5.0; 7.0 ] "only the key 3"

        testCase "withMissingFrom hides what another series lacks at a key that it has"
        <| fun () ->
            let s = sparse |> Series.withMissingFrom (series [ 1 => nan; 5 => 0.0 ])

            Expect.equal
                (List.ofSeq (Series.observationsAll s))
                [ 1, None; 3, None; 5, Some 5.0; 7, Some 7.0 ]
                "7 stays, since the other series does not know it"

        testCase "a frame's numbers are filled in the columns that can hold the value"
        <| fun () ->
            let f =
                frame [
                    "text" =?> Series.ofOptionalObservations [ 0, Some "a"; 1, None; 2, Some "c" ]
                    "whole" =?> Series.ofOptionalObservations [ 0, Some 1; 1, None; 2, Some 3 ]
                    "real" =?> Series.ofValues [ 0.5; nan; nan ]
                ]

            let reals = Frame.fillMissingWith 9.5 f
            Expect.sequenceEqual reals.ColumnTypes [ typeof<string>; typeof<float>; typeof<float> ] "int widened"
            Expect.sequenceEqual reals?whole.Values [ 1.0; 9.5; 3.0 ] "filled"
            Expect.equal (Series.get "text" (Frame.countValues reals)) 2 "text is left alone"

            let whole = Frame.fillMissingWith 0 f
            Expect.sequenceEqual whole.ColumnTypes [ typeof<string>; typeof<int>; typeof<float> ] "types kept"
            Expect.sequenceEqual whole?real.Values [ 0.5; 0.0; 0.0 ] "an integer widens to a real column"

        testCase "a frame is filled from the rows before, column by column, or from a statistic"
        <| fun () ->
            let f =
                frame [ "a" => Series.ofValues [ 1.0; nan; 3.0 ]; "b" => Series.ofValues [ nan; 4.0; nan ] ]

            let forward = Frame.fillMissing Direction.Forward f
            Expect.equal (List.ofSeq (Series.valuesAll forward?b)) [ None; Some 4.0; Some 4.0 ] "b"

            let means =
                f
                |> Frame.fillMissingUsing (fun (column: Series<int, float>) _ -> Stats.mean column)

            Expect.sequenceEqual means?a.Values [ 1.0; 2.0; 3.0 ] "the column's own mean"

        testCase "sparse rows and columns are dropped, empty ones too"
        <| fun () ->
            let f =
                frame [
                    "a" => Series.ofValues [ 1.0; nan; nan ]
                    "b" => Series.ofValues [ 1.0; 2.0; nan ]
                    "none" => Series.ofValues [ nan; nan; nan ]
                ]

            Expect.sequenceEqual (Frame.dropEmptyCols f).ColumnKeys [ "a"; "b" ] "no value at all"
            Expect.sequenceEqual (Frame.dropEmptyRows f).RowKeys [ 0; 1 ] "no value at all"
            Expect.sequenceEqual (Frame.dropSparseRowsBy "b" f).RowKeys [ 0; 1 ] "none in b"
            Expect.sequenceEqual (Frame.dropSparseCols (Frame.take 1 f)).ColumnKeys [ "a"; "b" ] "complete in row 0"
    ]

/// All tests of this file.
let tests = testList "looking up and filling" [ lookupTests; rangeTests; fillTests ]
