module DLWorkbook.Tests.Face.ShowTests

open System
open System.IO
open System.Text.RegularExpressions
open Expecto
open Plotly.NET
open DLWorkbook

let private settings folder = {
    ShowSettings.forLab "lab_test" with
        Title = "Lab <0> & co"
        Run = "TorchSharp: none, seed 1"
        Folder = folder
        Png = false
        Open = false
}

/// Runs a test with a lab that is shown in a folder of its own, and with what it has printed so far. These tests run
/// alone, so that no other test prints in between.
let private inLabListening (test: string -> (unit -> string) -> unit) () =
    let root = Directory.CreateTempSubdirectory "dlworkbook-show-"
    let before = Show.settings ()
    let terminal = Console.Out
    use printed = new StringWriter()

    try
        Console.SetOut printed
        Show.start (settings root.FullName)
        test (Path.Combine(root.FullName, "lab_test")) printed.ToString
    finally
        Console.SetOut terminal
        Show.start before
        root.Delete(recursive = true)

let private inLab (test: string -> unit) =
    inLabListening (fun folder _ -> test folder)

let private someChart =
    Plot.curves "Loss" "loss" [ "train", [ 0.5; 0.25 ]; "validation", [ 0.6; nan ] ]

let private someTable =
    Table.ofRows [ "model"; "accuracy" ] [ [ box "LSTM, big"; box 0.85 ]; [ box "<b>mean</b>"; box 0.83 ] ]

/// Addresses that a browser fetches by itself when it opens the page; the text of a script isn't markup.
let private fetched (html: string) =
    let markup =
        Regex.Replace(html, @"(<script[^>]*>).*?</script>", "$1", RegexOptions.Singleline)

    Regex.Matches(markup, """(src|href|srcset|data|action|url|import)\s*[=(]\s*["']?\s*(https?:)?//[^"'\s>)]+""")
    |> Seq.map _.Value
    |> List.ofSeq

let private hasPlotly =
    lazy
        ((someChart
          |> Chart.withDisplayOptions (DisplayOptions.init (PlotlyJSReference = Full))
          |> GenericChart.toEmbeddedHTML)
            .Length
            >
            1_000_000)

let private needPlotly () =
    if not hasPlotly.Value then
        skiptest "plotly.js isn't in artifacts/plotly: dotnet fsi build.fsx setup"

let private rendered path =
    match Programs.tryChromium () with
    | None -> skiptest "Chromium isn't installed"
    | Some _ -> Expect.wantOk (Programs.tryRender path) "headless render"

let private files =
    testList "files" [
        testCase "a chart is a page of its own, and a frame on the lab's page"
        <| inLab (fun folder ->
            someChart |> Show.chart "history"
            Expect.isTrue (File.Exists(Path.Combine(folder, "history.html"))) "the chart's page"
            let index = File.ReadAllText(Path.Combine(folder, "index.html"))
            Expect.stringContains index "<iframe src=\"history.html\" width=\"776\" height=\"460\"" "its frame"
            Expect.stringContains index "<h1>Lab &lt;0&gt; &amp; co</h1>" "the lab's title"
            Expect.stringContains index "TorchSharp: none, seed 1" "the run")
        testCase "the lab's page says once what data it rests on, and of a sample that it is one"
        <| inLab (fun folder ->
            for _ in 1..2 do
                Show.source false "reviews <from> disk"

            Show.text "first" "one"

            let index () =
                File.ReadAllText(Path.Combine(folder, "index.html"))

            Expect.equal (Regex.Matches(index (), "reviews &lt;from&gt; disk").Count) 1 "once"
            Expect.isFalse ((index ()).Contains "SAMPLE") "no sample yet"
            Show.source true "invented reviews"
            Show.text "second" "two"
            Expect.stringContains (index ()) "<strong>BUILT-IN SAMPLE</strong><br>invented reviews." "the sample"
            Expect.stringContains (index ()) "say nothing about the real data" "what that means")
        testCase "a table is a page and comma-separated text"
        <| inLab (fun folder ->
            someTable |> Show.table "results"

            Expect.equal
                (File.ReadAllText(Path.Combine(folder, "results.csv")))
                "model,accuracy\n\"LSTM, big\",0.85\n<b>mean</b>,0.83\n"
                "CSV"

            for page in [ "index.html"; "results.html" ] do
                let html = File.ReadAllText(Path.Combine(folder, page))
                Expect.stringContains html "&lt;b&gt;mean&lt;/b&gt;" page
                Expect.isFalse (html.Contains "<b>mean") page)
        testCase "the lab's page has everything in order, and what is shown again in its place"
        <| inLab (fun folder ->
            Show.text "first" "one <i>"
            someChart |> Show.chart "second"
            someTable |> Show.table "third"
            Show.text "first" "one again"
            let index = File.ReadAllText(Path.Combine(folder, "index.html"))

            let places =
                [ "first"; "second"; "third" ]
                |> List.map (fun id -> index.IndexOf $"<section id=\"{id}\"")

            Expect.all places (fun place -> place > 0) "sections"
            Expect.isAscending places "their order"
            Expect.stringContains index "one again" "the new text"
            Expect.isFalse (index.Contains "one &lt;i&gt;") "the old text")
        testCase "no temporary file stays behind"
        <| inLab (fun folder ->
            someChart |> Show.chart "history"
            someTable |> Show.table "results"

            Expect.sequenceEqual
                (Directory.GetFiles folder
                 |> Array.map (Path.GetFileName >> string)
                 |> Array.sort)
                [ "history.html"; "index.html"; "results.csv"; "results.html" ]
                "files")
        testCase "a lab that starts anew has an empty page"
        <| inLab (fun folder ->
            Show.text "old" "gone"
            Show.start (Show.settings ())
            Show.text "fresh" "here"
            let index = File.ReadAllText(Path.Combine(folder, "index.html"))
            Expect.isFalse (index.Contains "id=\"old\"") "the old text")
    ]

let private words =
    testList "words" [
        testCase "a chart is told in one line, with its path"
        <| inLabListening (fun folder printed ->
            someChart |> Show.chart "history"
            Expect.equal (printed ()) $"chart  {folder}/history.html\n" "what was printed")
        testCase "a path below the current folder is shown from there"
        <| inLabListening (fun _ printed ->
            let here = Path.GetFileName(Environment.CurrentDirectory) |> string
            let path = Path.Combine(Environment.CurrentDirectory, "out", "lab", "x.html")
            Expect.equal (ShowFiles.shown path) "out/lab/x.html" here
            Expect.equal (printed ()) "" "what was printed")
        testCase "a table is printed in lines of at most 80 characters"
        <| inLabListening (fun _ printed ->
            let long = String('w', 200)

            Table.ofRows [ "review"; "score" ] [ [ box long; box 0.5 ]; [ box "short"; box 0.25 ] ]
            |> Show.table "errors"

            let lines =
                (printed ()).Split '\n'
                |> Array.filter (fun line -> not (line.StartsWith "table"))

            Expect.all lines (fun line -> line.Length <= 80) "width"
            Expect.exists lines (fun line -> line.StartsWith "short" && line.EndsWith "0.25") "a row")
        testCase "finish tells the page once something was shown"
        <| inLabListening (fun folder printed ->
            Show.finish ()
            Expect.equal (printed ()) "" "nothing was shown"
            Show.text "words" "some words"
            Show.finish ()
            Expect.equal (printed ()) $"some words\npage   {folder}/index.html\n" "words and page")
    ]

let private hostile = [
    "../x"
    "..\\x"
    "/etc/x"
    "a/b"
    "C:x"
    ""
    "."
    ".."
    "a b"
    "<b>"
    "a\nb"
    "a\000b"
    "index"
    "NUL"
    String('a', 81)
]

let private names =
    testList "names" [
        for name in hostile do
            testCase $"\"{Uri.EscapeDataString name}\" is refused, and nothing is written"
            <| inLab (fun folder ->
                Expect.throwsT<ArgumentException> (fun () -> someChart |> Show.chart name) "chart"
                Expect.throwsT<ArgumentException> (fun () -> someTable |> Show.table name) "table"
                Expect.throwsT<ArgumentException> (fun () -> Show.text name "words") "text"

                Expect.throwsT<ArgumentException> (fun () -> Show.start { Show.settings () with Lab = name }) "lab"

                Expect.isFalse (Directory.Exists folder) "the lab's folder")
        testCase "the fault says what is expected and what came"
        <| inLab (fun _ ->
            Expect.throwsC (fun () -> someChart |> Show.chart "../x") (fun fault ->
                Expect.stringContains fault.Message "Show.chart: expected a name of at most 80 letters" "expected"
                Expect.stringContains fault.Message "\"../x\"" "what came"))
    ]

let private offline =
    testList "offline" [
        testCase "the pattern finds what a browser would fetch" (fun () ->
            Expect.hasLength (fetched "<script src=\"https://cdn.example/x.js\"></script>") 1 "a script"
            Expect.hasLength (fetched "<style>@import url(//example.org/x.css)</style>") 1 "a style"
            Expect.isEmpty (fetched "<a href=\"history.html\">x</a>") "a file beside it")
        testCase "no page fetches anything from an address"
        <| inLab (fun folder ->
            someChart |> Show.chart "history"
            someTable |> Show.table "results"

            for page in Directory.GetFiles(folder, "*.html") do
                Expect.isEmpty (fetched (File.ReadAllText page)) page)
        testCase "a chart's page holds plotly.js"
        <| inLab (fun folder ->
            needPlotly ()
            someChart |> Show.chart "history"
            Expect.isGreaterThan (FileInfo(Path.Combine(folder, "history.html")).Length) 3_000_000L "bytes")
        testCase "a browser draws the chart from the file alone"
        <| inLab (fun folder ->
            needPlotly ()

            Plot.curves "Loss of <model>" "loss" [ "train </script>", [ 0.5; 0.25 ] ]
            |> Show.chart "history"

            let dom = rendered (Path.Combine(folder, "history.html"))
            Expect.stringContains dom "<svg class=\"main-svg\"" "the drawing"
            Expect.stringContains dom "Loss of &lt;model&gt;" "the title, letter by letter")
        testCase "a picture is saved when the settings ask for it"
        <| inLab (fun folder ->
            needPlotly ()

            if (Programs.tryChromium ()).IsNone then
                skiptest "Chromium isn't installed"

            Show.start { Show.settings () with Png = true }
            someChart |> Show.chart "history"
            let bytes = File.ReadAllBytes(Path.Combine(folder, "history.png"))
            Expect.sequenceEqual bytes[0..3] [ 0x89uy; 0x50uy; 0x4Euy; 0x47uy ] "the signature of PNG"
            // Width and height stand, big end first, at bytes 16 and 20 of a PNG file.
            Expect.equal (int bytes[18] * 256 + int bytes[19], int bytes[22] * 256 + int bytes[23]) (776, 460) "size"

            Expect.stringContains
                (File.ReadAllText(Path.Combine(folder, "index.html")))
                "href=\"history.png\""
                "the link")
    ]

let tests = testSequenced (testList "Show" [ files; words; names; offline ])
