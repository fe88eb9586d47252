/// From a Deedle frame to what a model learns from.
module DLWorkbook.Tests.Face.TabularTests

open System
open Deedle
open Expecto
open DLWorkbook
open DLWorkbook.Core.Data

let private table =
    Frame.ReadCsvString
        "Name,Area,Amount,History,Status\na,Urban,10,1,Y\nb,Rural,,0,N\nc,Urban,30,,Y\nd,Moon,1000,1,N\n"
    |> Frame.indexRowsString "Name"

/// All tests of this file.
let tests =
    testList "tabular" [
        testCase "gaps are counted, the fewest first, and columns without any left out"
        <| fun () ->
            let more = table |> Frame.dropCol "Status"
            Expect.equal (Tabular.gaps more |> List.sort) [ "Amount", 1; "History", 1 ] "gaps"

        testCase "an empty text becomes a gap, and columns keep their types"
        <| fun () ->
            let read =
                Frame.ReadCsvString "Gender,Income,Known\nMale,1.5,1\n,2.5,0\nFemale,,1\n"

            Expect.equal (Tabular.gaps read) [ "Income", 1 ] "to Deedle, an empty text is a text"
            let mended = Tabular.emptyToMissing read
            Expect.equal (Tabular.gaps mended |> List.sort) [ "Gender", 1; "Income", 1 ] "mended"
            Expect.sequenceEqual mended.ColumnTypes read.ColumnTypes "types"
            Expect.equal (Tabular.texts "Gender" mended) [| "Male"; "Female" |] "texts"

        testCase "numbers keep their gaps as NaN, texts and truths are categories"
        <| fun () ->
            let columns = Tabular.columns table
            Expect.equal (columns |> List.map _.Name) [ "Area"; "Amount"; "History"; "Status" ] "names"

            match columns with
            | [ :? CategoryColumn as area; :? NumberColumn as amount; :? CategoryColumn as history; _ ] ->
                Expect.sequenceEqual area.Values [ "Urban"; "Rural"; "Urban"; "Moon" ] "text"
                Expect.equal amount.Values[0] 10.0 "a number"
                Expect.isTrue (Double.IsNaN amount.Values[1]) "a gap"
                Expect.equal (history.Values[1], history.Values[2]) ("False", null) "a truth and a gap"
            | other -> failtest $"{other}"

            Expect.equal (Tabular.share "Status" "Y" table) 0.5 "share"

        testCase "a table is encoded by its training rows and keeps the two parts apart"
        <| fun () ->
            let rows = TableSplit([| 0; 1; 2 |], [| 3 |])
            let encoded = table |> Tabular.encode Tabular.defaults rows "Status" "Y"

            Expect.equal
                encoded.Features
                [
                    "Area = Rural"
                    "Area = Urban"
                    "Amount"
                    "Amount missing"
                    "History = False"
                    "History = True"
                    "History missing"
                ]
                "no feature for the Moon, which only a test row has"

            Expect.equal (encoded.Train.Count, encoded.Test.Count) (3, 1) "parts"
            Expect.equal [ for row in 0..2 -> encoded.Train.LabelOf row ] [ 1f; 0f; 1f ] "targets"
            // amounts 10, (20), 30: mean 20, deviation √(200/3)
            use batch = encoded.Test.Collate(ReadOnlySpan [| 0 |])
            let cells = batch.Inputs.data<float32>().ToArray()
            Expect.equal cells[0..1] [| 0f; 0f |] "an unseen area"
            Expect.floatClose Accuracy.low (float cells[2]) (980.0 / sqrt (200.0 / 3.0)) "by the training rows' scale"

        testCase "the majority says the training rows' share of everybody"
        <| fun () ->
            let rows = TableSplit([| 0; 1; 2 |], [| 3 |])
            let encoded = table |> Tabular.encode Tabular.defaults rows "Status" "Y"
            let report = Tabular.majority [ "no"; "yes" ] encoded.Train encoded.Test
            Expect.floatClose Accuracy.low (float report.Probabilities[0]) (2.0 / 3.0) "two of three"
            Expect.equal report.Accuracy 0.0 "and is wrong about the fourth"

        testCase "a target with a gap is an error that names the row"
        <| fun () ->
            Expect.throwsC (fun () -> table |> Tabular.split 0.5 1 "History" |> ignore) (fun fault ->
                Expect.stringContains fault.Message "none in row 2" "message")
    ]
