/// Comma-separated text as it comes: line ends, marks, quotes, words for nothing, columns of several types, schemas.
module DLWorkbook.Tests.Bundled.Deedle.CsvTests

open System
open System.IO
open System.Text
open Deedle
open Expecto
open FsCheck

/// The type of the one column with these cells.
let private typeOf (cells: string list) =
    let text = String.concat "\n" ("h,other" :: [ for cell in cells -> $"{cell},x" ])
    Seq.head (Frame.ReadCsvString text).ColumnTypes

let private textTests =
    testList "text" [
        testCase "lines end in LF, CRLF or CR, and a mark of the byte order is no part of a name"
        <| fun () ->
            let expected = Frame.ReadCsvString "a,b\n1,x\n2,y\n"
            Expect.equal (Frame.ReadCsvString "a,b\r\n1,x\r\n2,y\r\n") expected "CRLF"
            Expect.equal (Frame.ReadCsvString "a,b\r1,x\r2,y") expected "CR, and none at the end"
            Expect.equal (Frame.ReadCsvString "\uFEFFa,b\n1,x\n2,y\n") expected "mark"

            let path = Path.GetTempFileName()

            try
                File.WriteAllText(path, "a,b\n1,x\n2,y\n", UTF8Encoding true)
                Expect.equal (Frame.ReadCsv path) expected "a file with a mark"
                Expect.equal (Frame.ReadCsv<string>(path, "b"))?a.["y"] 2.0 "keyed by a column"
            finally
                File.Delete path

        testCase "a quoted cell may hold separators, quotes and line ends"
        <| fun () ->
            let f = Frame.ReadCsvString "a,b\n\"x, \"\"y\"\"\",1\n\"two\nlines\",2\n"
            Expect.sequenceEqual (f.GetColumn<string> "a").Values [ "x, \"y\""; "two\nlines" ] "cells"

        testCase "blanks around a name go, blanks around a text stay"
        <| fun () ->
            let f = Frame.ReadCsvString " a , b \n 1 , x \n"
            Expect.sequenceEqual f.ColumnKeys [ "a"; "b" ] "names"
            Expect.sequenceEqual (f.GetColumn<string> "b").Values [ " x " ] "text"

        testCase "a name that comes twice gets the next free number"
        <| fun () ->
            Expect.sequenceEqual (Frame.ReadCsvString "a,a,A,a2\n1,2,3,4\n").ColumnKeys [ "a"; "a2"; "A"; "a3" ] "names"

        testCase "what is written is read again, whatever the texts"
        <| fun () ->
            let property (texts: NonEmptyArray<NonWhiteSpaceString>) =
                // a cell that begins as a name does not look like a number, a date or a word for nothing
                let texts =
                    texts.Get |> Array.map (fun text -> "name " + text.Get.Replace("\000", " "))

                let f = frame [ "t" => Series.ofValues texts ]
                use writer = new StringWriter()
                f.SaveCsv(writer, includeRowKeys = false)
                List.ofSeq ((Frame.ReadCsvString(writer.ToString())).GetColumn<string> "t").Values = List.ofArray texts

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)
    ]

let private inferenceTests =
    testList "inference" [
        testCase "the narrowest type that holds all cells"
        <| fun () ->
            Expect.equal (typeOf [ "0"; "1"; "1" ]) typeof<bool> "bits are truths"
            Expect.equal (typeOf [ "yes"; "No"; "TRUE" ]) typeof<bool> "words are truths"
            Expect.equal (typeOf [ "0"; "1"; "2" ]) typeof<int> "integers"
            Expect.equal (typeOf [ "1"; "99999999999" ]) typeof<int64> "wide integers"
            Expect.equal (typeOf [ "1"; "2.5" ]) typeof<decimal> "fractions"
            Expect.equal (typeOf [ "2.5"; "1e400" ]) typeof<float> "beyond decimal"
            Expect.equal (typeOf [ "2024-03-01"; "2024-03-02" ]) typeof<DateTime> "dates"
            Expect.equal (typeOf [ "1"; "3+" ]) typeof<decimal> "a sign may come behind a number"
            Expect.equal (typeOf [ "1"; "x" ]) typeof<string> "anything else"
            Expect.equal (typeOf [ "yes"; "2" ]) typeof<string> "truths and numbers have nothing in common"

        testCase "a blank makes a fraction a float and leaves an integer"
        <| fun () ->
            Expect.equal (typeOf [ "1.5"; ""; "2.5" ]) typeof<float> "NaN can stand for a missing one"
            Expect.equal (typeOf [ "1"; ""; "2" ]) typeof<int> "an integer may be missing, too"
            Expect.equal (typeOf [ "1"; ""; "0" ]) typeof<bool> "so may a truth"

        testCase "the words for nothing make a column of numbers one of floats"
        <| fun () ->
            for word in [ "NaN"; "NA"; "N/A"; "#N/A"; ":"; "-"; "TBA"; "TBD" ] do
                let f = Frame.ReadCsvString $"a\n1\n{word}\n3\n"
                Expect.sequenceEqual f.ColumnTypes [ typeof<float> ] word
                Expect.equal (List.ofSeq (Series.valuesAll f?a)) [ Some 1.0; None; Some 3.0 ] word

            Expect.equal (typeOf [ "1"; "null" ]) typeof<string> "null is a text"

        testCase "signs of currency and per cent are no part of a number"
        <| fun () ->
            let f = Frame.ReadCsvString "a,b\n$5,50%\n£1.25,7%\n"
            Expect.sequenceEqual (f.GetColumn<decimal> "a").Values [ 5m; 1.25m ] "money"
            Expect.sequenceEqual (f.GetColumn<int> "b").Values [ 50; 7 ] "shares"

        testCase "a cell that does not fit the type of the first rows is missing"
        <| fun () ->
            let f = Frame.ReadCsvString("a\n1\n2\nx\n4\n", inferRows = 2)
            Expect.equal (List.ofSeq (Series.valuesAll (f.GetColumn<int> "a"))) [ Some 1; Some 2; None; Some 4 ] "x"

            Expect.sequenceEqual
                (Frame.ReadCsvString("a\n1\n2\nx\n", inferRows = 0)).ColumnTypes
                [ typeof<string> ]
                "all"

        testCase "rows beyond those that are kept count for the types"
        <| fun () ->
            let f = Frame.ReadCsvString("a\n1\n2\nx\n", maxRows = 2)
            Expect.sequenceEqual (f.GetColumn<string> "a").Values [ "1"; "2" ] "two texts"
    ]

let private schemaTests =
    let text = "Income,Area,When\n1,x,2020-01-01\n2,,2020-01-02\n"

    let read schema =
        Frame.ReadCsvString(text, schema = schema)

    let columns (f: Frame<int, string>) =
        Seq.zip f.ColumnKeys (f.ColumnTypes |> Seq.map _.Name) |> List.ofSeq

    testList "schema" [
        testCase "types by position, blank ones inferred"
        <| fun () ->
            Expect.equal
                (columns (read "float,,string"))
                [ "Income", "Double"; "Area", "String"; "When", "String" ]
                "by position"

        testCase "types and names by name, whatever its case"
        <| fun () ->
            Expect.equal (fst (columns (read "income=int64")).[0]) "Income" "the name stays"
            Expect.equal (snd (columns (read "income=int64")).[0]) "Int64" "the type is set"
            Expect.equal (columns (read "Income->Pay=decimal")).[0] ("Pay", "Decimal") "both"
            Expect.equal (columns (read "Area->Place")).[1] ("Place", "String") "renamed only"

            Expect.equal
                (columns (read "Pay (float),Place"))
                [ "Pay", "Double"; "Place", "String"; "When", "DateTime" ]
                "in place"

        testCase "marks for missing values change nothing, since every column may have them"
        <| fun () ->
            Expect.equal (columns (read "float?")).[0] ("Income", "Double") "nullable"
            Expect.equal (columns (read "Income=decimal option")).[0] ("Income", "Decimal") "option"

        testCase "a header may name its type"
        <| fun () ->
            let f = Frame.ReadCsvString "Income (float),Speed (km)\n1,2\n"
            Expect.equal (columns f) [ "Income", "Double"; "Speed (km)", "Int32" ] "a unit is part of the name"

        testCase "a schema for a column that is not there, of a type that is none, or too long is an error"
        <| fun () ->
            for schema in [ "Lost=int"; "Income=banana"; "int,int,date,float" ] do
                Expect.throws (fun () -> ignore (read schema)) schema
    ]

let private layoutTests =
    let lines (text: string) =
        text.ReplaceLineEndings("\n").Split('\n') |> List.ofArray

    testList "printed layout" [
        testCase "a grouped frame prints each label once"
        <| fun () ->
            let f =
                frame [ "Income" => series [ 0 => 10.0; 1 => nan; 2 => 30.0 ] ]
                |> Frame.groupRowsByIndex (fun row -> if row < 2 then "low" else "top")

            Expect.equal
                (lines (f.Format()))
                [ "         Income    "; "low 0 -> 10        "; "    1 -> <missing> "; "top 2 -> 30        "; "" ]
                "table"

        testCase "a pivot table prints its column labels in one line"
        <| fun () ->
            let f = Frame.ReadCsvString "Area,Status\nUrban,Y\nUrban,N\nRural,Y\nUrban,Y\n"

            Expect.equal
                (lines ((f.PivotTable<string, string, int>("Area", "Status", Frame.countRows)).Format()))
                [ "         Y N         "; "Urban -> 2 1         "; "Rural -> 1 <missing> "; "" ]
                "table"

        testCase "a level of the columns that repeats the one before is left blank"
        <| fun () ->
            let f =
                frame [ for key in [ "a", 1; "a", 2; "b", 2 ] -> key => Series.ofValues [ 1 ] ]

            Expect.equal (lines (f.Format())) [ "     a   b "; "     1 2   "; "0 -> 1 1 1 "; "" ] "table"

        testCase "fewer rows and columns are printed when asked for"
        <| fun () ->
            let f = frame [ for c in 1..9 -> $"c{c}" => Series.ofValues [ 1..20 ] ]
            let text = lines (f.Format(4, 2))
            Expect.hasLength text 7 "heading, 2 + 1 + 2 rows and the end"
            Expect.equal (text[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)) [| "c1"; "..."; "c9" |] "columns"
            Expect.equal (lines ((Series.ofValues [ 1..20 ]).Format 4)).Length 6 "a series, too"
    ]

/// All tests of this file.
let tests =
    testList "comma-separated text" [ textTests; inferenceTests; schemaTests; layoutTests ]
