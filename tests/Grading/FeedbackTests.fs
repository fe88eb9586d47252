module DLWorkbook.Tests.Grading.FeedbackTests

open System
open System.Buffers.Binary
open System.Security.Cryptography
open System.Text
open System.Text.RegularExpressions
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.FeedbackFixtures

let private page (feedback: StudentFeedback) = StudentPage.Write feedback

let private textOf (page: string) = snd (PageParts.read page)

/// The page of a student with these results and this script.
let private pageOf (script: string | null) (results: ExerciseResult list) =
    StudentPage.Write(
        StudentFeedback(
            Assignment = assignment,
            Mark = standing (Student(Key = "ada", Name = "Ada")) results,
            Script = script,
            Hints = readOnlyDict [ for result in results -> result.Exercise, $"a hint for {result.Exercise}" ]
        )
    )

let private pageWithFiles (files: (string * byte[]) list) =
    StudentPage.Write(
        StudentFeedback(
            Assignment = assignment,
            Mark = standing (Student(Key = "ada", Name = "Ada")) [ result "9.1" Verdict.Passed 2.0 2.0 "" ],
            Script = script,
            Files = [| for name, content in files -> HandedInFile(name, Nullable(ReadOnlyMemory content)) |]
        )
    )

let private pictures (page: string) = [
    for tag in fst (PageParts.read page) do
        if tag.Name = "img" then
            tag.Attributes |> List.find (fst >> (=) "src") |> snd
]

let private ascii (text: string) = Encoding.ASCII.GetBytes text

let private png (width: int) (height: int) =
    let bytes = Array.zeroCreate<byte> 64
    Array.blit [| 0x89uy; 0x50uy; 0x4Euy; 0x47uy; 0x0Duy; 0x0Auy; 0x1Auy; 0x0Auy |] 0 bytes 0 8
    Array.blit (ascii "IHDR") 0 bytes 12 4
    BinaryPrimitives.WriteInt32BigEndian(Span(bytes, 16, 4), width)
    BinaryPrimitives.WriteInt32BigEndian(Span(bytes, 20, 4), height)
    bytes

let private jpeg (width: int) (height: int) = [|
    yield! [ 0xFFuy; 0xD8uy; 0xFFuy; 0xE0uy; 0uy; 4uy; 0uy; 0uy; 0xFFuy; 0xC2uy; 0uy; 11uy; 8uy ]
    yield! [
        byte (height >>> 8)
        byte height
        byte (width >>> 8)
        byte width
        1uy
        1uy
        0x11uy
        0uy
        0xFFuy
        0xD9uy
    ]
|]

let private gif (width: int) (height: int) =
    Array.append (ascii "GIF89a") [| byte width; byte (width >>> 8); byte height; byte (height >>> 8); 0uy; 0uy; 0uy |]

let private svg (inner: string) =
    Encoding.UTF8.GetBytes $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inner}</svg>"

/// The lines of the code on a page, as text.
let private codeLines (page: string) = [
    for line in
        Regex.Matches(
            page,
            "<span class=\"src\">(.*?)</span></span>(?=<span class=\"(?:line|told)|</pre>)",
            RegexOptions.Singleline
        ) -> string (Net.WebUtility.HtmlDecode(Regex.Replace(line.Groups[1].Value, "<[^>]*>", "")))
]

let private fields =
    let names = ResizeArray<string>()

    feedback (fun field ->
        names.Add field
        field)
    |> ignore

    names |> Seq.distinct |> List.ofSeq

let private safety =
    testList "what students write stays text" [
        testCase "poison in every field leaves the page built as it was, and is shown"
        <| fun () ->
            let harmless = page (feedback id) |> PageParts.skeleton
            Expect.isGreaterThan fields.Length 18 "many fields"

            for field in fields do
                let poisoned = page (feedback (fun name -> if name = field then poison else name))

                PageParts.requireInert poisoned

                if field <> "content" then
                    Expect.stringContains (textOf poisoned) shownPoison $"{field} is shown"

                let bare = PageParts.skeleton poisoned |> List.filter ((<>) "span class")

                Expect.equal bare (harmless |> List.filter ((<>) "span class")) $"{field} adds no element"

        testCase "poison in code, comments and strings stays code"
        <| fun () ->
            let script =
                $"let x = 1 {poison}\n// {poison}\nlet s = \"\"\"{poison}\"\"\"\n(* {poison} *)\n"

            let written = pageOf script [ result "9.1" Verdict.Passed 2.0 2.0 "" ]
            PageParts.requireInert written
            let shown = (textOf written).Split(shownPoison).Length - 1
            Expect.equal shown 4 "four times"

        testCase "a page has a policy that allows its one style sheet and pictures in it, and nothing else"
        <| fun () ->
            let written = page (feedback (fun _ -> poison))

            let style =
                Regex.Match(written, "<style>(.*?)</style>", RegexOptions.Singleline).Groups[1].Value

            let checksum = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes style))

            let policy = [
                for tag in fst (PageParts.read written) do
                    if tag.Attributes |> List.contains ("http-equiv", "Content-Security-Policy") then
                        tag.Attributes |> List.find (fst >> (=) "content") |> snd
            ]

            Expect.equal
                policy
                [
                    $"default-src 'none'; style-src 'sha256-{checksum}'; img-src data:; base-uri 'none'; form-action 'none'"
                ]
                "strict, and the checksum is the style's"

            Expect.isFalse (style.Contains "url(" || style.Contains "@import") "the style fetches nothing"

        testCase "what can't be seen is shown by its number, and what can be stays"
        <| fun () ->
            for text, shown in
                [
                    "abc", "abc"
                    "a\u202Eb", "a\u27E8U+202E\u27E9b"
                    "a\u200Bb", "a\u27E8U+200B\u27E9b"
                    "a\u0007b", "a\u27E8U+0007\u27E9b"
                    "a\u2028b", "a\u27E8U+2028\u27E9b"
                    "a\uFEFFb", "a\u27E8U+FEFF\u27E9b"
                    "a\rb\r\nc", "a\u27E8U+000D\u27E9b\nc"
                    "tag\U000E0041", "tag\u27E8U+E0041\u27E9"
                    "\uD800", "\uFFFD"
                    "Zoë Østby 李 ﷲ 👩\u200D🔬", "Zoë Østby 李 ﷲ 👩\u200D🔬"
                ] do
                Expect.equal (VisibleText.Plain text) shown (BitConverter.ToString(Encoding.UTF8.GetBytes text))

        testCase "any text survives escaping"
        <| fun () ->
            Prop.forAll (ArbMap.defaults |> ArbMap.arbitrary<UnicodeString>) (fun drawn ->
                let text = drawn.Get + "<&>"
                let written = string (HtmlElement.Of("p", [| HtmlText text :> HtmlNode |]))
                let inner = Regex.Replace(written, "<[^>]*>", "")
                Net.WebUtility.HtmlDecode inner = VisibleText.Plain text)
            |> Check.QuickThrowOnFailure

        testCase "a link that leads away can't be written"
        <| fun () ->
            for target in [ "javascript:alert(1)"; "http://x"; "//x"; "../x.html"; "a/b.html"; "#a b"; "x.html\n"; "" ] do
                Expect.throwsT<ArgumentException>
                    (fun () -> HtmlElement.Of("a", [||]).With("href", target) |> ignore)
                    $"to {target}"
    ]

let private content =
    testList "what a student reads" [
        testCase "the points and how they come about"
        <| fun () ->
            let text = textOf (page (feedback id))

            for part in
                [
                    "A lab"
                    "name"
                    "Version 2, handed in on Tue 3 March 2026, 13:04 (UTC+01:00)"
                    "checked automatically0"
                    "marked by hand+1.5"
                    "for the whole+1why"
                    "lateness\u22121lateness"
                    "points1.5 of 6"
                ] do
                Expect.stringContains text part part

        testCase "every verdict has a word of its own, and a shape, so that no colour is needed"
        <| fun () ->
            let words =
                Enum.GetValues<Verdict>()
                |> Array.map (fun verdict ->
                    let word = VerdictLook.Word(Nullable verdict)
                    let written = pageOf script [ result "9.1" verdict 0.5 2.0 "" ]
                    Expect.stringContains (textOf written) word $"{verdict}"

                    Expect.stringContains
                        written
                        $"class=\"badge {VerdictLook.Kind(Nullable verdict)}\"><svg"
                        "with a shape"

                    word)

            Expect.equal (Array.distinct words) words "ten words"

        testCase "a failed check shows what was given, expected and got, and what may have caused it"
        <| fun () ->
            let text = textOf (page (feedback id))

            for part in [ "givenargument = value"; "expectedexpected"; "gotgot"; "fault"; "diagnosis"; "interval" ] do
                Expect.stringContains text part part

        testCase "a hint comes with what is not solved, and with nothing else"
        <| fun () ->
            let text =
                textOf (
                    pageOf script [
                        result "9.1" Verdict.Passed 2.0 2.0 ""
                        result "9.2" Verdict.Failed 0.0 3.0 ""
                        result "9.3" Verdict.Todo 0.0 1.0 ""
                    ]
                )

            Expect.isFalse (text.Contains "a hint for 9.1") "solved"
            Expect.stringContains text "A hint. a hint for 9.2" "failed"
            Expect.stringContains text "A hint. a hint for 9.3" "open"

        testCase "code between backticks in a hint is shown as code"
        <| fun () ->
            let text pieces =
                String.Join("", [ for piece in Prose.Of pieces -> string piece ])

            Expect.equal (text "use `zip` here") "use <code>zip</code> here" "code"
            Expect.equal (text "a ` alone") "a &#96; alone" "one backtick"
            Expect.equal (text "`<b>`") "<code>&lt;b&gt;</code>" "escaped"

        testCase "who handed in nothing gets a page that says so"
        <| fun () ->
            let mark =
                StudentMark(
                    Lab = "lab9_x",
                    Student = Student(Key = "ada"),
                    InClassList = true,
                    BeforeLateness = 0.0,
                    Exercises = [| ExerciseMark(Exercise = "9.1", Title = "t", Points = 0.0, MostPoints = 2.0) |]
                )

            let text = textOf (page (StudentFeedback(Assignment = assignment, Mark = mark)))
            Expect.stringContains text "Nothing was handed in. It was due on Mon 2 March 2026, 23:59 (UTC+01:00)." "so"
            Expect.stringContains text "ada" "by key, where there is no name"
            Expect.stringContains text "points0 of 2" "none"

        testCase "the same feedback gives the same page"
        <| fun () -> Expect.equal (page (feedback id)) (page (feedback id)) "to the byte"
    ]

let private code =
    testList "the student's code" [
        testCase "every line is there, as it was written"
        <| fun () ->
            let nasty =
                script
                + "let 'a' = \"\"\"<b>\n  \"quoted\" \"\"\"\n(* open (* nested *)\nstill *) let ``odd name`` = 'x' // end\n\t let y = $\"{1 + 1}\"\n#if X\nlet half = \"never closed\n"

            let shown = pageOf nasty [ result "9.1" Verdict.Passed 2.0 2.0 "" ] |> codeLines
            Expect.equal shown (nasty.TrimEnd('\n').Split '\n' |> List.ofArray) "to the letter"

        testCase "words of the language, strings, numbers, comments and names are told apart"
        <| fun () ->
            let spans = CodeHighlighter.Lines "let x = Array.map f \"s\" 1.5e3 // c" |> Seq.head

            Expect.equal
                [
                    for span in spans do
                        if span.Kind <> CodeKind.Plain then
                            span.Kind, span.Text
                ]
                [
                    CodeKind.Keyword, "let"
                    CodeKind.Name, "Array"
                    CodeKind.Text, "\"s\""
                    CodeKind.Number, "1.5e3"
                    CodeKind.Comment, "// c"
                ]
                "coloured"

        testCase "an exercise's verdict stands beside its function, from its attribute on"
        <| fun () ->
            let written =
                pageOf script [ result "9.1" Verdict.Passed 2.0 2.0 ""; result "9.2" Verdict.Failed 0.0 3.0 "" ]

            let pieces =
                Regex.Split(written, "<div class=\"piece(?: noted)?\">")
                |> Array.skip 1
                |> Array.map (fun piece -> Regex.Match(piece, "id=\"(L\\d+)\"").Groups[1].Value, piece)

            Expect.equal (pieces |> Array.map fst) [| "L1"; "L6"; "L10" |] "three pieces"
            Expect.stringContains (snd pieces[1]) "class=\"note good\"" "solved"
            Expect.stringContains (snd pieces[2]) "class=\"note bad\"" "not yet"
            Expect.equal (PageParts.brokenLinks written) [] "every link leads somewhere"

        testCase "lines that messages name are links, and carry the message"
        <| fun () ->
            let reason =
                "line 8, column 5: error FS0001: no\nline 99, column 1: error FS0039: far away"

            let written = pageOf script [ result "9.1" Verdict.NotCompiled 0.0 2.0 reason ]
            Expect.stringContains written "<a href=\"#L8\">line 8, column 5</a>" "the link"
            Expect.isFalse (written.Contains "#L99") "there is no line 99"
            Expect.equal (PageParts.brokenLinks written) [] "every link leads somewhere"

            let told =
                Regex.Match(written, "id=\"L8\">.*?<span class=\"told\">(.*?)id=\"L9\"", RegexOptions.Singleline)

            Expect.stringContains told.Value "error FS0001: no" "under its line"

            let trace =
                "0 of 3 checks hold\nSystem.Exception: boom\n   at List.map\n   at second in lab9_x.fsx:line 12\n   at first in lab9_x.fsx:line 8"

            let written = pageOf script [ result "9.2" Verdict.Error 0.0 3.0 trace ]
            Expect.stringContains written "lab9_x<a href=\"#L12\">.fsx:line 12</a>" "of a trace"

            let faulty = Regex.Matches(written, "<span class=\"line faulty\" id=\"(L\\d+)\"")

            Expect.equal [ for line in faulty -> line.Groups[1].Value ] [ "L12" ] "where it was raised"
            Expect.stringContains (textOf written) "9.2 System.Exception: boom" "and what"

        testCase "what is said of the whole script is said once"
        <| fun () ->
            let reason = "line 3: #r is not allowed here"

            let written =
                pageOf script [
                    result "9.1" Verdict.Tampered 0.0 2.0 reason
                    result "9.2" Verdict.Tampered 0.0 3.0 reason
                ]

            Expect.equal
                (Regex.Matches(textOf written, "#r is not allowed here").Count)
                2
                "above the exercises, and under its line"

            Expect.stringContains written "<section class=\"card exercise bad\"><h2>About the whole script" "in a card"

            Expect.stringContains
                written
                "#e9.1\">9.1</a><a class=\"id\" href=\"#e9.2\">9.2</a>"
                "with the exercises that it is about"

        testCase "the student's own lines are marked, the given ones are not"
        <| fun () ->
            let template = script.Replace("    square x + 1.0", "    Check.todo ()")

            let own =
                OwnLines.Of(script.Replace("let square x", "let  square   x") + "\nlet more = 2\n", template)

            Expect.equal (List.ofSeq own) [ 8; 14 ] "the solved hole and the added line"
            Expect.isEmpty (OwnLines.Of(script, null)) "nothing is known without the template"

        testCase "a very long script and a very long line are cut, and say so"
        <| fun () ->
            let long = String.replicate 4000 "let x = 1\n" + ""
            let written = pageOf long [ result "9.1" Verdict.Passed 2.0 2.0 "" ]
            Expect.equal (codeLines written).Length CodeListing.MostLines "lines"
            Expect.stringContains (textOf written) "1000 more lines, not shown." "said"

            let written =
                pageOf ("// " + String('x', 5000)) [ result "9.1" Verdict.Passed 2.0 2.0 "" ]

            Expect.stringContains (textOf written) "4003 characters more" "said"
    ]

let private attachments =
    testList "pictures" [
        testCase "pictures are told by what is in them"
        <| fun () ->
            let written =
                pageWithFiles [
                    "a.txt", png 10 10
                    "b", jpeg 640 480
                    "c.png", gif 4 3
                    "d.jpg", svg "<rect width='1'/>"
                ]

            Expect.equal
                (pictures written |> List.map (fun source -> source[.. source.IndexOf ';']))
                [ "data:image/png;"; "data:image/jpeg;"; "data:image/gif;"; "data:image/svg+xml;" ]
                "four"

            let page = "<!DOCTYPE html><script>alert(1)</script>"
            let written = pageWithFiles [ "plot.png", ascii page ]
            Expect.equal (pictures written) [] "a page is no picture, whatever its name"

            Expect.stringContains
                (textOf written)
                "plot.png: not shown here, it is no PNG, JPEG, GIF or SVG picture"
                "said"

        testCase "a drawing with a script is a picture, in which scripts don't run"
        <| fun () ->
            let written = pageWithFiles [ "x.svg", svg "<script>alert(1)</script>" ]
            PageParts.requireInert written
            Expect.equal (pictures written).Length 1 "shown by img"

        testCase "what could take a reader's machine down is not shown, and the reason is"
        <| fun () ->
            let entities =
                "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\">&b;</svg>"

            for name, content, reason in
                [
                    "huge.png", png 100000 100000, "it has 100000 × 100000 dots"
                    "none.png", png 0 10, "the picture has no size"
                    "minus.png", png -5 10, "the picture has no size"
                    "cut.png", (png 10 10)[..12], "it does not say how large the picture is"
                    "cut.jpg", (jpeg 10 10)[..6], "it does not say how large the picture is"
                    "huge.jpg", jpeg 65000 65000, "it has 65000 × 65000 dots"
                    "bomb.svg", ascii entities, "it declares entities of its own"
                    "open.svg", ascii "<svg xmlns=\"http://www.w3.org/2000/svg\"><g>", "the file is damaged"
                    "deep.svg",
                    svg (String.replicate 500 "<g>" + String.replicate 500 "</g>"),
                    "nest more than 200 deep"
                    "other.svg", ascii "<svg xmlns=\"urn:x\"/>", "its root is no svg element"
                    "big.png",
                    Array.append (png 10 10) (Array.zeroCreate (5 <<< 20)),
                    "pictures of up to 4 MiB are shown"
                ] do
                let written = pageWithFiles [ name, content ]
                Expect.equal (pictures written) [] name
                Expect.stringContains (textOf written) reason name

        testCase "bytes at random never break a page"
        <| fun () ->
            let random = Random 5

            for _ in 1..300 do
                let content = Array.zeroCreate<byte>(random.Next 60)
                random.NextBytes content

                let heads = [| png 9 9; jpeg 9 9; gif 9 9; svg "" |]
                let head = heads[random.Next 4]
                let mixed = Array.append head[.. random.Next head.Length] content
                PageParts.requireInert (pageWithFiles [ "x", mixed ])
    ]

let tests =
    testList "grading: pages for students" [ safety; content; code; attachments ]
