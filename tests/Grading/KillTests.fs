module DLWorkbook.Tests.Grading.KillTests

open System
open System.Diagnostics
open System.IO
open System.Reflection
open System.Threading
open Microsoft.Data.Sqlite
open Expecto
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

let private program = Assembly.GetExecutingAssembly().Location

/// Starts the child and waits until it is about to open the gradebook.
let private start (path: string) =
    let info =
        ProcessStartInfo("dotnet", [ "exec"; program; KillChild.Argument; path ], RedirectStandardOutput = true)

    match Process.Start info with
    | null -> failtest "the child did not start"
    | child ->
        Expect.equal (child.StandardOutput.ReadLine()) KillChild.Ready "what the child says"
        child

/// What is in the file, as anybody sees it: SQLite's own check, the runs, and their results.
let private numbers (path: string) =
    use connection = new SqliteConnection $"Data Source={path};Pooling=False"
    connection.Open()

    let one (sql: string) =
        use command = connection.CreateCommand()
        command.CommandText <- sql
        string (command.ExecuteScalar())

    one "PRAGMA integrity_check", int (one "SELECT COUNT(*) FROM runs"), int (one "SELECT COUNT(*) FROM results")

let private tests' = [
    testCase "killed at 20 random instants, the gradebook is the undisturbed one: nothing lost, nothing twice"
    <| fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "gradebook.sqlite")
            let random = Random 20
            let mutable before = 0
            let mutable interrupted = 0

            for _ in 1..20 do
                use child = start path
                Thread.Sleep(random.Next 40)
                interrupted <- interrupted + (if child.HasExited then 0 else 1)
                child.Kill()
                child.WaitForExit()

                if File.Exists path && FileInfo(path).Length > 0L then
                    // The reader rolls back what the kill left half done, as every reader does.
                    using (Gradebook.Open path) (fun book ->
                        Expect.isLessThanOrEqual (book.History Lab).Count 600 "rows")

                    let whole, runs, results = numbers path
                    Expect.equal whole "ok" "SQLite's check"
                    Expect.equal results (8 * runs) "every run with all its results"
                    Expect.isGreaterThanOrEqual runs before "what was recorded stays"
                    before <- runs

            Expect.isGreaterThan interrupted 15 "kills that met a child at work"
            Expect.isLessThan before 600 "the kills came before it was done"
            use child = start path
            child.WaitForExit()
            Expect.equal child.ExitCode 0 "the last one comes to its end"

            use book = Gradebook.Open path
            use undisturbed = Gradebook.Open(Path.Combine(folder, "undisturbed.sqlite"))

            for submission in KillChild.submissions do
                undisturbed.Record(KillChild.grade submission) |> ignore

            let rows (book: Gradebook) = [ for run in book.History Lab -> essence run ]
            Expect.sequenceEqual (rows book) (rows undisturbed) "the same rows, times apart"
            Expect.isEmpty (book.Missing(KillChild.submissions, key "checks")) "nothing is missing")

    testCase "two graders at work on one gradebook, one of them killed: the other loses nothing"
    <| fun () ->
        inFolder (fun folder ->
            let path = Path.Combine(folder, "gradebook.sqlite")
            use killed = start path
            use book = Gradebook.Open path

            for submission in KillChild.submissions[..59] do
                book.Record(KillChild.grade submission) |> ignore

                if submission.Student = "student10" && submission.Version = 1 then
                    killed.Kill()

            killed.WaitForExit()
            let whole, runs, results = numbers path
            Expect.equal whole "ok" "SQLite's check"
            Expect.equal results (8 * runs) "every run with all its results"

            Expect.isEmpty (book.Missing(KillChild.submissions[..59], key "checks")) "nothing is missing"

            Expect.equal
                (List.length (List.distinct [ for run in book.History Lab -> run.Submission.Sha256 ]))
                runs
                "nothing twice")
]

let tests = testSequenced (testList "killed" tests')
