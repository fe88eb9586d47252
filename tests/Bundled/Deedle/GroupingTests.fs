/// Groups: by values, by parts of keys, in pivot tables.
module DLWorkbook.Tests.Bundled.Deedle.GroupingTests

open System
open Deedle
open Expecto
open FsCheck

/// Five applications for loans, with an unknown income and an unknown history.
let private loans =
    Frame.ReadCsvString
        "Area,History,Income,Approved
Urban,1,5000,Y
Rural,0,,N
Urban,,7000,Y
Semiurban,1,1500,Y
Rural,1,2500,N
"

let private mean (column: Series<int, float>) = Stats.mean column

let private groupTests =
    testList "groups" [
        testCase "groups come in order of appearance, with the label before the key"
        <| fun () ->
            let grouped = loans |> Frame.groupRowsByString "Area"

            Expect.sequenceEqual
                grouped.RowKeys
                [ "Urban", 0; "Urban", 2; "Rural", 1; "Rural", 4; "Semiurban", 3 ]
                "labels and keys"

            Expect.equal (List.ofSeq (Series.valuesAll grouped?Income)).[2] None "values go along, missing ones too"
            Expect.sequenceEqual grouped.ColumnTypes loans.ColumnTypes "types too"

        testCase "a missing label is an error, since it belongs to no group"
        <| fun () ->
            Expect.throws (fun () -> ignore (loans |> Frame.groupRowsByInt "Income")) "an income is missing"

            let known =
                loans |> Frame.dropSparseRowsBy "Income" |> Frame.groupRowsByInt "Income"

            Expect.equal known.RowCount 4 "without that row"

        testCase "rows are grouped by functions of keys and values"
        <| fun () ->
            let parity = loans |> Frame.groupRowsByIndex (fun row -> row % 2)
            Expect.sequenceEqual parity.RowKeys [ 0, 0; 0, 2; 0, 4; 1, 1; 1, 3 ] "by key"

            let initials =
                loans |> Frame.groupRowsUsing (fun _ row -> row.GetAs<string>("Area")[0])

            Expect.sequenceEqual (initials.RowKeys |> Seq.map fst |> Seq.distinct) [ 'U'; 'R'; 'S' ] "by value"

        testCase "a statistic of each group, of the columns that are numbers"
        <| fun () ->
            let means =
                loans
                |> Frame.groupRowsByString "Area"
                |> Frame.sliceCols [ "Income" ]
                |> Frame.applyLevel Pair.get1Of2 (fun (column: Series<string * int, float>) -> Stats.mean column)

            Expect.equal
                (List.ofSeq (Series.observationsAll means?Income))
                [ "Urban", Some 6000.0; "Rural", Some 2500.0; "Semiurban", Some 1500.0 ]
                "the missing income does not count"

        testCase "a series of pairs is summed, counted and averaged by one of their parts"
        <| fun () ->
            let s =
                series [ ("b", 1) => 1.0; ("a", 2) => 2.0; ("b", 3) => nan; ("c", 1) => nan; ("a", 1) => 4.0 ]

            Expect.equal
                (List.ofSeq (Series.observationsAll (Stats.levelSum fst s)))
                [ "b", Some 1.0; "a", Some 6.0 ]
                "c has no value, so it has no group"

            Expect.sequenceEqual (Series.observations (Stats.levelCount snd s)) [ 1, 2; 2, 1 ] "counted"
            Expect.sequenceEqual (Series.reduceLevel fst max s).Values [ 1.0; 4.0 ] "reduced"

        testCase "aggregateRowsBy gives a row for each combination, a missing value being one"
        <| fun () ->
            let table = loans |> Frame.aggregateRowsBy [ "Area"; "History" ] [ "Income" ] mean

            Expect.sequenceEqual table.ColumnKeys [ "Area"; "History"; "Income" ] "columns"
            Expect.equal table.RowCount 5 "Urban and Rural twice each, with different histories"

            Expect.equal
                (List.ofSeq (Series.valuesAll (table.GetColumn<bool> "History")))
                [ Some true; Some false; None; Some true; Some true ]
                "histories"

            Expect.equal
                (List.ofSeq (Series.valuesAll table?Income))
                [ Some 5000.0; None; Some 7000.0; Some 1500.0; Some 2500.0 ]
                "a mean of nothing is missing"

            Expect.throws (fun () -> ignore (loans |> Frame.aggregateRowsBy [ "Lost" ] [ "Income" ] mean)) "no column"

        testCase "how often each value comes: groups, counted and sorted"
        <| fun () ->
            let counts =
                loans.GetColumn<string> "Area"
                |> Series.groupInto (fun _ area -> area) (fun _ group -> Series.countValues group)
                |> Series.sort
                |> Series.rev

            Expect.equal (Series.tryGet "Urban" counts, Series.tryGet "Semiurban" counts) (Some 2, Some 1) "counts"
            Expect.equal (Series.lastKey counts) "Semiurban" "the rarest comes last"

        testCase "a frame nested by its first keys is whole again, and sorted, when it is unnested"
        <| fun () ->
            let grouped = loans |> Frame.groupRowsByString "Area"
            let nested = Frame.nest grouped
            Expect.sequenceEqual nested.Keys [ "Urban"; "Rural"; "Semiurban" ] "frames"
            Expect.sequenceEqual nested["Urban"].RowKeys [ 0; 2 ] "rows of one"
            Expect.equal (Frame.unnest nested) (Frame.sortRowsByKey grouped) "whole, its rows sorted"

        testCase "the groups of any labels hold each row once"
        <| fun () ->
            let property (labels: NonEmptyArray<byte>) =
                let labels = labels.Get |> Array.map (fun label -> int label % 4)
                let f = frame [ "label" => Series.ofValues labels ]
                let grouped = f |> Frame.groupRowsByInt "label"

                Seq.sort (Seq.map snd grouped.RowKeys) |> List.ofSeq = [ 0 .. labels.Length - 1 ]
                && grouped.RowKeys |> Seq.forall (fun (label, row) -> labels[row] = label)

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)
    ]

let private pivotTests =
    testList "pivot tables" [
        testCase "a pivot table has a cell for each combination that comes"
        <| fun () ->
            let table =
                loans.PivotTable<string, string, int>("Area", "Approved", Frame.countRows)

            Expect.sequenceEqual table.RowKeys [ "Urban"; "Semiurban"; "Rural" ] "of the first column, then the second"
            Expect.sequenceEqual table.ColumnKeys [ "Y"; "N" ] "in order of appearance"
            Expect.equal (List.ofSeq (Series.valuesAll table?Y)) [ Some 2.0; Some 1.0; None ] "approved"
            Expect.equal (List.ofSeq (Series.valuesAll table?N)) [ None; None; Some 2.0 ] "refused"

        testCase "labels are made by functions, cells by a statistic of their rows"
        <| fun () ->
            let table =
                loans
                |> Frame.pivotTable
                    (fun _ row -> row.GetAs<string> "Approved")
                    (fun key _ -> if key < 3 then "early" else "late")
                    (fun rows -> Stats.sum rows?Income)

            Expect.equal (Series.tryGet "Y" (table.GetColumn<float> "early")) (Some 12000.0) "rows 0 and 2"
            Expect.equal (Series.tryGet "Y" (table.GetColumn<float> "late")) (Some 1500.0) "row 3"
            Expect.equal (Series.tryGet "N" (table.GetColumn<float> "early")) None "a sum of nothing is missing"

        testCase "a transposed frame has a row for each column"
        <| fun () ->
            let f =
                frame [ "a" => series [ 1 => 1.0; 2 => 2.0 ]; "b" => series [ 1 => 3.0; 2 => nan ] ]

            let t = Frame.transpose f
            Expect.sequenceEqual t.RowKeys [ "a"; "b" ] "rows"
            Expect.equal (List.ofSeq (Series.valuesAll (t.GetColumn<float> 2))) [ Some 2.0; None ] "a column"
            Expect.equal (Frame.transpose t) f "and back"
    ]

/// All tests of this file.
let tests = testList "grouping" [ groupTests; pivotTests ]
