module DLWorkbook.Tests.Checking.LabSourceTests

open Expecto
open DLWorkbook.Checking

let private join (lines: string list) = String.concat "\n" lines + "\n"

let private lab =
    join [
        "(** text with // BEGIN SOLUTION in it *)"
        "let note = \"// BEGIN SOLUTION\""
        "[<Exercise \"9.1\">]"
        "let f (x: float) : float ="
        "    // BEGIN SOLUTION"
        "    let y = x * 2.0"
        ""
        "    y + 1.0"
        "    // END SOLUTION"
        ""
        "[<Exercise \"9.2\">]"
        "let g (x: float) : float ="
        "    if x < 0.0 then"
        "        // BEGIN SOLUTION"
        "        -x"
        "        // END SOLUTION"
        "    else"
        "        x"
    ]

let private faults (lines: string list) =
    try
        LabSource.regions "a.fsx" (join lines) |> ignore
        failtest "expected faults"
    with :? LabSourceException as fault ->
        fault.Message

let tests =
    testList "solutions in a lab's text" [
        testCase "regions are found with their lines, indentation and exercise"
        <| fun () ->
            Expect.equal
                (LabSource.regions "a.fsx" lab)
                [
                    {
                        Begin = 5
                        End = 9
                        Indent = "    "
                        Exercise = Some "9.1"
                    }
                    {
                        Begin = 14
                        End = 16
                        Indent = "        "
                        Exercise = Some "9.2"
                    }
                ]
                "two"

        testCase "stripping leaves a hole at the region's indentation, and the markers"
        <| fun () ->
            let stripped = LabSource.strip "a.fsx" lab

            Expect.stringContains stripped "    // BEGIN SOLUTION\n    Check.todo ()\n    // END SOLUTION\n" "the first"

            Expect.stringContains
                stripped
                "        // BEGIN SOLUTION\n        Check.todo ()\n        // END SOLUTION\n    else\n"
                "the second"

            Expect.isFalse (stripped.Contains "y + 1.0") "no solution is left"
            Expect.equal (LabSource.strip "a.fsx" stripped) stripped "stripped twice is stripped once"

        testCase "stripping changes nothing outside the regions, Windows' line ends included"
        <| fun () ->
            let windows = lab.Replace("\n", "\r\n")
            let stripped = LabSource.strip "a.fsx" windows
            Expect.equal stripped ((LabSource.strip "a.fsx" lab).Replace("\n", "\r\n")) "the same with other line ends"

        testCase "a file without a line end at its end stays so"
        <| fun () ->
            let text = lab.TrimEnd '\n'
            Expect.equal (LabSource.strip "a.fsx" text) ((LabSource.strip "a.fsx" lab).TrimEnd '\n') "no line end"

        testCase "one exercise is reset, the others stay"
        <| fun () ->
            let reset = LabSource.reset "a.fsx" "9.2" lab
            Expect.stringContains reset "y + 1.0" "the other"
            Expect.stringContains reset "        Check.todo ()" "the hole"
            Expect.isFalse (reset.Contains "-x") "its solution is gone"

            Expect.throwsT<LabSourceException> (fun () -> LabSource.reset "a.fsx" "9.9" lab |> ignore) "an unknown one"

        testCase "unclosed, nested and stray markers are faults with their lines"
        <| fun () ->
            Expect.equal
                (faults [ "let f x ="; "    // BEGIN SOLUTION"; "    x" ])
                "a.fsx:2: this region is never closed: \"// END SOLUTION\" is missing"
                "unclosed"

            Expect.stringStarts
                (faults [ "    // BEGIN SOLUTION"; "    // BEGIN SOLUTION"; "    // END SOLUTION" ])
                "a.fsx:2: this region begins inside the one of line 1"
                "nested"

            Expect.equal (faults [ "    // END SOLUTION" ]) "a.fsx:1: this region ends, but none has begun" "stray end"

            for odd in
                [
                    "let x = 1 // BEGIN SOLUTION"
                    "// BEGIN SOLUTION of mine"
                    "/// BEGIN SOLUTION"
                    "//BEGIN SOLUTION"
                ] do
                Expect.stringStarts (faults [ odd ]) "a.fsx:1: expected" odd

            Expect.equal ((faults [ "// END SOLUTION"; "// BEGIN SOLUTION" ]).Split('\n').Length) 2 "all are told"

        testCase "markers in comments and strings are text"
        <| fun () ->
            for text in
                [
                    [ "(*"; "// BEGIN SOLUTION"; "*)" ]
                    [ "let s = \"\"\""; "// BEGIN SOLUTION"; "\"\"\"" ]
                    [ "let s = @\"\\\""; "let t = \"x // END SOLUTION\"" ]
                    [ "(* \" *) // BEGIN SOLUTION"; " \" *)" ]
                ] do
                Expect.equal (LabSource.regions "a.fsx" (join text)) [] (join text)
    ]
