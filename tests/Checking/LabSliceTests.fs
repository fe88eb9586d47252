module DLWorkbook.Tests.Checking.LabSliceTests

open Expecto
open FsCheck
open DLWorkbook.Checking

let private join (lines: string list) = String.concat "\n" lines + "\n"

let private lab =
    join [
        "(** # A chapter"
        "let notCode = 1"
        "*)"
        ""
        "#load \"../scripts/workbook.fsx\""
        ""
        "open System"
        "open DLWorkbook"
        ""
        "let lab = Lab.start \"x\" \"y\" fsi.CommandLineArgs"
        "let settings = {| Rate = 0.1 |}"
        ""
        "type Row = {"
        "    X: float"
        "}"
        ""
        "let one = 1.0"
        "let two ="
        "    one + one"
        "let a, b = two, one"
        "let (+.) (x: float[]) (y: float[]) = Array.map2 (+) x y"
        "let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd"
        ""
        "Lab.section \"start\""
        ""
        "[<Exercise \"9.1\">]"
        "let f (x: float) : float ="
        "    // BEGIN SOLUTION"
        "    let text = \"one two settings\" // settings"
        "    x + two * (* lab *) 2.0"
        "    // END SOLUTION"
        ""
        "Check.exercise \"9.1\""
        "let ready = f |> Check.orReference \"9.1\""
        ""
        "let one = 5.0"
        ""
        "[<Exercise \"9.2\">]"
        "let g (x: float[]) : float[] ="
        "    x +. [| b; one |]"
        ""
        "[<Exercise \"9.3\">]"
        "let h (n: int) : string ="
        "    match n with"
        "    | Even -> $\"even {two}\""
        "    | Odd -> \"odd\""
    ]

let private slice id text =
    LabSlice.pieces text |> LabSlice.ofExercise id

let private lines id text = slice id text |> List.map _.Line

let private body id text =
    slice id text |> List.map _.Text |> String.concat ""

let tests =
    testList "an exercise taken out of a lab" [
        testCase "the exercises are found in order"
        <| fun () -> Expect.equal (LabSlice.pieces lab |> LabSlice.exercises) [ "9.1"; "9.2"; "9.3" ] "ids"

        testCase "a slice holds opens, types, the function and what it mentions, and nothing else"
        <| fun () -> Expect.equal (lines "9.1" lab) [ 7; 8; 13; 17; 18; 26 ] "lines of the pieces"

        testCase "what only a comment or a string mentions is not taken along"
        <| fun () -> Expect.isFalse ((body "9.1" lab).Contains "Lab.start") "neither lab nor settings"

        testCase "a name means the last definition before it; patterns and operators are definitions"
        <| fun () -> Expect.equal (lines "9.2" lab) [ 7; 8; 13; 17; 18; 20; 21; 36; 38 ] "both definitions of one"

        testCase "active patterns and the holes of interpolated strings are mentions"
        <| fun () -> Expect.equal (lines "9.3" lab) [ 7; 8; 13; 17; 18; 22; 42 ] "Even, two and its one"

        testCase "the text of a slice names the lines of the lab"
        <| fun () ->
            let text = slice "9.1" lab |> LabSlice.toText "labs\\x.fsx"
            Expect.stringContains text "# 26 \"labs/x.fsx\"\n[<Exercise \"9.1\">]\nlet f" "the function's line"

        testCase "Windows' line ends make no difference"
        <| fun () ->
            let windows = lab.Replace("\n", "\r\n")

            for id in [ "9.1"; "9.2"; "9.3" ] do
                Expect.equal (lines id windows) (lines id lab) id

        testCase "an exercise that is not there has no slice"
        <| fun () -> Expect.equal (slice "9.9" lab) [] "none"

        testCase "rec … and, modules, attributes in brackets and closing brackets at the margin stay in one piece"
        <| fun () ->
            let text =
                join [
                    "let rec isEven n = n = 0 || isOdd (n - 1)"
                    "and isOdd n = n <> 0 && isEven (n - 1)"
                    "module Tools ="
                    "    let half x = x / 2"
                    "let table = ["
                    "    1"
                    "]"
                    "[<Exercise(\"9.1\")>]"
                    "let f (n: int) : bool ="
                    "    isOdd (Tools.half table.Head + n)"
                ]

            Expect.equal (lines "9.1" text) [ 1; 3; 5; 8 ] "lines"

        testCase "a broken exercise does not hide the next one"
        <| fun () ->
            let text =
                join [
                    "open System"
                    "[<Exercise \"9.1\">]"
                    "let f (x: int) : int ="
                    "    (x + [ 1"
                    "[<Exercise \"9.2\">]"
                    "let g (x: int) : int = x"
                ]

            Expect.equal (lines "9.2" text) [ 1; 5 ] "the second by itself"

        testCase "a string or comment without an end does not hide the exercises after it"
        <| fun () ->
            for broken in
                [
                    "    failwith \"not yet"
                    "    failwith \"\"\"not yet"
                    "    failwith $\"not {yet"
                    "    1 (* not yet"
                ] do
                let text =
                    join [
                        "[<Exercise \"9.1\">]"
                        "let f (x: int) : int ="
                        broken
                        ""
                        "Check.exercise \"9.1\""
                        "let more = f |> Check.orReference \"9.1\""
                        "[<Exercise \"9.2\">]"
                        "let g (x: int) : string ="
                        "    \"g\" // g"
                    ]

                Expect.equal (LabSlice.pieces text |> LabSlice.exercises) [ "9.1"; "9.2" ] broken
                Expect.equal (lines "9.2" text) [ 7 ] broken

        testCase "a text that ends within a character, a string or a comment is taken apart"
        <| fun () ->
            for text in [ "'"; "'\\"; "'\\'"; "\""; "\"\\"; "$"; "@\""; "\"\"\""; "(*"; "(*'\\"; "`"; "``"; "/" ] do
                Expect.equal (SourceScan.kinds text).Length text.Length text
                Expect.equal (SourceScan.kinds ("let x = " + text)).Length (text.Length + 8) text

        testCase "a module that is opened is taken along by those who use something of it"
        <| fun () ->
            let text =
                join [
                    "module Tools ="
                    "    let half x = x / 2"
                    "open Tools"
                    "open System"
                    "[<AutoOpen>]"
                    "module Others ="
                    "    let twice x = x * 2"
                    "[<Exercise \"9.1\">]"
                    "let f (x: int) : int = half x"
                    "[<Exercise \"9.2\">]"
                    "let g (x: int) : int = twice x"
                    "[<Exercise \"9.3\">]"
                    "let h (x: int) : int = x"
                ]

            Expect.equal (lines "9.1" text) [ 1; 3; 4; 8 ] "half"
            Expect.equal (lines "9.2" text) [ 4; 5; 10 ] "twice"
            Expect.equal (lines "9.3" text) [ 4; 12 ] "neither"

        testCase "statements that fill what an exercise needs are taken along, no others"
        <| fun () ->
            let text =
                join [
                    "let table = Array.zeroCreate 3"
                    "let list = ResizeArray<int>()"
                    "table[0] <- 1"
                    "list.Add 2"
                    "printfn \"%A\" table"
                    "for i in 1 .. 2 do"
                    "    table[i] <- i"
                    "for i in 1 .. 2 do"
                    "    list.Add i"
                    "table |> Array.iter (printfn \"%d\")"
                    "[<Exercise \"9.1\">]"
                    "let f (x: int) : int = table[x]"
                ]

            Expect.equal (lines "9.1" text) [ 1; 3; 6; 11 ] "table's"

        testCase "a definition does not need an older one of its own name"
        <| fun () ->
            let text =
                join [ "let f (x: int) : int = 1"; "[<Exercise \"9.1\">]"; "let f (x: int) : int = 2" ]

            Expect.equal (lines "9.1" text) [ 2 ] "the new one alone"

        testCase "where there are no references, one's own function stands in, and nothing moves"
        <| fun () ->
            let text =
                join [
                    "let a = f |> Check.orReference \"9.1\""
                    "let b = DLWorkbook.Check.orReference \"9.2\" g 1"
                    "// Check.orReference \"9.1\""
                    "let c = \"Check.orReference\""
                ]

            let own =
                LabSlice.pieces text
                |> LabSlice.withoutReferences
                |> List.map _.Text
                |> String.concat ""

            Expect.equal
                own
                (join [
                    "let a = f |> (fun _ own->own)  \"9.1\""
                    "let b = (fun _ own->own)             \"9.2\" g 1"
                    "// Check.orReference \"9.1\""
                    "let c = \"Check.orReference\""
                ])
                "text"

        testCase "no piece of any lab's slices chooses between a function and its reference"
        <| fun () ->
            for lab, text in LabFiles.withExercises () do
                let pieces = LabSlice.pieces text

                for exercise in lab.Exercises do
                    let slice = LabSlice.ofExercise exercise.Id pieces
                    let own = LabSlice.withoutReferences slice
                    Expect.isNonEmpty own exercise.Id

                    Expect.equal
                        (own |> List.map _.Text.Length)
                        (slice |> List.map _.Text.Length)
                        $"{exercise.Id}: every character in its place"

                    for piece in own do
                        Expect.isFalse (piece.Text.Contains "orReference") $"{exercise.Id}, line {piece.Line}"

        testCase "any text is taken apart without a fault, and no character is lost between its pieces"
        <| fun () ->
            let holds (text: string | null) =
                let text = text |> Option.ofObj |> Option.defaultValue ""

                let text =
                    text.Replace('a', '"').Replace('b', '\n').Replace('c', '(').Replace('d', '*').Replace('e', '\'')

                let kinds = SourceScan.kinds text
                let lines = SourceScan.lines text

                let whole =
                    lines |> List.map (fun line -> line.Content + line.End) |> String.concat ""

                let pieces = LabSlice.pieces text

                let start =
                    pieces |> List.tryHead |> Option.map (fun piece -> lines[piece.Line - 1].Start)

                kinds.Length = text.Length
                && whole = text
                && (match start with
                    | Some start -> (pieces |> List.map _.Text |> String.concat "") = text[start..]
                    | None -> true)

            Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 500, holds)
    ]
