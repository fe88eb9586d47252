module DLWorkbook.Tests.Core.Data.TableTests

open System
open System.IO
open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private refusal text =
    (errorOf<DataFormatException>(fun () -> CsvReader.ReadText("t.csv", text) |> ignore)).Message

let private csv =
    testList "a table" [
        testCase "keeps commas, quotes and line ends that stand in quotes" (fun () ->
            let table =
                CsvReader.ReadText("t.csv", "a,b\r\n\"x, y\",\"he said \"\"no\"\"\"\n\"two\r\nlines\",\n")

            Expect.equal (List.ofSeq table.Columns) [ "a"; "b" ] "columns"

            Expect.equal
                [ for row in 0..1 -> table.Row row ]
                [ [| "x, y"; "he said \"no\"" |]; [| "two\r\nlines"; "" |] ]
                "rows"

            Expect.equal table[0, "b"] "he said \"no\"" "by name")

        testCase "may end without a line end, and start with a byte order mark" (fun () ->
            let table = CsvReader.ReadText("t.csv", "\uFEFFa\n1")
            Expect.equal (List.ofSeq table.Columns, table[0, "a"]) ([ "a" ], "1") "read"
            Expect.equal table.Text "a\n1" "text")

        for text, expected in
            [
                "a,b\r\n1\r\n", "t.csv, byte 5: line 2: expected 2 fields, as the header has, got 1"
                "a,b\n1,2\n1,2,3\n", "t.csv, byte 8: line 3: expected 2 fields, as the header has, got 3"
                "a,b\n1,2\n\n", "t.csv, byte 8: line 3: expected 2 fields, as the header has, got 1"
                "a\n\"1\n",
                "t.csv, byte 2: line 2: expected a closing quote for the one here, got the end of the file: is it cut short?"
                "a\n1\"2\n",
                "t.csv, byte 3: line 2: expected quotes around the whole of a field that holds a quote, got a quote within it"
                "a\n\"1\"2\n", "t.csv, byte 5: line 2: expected a comma or the end of the line after the closing quote"
                "a\n1\r2\n", "t.csv, byte 3: line 2: expected a line feed after the carriage return"
                "a\n1\000\n", "t.csv, byte 3: expected text, got a NUL byte"
                "a,a\n1,2\n",
                "t.csv, byte 0: line 1: expected names that differ for the columns of line 1, got 'a' more than once"
                "a\n",
                "t.csv, byte 2: line 2: expected at least one row after the header, got the end of the file: is it cut short?"
            ] do
            testCase
                $"""refuses {text.Replace("\n", "¶").Replace("\r", "←").Replace("\000", "0")} where it is wrong"""
                (fun () -> Expect.equal (refusal text) expected "message")

        testCase "refuses bytes that are no UTF-8" (fun () ->
            inFolder (fun root ->
                let path = Path.Combine(root, "t.csv")
                File.WriteAllBytes(path, [| byte 'a'; 10uy; 0xC3uy; 0x28uy |])
                let error = errorOf<DataFormatException>(fun () -> CsvReader.Read path |> ignore)
                Expect.equal error.Message "t.csv, byte 2: expected text in UTF-8, got the byte C3" "message"))

        testCase "lists its columns when it is asked for another" (fun () ->
            let table = CsvReader.ReadText("t.csv", "a,b\n1,2\n")
            let error = errorOf<ArgumentException>(fun () -> table[0, "c"] |> ignore)
            Expect.stringContains error.Message "expected one of the columns a, b, got 'c'" "message")
    ]

let private sample () =
    Loans.Load(DatasetFinder(DataFolders(Cache = "none")).Find("loan", DataChoice.Sample))

let private column (loans: LoanData) name = [ for row in 0 .. loans.Table.Count - 1 -> loans.Table[row, name] ]

let private written (text: string) check =
    inFolder (fun root ->
        let place = folderIn (folderIn root "local") "loan"
        File.WriteAllText(Path.Combine(place, "train_u6lujuX_CVtuZ9i.csv"), text)

        DatasetFinder(foldersAt root).FindLocal(Registry.Find "loan")
        |> Unchecked.nonNull
        |> check)

let private loans =
    testList "the loan table" [
        testCase "the sample has the columns, gaps and imbalance of the real one, the same each time" (fun () ->
            let loans = sample ()
            Expect.equal loans.Table.Count 614 "rows"
            Expect.equal loans.Text (sample().Text) "the same"
            Expect.isTrue loans.IsSample "sample"

            let share =
                float (column loans "Loan_Status" |> List.filter ((=) "Y") |> List.length)
                / 614.0

            Expect.isTrue (share > 0.6 && share < 0.8) $"granted: {share}"

            for name, least, most in
                [ "Gender", 4, 30; "Self_Employed", 15, 55; "LoanAmount", 10, 40; "Credit_History", 30, 75 ] do
                let gaps = column loans name |> List.filter ((=) "") |> List.length
                Expect.isTrue (gaps >= least && gaps <= most) $"{name}: {gaps} gaps"

            Expect.isEmpty (column loans "Loan_Status" |> List.filter ((=) "")) "every application has an answer")

        testCase "in the sample the credit history decides most, as in the real table" (fun () ->
            let loans = sample ()

            let granted history =
                let rows =
                    List.zip (column loans "Credit_History") (column loans "Loan_Status")
                    |> List.filter (fst >> (=) history)

                float (rows |> List.filter (snd >> (=) "Y") |> List.length) / float rows.Length

            Expect.isGreaterThan (granted "1") 0.75 "with a history"
            Expect.isLessThan (granted "0") 0.25 "without")

        testCase "a value that can't be is refused with its column, row and byte" (fun () ->
            let text = SampleLoans.Write 1
            let changed = text.Replace(",Urban,", ",Suburban,")

            written changed (fun location ->
                let error = errorOf<DataFormatException>(fun () -> Loans.Load location |> ignore)
                Expect.stringContains error.Message "Property_Area, data row" "column and row"
                Expect.stringContains error.Message "expected Urban or Semiurban or Rural, got 'Suburban'" "value"
                Expect.equal error.Offset (int64 (changed.IndexOf "Suburban")) "place"))

        testCase "other columns are refused" (fun () ->
            written "a,b\n1,2\n" (fun location ->
                let error = errorOf<DataFormatException>(fun () -> Loans.Load location |> ignore)
                Expect.stringContains error.Message "line 1: expected the columns Loan_ID,Gender," "message"))

        testCase "the real table is read, where it is at hand" (fun () ->
            match DatasetFinder(DataFolders.FromEnvironment()).FindLocal(Registry.Find "loan") with
            | null -> skiptest "the loan table is not at hand (set DLWORKBOOK_DATA)"
            | location ->
                let loans = Loans.Load location
                Expect.equal loans.Table.Count 614 "rows"
                Expect.equal (column loans "Loan_Status" |> List.countBy id) [ "Y", 422; "N", 192 ] "answers"
                Expect.equal (column loans "Credit_History" |> List.filter ((=) "") |> List.length) 50 "gaps")
    ]

let tests = testList "tables" [ csv; loans ]
