module DLWorkbook.Tests.Grading.SubmissionSourceTests

open System
open System.Text
open Expecto
open FsCheck
open DLWorkbook.Checking
open DLWorkbook.Grading
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Grading.Written

let private script =
    join [
        "#load \"../scripts/workbook.fsx\""
        "open DLWorkbook"
        "[<Exercise \"9.1\">]"
        "let f (x: int) : int = x"
        "[<Exercise \"9.2\">]"
        "let g (x: int) : int = f x"
    ]

let private units (source: SubmissionSource) = [ for unit in source.Units -> unit.Exercise ]

let private faultLines text = [ for fault in (read small text).Faults -> fault.Line ]

let private parts =
    testList "its parts" [
        testCase "each exercise is a file and a module of its own, whose lines are those of the script"
        <| fun () ->
            let source = read small script
            Expect.equal (units source) [ "9.1"; "9.2" ] "units"
            Expect.equal (List.ofSeq source.Missing) [ "9.3" ] "missing"
            Expect.equal (source.Lines["9.1"], source.Lines["9.2"]) (3, 5) "lines"

            Expect.equal
                source.Units[1].Text
                (join [
                    "module Exercise_9_2"
                    "# 2 \"/Exercise_9_2/lab9.fsx\""
                    "open DLWorkbook"
                    "# 3 \"/Exercise_9_2/lab9.fsx\""
                    "[<Exercise \"9.1\">]"
                    "let f (x: int) : int = x"
                    "# 5 \"/Exercise_9_2/lab9.fsx\""
                    "[<Exercise \"9.2\">]"
                    "let g (x: int) : int = f x"
                ])
                "the text of 9.2, with the function of 9.1 that it calls"

        testCase "a script that mentions fsi has a small one of its own"
        <| fun () ->
            let text =
                join [
                    "let arguments = fsi.CommandLineArgs"
                    "[<Exercise \"9.1\">]"
                    "let f (x: int) : int = x + arguments.Length"
                ]

            Expect.stringContains (read small text).Units[0].Text "let private fsi = {| CommandLineArgs" "fsi"

        testCase "a byte order mark is no part of the text"
        <| fun () ->
            let bytes =
                Array.append (Encoding.UTF8.GetPreamble()) (Encoding.UTF8.GetBytes script)

            let source = SubmissionSource.Read(bytes, small)
            Expect.equal source.Text script "text"
            Expect.equal (units source) [ "9.1"; "9.2" ] "units"

        testCase "what is no text in UTF-8 is refused"
        <| fun () ->
            for bytes in [ [| 0xFFuy; 0xFEuy; 108uy; 0uy |]; [| 108uy; 0xE9uy; 108uy |] ] do
                let source = SubmissionSource.Read(bytes, small)

                Expect.equal
                    [ for fault in source.Faults -> string fault ]
                    [ "the script is not text in UTF-8: save it with that encoding" ]
                    "fault"

                Expect.isEmpty source.Units "units"
                Expect.equal (List.ofSeq source.Missing) [ "9.1"; "9.2"; "9.3" ] "missing"

        testCase "a script that is too large is refused unread"
        <| fun () ->
            let source =
                SubmissionSource.Read(Array.create (SubmissionSource.MostBytes + 1) (byte ' '), small)

            Expect.equal
                [ for fault in source.Faults -> string fault ]
                [ "the script has 524,289 bytes: at most 524,288 are read" ]
                "fault"

            Expect.isEmpty
                (SubmissionSource.Read(Array.create SubmissionSource.MostBytes (byte ' '), small)).Faults
                "one less"

        testCase "a script of too many definitions is refused"
        <| fun () ->
            let source = read small (String.replicate 2001 "let a = 1\n")

            Expect.equal
                [ for fault in source.Faults -> string fault ]
                [ "the script has 2,001 definitions and statements: at most 2,000 are read" ]
                "fault"

            Expect.isEmpty (read small (String.replicate 2000 "let a = 1\n")).Faults "one less"

        testCase "an empty script has no faults and no exercises"
        <| fun () ->
            let source = read small ""
            Expect.isEmpty source.Faults "faults"
            Expect.equal (List.ofSeq source.Missing) [ "9.1"; "9.2"; "9.3" ] "missing"

        testCase "the last function of an exercise counts"
        <| fun () ->
            let text = script + join [ "[<Exercise \"9.1\">]"; "let f (x: int) : int = x + 1" ]

            let source = read small text
            Expect.equal source.Lines["9.1"] 7 "line"
            Expect.isFalse (source.Units[0].Text.Contains "# 3 ") "the first one is not there"
    ]

let private refused = [
    "a package", "#r \"nuget: Newtonsoft.Json\""
    "a file", "#load \"other.fsx\""
    "another folder's workbook", "#load \"../../scripts/workbook.fsx\""
    "a search path", "#I \"/etc\""
    "a line directive", "#line 1 \"elsewhere.fsx\""
    "a line directive without its word", "# 1 \"elsewhere.fsx\""
    "the end of the session", "#quit;;"
    "help", "#help List.map"
    "an indented one", "    #r \"nuget: X\""
    "one after a tab", "\t#r \"nuget: X\""
    "one after a no-break space", "\u00A0#r \"nuget: X\""
    "one after a zero-width space", "\u200B#r \"nuget: X\""
    "one after two semicolons", "let x = 1;; #r \"nuget: X\""
    "one with spaces inside", "#   r   \"nuget: X\""
    "one with a comment inside", "# (* c *) r (* d *) \"nuget: X\""
    "one after a comment", "(* c *) #r \"nuget: X\""
    "one in a verbatim string", "#r @\"nuget: X\""
    "one in a triple string", "#r \"\"\"nuget: X\"\"\""
    "the allowed one with more on its line", "#load \"../scripts/workbook.fsx\" \"other.fsx\""
    "the allowed one and another", "#load \"../scripts/workbook.fsx\";; #r \"x.dll\""
    "one after a harmless one", "#nowarn \"40\";; #r \"x.dll\""
    "an unknown one", "#frobnicate"
    "one in capitals", "#R \"x.dll\""
    "the old syntax", "#light \"off\""
    "tabs allowed", "#indent \"off\""
    "a bare sign", "#"
    "inline machine code", "let x = (# \"ldnull\" : obj #)"
]

let private allowed = [
    "the assignment's own", "#load \"../scripts/workbook.fsx\""
    "the assignment's own, with a comment", "  #load   \"../scripts/workbook.fsx\"  // the workbook"
    "warnings", "#nowarn \"25\" \"40\""
    "timing", "#time \"on\""
    "a flexible type", "let count (items: #seq<int>) = Seq.length items"
    "a flexible type at the beginning of a line", "let f\n    (x:\n        #seq<int>)\n    = 1"
    "one in a comment", "// #r \"nuget: X\""
    "one in a comment over lines", "(*\n#r \"nuget: X\"\n*)"
    "one in a string", "let x = \"#r \\\"nuget: X\\\"\""
    "one in a string over lines", "let x = \"\"\"\n#r \"nuget: X\"\n\"\"\""
    "a chapter", "(** # A chapter\n## Another\n*)"
    "a colour", "let red = \"#ff0000\""
    "a language's name", "let language = \"F#\" // C# too"
    "a condition", "#if INTERACTIVE\nlet x = 1\n#else\nlet x = 2\n#endif"
]

let private directives =
    testList "directives" [
        for name, line in refused do
            testCase $"refused: {name}"
            <| fun () ->
                for text in [ line; script + line; script.Replace("\n", "\r\n") + line + "\r\n"; line + "\n" + script ] do
                    let source = read small text
                    Expect.isNonEmpty source.Faults "faults"
                    Expect.isEmpty source.Units "no unit"

        for name, lines in allowed do
            testCase $"allowed: {name}"
            <| fun () ->
                for text in [ lines; script + lines; (script + lines).Replace("\n", "\r\n") ] do
                    Expect.equal (faultLines text) [] "faults"

        testCase "a refusal names every line and shows what stands there"
        <| fun () ->
            let source = read small (script + "#r \"nuget: X\"\n\n  #load \"y.fsx\"\n")
            Expect.equal [ for fault in source.Faults -> fault.Line ] [ 7; 9 ] "lines"

            Expect.equal
                (string source.Faults[0])
                "line 7: \"#r \"nuget: X\"\" is not among the assignment's directives: a script is graded with the workbook's own packages and no other file. Take the line out and hand in again"
                "text"

        testCase "no directive of any script reaches a unit, but for our own line numbers"
        <| fun () ->
            for lab, text in LabFiles.withExercises () do
                let ids = [ for exercise in lab.Exercises -> exercise.Id ]
                let source = read (assignmentOf lab.Name ids) text
                Expect.isEmpty source.Faults lab.Name
                Expect.equal (units source) ids lab.Name

                for unit in source.Units do
                    let kinds = SourceScan.kinds unit.Text

                    for line in SourceScan.lines unit.Text do
                        if line.Content.TrimStart().StartsWith '#' && kinds[line.Start] = SourceKind.Code then
                            Expect.isTrue
                                (RegularExpressions.Regex.IsMatch(line.Content, @"^# \d+ ""/Exercise_\w+/\w+\.fsx""$"))
                                line.Content
    ]

let private conditions =
    let resolved lines = SourceConditions.resolve (join lines)

    testList "conditions" [
        testCase "what does not hold becomes blank, and every line stays where it is"
        <| fun () ->
            Expect.equal
                (resolved [ "#if INTERACTIVE"; "let a = 1"; "#else"; "let a = 22"; "#endif"; "let b = a" ])
                (join [ "               "; "let a = 1"; "     "; "          "; "      "; "let b = a" ])
                "text"

        testCase "conditions nest, and have names, !, &&, || and brackets"
        <| fun () ->
            let holds condition =
                (resolved [ "#if " + condition; "yes"; "#endif" ]).Contains "yes"

            for condition, expected in
                [
                    "INTERACTIVE", true
                    "DEBUG", false
                    "!DEBUG", true
                    "INTERACTIVE && DEBUG", false
                    "INTERACTIVE || DEBUG", true
                    "!(INTERACTIVE && !DEBUG)", false
                    "false", false
                    "INTERACTIVE // so", true
                    "(INTERACTIVE", false
                    "", false
                ] do
                Expect.equal (holds condition) expected condition

            let text =
                resolved [
                    "#if DEBUG"
                    "a"
                    "#if INTERACTIVE"
                    "b"
                    "#else"
                    "c"
                    "#endif"
                    "d"
                    "#else"
                    "e"
                    "#endif"
                ]

            Expect.equal (text.Replace(" ", "").Replace("\n", "")) "e" "one line is left"

        testCase "the first branch that holds is the one"
        <| fun () ->
            let text =
                resolved [ "#if A"; "a"; "#elif INTERACTIVE"; "b"; "#elif INTERACTIVE"; "c"; "#else"; "d"; "#endif" ]

            Expect.equal (text.Replace(" ", "").Replace("\n", "")) "b" "one line is left"

        testCase "quotes in what does not hold mean nothing"
        <| fun () ->
            let text = resolved [ "#if OLD"; "an \" and a (* and"; "#endif"; "let x = 1" ]
            Expect.equal (text.Trim()) "let x = 1" "the rest"

        testCase "directives in strings and comments are none"
        <| fun () ->
            let lines = [ "let x = \"\"\""; "#if OLD"; "\"\"\""; "(*"; "#if OLD"; "*)"; "let y = 1" ]
            Expect.equal (resolved lines) (join lines) "as it was"

        testCase "an exercise that is switched off is not the last one"
        <| fun () ->
            let text =
                script
                + join [ "#if OLD"; "[<Exercise \"9.1\">]"; "let f (x: int) : int = 0"; "#endif" ]

            Expect.equal (read small text).Lines["9.1"] 3 "line"

        testCase "any text keeps its lines and its length"
        <| fun () ->
            let holds (pieces: int list) =
                let line piece =
                    match abs piece % 8 with
                    | 0 -> "#if INTERACTIVE"
                    | 1 -> "#if OLD"
                    | 2 -> "#else"
                    | 3 -> "#endif"
                    | 4 -> "let x = \""
                    | 5 -> "(* \r"
                    | 6 -> "*)"
                    | _ -> "x"

                let text = join (List.map line pieces)
                let resolved = SourceConditions.resolve text

                resolved.Length = text.Length
                && Seq.forall2 (fun a b -> a = b || b = ' ') text resolved

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 300, holds)
    ]

let tests = testList "a submission's source" [ parts; directives; conditions ]
