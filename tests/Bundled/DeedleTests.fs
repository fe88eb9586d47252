/// What the workbook relies on in Deedle, bundled or real: series, frames, missing values, the alignment of
/// keys, comma-separated text, statistics and the printed layout.
module DLWorkbook.Tests.Bundled.DeedleTests

open System
open System.Collections.Generic
open System.IO
open Deedle
open Expecto
open FsCheck

/// What a training run leaves behind.
type private Epoch = { Number: int; Loss: float; Model: string }

let private epochs = [
    { Number = 1; Loss = 0.52; Model = "LSTM" }
    { Number = 2; Loss = 0.31; Model = "LSTM" }
    { Number = 3; Loss = nan; Model = "GRU" }
]

let private lines (text: string) =
    text.ReplaceLineEndings("\n").Split('\n') |> List.ofArray

let private raises<'E when 'E :> exn> (act: unit -> unit) (what: string) = Expect.throwsT<'E> act what

let private seriesTests =
    testList "series" [
        testCase "a series keeps its keys in order and finds values by key"
        <| fun () ->
            let s = series [ "LSTM" => 0.85; "GRU" => 0.84 ]
            Expect.sequenceEqual s.Keys [ "LSTM"; "GRU" ] "keys"
            Expect.equal s["GRU"] 0.84 "value by key"
            Expect.equal (s.GetAt 0) 0.85 "value by offset"
            Expect.equal s.KeyCount 2 "keys counted"

        testCase "NaN and null are missing values"
        <| fun () ->
            let s = series [ 1 => 0.5; 2 => nan; 3 => 0.7 ]
            Expect.equal s.KeyCount 3 "keys"
            Expect.equal s.ValueCount 2 "values"
            Expect.sequenceEqual (Series.valuesAll s) [ Some 0.5; None; Some 0.7 ] "all values"
            Expect.isFalse (s.TryGet 2).HasValue "NaN is missing"
            raises<MissingValueException> (fun () -> ignore (s[2])) "getting a missing value"

        testCase "an unknown key is an error"
        <| fun () -> raises<KeyNotFoundException> (fun () -> ignore ((series [ 1 => "a" ])[2])) "unknown key"

        testCase "a key that comes twice is an error"
        <| fun () -> raises<ArgumentException> (fun () -> ignore ((series [ 1 => "a"; 1 => "b" ]).KeyCount)) "duplicate"

        testCase "getting several keys gives missing values for unknown ones"
        <| fun () ->
            let s = series [ 1 => 10.0; 2 => 20.0 ] |> Series.getAll [ 2; 7 ]
            Expect.sequenceEqual (Series.observationsAll s) [ 2, Some 20.0; 7, None ] "observations"

        testCase "map skips missing values and turns NaN results into missing ones"
        <| fun () ->
            let s =
                series [ 1 => -1.0; 2 => nan; 3 => 4.0 ] |> Series.mapValues (fun v -> sqrt v)

            Expect.sequenceEqual (Series.valuesAll s) [ None; None; Some 2.0 ] "mapped"

        testCase "filter drops missing values"
        <| fun () ->
            let s =
                series [ 1 => 1.0; 2 => nan; 3 => 4.0 ]
                |> Series.filterValues (fun v -> v < 3.0)

            Expect.sequenceEqual s.Keys [ 1 ] "keys"

        testCase "mapAll, mapKeys, dropMissing and fillMissingWith see what is missing"
        <| fun () ->
            let s = series [ "a" => 1.0; "b" => nan ]

            Expect.sequenceEqual
                (s |> Series.mapAll (fun key v -> if key = "b" then Some 9 else Option.map int v)).Values
                [ 1; 9 ]
                "mapAll"

            Expect.sequenceEqual (s |> Series.mapKeys (fun key -> key + "!")).Keys [ "a!"; "b!" ] "mapKeys"
            Expect.sequenceEqual (Series.dropMissing s).Keys [ "a" ] "dropMissing"
            Expect.sequenceEqual (Series.fillMissingWith 0.0 s).Values [ 1.0; 0.0 ] "fillMissingWith"

        testCase "sorting puts missing values first"
        <| fun () ->
            let s = series [ "a" => 2.0; "b" => nan; "c" => 1.0; "d" => 3.0 ]
            Expect.sequenceEqual (Series.sort s).Keys [ "b"; "c"; "a"; "d" ] "by value"
            Expect.sequenceEqual (Series.sortBy (fun v -> -v) s).Keys [ "b"; "d"; "a"; "c" ] "by projection"

            Expect.sequenceEqual
                (series [ 3 => "c"; 1 => "a"; 2 => "b" ] |> Series.sortByKey).Values
                [ "a"; "b"; "c" ]
                "by key"

        testCase "take, takeLast and rev choose by position"
        <| fun () ->
            let s = Series.ofValues [ 10; 20; 30 ]
            Expect.sequenceEqual (Series.take 2 s).Values [ 10; 20 ] "take"
            Expect.sequenceEqual (Series.takeLast 2 s).Keys [ 1; 2 ] "takeLast"
            Expect.sequenceEqual (Series.rev s).Values [ 30; 20; 10 ] "rev"
            raises<ArgumentException> (fun () -> ignore (Series.take 4 s)) "too many"

        testCase "arithmetic aligns by key; a key that one lacks becomes missing"
        <| fun () ->
            let a = series [ 1 => 1.0; 2 => 2.0 ]
            let b = series [ 2 => 10.0; 3 => 20.0 ]

            Expect.sequenceEqual (Series.observationsAll (a + b)) [ 1, None; 2, Some 12.0; 3, None ] "sum"
            Expect.sequenceEqual (1.0 - a).Values [ 0.0; -1.0 ] "number less series"
            Expect.sequenceEqual (a * 2.0).Values [ 2.0; 4.0 ] "series times number"
            Expect.sequenceEqual (a / a).Values [ 1.0; 1.0 ] "quotient"
            Expect.sequenceEqual (-a).Values [ -1.0; -2.0 ] "negated"

        testCase "keys of aligned series ascend only when both ascended"
        <| fun () ->
            let ordered = series [ 1 => 1.0; 3 => 1.0 ] + series [ 2 => 1.0 ]
            Expect.sequenceEqual ordered.Keys [ 1; 2; 3 ] "both ascending"
            let unordered = series [ 3 => 1.0; 1 => 1.0 ] + series [ 2 => 1.0 ]
            Expect.sequenceEqual unordered.Keys [ 3; 1; 2 ] "one not"

        testCase "zipInner keeps the keys at which both have a value"
        <| fun () ->
            let a = series [ 1 => 1.0; 2 => nan; 3 => 3.0 ]
            let b = series [ 2 => "b"; 3 => "c" ]
            Expect.sequenceEqual (Series.observations (a.ZipInner b)) [ 3, (3.0, "c") ] "pairs"

        testCase "a series prints as a table of keys and values"
        <| fun () ->
            let s = series [ "LSTM" => 0.85; "mean" => nan ]
            Expect.equal (lines (s.Format())) [ "LSTM -> 0.85      "; "mean -> <missing> "; "" ] "table"
            Expect.equal (string s) "series [ LSTM => 0.85; mean => <missing>]" "one line"

        testCase "a long series prints its ends"
        <| fun () ->
            let s = Series.ofValues [ 0..99 ]
            let text = lines (s.Format())
            Expect.hasLength text 32 "15 + 1 + 15 lines and the end"
            Expect.equal text[15] "... -> ... " "the middle"
            Expect.equal (string s) "series [ 0 => 0; 1 => 1; 2 => 2; 3 => 3; 4 => 4;  ... ; 99 => 99]" "one line"

        testCase "series are equal when keys and values are"
        <| fun () ->
            Expect.equal (series [ 1 => nan; 2 => 1.0 ]) (series [ 1 => nan; 2 => 1.0 ]) "equal"
            Expect.notEqual (series [ 1 => 1.0 ]) (series [ 2 => 1.0 ]) "other key"
            Expect.notEqual (series [ 1 => 1.0 ]) (series [ 1 => 2.0 ]) "other value"

        testCase "adding series does not depend on their order, whatever the keys"
        <| fun () ->
            let property (left: Map<int, NormalFloat>) (right: Map<int, NormalFloat>) =
                let make (pairs: Map<int, NormalFloat>) =
                    pairs |> Map.toSeq |> Seq.map (fun (key, value) -> key, value.Get) |> series

                let l, r = make left, make right
                let keys = Seq.append left.Keys right.Keys |> Seq.distinct |> Seq.sort |> List.ofSeq
                (l + r).Equals(r + l) && List.ofSeq (l + r).Keys = keys

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess true, property)
    ]

let private frameTests =
    testList "frame" [
        testCase "a frame of columns has the keys of all of them"
        <| fun () ->
            let f =
                frame [ "loss" => series [ 1 => 0.5; 2 => 0.4 ]; "accuracy" => series [ 2 => 0.8; 3 => 0.9 ] ]

            Expect.sequenceEqual f.RowKeys [ 1; 2; 3 ] "rows"
            Expect.sequenceEqual f.ColumnKeys [ "loss"; "accuracy" ] "columns"
            Expect.sequenceEqual (Series.valuesAll f?accuracy) [ None; Some 0.8; Some 0.9 ] "aligned"

        testCase "columns of different types keep them"
        <| fun () ->
            let f =
                frame [ "model" =?> Series.ofValues [ "LSTM" ]; "params" =?> Series.ofValues [ 243_073 ] ]

            Expect.sequenceEqual f.ColumnTypes [ typeof<string>; typeof<int> ] "types"
            Expect.equal (f.GetColumn<int> "params").[0] 243_073 "as int"
            Expect.equal f?``params``.[0] 243_073.0 "as float"
            Expect.equal (f.GetColumn<string> "params").[0] "243073" "as text"

        testCase "an unknown column is an error that names it"
        <| fun () ->
            let f = Frame.ofRecords epochs
            raises<ArgumentException> (fun () -> ignore (f?Lost)) "unknown column"

        testCase "records become rows with a column for each property"
        <| fun () ->
            let f = Frame.ofRecords epochs
            Expect.sequenceEqual f.ColumnKeys [ "Number"; "Loss"; "Model" ] "in order of declaration"
            Expect.sequenceEqual f.ColumnTypes [ typeof<int>; typeof<float>; typeof<string> ] "types"
            Expect.equal (f.RowCount, f.ColumnCount) (3, 3) "shape"
            Expect.sequenceEqual (Series.valuesAll f?Loss) [ Some 0.52; Some 0.31; None ] "NaN is missing"

        testCase "rows of pairs become columns in order of appearance"
        <| fun () ->
            let f =
                Frame.ofRows [
                    "a" => series [ "x" => box 1; "y" => box "one" ]
                    "b" => series [ "y" => box "two"; "z" => box 2.5 ]
                ]

            Expect.sequenceEqual f.ColumnKeys [ "x"; "y"; "z" ] "columns"
            Expect.sequenceEqual f.ColumnTypes [ typeof<int>; typeof<string>; typeof<float> ] "types"
            Expect.sequenceEqual (Series.observationsAll f?z) [ "a", None; "b", Some 2.5 ] "missing"

        testCase "a column of mixed values is one of objects"
        <| fun () ->
            let f =
                Frame.ofRows [ 1 => series [ "x" => box 1 ]; 2 => series [ "x" => box "one" ] ]

            Expect.sequenceEqual f.ColumnTypes [ typeof<obj> ] "type"

        testCase "values are read by column and row, rows by key"
        <| fun () ->
            let f = Frame.ofRecords epochs
            Expect.equal (f.Rows[1].GetAs<string> "Model") "LSTM" "as text"
            Expect.equal (f.Rows[1].GetAs<float> "Number") 2.0 "an int as float"
            Expect.equal f.Rows[1]?Loss 0.31 "number by name"
            Expect.isTrue (Double.IsNaN f.Rows[2]?Loss) "a missing number reads NaN"
            Expect.equal (f.Rows[2].TryGetAs<float> "Loss") OptionalValue.Missing "a missing one"
            Expect.equal (f.Columns["Model"].GetAs<string> 2) "GRU" "by column"
            raises<KeyNotFoundException> (fun () -> ignore (f.Rows[0].GetAs<int> "Lost")) "unknown column"

        testCase "rows are filtered by their values"
        <| fun () ->
            let f = Frame.ofRecords epochs
            let kept = f |> Frame.filterRowValues (fun row -> row?Loss < 0.5)
            Expect.sequenceEqual kept.RowKeys [ 1 ] "a comparison with a missing value is false"
            Expect.sequenceEqual (f |> Frame.filterRowsBy "Model" "LSTM").RowKeys [ 0; 1 ] "by a value"
            Expect.sequenceEqual (f |> Frame.filterRows (fun key _ -> key > 1)).RowKeys [ 2 ] "by key"
            Expect.sequenceEqual (Frame.dropSparseRows f).RowKeys [ 0; 1 ] "complete rows"

        testCase "mapRows gives a series"
        <| fun () ->
            let f = Frame.ofRecords epochs

            Expect.sequenceEqual
                (f |> Frame.mapRowValues (fun row -> row.GetAs<int> "Number" * 10)).Values
                [ 10; 20; 30 ]
                "values"

            Expect.sequenceEqual
                (Series.valuesAll (f |> Frame.mapRows (fun key row -> float key + row.GetAs<float> "Loss")))
                [ Some 0.52; Some 1.31; None ]
                "reading a missing value gives one"

        testCase "rows are sorted by a column, missing values first"
        <| fun () ->
            let f = Frame.ofRecords epochs
            Expect.sequenceEqual (Frame.sortRows "Loss" f).RowKeys [ 2; 1; 0 ] "ascending"
            Expect.sequenceEqual (f |> Frame.sortRowsBy "Number" (fun (n: int) -> -n)).RowKeys [ 2; 1; 0 ] "by"

            Expect.equal
                ((f |> Frame.sortRowsWith "Model" (fun (a: string) b -> compare a b)).RowKeys
                 |> Seq.head)
                2
                "with"

            Expect.sequenceEqual (f |> Frame.sortRows "Loss" |> Frame.sortRowsByKey).RowKeys [ 0; 1; 2 ] "by key"

        testCase "columns are chosen, added, dropped, replaced and renamed in copies"
        <| fun () ->
            let f = Frame.ofRecords epochs

            Expect.sequenceEqual
                (f |> Frame.sliceCols [ "Model"; "Nothing"; "Number" ]).ColumnKeys
                [ "Model"; "Number" ]
                "chosen, unknown ones left out"

            let more = f |> Frame.addCol "Better" (1.0 - f?Loss)
            Expect.sequenceEqual more.ColumnKeys [ "Number"; "Loss"; "Model"; "Better" ] "added"
            Expect.floatClose Accuracy.high (more?Better.[1]) 0.69 "added values"

            Expect.sequenceEqual
                (Series.valuesAll (f |> Frame.addCol "x" (series [ 1 => 7.0; 9 => 8.0 ]))?x)
                [ None; Some 7.0; None ]
                "added at the frame's rows"

            Expect.sequenceEqual (Frame.dropCol "Loss" f).ColumnKeys [ "Number"; "Model" ] "dropped"

            Expect.sequenceEqual
                (f |> Frame.replaceCol "Loss" (Series.ofValues [ 1; 2; 3 ])).ColumnKeys
                [ "Number"; "Model"; "Loss" ]
                "replaced, at the end"

            Expect.sequenceEqual
                (f |> Frame.renameCol "Loss" "Error").ColumnKeys
                [ "Number"; "Error"; "Model" ]
                "renamed"

            Expect.sequenceEqual f.ColumnKeys [ "Number"; "Loss"; "Model" ] "the frame itself is as it was"

        testCase "a column is added to the frame itself by the dynamic operator"
        <| fun () ->
            let f = Frame.ofRecords epochs
            f?Error <- f?Loss * 2.0
            Expect.equal f?Error.[0] 1.04 "new column"
            f?Error <- f?Loss
            Expect.equal f?Error.[0] 0.52 "replaced"
            Expect.equal f.ColumnCount 4 "one column more"

        testCase "rows are keyed by a column, or counted anew"
        <| fun () ->
            let f = Frame.ofRecords epochs |> Frame.indexRows "Number"
            Expect.sequenceEqual f.RowKeys [ 1; 2; 3 ] "keys from the column"
            Expect.sequenceEqual f.ColumnKeys [ "Loss"; "Model" ] "which is dropped"
            Expect.sequenceEqual (Frame.indexRowsOrdinally f).RowKeys [ 0; 1; 2 ] "counted"
            Expect.sequenceEqual (f |> Frame.indexRowsWith [ "a"; "b"; "c" ]).RowKeys [ "a"; "b"; "c" ] "given"

        testCase "rows are taken from either end and by key"
        <| fun () ->
            let f = Frame.ofRecords epochs
            Expect.sequenceEqual (Frame.take 2 f).RowKeys [ 0; 1 ] "first"
            Expect.sequenceEqual (Frame.takeLast 1 f).RowKeys [ 2 ] "last"
            Expect.sequenceEqual (Frame.sliceRows [ 2; 0 ] f).RowKeys [ 2; 0 ] "by key"
            raises<ArgumentException> (fun () -> ignore (Frame.take 4 f)) "too many"

        testCase "frames are joined by row key"
        <| fun () ->
            let left = frame [ "a" => series [ 1 => 1.0; 2 => 2.0 ] ]
            let right = frame [ "b" => series [ 2 => 20.0; 3 => 30.0 ] ]

            let keys kind =
                List.ofSeq (left.Join(right, kind)).RowKeys

            Expect.equal (keys JoinKind.Outer) [ 1; 2; 3 ] "outer"
            Expect.equal (keys JoinKind.Inner) [ 2 ] "inner"
            Expect.equal (keys JoinKind.Left) [ 1; 2 ] "left"
            Expect.equal (keys JoinKind.Right) [ 2; 3 ] "right"

            Expect.sequenceEqual
                (Series.valuesAll (Frame.join JoinKind.Left left right)?b)
                [ None; Some 20.0 ]
                "missing where the right has no row"

        testCase "a frame prints keys, an arrow and values under the columns' names"
        <| fun () ->
            let f = Frame.ofRecords epochs

            Expect.equal
                (lines (f.Format()))
                [
                    "     Number Loss      Model "
                    "0 -> 1      0.52      LSTM  "
                    "1 -> 2      0.31      LSTM  "
                    "2 -> 3      <missing> GRU   "
                    ""
                ]
                "table"

            Expect.equal (lines (f.Format true)).[1] "     (int)  (float)   (string) " "types"

        testCase "what the REPL shows says how much there is and how much is missing"
        <| fun () ->
            let shown (table: Deedle.Internal.IFsiFormattable) =
                let plain, informed = table.Format(), table.FormatWithInfo()
                Expect.stringStarts informed plain "the table comes first"
                lines (informed.Substring plain.Length)

            Expect.equal (shown (Frame.ofRecords epochs)) [ ""; "3 rows x 3 columns"; "1 missing values" ] "frame"

            Expect.equal
                (shown (series [ 1 => 0.5; 2 => nan ]))
                [ ""; "series of 2 items with 1 missing values" ]
                "series"

        testCase "an empty series and an empty frame print"
        <| fun () ->
            let none: Series<int, float> = series []
            Expect.equal (lines (none.Format())) [ "(Empty) "; "" ] "series"
            Expect.equal (lines ((frame [ "x" => none ]).Format())) [ "  x "; "" ] "frame"

        testCase "a long frame prints its ends, a long cell its start"
        <| fun () ->
            let f = frame [ "x" => Series.ofValues [ for i in 1..100 -> String('a', 60) ] ]
            let text = lines (f.Format())
            Expect.hasLength text 33 "heading, 15 + 1 + 15 rows and the end"
            Expect.equal text[1] ("0  -> " + String('a', 47) + "... ") "a cell is cut at 50"
            Expect.equal (text[16].TrimEnd()) (":     ...") "the middle"

        testCase "a key of several parts prints in several columns, repeated ones left blank"
        <| fun () ->
            let f =
                frame [ "x" => series [ ("GRU", 1) => 1.0; ("GRU", 2) => 2.0; ("LSTM", 1) => 3.0 ] ]

            Expect.equal
                (lines (f.Format()))
                [ "          x "; "GRU  1 -> 1 "; "     2 -> 2 "; "LSTM 1 -> 3 "; "" ]
                "table"

        testCase "a wide frame prints its first and last columns"
        <| fun () ->
            let f = frame [ for i in 1..40 -> $"c{i}" => Series.ofValues [ i ] ]

            let heading =
                (lines (f.Format())).[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)

            Expect.equal (Array.findIndex ((=) "...") heading) (Array.findIndex ((=) "c26") heading - 1) "gap"
            Expect.equal (Array.last heading) "c40" "last"

        testCase "a column taken from a frame keeps its type in another"
        <| fun () ->
            let f = Frame.ofRecords epochs
            let again = Frame.ofColumns [ "n" => f.Columns["Number"] ]
            Expect.sequenceEqual again.ColumnTypes [ typeof<int> ] "type"

        testCase "frames are equal when keys and values are"
        <| fun () ->
            Expect.equal (Frame.ofRecords epochs) (Frame.ofRecords epochs) "equal"
            Expect.notEqual (Frame.ofRecords epochs) (Frame.ofRecords (List.rev epochs)) "other order"
    ]

let private csv =
    "Name,Income,Area,Fixed,When\nA,5000,1.5,1,2024-03-01\n\"B, the \"\"2nd\"\"\",,2.25,0,2024-03-02\n\nC,7000,NA,1,2024-03-03\n"

let private csvTests =
    testList "comma-separated text" [
        testCase "types are inferred, missing values found, quotes read"
        <| fun () ->
            let f = Frame.ReadCsvString csv

            Expect.sequenceEqual
                f.ColumnTypes
                [ typeof<string>; typeof<int>; typeof<float>; typeof<bool>; typeof<DateTime> ]
                "types"

            Expect.sequenceEqual (f.GetColumn<string> "Name").Values [ "A"; "B, the \"2nd\""; "C" ] "quoted"
            Expect.sequenceEqual (Series.valuesAll f?Income) [ Some 5000.0; None; Some 7000.0 ] "blank"
            Expect.sequenceEqual (Series.valuesAll f?Area) [ Some 1.5; Some 2.25; None ] "NA"
            Expect.sequenceEqual (f.GetColumn<bool> "Fixed").Values [ true; false; true ] "bits"

        testCase "the narrowest type that holds a column is taken"
        <| fun () ->
            let types cells =
                let f =
                    Frame.ReadCsvString("x,y\n" + String.concat "" [ for cell in cells -> cell + ",1\n" ])

                (Seq.head f.ColumnTypes).Name

            Expect.equal (types [ "1"; "2" ]) "Int32" "integers"
            Expect.equal (types [ "1"; "3000000000" ]) "Int64" "long integers"
            Expect.equal (types [ "1"; "0.5" ]) "Decimal" "fractions"
            Expect.equal (types [ "0.5"; "" ]) "Double" "fractions with a blank"
            Expect.equal (types [ "0.5"; "1e300" ]) "Double" "what decimal does not hold"
            Expect.equal (types [ "yes"; "0" ]) "Boolean" "truth values"
            Expect.equal (types [ "yes"; "2" ]) "String" "truth value and number"
            Expect.equal (types [ "3"; "three" ]) "String" "number and word"
            Expect.equal (types [ "NA"; "3" ]) "Double" "a missing number"
            Expect.equal (types [ "12:30"; "12:45" ]) "String" "times of day"
            Expect.equal (types [ "" ]) "String" "nothing"
            Expect.equal (types [ "0"; "0" ]) "Int32" "zeros alone"

        testCase "inference can be left out, limited, or told other separators and rows"
        <| fun () ->
            let f = Frame.ReadCsvString("a;b\n1;x\n2;y", separators = ";", inferTypes = false)
            Expect.sequenceEqual f.ColumnTypes [ typeof<string>; typeof<string> ] "text"
            let first = Frame.ReadCsvString("a,b\n1,x\nz,y", inferRows = 1)
            Expect.sequenceEqual (Series.valuesAll first?a) [ Some 1.0; None ] "what does not fit is missing"
            Expect.equal (Frame.ReadCsvString("a,b\n1,x\n2,y", maxRows = 1)).RowCount 1 "rows"

            Expect.sequenceEqual
                (Frame.ReadCsvString("1,x\n2,y", hasHeaders = false)).ColumnKeys
                [ "Column1"; "Column2" ]
                "names made up"

        testCase "repeated and blank names are made different"
        <| fun () ->
            let f = Frame.ReadCsvString "a,a,,b x,b x\n1,2,3,4,5"
            Expect.sequenceEqual f.ColumnKeys [ "a"; "a2"; "Column3"; "b x"; "b x 2" ] "names"

        testCase "a row of another length is an error"
        <| fun () -> Expect.throws (fun () -> ignore (Frame.ReadCsvString "a,b\n1,2\n3\n")) "short row"

        testCase "a frame is saved with quotes where they are needed and read back"
        <| fun () ->
            let f =
                Frame.ReadCsvString csv |> Frame.sliceCols [ "Name"; "Income"; "Area"; "Fixed" ]

            use writer = new StringWriter(NewLine = "\n")
            f.SaveCsv(writer, includeRowKeys = false)

            Expect.equal
                (writer.ToString())
                "Name,Income,Area,Fixed\nA,5000,1.5,True\n\"B, the \"\"2nd\"\"\",,2.25,False\nC,7000,,True\n"
                "text"

            let again = Frame.ReadCsvString(writer.ToString())
            Expect.equal again f "the same frame"

        testCase "row keys are saved first, under a name"
        <| fun () ->
            let f = frame [ "x" => series [ "one key" => 1.0 ] ]
            use plain = new StringWriter(NewLine = "\n")
            f.SaveCsv plain
            Expect.equal (plain.ToString()) "Key,x\n\"one key\",1\n" "usual name"
            use named = new StringWriter(NewLine = "\n")
            f.SaveCsv(named, keyNames = [ "model" ], separator = ';')
            Expect.equal (named.ToString()) "model;x\n\"one key\";1\n" "given name and separator"

        testCase "a file is read from its path and from a stream"
        <| fun () ->
            let path = Path.GetTempFileName()

            try
                File.WriteAllText(path, csv)
                let byPath = Frame.ReadCsv path
                use stream = File.OpenRead path
                Expect.equal (Frame.ReadCsv stream) byPath "the same"
                Expect.equal byPath.RowCount 3 "rows"
            finally
                File.Delete path
    ]

let private statsTests =
    let s = series [ 1 => 2.0; 2 => nan; 3 => 4.0; 4 => 4.0; 5 => 10.0 ]

    testList "statistics" [
        testCase "missing values are left out of moments and ranks"
        <| fun () ->
            Expect.equal (Stats.count s) 4 "count"
            Expect.equal (Stats.sum s) 20.0 "sum"
            Expect.equal (Stats.mean s) 5.0 "mean"
            Expect.floatClose Accuracy.high (Stats.variance s) 12.0 "variance of a sample: (9+1+1+25)/3"
            Expect.floatClose Accuracy.high (Stats.stdDev s) (sqrt 12.0) "standard deviation"
            Expect.equal (Stats.median s) 4.0 "median"
            Expect.equal (Stats.min s, Stats.max s) (2.0, 10.0) "range"
            Expect.equal (Stats.uniqueCount s) 3 "different values"
            Expect.equal (s |> Stats.maxBy (fun v -> v)) (Some(5, 10.0)) "where it is largest"
            Expect.equal (s |> Stats.minBy (fun v -> v)) (Some(1, 2.0)) "where it is smallest"

        testCase "with no values there is no statistic"
        <| fun () ->
            let none = series [ 1 => nan ]

            for statistic in [ Stats.sum none; Stats.mean none; Stats.median none; Stats.min none; Stats.max none ] do
                Expect.isTrue (Double.IsNaN statistic) "NaN"

            let one = series [ 1 => 1.0 ]
            Expect.isTrue (Double.IsNaN(Stats.stdDev one)) "spread of one value"

        testCase "quantiles are interpolated between sorted values"
        <| fun () ->
            let q =
                Stats.quantile ([| 0.0; 0.25; 0.5; 1.0; 1.5 |], Series.ofValues [ 4; 1; 3; 2 ])

            Expect.sequenceEqual q.Keys [ "0"; "0.25"; "0.5"; "1"; "1.5" ] "keys"
            Expect.sequenceEqual (Series.valuesAll q) [ Some 1.0; Some 1.75; Some 2.5; Some 4.0; None ] "values"

        testCase "describe names its statistics"
        <| fun () ->
            let d = Stats.describe (Series.ofValues [ 1.0; 2.0; 3.0; 4.0 ])
            Expect.sequenceEqual d.Keys [ "unique"; "mean"; "std"; "min"; "0.25"; "0.5"; "0.75"; "max" ] "keys"
            Expect.floatClose Accuracy.high d["0.75"] 3.25 "upper quartile"

        testCase "correlation is over the keys of both"
        <| fun () ->
            let x = series [ 1 => 1.0; 2 => 2.0; 3 => 3.0; 4 => 9.0 ]
            let y = series [ 1 => -2.0; 2 => -4.0; 3 => -6.0 ]
            Expect.floatClose Accuracy.high (Stats.corr x y) -1.0 "opposite"

        testCase "statistics of a frame are by column of numbers"
        <| fun () ->
            let f =
                frame [ "x" =?> Series.ofValues [ 1.0; 3.0 ]; "name" =?> Series.ofValues [ "a"; "b" ] ]

            Expect.sequenceEqual (Series.observationsAll (Stats.mean f)) [ "x", Some 2.0; "name", None ] "mean"
            Expect.sequenceEqual (Series.values (Stats.count f)) [ 2; 2 ] "count"
    ]

/// All tests of the tables' package.
let tests = testList "Deedle" [ seriesTests; frameTests; csvTests; statsTests ]
