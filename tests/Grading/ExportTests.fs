module DLWorkbook.Tests.Grading.ExportTests

open System
open System.IO
open System.IO.Compression
open System.Text
open System.Text.Json
open FsCheck
open FsCheck.FSharp
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

let private faults (text: string) =
    Expect.throwsC (fun () -> ClassList.Parse text |> ignore) (fun error ->
        match error with
        | :? ClassListException as list -> List.ofSeq list.Faults
        | other -> failtest $"expected a ClassListException, got {other}")

let private reading = [
    testCase "a class list is read from commas, semicolons or tabs, with a byte order mark, quotes and any line ends"
    <| fun () ->
        let student (list: ClassList) =
            match list.Find "ada" with
            | null -> failtest "no ada"
            | ada -> ada.Key, ada.Name, ada.Email, ada.CanvasId, list.Students.Count

        let expected = "ada", "Lovelace, \"Ada\" æøå", "ada@example.org", "1001", 2

        for separator in [ ","; ";"; "\t" ] do
            for ends in [ "\n"; "\r\n"; "\r" ] do
                for mark in [ ""; "\uFEFF" ] do
                    let text =
                        mark
                        + String.concat ends [
                            String.concat separator [ "Key"; "NAME"; "E-mail"; "Canvas_ID" ]
                            String.concat separator [
                                "ada"
                                "\"Lovelace, \"\"Ada\"\" æøå\""
                                "ada@example.org"
                                "1001"
                            ]
                            ""
                            String.concat separator [ "bob"; "\"two\nlines\""; ""; "" ]
                        ]

                    Expect.equal (student (ClassList.Parse text)) expected $"%A{separator} %A{ends} %A{mark}"

        Expect.equal
            (student (
                ClassList.Parse
                    "sep=;\nkey;name;email;canvas id\nada;\"Lovelace, \"\"Ada\"\" æøå\";ada@example.org;1001\nb;;;"
            ))
            expected
            "Excel's first line"

    testCase "what Canvas, Moodle and Gradescope export is a class list as it is"
    <| fun () ->
        let only (text: string) =
            Seq.exactlyOne (ClassList.Parse text).Students

        let canvas =
            only
                "Student,ID,SIS User ID,SIS Login ID,Section,Lab 1b (4711)\n    Points Possible,,,,,6\n\"Lovelace, Ada\",1001,u77,ada,B,\n\"Student, Test\",1002,,,B,\n"

        Expect.equal
            (canvas.Key, canvas.Name, canvas.CanvasId, canvas.SisUserId)
            ("ada", "Lovelace, Ada", "1001", "u77")
            "Canvas"

        let moodle =
            only "First name,Last name,ID number,Email address,Groups\nAda,Lovelace,77,ada@example.org,B\n"

        Expect.equal
            (moodle.Key, moodle.Name, moodle.MoodleId, moodle.Section)
            ("ada", "Ada Lovelace", "77", "B")
            "Moodle"

        let gradescope = only "Name,SID,Email,Sections\nAda Lovelace,77,ada@example.org,B\n"
        Expect.equal (gradescope.Key, gradescope.GradescopeId) ("ada", "77") "Gradescope"

    testCase "every fault is reported with its line"
    <| fun () ->
        let list =
            "key,name\nada,Ada\n../bob,Bob\n\"bo\nb\",x\nADA,Other\ncyd\n,nobody\nlate,ok\n"

        let lines = faults list

        Expect.equal
            [ for fault in lines -> fault.Split(':')[0] ]
            [ "line 3"; "line 4"; "line 6"; "line 7"; "line 8" ]
            "lines"

        Expect.stringContains (lines[2]) "got 'ADA', which stands in line 2 too" "a key twice, whatever its case"
        Expect.stringContains (lines[3]) "expected 2 fields as in the header, got 1" "a short row"

    testCase "a table that is none is an error"
    <| fun () ->
        Expect.stringContains (List.exactlyOne (faults "")) "expected a header" "nothing"
        Expect.stringContains (List.exactlyOne (faults "name\nAda\n")) "expected a column 'key'" "no key"

        Expect.stringContains
            (List.exactlyOne (faults "key,email,mail\n"))
            "expected one column for email, got 'email' and 'mail'"
            "a column twice"

        Expect.stringContains
            (List.exactlyOne (faults "key,name\nada,\"Ada\n"))
            "line 2: expected a closing quote"
            "cut short"

        Expect.stringContains (List.exactlyOne (faults "key,name\nada,A\"da\n")) "got a quote within it" "a quote"

        inFolder (fun folder ->
            let file = Path.Combine(folder, "students.csv")
            File.WriteAllBytes(file, Array.append (Encoding.UTF8.GetBytes "key,name\nada,") [| 0xE6uy; 0xF8uy |])

            Expect.throwsC (fun () -> ClassList.Read file |> ignore) (fun error ->
                Expect.stringContains error.Message "students.csv: line 2: expected UTF-8" "another encoding"))
]

let private students =
    ClassList [|
        Student(
            Key = "ada",
            Name = "Lovelace, Ada",
            Email = "ada@example.org",
            CanvasId = "1001",
            SisLoginId = "ada",
            Section = "B",
            MoodleId = "77",
            GradescopeId = "g7"
        )
        Student(Key = "eve", Name = "=cmd|' /C calc'!A0", Email = "eve@example.org", CanvasId = "1002", MoodleId = "+2")
        Student(Key = "nil", Name = "Nil \"Nobody\"")
    |]

/// Ada with everything, Eve with a formula for a name, Nil without anything, and one whom nobody knows.
let private standing () =
    withBook (fun book ->
        for name in [ "ada"; "eve"; "stranger" ] do
            book.Record(graded (submission name 1)) |> ignore

        book.AddMark(mark "ada" "1b.2" MarkKind.Adjusts 0.25)

        book.AddComment(
            Comment(
                Lab = Lab,
                Student = "ada",
                By = "=grace",
                At = at "2026-11-22T10:00:00Z",
                Text = "a < b, \"see\" me\n<script>alert(1)</script>"
            )
        )

        Standing.Of(assignment, book, students))

/// The rows of a table by RFC 4180, read in another way than the writer writes: one character after the other.
let private parse (text: string) =
    let rec field (at: int) quoted (taken: StringBuilder) =
        if at >= text.Length then
            taken.ToString(), at
        elif quoted && text[at] = '"' && at + 1 < text.Length && text[at + 1] = '"' then
            field (at + 2) true (taken.Append '"')
        elif text[at] = '"' then
            field (at + 1) (not quoted) taken
        elif not quoted && (text[at] = ',' || text[at] = '\r') then
            taken.ToString(), at
        else
            field (at + 1) quoted (taken.Append text[at])

    let rec rows at row all =
        if at >= text.Length then
            List.rev all
        else
            let value, ends = field at false (StringBuilder())

            if ends < text.Length && text[ends] = ',' then
                rows (ends + 1) (value :: row) all
            else
                rows (ends + 2) [] (List.rev (value :: row) :: all)

    rows 0 [] []

let private tables = [
    testCase "Canvas: its columns, the row of points, and an empty cell for who handed nothing in"
    <| fun () ->
        let export = CanvasCsv.Write(assignment, standing (), "Lab 1b (4711)")

        Expect.equal
            export.Text
            ("Student,ID,SIS User ID,SIS Login ID,Section,Lab 1b (4711)\r\n"
             + "Points Possible,,,,,6\r\n"
             + "\"Lovelace, Ada\",1001,,ada,B,3.25\r\n"
             + "'=cmd|' /C calc'!A0,1002,,,,3\r\n"
             + "\"Nil \"\"Nobody\"\"\",,,,,\r\n")
            "the table"

        Expect.sequenceEqual export.LeftOut [ "stranger: is not in students.csv" ] "left out"

        Expect.throwsT<ArgumentException>(fun () -> CanvasCsv.Write(assignment, [||], "The Final Score") |> ignore)
        |> ignore

    testCase "Moodle: by address or number, with the feedback as HTML in which nothing of anybody's is markup"
    <| fun () ->
        let export = MoodleCsv.Write(assignment, standing ())
        let rows = parse export.Text

        Expect.equal
            (rows[0])
            [ "Full name"; "ID number"; "Email address"; "Lab 1b (Real)"; "Lab 1b (Feedback)" ]
            "the header"

        Expect.equal (rows[1][..3]) [ "Lovelace, Ada"; "77"; "ada@example.org"; "3.25" ] "ada"
        Expect.stringContains (rows[1][4]) "&lt;script&gt;" "escaped"
        Expect.isFalse ((rows[1][4]).Contains "<script>") "no markup"

        Expect.stringContains
            (rows[1][4])
            "1b.2 about 1b.2: partly, 1.25 of 4<br>+0.25 by grace: because<br>"
            "where the points come from"

        Expect.sequenceEqual
            export.LeftOut
            [ "nil: has no email in students.csv"; "stranger: is not in students.csv" ]
            "left out"

        let byNumber = MoodleCsv.Write(assignment, standing (), byIdNumber = true)

        Expect.sequenceEqual
            byNumber.LeftOut
            [
                "eve: a spreadsheet would take '+2' for a formula"
                "nil: has no moodle id in students.csv"
                "stranger: is not in students.csv"
            ]
            "left out by number"

    testCase "Gradescope: the columns of its own download, and results.json for its autograder"
    <| fun () ->
        let export = GradescopeCsv.Write(assignment, standing ())
        let rows = parse export.Text

        Expect.equal
            (rows[0][4..])
            [ "Lab 1b"; "Lab 1b - Max Points"; "Lab 1b - Submission Time"; "Lab 1b - Lateness (H:M:S)" ]
            "the header"

        Expect.equal
            (rows[1])
            [
                "Lovelace, Ada"
                "g7"
                "ada@example.org"
                "B"
                "3.25"
                "6"
                "2026-11-20 11:00:00 +0000"
                "00:00:00"
            ]
            "ada"

        let json =
            JsonDocument.Parse(GradingJson.Write(GradescopeResults.Of(Seq.head (standing ())))).RootElement

        let test = json.GetProperty("tests")[1]
        Expect.equal (json.GetProperty("score").GetDouble()) 3.25 "the score"

        Expect.equal
            (test.GetProperty("score").GetDouble(), test.GetProperty("max_score").GetDouble())
            (1.25, 4.0)
            "an exercise's"

        Expect.equal (json.GetProperty("output_format").GetString()) "text" "no markup"

    testCase "Gradescope's autograder hands out what was graded here, and nothing to a stranger"
    <| fun () ->
        if not (File.Exists "/usr/bin/python3") then
            skiptest "the autograder is a Python script, and /usr/bin/python3 is not there"

        inFolder (fun folder ->
            let zip = Path.Combine(folder, "autograder.zip")
            let leftOut = GradescopeAutograder.Write(zip, standing ())

            Expect.sequenceEqual
                leftOut
                [ "nil: has no email in students.csv"; "stranger: is not in students.csv" ]
                "left out"

            let bytes = File.ReadAllBytes zip
            GradescopeAutograder.Write(zip, standing ()) |> ignore
            Expect.sequenceEqual (File.ReadAllBytes zip) bytes "the same marks, the same bytes"
            ZipFile.ExtractToDirectory(zip, Path.Combine(folder, "source"))
            let results = Path.Combine(folder, "results", "results.json")

            let run (email: string) =
                File.WriteAllText(
                    Path.Combine(folder, "submission_metadata.json"),
                    $$"""{"users": [{"email": "{{email}}", "id": 1, "name": "x"}]}"""
                )

                File.Delete results
                let script = Path.Combine(folder, "source", "run_autograder")

                let info =
                    Diagnostics.ProcessStartInfo("/usr/bin/python3", [ script; folder ], RedirectStandardError = true)

                match Diagnostics.Process.Start info with
                | null -> failtest "python3 did not start"
                | python ->
                    use python = python
                    python.StandardError.ReadToEnd() |> ignore
                    python.WaitForExit()
                    python.ExitCode

            Directory.CreateDirectory(Path.Combine(folder, "results")) |> ignore
            Expect.equal (run "Ada@Example.org") 0 "ada's exit code"
            use json = JsonDocument.Parse(File.ReadAllText results)
            Expect.equal (json.RootElement.GetProperty("score").GetDouble()) 3.25 "ada's score"
            Expect.equal (run "mallory@example.org") 1 "a stranger's exit code"
            Expect.isFalse (File.Exists results) "a stranger's results")

    testCase "grades.csv: everyone, one column an exercise, marked as UTF-8"
    <| fun () ->
        let text = GradesCsv.Write(assignment, standing ())
        Expect.isTrue (text.StartsWith '\uFEFF') "a byte order mark"
        let rows = parse (text.TrimStart '\uFEFF')
        Expect.equal [ for row in rows -> row[0] ] [ "student"; "ada"; "eve"; "nil"; "stranger" ] "everyone"
        Expect.equal (rows[0][6..7]) [ "1b.1"; "1b.2" ] "exercises"
        Expect.equal (rows[1][4..12]) [ "2026-11-20 11:00:00"; "1"; "2"; "1.25"; "3"; "3.25"; "0"; "3.25"; "6" ] "ada"
        Expect.equal (rows[3][4..12]) [ ""; ""; ""; ""; "0"; "0"; "0"; "0"; "6" ] "nil"
        Expect.equal (List.last rows[4]) "not in the class list" "a stranger"

    testCase "files are written as UTF-8 without a second byte order mark"
    <| fun () ->
        inFolder (fun folder ->
            let lines = GradeFiles.Write(folder, assignment, standing ())

            Expect.equal
                (List.sort [ for file in Directory.GetFiles folder -> Path.GetFileName file ])
                [ "canvas.csv"; "grades.csv"; "gradescope-autograder.zip"; "gradescope.csv"; "moodle.csv" ]
                "files"


            Expect.sequenceEqual
                (Array.take 4 (File.ReadAllBytes(Path.Combine(folder, "grades.csv"))))
                [ 0xEFuy; 0xBBuy; 0xBFuy; byte 's' ]
                "grades.csv"

            Expect.equal (File.ReadAllBytes(Path.Combine(folder, "canvas.csv"))[0]) (byte 'S') "canvas.csv"
            Expect.contains lines "  left out: stranger: is not in students.csv" "what is said")
]

/// Texts as students could choose them: with the letters that mean something to a spreadsheet or to a table.
let private texts =
    Gen.elements [
        "="
        "+"
        "-"
        "@"
        "\t"
        "\r"
        "\n"
        "\""
        ","
        ";"
        "'"
        " "
        "a"
        "1"
        "cmd|"
        "＝"
        "\uFEFF"
        "æ"
        "\u00A0"
        "\\"
        "|"
    ]
    |> Gen.listOf
    |> Gen.map (String.concat "")

let private hostile = [
    testCase "no text becomes a formula, and every text comes back whole"
    <| fun () ->
        let holds (text: string) =
            let marks =
                withBook (fun book ->
                    let student =
                        Student(Key = "k", Name = text, Email = "k@example.org", CanvasId = "1")

                    [| Standing.Of(assignment, book, student) |])

            let table = CanvasCsv.Write(assignment, marks).Text
            let cell = parse table |> List.item 2 |> List.head
            let first = cell.TrimStart(' ', '\u00A0', '\uFEFF')
            let safe = first.Length = 0 || not ("=+-@\t\r\n＝＋－＠".Contains first[0])
            let back = if cell = text then text else cell[1..]
            // The class list's reader sees the same.
            let again =
                (ClassList.Parse("key," + table[table.IndexOf "Student" ..].Split("\r\n")[0] + "\r\n")).Students.Count

            safe && back = text && again = 0

        let named = Arb.fromGen (texts |> Gen.filter (fun text -> text.Length > 0))
        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 60, Prop.forAll named holds)
]

let tests =
    testList "exports" [ testList "the class list" reading; testList "tables" tables; testList "hostile texts" hostile ]
