module DLWorkbook.Tests.Grading.CollectTests

open System
open System.Collections.Generic
open System.Diagnostics
open System.IO
open System.IO.Compression
open System.Text
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Grading
open DLWorkbook.Tests.Grading.BookFixtures

let private script = Lab + ".fsx"
let private due = at "2026-12-01T23:59:00+01:00"
let private early = DateTime(2026, 11, 30, 12, 0, 0, DateTimeKind.Utc)
let private after = DateTime(2026, 12, 2, 9, 0, 0, DateTimeKind.Utc)

let private asked =
    Assignment(
        Lab = Lab,
        Title = "Lab 1b",
        Due = Nullable due,
        Exercises = [| exercise "1b.1" 1.0 |],
        Attachments = [| Attachment(Name = "report.pdf", MostBytes = 1000L) |]
    )

let private classList =
    ClassList.Parse
        "key,name,email,canvas id,github\nada,\"Lovelace, Ada\",ada@x.org,1001,countess\nasa,Åsa Marie Ødegård,asa@x.org,1002,asa-o\nbob,Bob Berg,bob@x.org,,\n"

/// Writes a file with a time.
let private put (time: DateTime) (folder: string) (path: string) (content: string) =
    let file = Path.Combine(folder, path)
    Directory.CreateDirectory(Path.GetDirectoryName file |> string) |> ignore
    File.WriteAllText(file, content)
    File.SetLastWriteTimeUtc(file, time)

/// A course and a folder for a download, which go away.
let private here (test: Course -> string -> 'a) : 'a =
    inFolder (fun folder ->
        let download = Path.Combine(folder, "download")
        Directory.CreateDirectory download |> ignore
        test (Course(Path.Combine(folder, "course"))) download)

let private collectAs (students: ClassList | null) (course: Course) (options: CollectOptions) =
    Collector(course, asked, students).Collect options

let private collect (course: Course) (from: string) =
    collectAs classList course (CollectOptions(From = from))

let private one (key: string) (collection: Collection) =
    collection.Students |> Seq.find (fun student -> student.Key = key)

/// The version that was new.
let private fresh (student: CollectedStudent) : Submission =
    match student.New with
    | null -> failtest $"{student.Key}: expected a new version, got none"
    | it -> it

let private keys (collection: Collection) = [ for student in collection.Students -> student.Key ]

let private contentOf (course: Course) (student: string) (version: int) (name: string) =
    File.ReadAllText(Path.Combine(course.Submissions Lab, student, string version, name))

let private refused (work: unit -> Collection) : string =
    try
        work () |> ignore
        failtest "expected a CollectException"
    with :? CollectException as fault ->
        fault.Message

let private nothingWritten (course: Course) =
    Expect.isFalse (Directory.Exists(course.Submissions Lab)) "nothing was written"

/// Makes an archive of entries: name, content, and what else is set.
let private zip (file: string) (entries: (string * byte[] * (ZipArchiveEntry -> unit)) list) =
    use archive = ZipFile.Open(file, ZipArchiveMode.Create)

    for name, content, set in entries do
        let entry = archive.CreateEntry name
        entry.LastWriteTime <- DateTimeOffset early
        set entry
        use stream = entry.Open()
        stream.Write(ReadOnlySpan content)

let private plainly (text: string) = Encoding.UTF8.GetBytes text
let private asIs (_: ZipArchiveEntry) = ()

let private moodle = [
    testCase "Moodle's folders: the file, the typed text, and names with accents"
    <| fun () ->
        here (fun course download ->
            put early download $"Ada Lovelace_123456_assignsubmission_file_/{script}" "let a = 1"
            put early download $"Åsa Marie Ødegård_77_assignsubmission_file/labs/{script}" "let b = 2"

            put
                early
                download
                "Bob Berg_9_assignsubmission_onlinetext_/onlinetext.html"
                "<html><body><p>let c =&nbsp;3</p><p>let d = c &lt; 4<br/>let e = 5</p></body></html>"

            let collection = collect course download
            Expect.equal collection.Form DownloadForm.Moodle "form"
            Expect.equal (keys collection) [ "ada"; "asa"; "bob" ] "who"
            Expect.isEmpty collection.Missing "missing"
            Expect.equal (contentOf course "asa" 1 script) "let b = 2" "a file in a folder"
            Expect.equal (contentOf course "bob" 1 script) "let c = 3\nlet d = c < 4\nlet e = 5\n" "typed text")

    testCase "Moodle without folders, blind marking told by the worksheet"
    <| fun () ->
        here (fun course download ->
            put after download $"Participant_501_assignsubmission_file_{script}" "let a = 1"
            put after download $"Participant_502_assignsubmission_file_{script}" "let b = 1"
            let sheet = Path.Combine(course.Folder, "..", "worksheet.csv")

            File.WriteAllText(
                sheet,
                "\uFEFFIdentifier,\"Full name\",\"Email address\",Status,\"Last modified (submission)\"\n"
                + "Participant 501,Ada Lovelace,ada@x.org,Submitted,\"Tuesday, 1 December 2026, 11:58 PM\"\n"
                + "Participant 502,Bob Berg,bob@x.org,Submitted,\"Wednesday, 2 December 2026, 1:00 AM\"\n"
                + "Participant 503,Åsa Marie Ødegård,asa@x.org,No submission,-\n"
            )

            let collection =
                collectAs classList course (CollectOptions(From = download, Worksheet = sheet))

            Expect.equal (keys collection) [ "ada"; "bob" ] "who"
            Expect.equal (one "ada" collection).Received (at "2026-12-01T23:58:00+01:00") "in the due date's zone"
            Expect.equal (one "ada" collection).Late (Nullable()) "in time"
            Expect.equal (one "bob" collection).Late (Nullable(TimeSpan.FromMinutes 61.0)) "late"
            Expect.equal [ for student in collection.Missing -> student.Key ] [ "asa" ] "missing")

    testCase "an archive gives what its folder gives"
    <| fun () ->
        here (fun course download ->
            let file = Path.Combine(download, "INF265-Lab 1b-4711.zip")

            zip file [
                $"Ada Lovelace_1_assignsubmission_file_/{script}", plainly "let a = 1", asIs
                "Ada Lovelace_1_assignsubmission_file_/report.pdf", plainly "%PDF", asIs
                "__MACOSX/Ada Lovelace_1_assignsubmission_file_/._x", plainly "x", asIs
            ]

            let collection = collect course file
            let ada = one "ada" collection
            Expect.equal (fresh ada).Version 1 "version"
            Expect.equal (List.ofSeq (fresh ada).Files.Keys |> List.sort) [ script; "report.pdf" ] "files"
            Expect.isEmpty ada.Notes "notes")
]

let private canvas = [
    testCase "Canvas' files: LATE, the number of the user, the number of the version, typed text"
    <| fun () ->
        here (fun course download ->
            put after download $"lovelaceada_1001_5_{Lab}-2.fsx" "let a = 2"
            put after download "lovelaceada_1001_6_report-1.pdf" "%PDF"
            put after download "ødegårdåsamarie_4_7_lab.fsx" "let b = 1"
            put after download "bergbob_LATE_5_text.html" "<p>let c = 1</p>"

            let collection =
                collectAs classList course (CollectOptions(From = download, FileTimes = FileTimes.Trusted))

            Expect.equal collection.Form DownloadForm.Canvas "form"
            Expect.equal (keys collection) [ "ada"; "asa"; "bob" ] "who"
            Expect.equal (contentOf course "ada" 1 "report.pdf") "%PDF" "the attachment"
            Expect.equal (contentOf course "ada" 1 script) "let a = 2" "the script"
            Expect.equal (Seq.toList (one "asa" collection).Notes) [ "the script was called lab.fsx" ] "another name"
            Expect.equal (contentOf course "bob" 1 script) "let c = 1\n" "typed text")

    testCase "whom Canvas doesn't call LATE came in time, whenever the download was made"
    <| fun () ->
        here (fun course download ->
            put after download $"lovelaceada_1001_5_{script}" "let a = 2"
            let ada = collect course download |> one "ada"
            Expect.equal ada.Received due "at the latest when it was due"
            Expect.equal ada.Late (Nullable()) "in time")

    testCase "an anonymous download keeps each as someone of its own"
    <| fun () ->
        here (fun course download ->
            put early download $"anon_a1B2c_5_{script}" "let a = 1"
            put early download $"LATE_anon_d3E4f_6_{script}" "let b = 1"
            let collection = collect course download
            Expect.equal collection.Students.Count 2 "two"
            Expect.all collection.Students (fun student -> not student.IsListed) "not in the list")
]

/// Runs git in a folder; a test on a machine without git is skipped.
let private git (folder: string) (arguments: string list) =
    let info =
        ProcessStartInfo(
            "git",
            [
                "-c"
                "user.name=Ada"
                "-c"
                "user.email=ada@x.org"
                "-c"
                "init.defaultBranch=main"
                yield! arguments
            ],
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true
        )

    info.Environment["GIT_COMMITTER_DATE"] <- "2026-12-01T20:00:00 +0100"

    try
        match Process.Start info with
        | null -> skiptest "git did not start"
        | running ->
            use running = running
            let said = running.StandardError.ReadToEnd()
            running.WaitForExit()
            Expect.equal running.ExitCode 0 said
    with :? ComponentModel.Win32Exception ->
        skiptest "git is not installed"

let private classroom = [
    testCase "GitHub Classroom's repositories: the account behind the common beginning, the time of the commit"
    <| fun () ->
        here (fun course download ->
            for account in [ "countess"; "asa-o"; "stranger" ] do
                let repository = Path.Combine(download, "lab-1b-submissions", "lab-1b-" + account)
                put after repository $"labs/{script}" $"let who = \"{account}\""
                git repository [ "init"; "-q" ]
                git repository [ "add"; "." ]
                git repository [ "commit"; "-q"; "-m"; "done" ]

            let collection = collect course download
            Expect.equal collection.Form DownloadForm.GitHub "form"
            Expect.equal (keys collection) [ "ada"; "asa"; "stranger" ] "who"
            Expect.equal (one "ada" collection).Received (at "2026-12-01T20:00:00+01:00") "the commit's time"
            Expect.stringContains (one "ada" collection).Notes[0] "own word" "says whose time it is"
            Expect.isFalse (one "stranger" collection).IsListed "not in the class list"
            Expect.equal [ for student in collection.Missing -> student.Key ] [ "bob" ] "missing")

    testCase "a packed repository tells its time, too"
    <| fun () ->
        here (fun _ download ->
            put after download script "let a = 1"
            git download [ "init"; "-q" ]
            git download [ "add"; "." ]
            git download [ "commit"; "-q"; "-m"; "done" ]
            git download [ "pack-refs"; "--all" ]
            git download [ "repack"; "-adq" ]
            Expect.equal (GitHead.CommitTime download) (Nullable(at "2026-12-01T20:00:00+01:00")) "the time")

    testCase "nothing that a repository's configuration names is run"
    <| fun () ->
        here (fun _ download ->
            put after download script "let a = 1"
            git download [ "init"; "-q" ]
            git download [ "add"; "." ]
            git download [ "commit"; "-q"; "-m"; "done" ]
            let trap = Path.Combine(download, "trap.sh")
            let mark = Path.Combine(download, "sprung")
            File.WriteAllText(trap, $"#!/bin/sh\ntouch '{mark}'\n")

            if not (OperatingSystem.IsWindows()) then
                File.SetUnixFileMode(trap, UnixFileMode.UserRead ||| UnixFileMode.UserExecute)

            File.AppendAllText(
                Path.Combine(download, ".git", "config"),
                $"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n\tsshCommand = {trap}\n[log]\n\tshowSignature = true\n[gpg]\n\tprogram = {trap}\n[alias]\n\tcat-file = !{trap}\n"
            )

            Expect.isTrue (GitHead.CommitTime download).HasValue "the time is told"
            Expect.isFalse (File.Exists mark) "the trap was not sprung")

    testCase "the pushes' times of grades.csv come before the commit's own"
    <| fun () ->
        here (fun course download ->
            for account in [ "countess"; "asa-o" ] do
                put after download $"lab-1b-{account}/{script}" "let a = 1"

            let sheet = Path.Combine(course.Folder, "..", "grades.csv")

            File.WriteAllText(
                sheet,
                "assignment_name,github_username,roster_identifier,student_repository_name,submission_timestamp\n"
                + "lab-1b,countess,,lab-1b-countess,2026-12-01 22:59:00 UTC\nlab-1b,asa-o,,lab-1b-asa-o,2026-12-01 23:00:00 UTC\n"
            )

            let collection =
                collectAs
                    classList
                    course
                    (CollectOptions(From = download, Form = Nullable DownloadForm.GitHub, Worksheet = sheet))

            Expect.equal (one "ada" collection).Late (Nullable()) "just in time"
            Expect.equal (one "asa" collection).Late (Nullable(TimeSpan.FromMinutes 1.0)) "a minute late")
]

let private versions = [
    testCase "the same again is no new version, something else is, and nothing is overwritten"
    <| fun () ->
        here (fun course download ->
            let hand (time: DateTime) text =
                put time download $"ada/{script}" text
                collect course download |> one "ada"

            Expect.equal (hand early "let a = 1" |> fresh).Version 1 "first"
            Expect.isNull (hand (early.AddHours 1.0) "let a = 1").New "the same"
            Expect.equal (hand (early.AddHours 2.0) "let a = 2" |> fresh).Version 2 "changed"
            Expect.isNull (hand early "let a = 1").New "an old download again"
            Expect.equal (hand (early.AddHours 3.0) "let a = 1" |> fresh).Version 3 "back to the first, later"
            Expect.equal (contentOf course "ada" 1 script) "let a = 1" "version 1"
            Expect.equal (contentOf course "ada" 2 script) "let a = 2" "version 2"
            let store = SubmissionFolder(course, Lab)
            Expect.equal [ for version in store.All() -> version.Version ] [ 1; 2; 3 ] "all are listed"
            Expect.equal (store.Script(store.Versions("ada")[1])) (plainly "let a = 2") "the script")

    testCase "a version that was half written is none, and is swept away when it is old"
    <| fun () ->
        here (fun course download ->
            let half = Path.Combine(course.Submissions Lab, "ada", ".new-0123")
            put early half script "let a = "
            Directory.SetLastWriteTimeUtc(half, DateTime.UtcNow.AddHours -2.0)
            put early download $"ada/{script}" "let a = 1"
            let store = SubmissionFolder(course, Lab)
            Expect.isEmpty (store.All()) "half a version is none"
            Expect.equal (collect course download |> one "ada" |> fresh).Version 1 "the first"
            Expect.isFalse (Directory.Exists half) "swept away"
            Expect.equal (store.All().Count) 1 "one version")

    testCase "a script that was changed after it was collected is not read"
    <| fun () ->
        here (fun course download ->
            put early download $"ada/{script}" "let a = 1"
            let kept = collect course download |> one "ada" |> fresh
            File.WriteAllText(Path.Combine(course.Submissions Lab, "ada", "1", script), "let a = 100")

            Expect.throwsT<InvalidDataException>
                (fun () -> SubmissionFolder(course, Lab).Script kept |> ignore)
                "its checksum differs")

    testCase "many at once for one student: every one is kept, each with its number"
    <| fun () ->
        here (fun course _ ->
            let add (number: int) =
                SubmissionFolder(course, Lab)
                    .Add(
                        "ada",
                        DateTimeOffset(early.AddMinutes(float number)),
                        script,
                        dict [ script, plainly $"let a = {number}" ] |> Dictionary,
                        [||]
                    )

            let kept = Array.Parallel.init 8 add

            Expect.equal
                (kept
                 |> Array.choose Option.ofObj
                 |> Array.map (fun submission -> submission.Version)
                 |> Array.sort)
                [| 1..8 |]
                "numbers"

            Expect.equal (SubmissionFolder(course, Lab).All().Count) 8 "all are there")
]

let private whoIsWho = [
    testCase "two of a download who are one student stop it, before anything is written"
    <| fun () ->
        here (fun course download ->
            put early download $"Ada Lovelace_1_assignsubmission_file_/{script}" "let a = 1"
            put early download $"Lovelace Ada_2_assignsubmission_file_/{script}" "let a = 2"
            let said = refused (fun () -> collect course download)
            Expect.stringContains said "\"Ada Lovelace_1\" and \"Lovelace Ada_2\" are both ada" "both are named"
            nothingWritten course)

    testCase "a name that two students have stops it, and a table tells them apart"
    <| fun () ->
        here (fun course download ->
            let twins = ClassList.Parse "key,name\nanna1,Anna Berg\nanna2,Anna Berg\n"
            put early download $"Anna Berg_1_assignsubmission_file_/{script}" "let a = 1"

            let said =
                refused (fun () -> collectAs twins course (CollectOptions(From = download)))

            Expect.stringContains said "\"Anna Berg_1\" may be anna1 or anna2" "both are named"
            nothingWritten course
            let sheet = Path.Combine(course.Folder, "..", "who.csv")
            File.WriteAllText(sheet, "download;key\nAnna Berg_1;anna2\n")

            let collection =
                collectAs twins course (CollectOptions(From = download, Worksheet = sheet))

            Expect.equal (keys collection) [ "anna2" ] "told")

    testCase "who is in no list is kept under a key made of the name, and named"
    <| fun () ->
        here (fun course download ->
            put early download $"Zoë O'Brien_42_assignsubmission_file_/{script}" "let a = 1"
            put early download $"王小明_43_assignsubmission_file_/{script}" "let a = 2"
            let collection = collect course download
            Expect.isTrue ((keys collection).Head.StartsWith "student-43-") "no letter of ASCII"
            Expect.equal (one "zoe-o-brien-42" collection).IsListed false "not listed"
            Expect.stringContains (one "zoe-o-brien-42" collection).Notes[0] "Zoë O'Brien_42" "named")

    testCase "without a class list everyone is kept, and nobody is missing"
    <| fun () ->
        here (fun course download ->
            put early download $"grace/{script}" "let a = 1"
            put early download $"linus/{script}" "let a = 2"
            let collection = collectAs null course (CollectOptions(From = download))
            Expect.equal (keys collection) [ "grace"; "linus" ] "who"
            Expect.isEmpty collection.Missing "missing")
]

let private times = [
    testCase "files of after the due date stop it: a download's own time makes nobody late"
    <| fun () ->
        here (fun course download ->
            put after download $"Ada Lovelace_1_assignsubmission_file_/{script}" "let a = 1"
            let said = refused (fun () -> collect course download)
            Expect.stringContains said "1 of 1 have files of after the due date" "says what"
            Expect.stringContains said "--worksheet" "says how to go on"
            nothingWritten course

            let collectWith trust =
                collectAs classList course (CollectOptions(From = download, FileTimes = trust))
                |> one "ada"

            Expect.equal (collectWith FileTimes.Trusted).Late (Nullable(DateTimeOffset after - due)) "trusted"
            Expect.equal (collectWith FileTimes.InTime).Late (Nullable()) "in time")

    testCase "a table's fault is told with its line"
    <| fun () ->
        here (fun course download ->
            put early download $"ada/{script}" "let a = 1"
            let sheet = Path.Combine(course.Folder, "..", "times.csv")
            File.WriteAllText(sheet, "key,received\nada,tomorrow\n")

            let said =
                refused (fun () -> collectAs classList course (CollectOptions(From = download, Worksheet = sheet)))

            Expect.stringContains said "line 2: expected a time" "line"
            nothingWritten course)
]

let private hostile = [
    testCase "names of an archive lead nowhere: .., absolute ones, drives, links"
    <| fun () ->
        here (fun course download ->
            let file = Path.Combine(download, "d.zip")

            let link (entry: ZipArchiveEntry) =
                entry.ExternalAttributes <- 0xA1FF <<< 16

            zip file [
                $"ada/{script}", plainly "let a = 1", asIs
                "ada/../../../escaped.fsx", plainly "x", asIs
                "/tmp/absolute.fsx", plainly "x", asIs
                "C:\\Windows\\x.fsx", plainly "x", asIs
                "ada/report.pdf", plainly "/etc/passwd", link
                "ada/..\\..\\back.fsx", plainly "x", asIs
            ]

            let before =
                Directory.GetFiles(Path.Combine(download, ".."), "*", SearchOption.AllDirectories).Length

            let collection =
                collectAs classList course (CollectOptions(From = file, Form = Nullable DownloadForm.Plain))

            let ada = one "ada" collection
            Expect.equal (List.ofSeq (fresh ada).Files.Keys) [ script ] "the script alone"
            Expect.isTrue (ada.Notes |> Seq.exists (fun note -> note.Contains "a link")) "the link is named"
            Expect.equal collection.Students.Count 1 "nobody else"

            Expect.equal
                (Seq.toList collection.Unclear)
                [
                    "ada/../../../escaped.fsx: a path that leads out of its folder"
                    "tmp/absolute.fsx: an absolute path"
                    "C:/Windows/x.fsx: an absolute path"
                    "ada/../../back.fsx: a path that leads out of its folder"
                ]
                "what leads elsewhere is named"


            let now =
                Directory.GetFiles(Path.Combine(download, ".."), "*", SearchOption.AllDirectories).Length

            Expect.equal now (before + 2) "a script and submission.json were written, nothing else")

    testCase "a file that unpacks to more than it may have is left out, whatever the archive says"
    <| fun () ->
        here (fun course download ->
            let file = Path.Combine(download, "d.zip")

            zip file [
                $"ada/{script}", Array.zeroCreate (50 <<< 20), asIs
                "ada/report.pdf", Array.zeroCreate 1001, asIs
                $"bob/{script}", plainly "let b = 1", asIs
            ]

            Expect.isLessThan (FileInfo(file).Length) 100_000L "it is small"
            let collection = collect course file
            Expect.isEmpty (one "ada" collection |> fresh).Files "nothing of it is kept"
            Expect.equal (one "ada" collection |> fresh).Script null "no script"
            Expect.stringContains (one "ada" collection).Notes[0] "more than 1048576 bytes" "says why"
            Expect.stringContains (one "ada" collection).Notes[1] "more than 1000 bytes" "the attachment, too"
            Expect.equal (one "bob" collection |> fresh).Script script "the neighbour is kept")

    testCase
        "a script in an archive of the student's own is found; a damaged one is named, and an archive in it stays closed"
    <| fun () ->
        here (fun course download ->
            let archive (student: string) (name: string) entries =
                Directory.CreateDirectory(Path.Combine(download, student)) |> ignore
                zip (Path.Combine(download, student, name)) entries

            archive "ada" "mine.zip" [
                $"lab/{script}", plainly "let a = 1", asIs
                "lab/big.bin", Array.zeroCreate 5_000_000, asIs
            ]

            archive "asa" "mine.zip" [ "../inner.zip", plainly "PK", asIs; "inner.zip", plainly "PK", asIs ]
            put early download "bob/mine.zip" "no archive"

            let collection =
                collectAs classList course (CollectOptions(From = download, FileTimes = FileTimes.InTime))

            Expect.equal (contentOf course "ada" 1 script) "let a = 1" "the script"
            Expect.equal (one "ada" collection).Notes[0] "handed in as an archive, mine.zip" "says so"

            let notes key =
                String.Join("\n", (one key collection).Notes)

            Expect.stringContains (notes "asa") "not asked for, left out: mine.zip/inner.zip" "stays closed"
            Expect.stringContains (notes "asa") "a path that leads out of its folder" "is not followed"
            Expect.stringContains (notes "bob") "mine.zip: left out, a damaged archive" "damaged")

    testCase "what is no archive, and half of one, is an error that names it"
    <| fun () ->
        here (fun course download ->
            let file = Path.Combine(download, "d.zip")
            zip file [ $"ada/{script}", plainly (String('x', 5000)), asIs ]
            let whole = File.ReadAllBytes file
            File.WriteAllBytes(file, whole[.. whole.Length / 2])
            Expect.stringContains (refused (fun () -> collect course file)) "d.zip: expected a zip archive" "half"
            Expect.stringContains (refused (fun () -> collect course (file + "x"))) "there is no" "none"
            nothingWritten course)

    testCase "links, hard links and pipes in a folder are left out"
    <| fun () ->
        if not (OperatingSystem.IsLinux()) then
            skiptest "for Linux"

        here (fun course download ->
            put early download "secret.txt" "a neighbour's"
            put early download $"bob/{script}" "let b = 1"
            Directory.CreateDirectory(Path.Combine(download, "ada")) |> ignore

            File.CreateSymbolicLink(Path.Combine(download, "ada", script), Path.Combine(download, "secret.txt"))
            |> ignore

            Directory.CreateSymbolicLink(Path.Combine(download, "ada", "all"), "/etc")
            |> ignore

            let make (tool: string) (arguments: string list) =
                use running = Process.Start(ProcessStartInfo(tool, arguments)) |> nonNull
                running.WaitForExit()
                Expect.equal running.ExitCode 0 tool

            make "ln" [ Path.Combine(download, "secret.txt"); Path.Combine(download, "ada", "report.pdf") ]
            make "mkfifo" [ Path.Combine(download, "ada", "pipe.fsx") ]
            let ada = collect course download |> one "ada"
            Expect.isEmpty (fresh ada).Files "nothing is kept"

            for word in [ "a link"; "a hard link"; "a pipe" ] do
                Expect.isTrue (ada.Notes |> Seq.exists (fun note -> note.Contains word)) word)

    testCase "a name of 300 characters, one of a device and one of control characters become keys"
    <| fun () ->
        for name in [ String('å', 300); "CON"; "nul"; "a\u0007\u202Eb"; "..."; "-"; "\uD800"; "💥" ] do
            for form in Enum.GetValues<DownloadForm>() do
                let key =
                    StudentFinder.KeyOf(form, Handin(Label = name + "_1", Name = name, Id = "1"))

                Expect.isTrue (Names.IsFile key) $"{form}: {key}"
]

let private names = [
    testCase "any name of Moodle's comes back out of its folder"
    <| fun () ->
        let property (NonEmptyString name) (PositiveInt id) =
            let clean =
                String.filter (fun sign -> sign <> '_' && sign <> '/' && sign <> '\\' && not (Char.IsControl sign)) name

            clean.Trim() = ""
            || (let parts = [| $"{clean}_{id}_assignsubmission_file_"; script |]
                let file = IncomingFile(parts, DateTimeOffset early, null, null)

                let struct (handins, unclear) =
                    DownloadNames.Sort([| file |], DownloadForm.Moodle, null, null)

                unclear.Count = 0
                && handins[0].Name = clean.Trim()
                && handins[0].Id = string id
                && handins[0].Files[0].Shown = script)

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), property)

    testCase "any name of Canvas' comes back out of its file, late or not"
    <| fun () ->
        let property (NonEmptyString name) (PositiveInt id) (PositiveInt upload) late =
            let clean = String.filter Char.IsLetter name
            let mark = if late then "_LATE" else ""
            let parts = [| $"{clean}{mark}_{id}_{upload}_a_1_2_b.fsx" |]
            let file = IncomingFile(parts, DateTimeOffset early, null, null)

            let struct (handins, _) =
                DownloadNames.Sort([| file |], DownloadForm.Canvas, null, null)

            handins[0].Name = clean
            && handins[0].Id = string id
            && handins[0].IsLate = Nullable late
            && handins[0].Files[0].Name = "a_1_2_b.fsx"

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true), property)

    testCase "every name makes a key that may be a folder's, the same each time, and two labels make two"
    <| fun () ->
        let property (NonEmptyString name) (NonEmptyString other) =
            let key (label: string) =
                StudentFinder.KeyOf(DownloadForm.Moodle, Handin(Label = label, Name = label, Id = ""))

            Names.IsFile(key name)
            && key name = key name
            && (name = other || key name <> key other)

        Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest 500, property)

    testCase "a name is found in any order of its words, with or without accents"
    <| fun () ->
        let forms = StudentNames.Forms "Ødegård, Åsa Marie"

        for written in [ "Åsa Marie Ødegård"; "ødegårdåsamarie"; "ODEGARD ÅSA-MARIE"; "A\u030Asa Marie Ødegård" ] do
            Expect.isTrue (forms.Contains(Text.Plain written)) written

        Expect.isFalse (forms.Contains(Text.Plain "Åsa Ødegård")) "another name"

    testCase "what platforms append to a file's name is taken off"
    <| fun () ->
        for name in [ "lab-1.fsx"; "lab-12.fsx"; "lab (1).fsx"; "lab(2).fsx"; "lab_3.fsx"; "lab 4.fsx"; "lab.fsx" ] do
            Expect.equal (HandedFiles.WithoutNumber name) "lab.fsx" name
]

let private said = [
    testCase "what is said has at most 80 columns, whatever the names are"
    <| fun () ->
        here (fun course download ->
            put early download $"{String('ø', 90)}\u202Exyz_42_assignsubmission_file_/x.fsx" "let a = 1"
            put early download $"Ada Lovelace_1_assignsubmission_file_/{script}" "let a = 1"
            put early download "Ada Lovelace_1_assignsubmission_file_/notes and more.txt" "notes"
            put early download "readme.txt" "x"
            let collection = collect course download
            let lines = CollectReport.Lines(collection, asked, classList)
            let text = String.Join("\n", lines)

            for line in lines do
                if not (line.Contains(String('ø', 60))) then
                    Expect.isLessThanOrEqual line.Length 80 line

            Expect.isFalse (text.Contains '\u202E') "no mark of direction"
            Expect.stringContains text "2 of 3 missing" "missing are counted"
            Expect.stringContains text "asa (Åsa Marie Ødegård)" "and named"
            Expect.stringContains text "not asked for, left out: notes and more.txt" "the rest is named"
            Expect.stringContains text "readme.txt" "so is what is nobody's")

    testCase "the command says what it takes, and what is wrong"
    <| fun () ->
        here (fun course download ->
            let run (arguments: string list) =
                use writer = new StringWriter()
                CollectCommand.Run(Array.ofList arguments, writer), writer.ToString()

            for arguments in [ []; [ "help" ] ] do
                let code, text = run arguments
                Expect.equal code 0 "help is no error"
                Expect.stringContains text "--worksheet" "options"

            let code, text = run [ download; "--lab"; Lab; "--course"; course.Folder ]
            Expect.equal code 1 "not released"
            Expect.stringContains text "has not been released" "says so"
            AssignmentFile.Write(course.Assignment Lab, asked)
            put early download $"ada/{script}" "let a = 1"
            let code, text = run [ download; "--lab"; script; "--course"; course.Folder ]
            Expect.equal code 0 text
            Expect.stringContains text "1 handed in" "sum")
]

let tests =
    testList "collecting submissions" [
        testList "Moodle" moodle
        testList "Canvas" canvas
        testList "GitHub Classroom" classroom
        testList "versions" versions
        testList "who is who" whoIsWho
        testList "times" times
        testList "hostile downloads" hostile
        testList "names" names
        testList "what is said" said
    ]
