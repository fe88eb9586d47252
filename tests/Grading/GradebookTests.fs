module DLWorkbook.Tests.Grading.GradebookTests

open System
open System.IO
open System.Threading.Tasks
open Microsoft.Data.Sqlite
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

/// What another program does to the file.
let private sql (path: string) (statement: string) =
    use connection =
        new SqliteConnection $"Data Source={path};Pooling=False;Default Timeout=1"

    connection.Open()
    use command = connection.CreateCommand()
    command.CommandText <- statement
    command.ExecuteNonQuery() |> ignore

let private refuses (path: string) (statement: string) =
    let error = Expect.throwsT<SqliteException>(fun () -> sql path statement)
    ignore error

let private message (action: unit -> unit) =
    try
        action ()
        failtest "expected a GradebookException, got none"
    with :? GradebookException as error ->
        error.Message

let private opens (path: string) =
    message (fun () -> (Gradebook.Open(path, patience = Nullable(TimeSpan.FromSeconds 1.0))).Dispose())

let private recording = [
    testCase "what was recorded is read back as it was"
    <| fun () ->
        withBook (fun book ->
            let run = graded (submission "ada" 1)
            Expect.isTrue (book.Record run) "new"
            let back = Seq.exactlyOne (book.Latest Lab)
            Expect.equal (essence back) (essence run) "everything but the times"
            Expect.equal back.Started run.Started "its start"
            Expect.equal back.Seconds 0.25 "its seconds"
            Expect.equal back.Submission.Received run.Submission.Received "when it was handed in"
            Expect.equal back.Submission.Received.Offset (TimeSpan.FromHours 1.0) "with its offset"
            Expect.sequenceEqual back.Submission.Notes [ "a link was not followed" ] "its notes"
            Expect.equal back.Points 3.0 "its points")

    testCase "the same work is recorded once, changed checks add a row, and going back to the old ones adds another"
    <| fun () ->
        withBook (fun book ->
            let ada = submission "ada" 1

            let by checks =
                gradedAs checks [ result "1b.1" Verdict.Passed 2.0 2.0 ] ada

            let added = [ for checks in [ "old"; "old"; "new"; "new"; "old"; "old" ] -> book.Record(by checks) ]
            Expect.equal added [ true; false; true; false; true; false ] "recorded"
            Expect.equal (book.History(Lab, "ada").Count) 3 "rows"
            Expect.equal (Seq.exactlyOne (book.Latest Lab)).Key (key "old" ada) "the last one counts"
            Expect.isNotNull (book.Find(ada, key "new" ada)) "the other is there still"
            Expect.isNull (book.Find(ada, key "other" ada)) "what never was isn't")

    testCase "two students with the same files have a row each, and so have two versions"
    <| fun () ->
        withBook (fun book ->
            let same student version =
                Submission(
                    Lab = Lab,
                    Student = student,
                    Version = version,
                    Received = at "2026-11-20T12:00:00Z",
                    Files = readOnlyDict [],
                    Sha256 = "same"
                )

            for student, version in [ "ada", 1; "bob", 1; "ada", 2 ] do
                Expect.isTrue (book.Record(graded (same student version))) $"{student} {version}"

            Expect.equal
                [ for run in book.Latest Lab -> run.Submission.Student, run.Submission.Version ]
                [ "ada", 2; "bob", 1 ]
                "latest"

            Expect.equal (book.Current Lab).Count 3 "versions")

    testCase "missing is what has no row with the present key, in its order"
    <| fun () ->
        withBook (fun book ->
            let all = [| for name in [ "dan"; "ada"; "cyd"; "bob" ] -> submission name 1 |]
            book.Record(graded all[1]) |> ignore
            book.Record(graded all[3]) |> ignore
            let missing checks = [ for one in book.Missing(all, key checks) -> one.Student ]
            Expect.equal (missing "checks") [ "dan"; "cyd" ] "not graded yet"
            Expect.equal (missing "new checks") [ "dan"; "ada"; "cyd"; "bob" ] "all, when the checks changed"
            Expect.isTrue (book.Contains(all[1], key "checks" all[1])) "contained")

    testCase "a deliberate regrade asks for everything once more, and goes on where it was"
    <| fun () ->
        withBook (fun book ->
            let all = [| for name in [ "ada"; "bob" ] -> submission name 1 |]
            let missing () = [ for one in book.Missing(all, key "checks") -> one.Student ]
            let record at = book.Record(graded all[at])
            Expect.equal [ record 0; record 1 ] [ true; true ] "graded"
            book.StartRegrade(Lab, "grace", "the sandbox had too little memory")
            Expect.equal (missing ()) [ "ada"; "bob" ] "all of them again"
            Expect.equal [ record 0; record 0 ] [ true; false ] "once more, once"
            Expect.equal (missing ()) [ "bob" ] "the one that is left"
            Expect.equal (book.History Lab).Count 3 "rows")

    testCase "points out of range, NaN and an exercise twice are refused together, and nothing is recorded"
    <| fun () ->
        withBook (fun book ->
            let run =
                submission "ada" 1
                |> gradedAs "checks" [
                    result "1b.1" Verdict.Passed 3.0 2.0
                    result "1b.2" Verdict.Passed nan 2.0
                    result "1b.2" Verdict.Passed -1.0 2.0
                ]

            let error = Expect.throwsC (fun () -> book.Record run |> ignore) _.Message
            Expect.stringContains error "exercise 1b.1: expected points from 0 to 2, got 3" "too many"
            Expect.stringContains error "got NaN" "no number"
            Expect.stringContains error "got -1" "below 0"
            Expect.stringContains error "exercise 1b.2: expected one result, got 2" "twice"
            Expect.isEmpty (book.History Lab) "rows")

    testCase "parallel writers in one process and in several connections lose nothing"
    <| fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "gradebook.sqlite")
            use shared = Gradebook.Open path

            let write at =
                use own = Gradebook.Open path
                let book = if at % 2 = 0 then shared else own

                for version in 1..5 do
                    Expect.isTrue (book.Record(graded (submission $"s{at}" version))) "new"

            Parallel.For(0, 8, write) |> ignore
            Expect.equal (shared.History Lab).Count 40 "rows"
            Expect.equal (shared.Latest Lab).Count 8 "students")
]

let private notes = [
    testCase "marks, comments and extensions are read back in their order"
    <| fun () ->
        withBook (fun book ->
            book.AddMark(mark "ada" "1b.1" MarkKind.Adjusts -0.5)
            book.AddMark(mark "ada" null MarkKind.Replaces 7.0)
            book.AddMark(mark "bob" null MarkKind.Withdraws 0.0)

            book.AddComment(
                Comment(
                    Lab = Lab,
                    Student = "ada",
                    By = "grace",
                    At = at "2026-11-22T10:00:00Z",
                    Text = "= '\"quoted\"; æøå\nsecond"
                )
            )

            let until = at "2026-11-24T12:00:00+01:00"

            book.AddExtension(
                Extension(Lab = Lab, Student = "ada", Until = until, By = "grace", At = until, Why = "ill")
            )

            let ada = book.Marks(Lab, "ada")

            Expect.sequenceEqual
                ada
                [ mark "ada" "1b.1" MarkKind.Adjusts -0.5; mark "ada" null MarkKind.Replaces 7.0 ]
                "marks"

            Expect.equal (book.Marks Lab).Count 3 "everyone's"
            Expect.equal (Seq.exactlyOne (book.Comments Lab)).Text "= '\"quoted\"; æøå\nsecond" "the comment"
            Expect.equal (Seq.exactlyOne (book.Extensions(Lab, "ada"))).Until until "the extension"
            Expect.isEmpty (book.Extensions(Lab, "bob")) "bob has none"
            Expect.sequenceEqual (book.Labs()) [ Lab ] "labs")

    testCase "a mark that is no number or replaces by less than nothing is refused"
    <| fun () ->
        withBook (fun book ->
            for points in [ nan; infinity; -1.0 ] do
                Expect.throwsT<ArgumentException>(fun () -> book.AddMark(mark "ada" null MarkKind.Replaces points))
                |> ignore

            Expect.isEmpty (book.Marks Lab) "marks")

    testCase "a mark without a reason is refused by the file"
    <| fun () ->
        withBook (fun book ->
            let empty =
                ManualMark(
                    Lab = Lab,
                    Student = "",
                    Kind = MarkKind.Adjusts,
                    Points = 1.0,
                    By = "",
                    At = at "2026-11-22T10:00:00Z",
                    Why = ""
                )

            Expect.stringContains (message (fun () -> book.AddMark empty)) "takes no such row" "the error")
]

let private appendOnly = [
    testCase "no program can change, delete or replace a row of any table"
    <| fun () ->
        withBook (fun book ->
            book.Record(graded (submission "ada" 1)) |> ignore
            book.AddMark(mark "ada" null MarkKind.Adjusts 1.0)

            book.AddComment(
                Comment(Lab = Lab, Student = "ada", By = "grace", At = at "2026-11-22T10:00:00Z", Text = "good")
            )

            book.AddExtension(
                Extension(
                    Lab = Lab,
                    Student = "ada",
                    Until = at "2026-11-24T12:00:00Z",
                    By = "grace",
                    At = at "2026-11-22T10:00:00Z",
                    Why = "ill"
                )
            )

            book.StartRegrade(Lab, "grace", "why")
            book.Record(graded (submission "ada" 1)) |> ignore

            for table in [ "runs"; "results"; "marks"; "comments"; "extensions"; "regrades" ] do
                refuses book.Path $"DELETE FROM {table}"
                refuses book.Path $"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"

            for table, column in
                [
                    "runs", "points"
                    "results", "points"
                    "marks", "points"
                    "comments", "text"
                    "extensions", "until"
                    "regrades", "why"
                ] do
                refuses book.Path $"UPDATE {table} SET {column} = {column}"
                refuses book.Path $"UPDATE OR REPLACE {table} SET {column} = {column}"

            Expect.equal (book.History Lab).Count 2 "rows"
            Expect.equal (Seq.last (book.History Lab)).Points 3.0 "points")

    testCase "a result can't join a recorded run, a run can't come without its results, and none comes twice"
    <| fun () ->
        withBook (fun book ->
            book.Record(graded (submission "ada" 1)) |> ignore
            refuses book.Path "INSERT INTO results VALUES (1, 3, '1b.3', 'passed', 2, 2, '{}')"

            let run id number exercises checks =
                $"INSERT INTO runs SELECT {id}, lab, student, version, {number}, regrade, submission_sha256, assignment_sha256, {checks}, packages, received, started, seconds, points, {exercises}, submission FROM runs"

            refuses book.Path (run 2 2 2 "'other'")
            refuses book.Path (run 2 2 0 "'other'")
            refuses book.Path (run 2 2 2 "checks_sha256")
            Expect.equal (book.History Lab).Count 1 "rows")

    testCase "columns hold what they are for"
    <| fun () ->
        withBook (fun book ->
            for values in
                [
                    "'', 'ada', NULL, 'adjusts', 1, 'me', '2026-11-22T10:00:00', 'why'"
                    "'lab', 'ada', NULL, 'doubles', 1, 'me', '2026-11-22T10:00:00', 'why'"
                    "'lab', 'ada', NULL, 'adjusts', 'many', 'me', '2026-11-22T10:00:00', 'why'"
                    "'lab', 'ada', NULL, 'adjusts', 1, 'me', 'yesterday', 'why'"
                    "'lab', 'ada', NULL, 'adjusts', 1, x'00', '2026-11-22T10:00:00', 'why'"
                ] do
                refuses
                    book.Path
                    $"INSERT INTO marks (lab, student, exercise, kind, points, who, at, why) VALUES ({values})")
]

let private files = [
    testCase "a gradebook is one file, readable by its owner alone, and opens again"
    <| fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "course", "gradebook.sqlite")

            using (Gradebook.Open path) (fun book -> book.Record(graded (submission "ada" 1)) |> ignore)

            Expect.equal
                [ for file in Directory.GetFiles(Path.Combine(folder, "course")) -> Path.GetFileName file ]
                [ "gradebook.sqlite" ]
                "one file"

            if not (OperatingSystem.IsWindows()) then
                Expect.equal (File.GetUnixFileMode path) (UnixFileMode.UserRead ||| UnixFileMode.UserWrite) "rights"

            use again = Gradebook.Open(path, readOnly = true)
            Expect.equal (again.Latest Lab).Count 1 "rows"

            Expect.stringContains
                (message (fun () -> again.AddMark(mark "ada" null MarkKind.Adjusts 1.0)))
                "read-only"
                "no writing")

    testCase "what is no database, another program's, a newer one or a folder is refused, and left as it is"
    <| fun () ->
        inFolder (fun folder ->
            let file name = Path.Combine(folder, name)
            File.WriteAllText(file "text", String.replicate 300 "no database ")
            Expect.stringContains (opens (file "text")) "is no gradebook" "text"
            Expect.equal (FileInfo(file "text").Length) 3600L "left as it is"

            sql (file "other") "CREATE TABLE t (x)"
            Expect.stringContains (opens (file "other")) "of another program" "another's"

            (Gradebook.Open(file "newer")).Dispose()
            sql (file "newer") "PRAGMA user_version = 9"
            Expect.stringContains (opens (file "newer")) "expected version 1 of the tables in" "a newer one"
            Expect.stringContains (opens (file "newer")) "got 9: a newer workbook wrote it" "a newer one"

            Directory.CreateDirectory(file "folder") |> ignore
            Expect.stringContains (opens (file "folder")) "expected a file, got the folder" "a folder"

            Expect.stringContains
                (opens (Path.Combine(file "text", "gradebook.sqlite")))
                "can't be made"
                "a file for a folder"

            let none =
                message (fun () -> (Gradebook.Open(file "none", readOnly = true)).Dispose())

            Expect.stringContains none "there is no gradebook" "none"
            Expect.isFalse (File.Exists(file "none")) "reading makes none")

    testCase "a damaged gradebook is an error, not a wrong grade"
    <| fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "gradebook.sqlite")

            using (Gradebook.Open path) (fun book ->
                for student in 1..40 do
                    book.Record(graded (submission $"s{student}" 1)) |> ignore)

            use stream = File.OpenWrite path
            stream.Seek(8192L, SeekOrigin.Begin) |> ignore
            let damage = Array.create (int stream.Length - 8192) 0xA5uy
            stream.Write(damage, 0, damage.Length)
            stream.Dispose()

            let error =
                message (fun () ->
                    use book = Gradebook.Open path
                    book.Current Lab |> ignore)

            Expect.stringContains error "is damaged" "the error")

    testCase "a gradebook that another process holds is an error after a while, and works afterwards"
    <| fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "gradebook.sqlite")
            use book = Gradebook.Open(path, patience = Nullable(TimeSpan.FromSeconds 1.0))
            use other = new SqliteConnection $"Data Source={path};Pooling=False"
            other.Open()
            use hold = other.BeginTransaction()
            let error = message (fun () -> book.Record(graded (submission "ada" 1)) |> ignore)
            Expect.stringContains error "another process has been writing" "the error"
            hold.Rollback()
            Expect.isTrue (book.Record(graded (submission "ada" 1))) "afterwards")

    testCase "a file that can't be written is an error that says so"
    <| fun () ->
        if OperatingSystem.IsWindows() || Environment.UserName = "root" then
            skiptest "root writes everywhere, and Windows has other rights"

        inFolder (fun folder ->
            let path = Path.Combine(folder, "gradebook.sqlite")
            (Gradebook.Open path).Dispose()
            File.SetUnixFileMode(path, UnixFileMode.UserRead)

            let error =
                message (fun () ->
                    use book = Gradebook.Open path
                    book.AddMark(mark "ada" null MarkKind.Adjusts 1.0))

            Expect.stringContains error "read-only" "the error")
]

let tests =
    testList "gradebook" [
        testList "records" recording
        testList "notes" notes
        testList "is append-only" appendOnly
        testList "files" files
    ]
