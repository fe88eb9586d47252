module DLWorkbook.Tests.Grading.ReportTests

open System
open System.Collections.Generic
open System.IO
open System.Text.RegularExpressions
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.FeedbackFixtures

let private textOf (page: string) = snd (PageParts.read page)

let private student (key: string) =
    Student(Key = key, Name = $"Name of {key}")

/// A result with a failed check, and what was found out about it.
let private failed (mistakes: string list) (diagnoses: string list) (fault: string) =
    ExerciseResult(
        Exercise = "9.2",
        Title = "about 9.2",
        Verdict = Verdict.Failed,
        Points = 0.0,
        MostPoints = 3.0,
        Checks = [|
            CheckOutcome(
                Check = "random",
                Held = false,
                Comparisons = 1,
                Fault = fault,
                Diagnoses = Array.ofList diagnoses
            )
        |],
        Mistakes = Array.ofList mistakes
    )

let private solved = result "9.1" Verdict.Passed 2.0 2.0 ""

let private missing (key: string) =
    StudentMark(
        Lab = "lab9_x",
        Student = student key,
        InClassList = true,
        BeforeLateness = 0.0,
        Exercises = [| ExerciseMark(Exercise = "9.1", Title = "t", Points = 0.0, MostPoints = 2.0) |]
    )

let private late (mark: StudentMark) (points: float) =
    StudentMark(
        Lab = mark.Lab,
        Student = mark.Student,
        InClassList = mark.InClassList,
        Graded = mark.Graded,
        Versions = 1,
        Exercises = mark.Exercises,
        BeforeLateness = mark.BeforeLateness,
        Late =
            LatePenalty(
                Points = points,
                Late = TimeSpan.FromHours 2.0,
                Steps = 1,
                Due = assignment.Due,
                Sentence = "handed in 2 h late"
            )
    )

let private report (marks: StudentMark list) =
    ReportPage.Write(
        ClassReport(
            Assignment = assignment,
            Marks = Array.ofList marks,
            Pages = readOnlyDict [ for mark in marks -> mark.Student.Key, mark.Student.Key + ".html" ]
        )
    )

let private groups (marks: StudentMark list) = [
    for group in MistakeGroups.Of(Array.ofList marks) -> group.Students.Count, group.Exercise, group.What, group.IsKnown
]

let private mistakes =
    testList "what went wrong" [
        testCase "failures are grouped by the known mistake, else by the diagnosis, else by the kind of fault"
        <| fun () ->
            let one key result =
                standing (student key) [ solved; result ]

            let marks = [
                for i in 1..31 ->
                    one $"a{i:D2}" (failed [ "forgot the 1/m" ] [ "every value is 4 times the expected one" ] "f")
                for i in 1..5 ->
                    one
                        $"b{i}"
                        (failed [] [ "every value has the opposite sign"; "or else" ] $"expected {i}.5, got -{i}.5")
                for i in 1..4 -> one $"c{i}" (failed [] [] $"expected 0.{i} at [0][{i}, 0], got nan")
                for i in 1..3 -> one $"d{i}" (failed [] [] $"expected 4 rows, got {i + 4} rows")
                for i in 1..2 ->
                    one
                        $"e{i}"
                        (result "9.2" Verdict.Error 0.0 3.0 $"System.IndexOutOfRangeException: index {i}\n   at x")
                yield one "f1" (result "9.2" Verdict.NotCompiled 0.0 3.0 "line 8, column 5: error FS0001: no")
                yield one "g1" (result "9.2" Verdict.TimedOut 0.0 3.0 "not ready within 2 s")
                yield one "h1" (result "9.2" Verdict.Todo 0.0 3.0 "")
                yield missing "i1"
            ]

            Expect.equal
                (groups marks)
                [
                    31, "9.2", "forgot the 1/m", true
                    5, "9.2", "every value has the opposite sign", false
                    4, "9.2", "random: other wrong values", false
                    3, "9.2", "random: expected \u2026 rows, got \u2026 rows", false
                    2, "9.2", "raised an exception: System.IndexOutOfRangeException", false
                    1, "9.2", "does not compile: FS0001", false
                    1, "9.2", "not ready in time", false
                ]
                "by size; what is open or missing is no mistake"

            let written = report marks
            PageParts.requireInert written
            Expect.stringContains (textOf written) "319.2 forgot the 1/ma known mistake" "31 of them, in words"
            Expect.stringContains (textOf written) "and 19 more" "the others folded away"

            for i in 1..31 do
                Expect.stringContains written $"<a href=\"a{i:D2}.html\">" "each is linked"

        testCase "a script that was not accepted counts once, and sizes that differ make no groups of their own"
        <| fun () ->
            let refused key =
                standing (student key) [ for id in [ "9.1"; "9.2" ] -> result id Verdict.Tampered 0.0 2.0 "line 3: #r" ]

            let sized key size =
                standing (student key) [
                    failed [] [ $"every value is the number of rows of x ({size}) times the expected one" ] "f"
                ]

            Expect.equal
                (groups [ refused "a"; refused "b"; refused "c"; sized "d" 5; sized "e" 7 ])
                [
                    3, "the whole script", "not accepted", false
                    2, "9.2", "every value is the number of rows of x times the expected one", false
                ]
                "two groups"

        testCase "a student with two known mistakes counts for both, and once for each"
        <| fun () ->
            let mark = standing (student "a") [ failed [ "one"; "two"; "one" ] [] "f" ]
            Expect.equal (groups [ mark ]) [ 1, "9.2", "one", true; 1, "9.2", "two", true ] "both"
    ]

let private figures =
    testList "figures" [
        testCase "the hardest exercise comes first, and every verdict is counted"
        <| fun () ->
            let marks = [
                for i in 1..3 -> standing (student $"a{i}") [ solved; result "9.2" Verdict.Passed 3.0 3.0 "" ]
                for i in 1..2 -> standing (student $"b{i}") [ solved; result "9.2" Verdict.Partly 1.5 3.0 "" ]
                yield
                    standing (student "c") [
                        result "9.1" Verdict.Todo 0.0 2.0 ""
                        result "9.2" Verdict.Killed 0.0 3.0 ""
                    ]
                yield missing "d"
            ]

            let tallies = ExerciseTally.Of(assignment, Array.ofList marks)

            Expect.equal
                [ for tally in tallies -> tally.Exercise.Id, tally.Students, Math.Round(tally.Share, 4) ]
                [ "9.3", 0, 0.0; "9.2", 6, Math.Round(4.0 / 6.0, 4); "9.1", 6, Math.Round(5.0 / 6.0, 4) ]
                "shares worked out by hand"

            Expect.equal
                [ for count in tallies[1].Counts -> count.Key, count.Value ]
                [ Verdict.Passed, 3; Verdict.Partly, 2; Verdict.Killed, 1 ]
                "counts"

            let text = textOf (report marks)
            Expect.stringContains text "3 solved \u00B7 2 partly \u00B7 1 no answer" "in words"
            Expect.stringContains text "6 of 7 handed in" "the one who is missing is named apart"

        testCase "the median is the middle one, of an even number the mean of two"
        <| fun () ->
            Expect.equal (PointsChart.Median [| 3.0; 1.0; 2.0 |]) 2.0 "odd"
            Expect.equal (PointsChart.Median [| 4.0; 1.0; 2.0; 3.0 |]) 2.5 "even"

        testCase "every student is in one bar of the points, and full points stand alone"
        <| fun () ->
            let spoken points most =
                let chart = string (PointsChart.Draw(Array.ofList points, most))

                [
                    for bar in Regex.Matches(chart, "<rect[^>]*><title>([^<]*): (\\d+) students?</title>") ->
                        bar.Groups[1].Value, int bar.Groups[2].Value
                ]

            Expect.equal
                (spoken [ 0.0; 0.5; 5.99; 6.0; 6.0 ] 6.0)
                [
                    "from 0 to below 0.5 points", 1
                    "from 0.5 to below 1 points", 1
                    "from 5.5 to below 6 points", 1
                    "6 points", 2
                ]
                "by hand"

            for count in 1..40 do
                let random = Random count
                let points = [ for _ in 1..count -> Math.Round(random.NextDouble() * 13.0, 2) ]
                Expect.equal (spoken points 12.0 |> List.sumBy snd) count "none lost, bonus points too"

        testCase "whoever handed in on the dot was in time"
        <| fun () ->
            let chart = string (TimesChart.Draw [| -5.0; 0.0; 0.0; 0.5; 3.0 |])

            Expect.equal
                [
                    for bar in Regex.Matches(chart, "<title>([^<]*): (\\d+) students?</title>") ->
                        bar.Groups[1].Value.Replace("\u00A0", " "), int bar.Groups[2].Value
                ]
                [
                    "\u22126 h to \u22125 h after the due date", 1
                    "\u22121 h to 0 after the due date", 2
                    "0 to 1 h after the due date", 1
                    "2 h to 3 h after the due date", 1
                ]
                "by hand"

        testCase "late and missing students are named with what it cost"
        <| fun () ->
            let text =
                textOf (
                    report [
                        late (standing (student "ada") [ solved ]) 1.5
                        standing (student "ben") [ solved ]
                        missing "cem"
                    ]
                )

            Expect.stringContains text "MissingName of cemWhen" "missing"
            Expect.stringContains text "LateName of adahanded in 2 h late\u22121.5" "late"
            Expect.stringContains text "2 of 3 handed in" "so many"

        testCase "an empty class and a class without hand-ins have a report, too"
        <| fun () ->
            for marks in [ []; [ missing "ada" ] ] do
                let written = report marks
                PageParts.requireInert written
                Expect.stringContains (textOf written) $"0 of {marks.Length} handed in" "nobody"

        testCase "poison in names, faults and code leaves the report built as it was"
        <| fun () ->
            let write text =
                let mark key =
                    standing (Student(Key = key, Name = text)) [
                        failed [ text ] [] text
                        result "9.1" Verdict.Error 0.0 2.0 text
                    ]

                ReportPage.Write(
                    ClassReport(
                        Assignment = assignment,
                        Marks = [| late (mark "ada") 1.0; mark "ben"; missing "cem" |],
                        Scripts = readOnlyDict [ "ada", $"// {text}\nlet x = 1"; "ben", $"// {text}\nlet y = 1" ],
                        Similar = [|
                            SimilarPair(
                                Student = "ada",
                                Other = "ben",
                                Share = 0.9,
                                OtherShare = 0.8,
                                Passages = [| Passage(1, 2, 1, 2, 80) |]
                            )
                        |],
                        Pages = readOnlyDict [ "ada", "ada.html" ]
                    )
                )

            let bare page =
                PageParts.skeleton page |> List.filter ((<>) "span class")

            PageParts.requireInert (write poison)
            Expect.equal (bare (write poison)) (bare (write "harmless")) "no element more"
            Expect.stringContains (textOf (write poison)) shownPoison "it is shown"

        testCase "similar pairs stand side by side, in words that accuse nobody"
        <| fun () ->
            let scripts =
                readOnlyDict [
                    "ada", Scripts.fill Scripts.imperative
                    "ben", Scripts.disguised (Scripts.fill Scripts.imperative)
                ]

            let written =
                ReportPage.Write(
                    ClassReport(
                        Assignment = assignment,
                        Marks = [| standing (student "ada") [ solved ]; standing (student "ben") [ solved ] |],
                        Scripts = scripts,
                        Similar = SimilarityFinder.Find(scripts, Scripts.template.Value)
                    )
                )

            let text = textOf written
            PageParts.requireInert written
            Expect.stringContains text "Look at these." "a place to look at"
            Expect.stringContains text "z <- z + w1[k, j] * x[i, k]" "the one's line"
            Expect.stringContains text "z  +  w1[k, j] * x[i, k]" "the other's line"

            for word in [ "cheat"; "plagiar"; "fraud"; "copied"; "guilt"; "suspect" ] do
                Expect.isFalse (text.Contains(word, StringComparison.OrdinalIgnoreCase)) word
    ]

/// A course with three students, two of whom handed in.
let private withCourse (test: Course -> unit) =
    BookFixtures.inFolder (fun folder ->
        let course = Course(Path.Combine(folder, "course"))
        AssignmentFile.Write(course.Assignment "lab9_x", assignment)

        File.WriteAllText(
            Path.Combine(course.Release "lab9_x", "lab9_x.fsx"),
            script.Replace("square x + 1.0", "Check.todo ()")
        )

        File.WriteAllText(course.Students, "key,name\nada,Ada Lovelace\nreport,Rep Ort\ncem,Cem\n")
        let kept = SubmissionFolder(course, "lab9_x")
        use book = Gradebook.Open course.Gradebook

        for key in [ "ada"; "report" ] do
            let files =
                readOnlyDict [
                    "lab9_x.fsx", Text.Encoding.UTF8.GetBytes script
                    "plot.svg", Text.Encoding.UTF8.GetBytes "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
                ]

            match kept.Add(key, BookFixtures.at "2026-03-01T12:00:00+01:00", "lab9_x.fsx", files, [||]) with
            | null -> failtest "expected a new version"
            | submission ->
                let graded = graded key [ solved; failed [ "forgot the 1/m" ] [] "f" ]

                book.Record(
                    GradedSubmission(
                        Submission = submission,
                        Key = graded.Key,
                        Exercises = graded.Exercises,
                        Started = graded.Started,
                        Seconds = 0.5
                    )
                )
                |> ignore

        test course)

let private command (args: string list) =
    use output = new StringWriter()
    let code = FeedbackCommand.Run(Array.ofList args, output)
    code, output.ToString().Replace("\r\n", "\n")

let private files (course: Course) =
    Directory.GetFiles(course.Feedback "lab9_x", "*", SearchOption.AllDirectories)
    |> Array.map (fun file ->
        Path.GetRelativePath(course.Feedback "lab9_x", file).Replace('\\', '/'), Checksum.OfFile file)
    |> Array.sort
    |> List.ofArray

let private writing =
    testList "feedback.fsx" [
        testCase "writes a page for each student, the report and the tables, twice the same"
        <| fun () ->
            withCourse (fun course ->
                let code, said = command [ "lab9_x.fsx"; "--course"; course.Folder ]
                Expect.equal code 0 said
                let first = files course
                let names = List.map fst first
                let hashed = "report-" + (Checksum.OfText "report")[..7] + ".html"

                for name in
                    [
                        "ada.html"
                        "cem.html"
                        "report.html"
                        hashed
                        "grades.csv"
                        "canvas.csv"
                        "moodle.csv"
                        "gradescope.csv"
                    ] do
                    Expect.contains names name name

                Expect.stringContains said "3 pages" "said"
                command [ "lab9_x"; "--course"; course.Folder ] |> ignore
                Expect.equal (files course) first "to the byte"

                let page = File.ReadAllText(Path.Combine(course.Feedback "lab9_x", "ada.html"))
                PageParts.requireInert page
                Expect.stringContains (textOf page) "Ada Lovelace" "her name"
                Expect.stringContains page "class=\"line own\"" "her own line"
                Expect.stringContains page "data:image/svg+xml" "her plot"

                let report = File.ReadAllText(Path.Combine(course.Feedback "lab9_x", "report.html"))
                Expect.stringContains report $"href=\"{hashed}\"" "the report's links are the pages' names"
                Expect.stringContains (textOf report) "2 of 3 handed in" "the class")

        testCase "one student's page alone leaves the others and the report"
        <| fun () ->
            withCourse (fun course ->
                let code, said = command [ "lab9_x"; "--course"; course.Folder; "--student"; "ada" ]
                Expect.equal (code, List.map fst (files course)) (0, [ "ada.html" ]) said)

        testCase "a student who is not there and a lab that was not released are told in words"
        <| fun () ->
            withCourse (fun course ->
                let code, said = command [ "lab9_x"; "--course"; course.Folder; "--student"; "bob" ]
                Expect.equal code 1 "refused"
                Expect.stringContains said "got \"bob\": the keys are ada, report, cem" "the keys"
                let code, said = command [ "lab8_y"; "--course"; course.Folder ]
                Expect.equal code 1 "refused"
                Expect.stringContains said "lab8_y has not been released" "the lab")

        testCase "a file that was changed since it was collected is not shown, and the teacher is told"
        <| fun () ->
            withCourse (fun course ->
                let folder = Path.Combine(course.Submissions "lab9_x", "ada", "1")
                File.AppendAllText(Path.Combine(folder, "lab9_x.fsx"), "// changed\n")
                File.AppendAllText(Path.Combine(folder, "plot.svg"), " ")
                let code, said = command [ "lab9_x"; "--course"; course.Folder; "--student"; "ada" ]
                Expect.equal code 0 said
                Expect.stringContains said "ada: lab9_x.fsx is not on the page" "the script"
                Expect.stringContains said "ada: plot.svg is not on the page" "the plot"
                let page = File.ReadAllText(Path.Combine(course.Feedback "lab9_x", "ada.html"))
                Expect.isFalse (page.Contains "Your code") "no code"
                Expect.stringContains (textOf page) "solved" "the results are there")

        testCase "pages have names of their own on every system"
        <| fun () ->
            let names =
                PageNames.Of [| "ada"; "Ada"; "report"; "con"; "a/../b"; "zoë"; String('x', 90); "-x"; "..." |]

            let values = [ for name in names.Values -> name.ToLowerInvariant() ]
            Expect.equal (List.distinct values).Length names.Count "no two alike, whatever the case"

            for name in names.Values do
                Expect.isTrue (Regex.IsMatch(name, @"^[A-Za-z0-9_-][A-Za-z0-9_.-]*\.html$")) name
                Expect.notEqual (name.ToLowerInvariant()) "report.html" "taken"
                HtmlElement.Of("a", [||]).With("href", name) |> ignore

            Expect.equal (PageNames.Of [| "ada" |]).["ada"] "ada.html" "plain where it can be"
    ]

let tests = testList "grading: the class report" [ mistakes; figures; writing ]
