module DLWorkbook.Tests.Grading.ReleaseTests

open System
open System.Collections.Generic
open System.IO
open System.Threading
open System.Threading.Tasks
open Expecto
open DLWorkbook.Checking
open DLWorkbook.Grading
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Grading.BookFixtures

let private lab = "lab9_lines"

let private script =
    "(** # Lab 9 *)

#load \"../scripts/workbook.fsx\"

open DLWorkbook
open DLWorkbook.Checking

/// A line.
[<Exercise \"9.1\">]
let line (x: float[]) (slope: float) : float[] =
    // BEGIN SOLUTION
    let shifted = x |> Array.map (fun value -> slope * value + 1.0)
    shifted
    // END SOLUTION

Check.exercise \"9.1\"

[<Exercise \"9.2\">]
let total (x: float[]) : float =
    // BEGIN SOLUTION
    Array.fold (+) 0.0 x
    // END SOLUTION

Check.exercise \"9.2\"
"

let private syllabus =
    "labs:
  - file: lab8_other.fsx
    title: Another
    minutes: 5
    exercises:
      - id: \"8.1\"
        title: something else
        points: 1
        hints: [gentle there, plain there]
  - file: lab9_lines.fsx
    title: Lines
    minutes: 10
    exercises:
      - id: \"9.1\"
        title: a line
        points: 2
        hints:
          - a slope and a shift
          - \"x |> Array.map (fun value -> slope * value + 1.0)\" # said plainly
      - id: \"9.2\"
        title: a sum
        points: 1.5
        hints:
          - one after the other
          - >
            Array.fold (+) 0.0 x,
            or Array.sum
"

let private line =
    Exercise.make "9.1" "a line"
    |> Exercise.reference (fun (x: float[]) (slope: float) -> x |> Array.map (fun x -> 1.0 + x * slope))
    |> Exercise.check
        "random numbers"
        (fun gen -> gen.Signed(gen.Size 2 5), gen.Uniform 1.5 3.0)
        Oracle.reference
        (Compare.close 1e-9)

let private total =
    Exercise.make "9.2" "a sum"
    |> Exercise.reference (fun (x: float[]) -> Seq.sum x)
    |> Exercise.check "random numbers" (fun gen -> gen.Signed(gen.Size 2 5)) Oracle.reference (Compare.close 1e-9)

let private result (exercise: AssignmentExercise) verdict points =
    ExerciseResult(
        Exercise = exercise.Id,
        Title = exercise.Title,
        Verdict = verdict,
        Points = points,
        MostPoints = exercise.Points,
        Reason = "because\nof this"
    )

/// Grades as it should come out: holes are to be done, anything else passes.
let private sound (script: string) (exercise: AssignmentExercise) =
    if script.Contains LabSource.hole then
        result exercise Verdict.Todo 0.0
    else
        result exercise Verdict.Passed exercise.Points

let private trial (grade: string -> AssignmentExercise -> ExerciseResult) =
    ReleaseTrial(fun script assignment _ _ ->
        let results: IReadOnlyList<ExerciseResult> = [|
            for exercise in assignment.Exercises -> grade script exercise
        |]

        Task.FromResult results)

type private Types = Func<string, string, string, CancellationToken, Task<IReadOnlyList<string>>>

let private noTypes =
    Types(fun _ _ _ _ -> Task.FromResult<IReadOnlyList<string>>([||]))

/// A workbook of one lab.
type private House = {
    Folder: string
    Course: Course
    Script: string
    Syllabus: string
    Exercises: Exercise list
    Grade: string -> AssignmentExercise -> ExerciseResult
    Types: Types
}

let private inHouse (test: House -> 'a) : 'a =
    inFolder (fun folder ->
        test {
            Folder = folder
            Course = Course(Path.Combine(folder, "course"))
            Script = script
            Syllabus = syllabus
            Exercises = [ line; total ]
            Grade = sound
            Types = noTypes
        })

let private options = ReleaseOptions(Lab = lab)

let private release (house: House) (options: ReleaseOptions) : Release =
    let labs = Directory.CreateDirectory(Path.Combine(house.Folder, "labs")).FullName
    File.WriteAllText(Path.Combine(labs, lab + ".fsx"), house.Script)
    File.WriteAllText(Path.Combine(labs, "labs.yaml"), house.Syllabus)

    let exercises: IReadOnlyList<Exercise> = Array.ofList house.Exercises

    let releaser =
        Releaser(house.Folder, trial house.Grade, (fun _ -> exercises), Types = house.Types)

    releaser.ReleaseAsync(house.Course, options).GetAwaiter().GetResult()

let private refused (house: House) (options: ReleaseOptions) : string list =
    try
        release house options |> ignore
        failtest "expected a ReleaseException"
    with :? ReleaseException as fault ->
        List.ofSeq fault.Faults

let private nothingWritten (house: House) =
    Expect.isFalse (Directory.Exists house.Course.Folder) "nothing was written"

let private replaced (before: string) (after: string) (text: string) =
    Expect.stringContains text before "what is replaced"
    text.Replace(before, after)

let private whatGoesOut = [
    testCase "a sound lab goes out with holes, its points and checksums; the seeds stay"
    <| fun () ->
        inHouse (fun house ->
            let due = at "2026-12-01T23:59:00+01:00"

            let released =
                release
                    house
                    (ReleaseOptions(
                        Lab = lab,
                        Due = Nullable due,
                        Late = LatePolicy.Inf265,
                        Points = Dictionary(dict [ "9.2", 4.0 ]),
                        Partial = HashSet [ "9.1" ],
                        Attachments = [| Attachment(Name = "report.pdf", Required = true) |]
                    ))

            let read name =
                File.ReadAllText(Path.Combine(released.Folder, name))

            Expect.equal (List.ofSeq released.Files) [ "assignment.json"; "lab9_lines.fsx"; "labs.yaml" ] "files"
            Expect.equal (read "lab9_lines.fsx") (LabSource.strip "x" script) "the script with its holes"
            let assignment = AssignmentFile.Read(house.Course, lab)

            Expect.equal
                [
                    for exercise in assignment.Exercises ->
                        exercise.Id, exercise.Title, exercise.Points, exercise.Partial
                ]
                [ "9.1", "a line", 2.0, true; "9.2", "a sum", 4.0, false ]
                "exercises"

            Expect.equal assignment.Due (Nullable due) "due"
            Expect.equal assignment.Late LatePolicy.Inf265 "late"
            Expect.equal assignment.Attachments[0].Name "report.pdf" "attachment"
            Expect.equal (List.ofSeq assignment.Directives) [ "#load \"../scripts/workbook.fsx\"" ] "directives"

            for name in [ "lab9_lines.fsx"; "labs.yaml" ] do
                Expect.equal assignment.Checksums[name] (Checksum.OfText(read name)) name

            let hidden = HiddenSeedsFile.Read(house.Course, lab)
            Expect.equal hidden.Seeds.Count HiddenSeedsFile.Usual "seeds"

            for file in Directory.GetFiles released.Folder do
                for seed in hidden.Seeds do
                    Expect.isFalse ((File.ReadAllText file).Contains(string seed)) $"no seed in {file}")

    testCase "the plain hints of the lab stay behind, and nothing else of labs.yaml"
    <| fun () ->
        inHouse (fun house ->
            let released = release house options
            let text = File.ReadAllText(Path.Combine(released.Folder, "labs.yaml"))
            let before, after = Syllabus.parse "before" syllabus, Syllabus.parse "after" text

            let bare (labs: SyllabusLab list) = [
                for one in labs ->
                    {
                        one with
                            Exercises = one.Exercises |> List.map (fun exercise -> { exercise with PlainHint = "" })
                    }
            ]

            Expect.equal (bare after) (bare before) "all but plain hints"
            Expect.equal after[0].Exercises[0].PlainHint "plain there" "another lab's"

            Expect.equal
                [ for exercise in after[1].Exercises -> exercise.PlainHint ]
                [ ReleasedHints.Instead; ReleasedHints.Instead ]
                "this lab's"

            let kept =
                release house (ReleaseOptions(Lab = lab, PlainHints = true, Again = true))

            Expect.equal (File.ReadAllText(Path.Combine(kept.Folder, "labs.yaml"))) syllabus "or all of them")

    testCase "the same again writes nothing; other content needs --again, and what went out is kept"
    <| fun () ->
        inHouse (fun house ->
            let first = release house options
            let seeds = List.ofSeq (HiddenSeedsFile.Read(house.Course, lab).Seeds)
            Expect.isFalse first.Unchanged "written"
            Expect.isTrue (release house options).Unchanged "the same"
            let other = ReleaseOptions(Lab = lab, Points = Dictionary(dict [ "9.1", 3.0 ]))

            Expect.stringContains
                (refused house other).Head
                "has been released before with other content; --again"
                "refused"

            Expect.equal (AssignmentFile.Read(house.Course, lab).Exercises[0].Points) 2.0 "still the first"

            let second =
                release house (ReleaseOptions(Lab = lab, Points = other.Points, Again = true))

            Expect.equal (AssignmentFile.Read(house.Course, lab).Exercises[0].Points) 3.0 "the second"

            match second.Earlier with
            | null -> failtest "expected the earlier release to be kept"
            | earlier ->
                Expect.equal
                    (AssignmentFile.Read(Path.Combine(earlier, "assignment.json")).Exercises[0].Points)
                    2.0
                    "the first is kept"

            Expect.equal (List.ofSeq (HiddenSeedsFile.Read(house.Course, lab).Seeds)) seeds "the same seeds")

    testCase "what is said has at most 80 columns"
    <| fun () ->
        inHouse (fun house ->
            let released =
                release
                    house
                    (ReleaseOptions(
                        Lab = lab,
                        Due = Nullable(at "2026-12-01T23:59:00+01:00"),
                        Late = LatePolicy.Inf265
                    ))

            let shown =
                Release(
                    Assignment = released.Assignment,
                    Folder = "course/release/lab9_lines",
                    Hidden = "course/hidden/lab9_lines.json",
                    Files = released.Files,
                    Unchanged = false
                )

            for line in ReleaseReport.Lines shown do
                Expect.isLessThanOrEqual line.Length 80 line)
]

let private whatDoesNot = [
    testCase "unclosed and nested regions are refused with file and line, all of them"
    <| fun () ->
        inHouse (fun house ->
            let nested =
                script |> replaced "    shifted\n" "    // BEGIN SOLUTION\n    shifted\n"

            let unclosed =
                nested
                |> replaced "    Array.fold (+) 0.0 x\n    // END SOLUTION\n" "    Array.fold (+) 0.0 x\n"

            let said = String.Join("\n", refused { house with Script = unclosed } options)
            Expect.stringContains said "lab9_lines.fsx:13: this region begins inside the one of line 11" "nested"
            Expect.stringContains said "lab9_lines.fsx:21: this region is never closed" "unclosed"
            nothingWritten house)

    testCase "exercises, checks and points that do not match are refused, all at once"
    <| fun () ->
        inHouse (fun house ->
            let extra =
                script
                + "\n[<Exercise \"9.3\">]\nlet third (x: float) : float = x\n\nlet loose () =\n    // BEGIN SOLUTION\n    System.Math.Sqrt 0.123456789\n    // END SOLUTION\n"

            let empty = { total with Checks = [] }
            let stray = { line with Id = "9.9" }

            let said =
                refused
                    {
                        house with
                            Script = extra
                            Exercises = [ line; empty; stray ]
                            Syllabus =
                                syllabus
                                + "      - id: \"9.4\"\n        title: x\n        points: 1\n        hints: [a, b]\n"
                    }
                    (ReleaseOptions(Lab = lab, Points = Dictionary(dict [ "9.7", 1.0 ])))

            for expected in
                [
                    "lab9_lines.fsx:18: exercise 9.2 has no check"
                    "lab9_lines.fsx:26: exercise 9.3 has no check"
                    "lab9_lines.fsx:26: exercise 9.3 has no points"
                    "lab9_lines.fsx:26: exercise 9.3: expected one region"
                    "lab9_lines.fsx:30: this region is in no function with [<Exercise"
                    "lab9_lines.fsx:1: there is a check of exercise 9.9"
                    "labs.yaml:28: exercise 9.4 has no function"
                    "in --points and --partial, got \"9.7\""
                ] do
                Expect.isTrue (said |> List.exists (fun fault -> fault.Contains expected)) $"{expected} in\n{said}"

            nothingWritten house)

    testCase "an exercise whose checks are examples alone is refused: they can be learnt by heart"
    <| fun () ->
        inHouse (fun house ->
            let examples =
                Exercise.make "9.2" "a sum"
                |> Exercise.reference (fun (x: float[]) -> Seq.sum x)
                |> Exercise.example "three" [| 1.0; 2.0 |] 3.0 Compare.exact

            let said = refused { house with Exercises = [ line; examples ] } options
            Expect.equal said.Length 1 "one fault"
            Expect.stringContains said.Head "lab9_lines.fsx:18: exercise 9.2 has no check with drawn inputs" "which")

    testCase "a solution that stands anywhere else in what goes out is refused, with both lines"
    <| fun () ->
        inHouse (fun house ->
            let inProse =
                script
                |> replaced
                    "(** # Lab 9 *)"
                    "(** # Lab 9\n\nTry `let shifted = x |> Array.map (fun value ->\nslope * value + 1.0)`. *)"

            Expect.equal
                (refused { house with Script = inProse } options)
                [ "lab9_lines.fsx:3: the solution of exercise 9.1 still shows: this is line 15 of lab9_lines.fsx" ]
                "in the prose, over two lines"

            let inHint =
                syllabus |> replaced "- one after the other" "- think of Array.fold (+) 0.0 x"

            Expect.equal
                (refused { house with Syllabus = inHint } options)
                [ "labs.yaml:24: the solution of exercise 9.2 still shows: this is line 21 of lab9_lines.fsx" ]
                "in a gentle hint, a solution of one line"

            let inCode = script + "\nlet again (x: float[]) = Array.fold   (+)   0.0 x\n"

            Expect.stringContains
                (refused { house with Script = inCode } options).Head
                "lab9_lines.fsx:25: the solution of exercise 9.2"
                "in other code"

            nothingWritten house)

    testCase "a canary in each solution shows what stripping leaves"
    <| fun () ->
        inHouse (fun house ->
            release house options |> ignore
            let source = ReleaseSource(house.Folder, lab, fun _ -> [| line; total |])

            let canaries (strip: string -> string -> string) =
                SolutionLeak.Canaries(source, strip) |> List.ofSeq

            Expect.isEmpty (canaries LabSource.strip) "both are removed"
            Expect.equal (canaries (fun _ text -> text)).Length 2 "neither is"

            let onlySecond (name: string) (text: string) = LabSource.reset name "9.2" text
            let said = canaries onlySecond
            Expect.equal said.Length 1 "one is left"
            Expect.stringContains said.Head "lab9_lines.fsx:11: the solution of exercise 9.1 still shows" "which"

            let comments (_: string) (text: string) =
                text.Split '\n'
                |> Array.filter (fun line -> not (line.Contains "//" || line.Contains "(*"))
                |> String.concat "\n"

            Expect.isEmpty (canaries comments) "each stands in lines of its own")

    testCase "a hole that passes, and a solution without full points, are refused with how they ended"
    <| fun () ->
        inHouse (fun house ->
            let odd (script: string) (exercise: AssignmentExercise) =
                match script.Contains LabSource.hole, exercise.Id with
                | true, "9.1" -> result exercise Verdict.Passed 2.0
                | false, "9.2" -> result exercise Verdict.Partly 0.5
                | _ -> sound script exercise

            Expect.equal
                (refused { house with Grade = odd } options)
                [
                    "lab9_lines.fsx:9: exercise 9.1 is not to be done once its solution is out: passed, 2 of 2 points: because"
                    "lab9_lines.fsx:18: the solution of exercise 9.2 does not get full points: partly, 0.5 of 1.5 points: because"
                ]
                "both"

            nothingWritten house)

    testCase "a student version that does not compile is refused with the compiler's line"
    <| fun () ->
        LabFiles.requireArtifacts ()

        inHouse (fun house ->
            let scripts =
                Directory.CreateDirectory(Path.Combine(house.Folder, "scripts")).FullName

            let artifacts = Path.Combine(LabFiles.house, "artifacts").Replace('\\', '/')

            File.WriteAllText(
                Path.Combine(scripts, "workbook.fsx"),
                String.Join(
                    "\n",
                    [
                        for name in [ "DLWorkbook.Exchange"; "DLWorkbook.Checking"; "DLWorkbook" ] ->
                            $"#r \"{artifacts}/{name}.dll\""
                    ]
                )
            )

            let broken = script + "\nlet wrong: int = line [| 1.0 |] 2.0\n"

            let said =
                refused
                    {
                        house with
                            Script = broken
                            Types = Types(fun house name text stop -> ScriptTypes.FaultsAsync(house, name, text, stop))
                    }
                    options

            Expect.equal said.Length 1 $"one fault: {said}"
            Expect.stringContains said.Head "lab9_lines.fsx:25: it does not compile once its solutions are out" "line"
            Expect.stringContains said.Head "FS0001" "the compiler's word")

    testCase "a compiler that ends without saying where is a fault as well"
    <| fun () ->
        Expect.equal
            (List.ofSeq (ScriptTypes.Faults("x.fsx", 134, "killed")))
            [ "x.fsx:1: it does not compile once its solutions are out: killed" ]
            "killed"

        Expect.isEmpty (ScriptTypes.Faults("x.fsx", 0, "warning")) "no error"

    testCase "a lab that is not there is refused with those that are"
    <| fun () ->
        inHouse (fun house ->
            for name in [ "lab7"; "../lab9_lines"; "" ] do
                Expect.stringContains (refused house (ReleaseOptions(Lab = name))).Head "(lab9_lines), got" name)
]

let private realLabs = [
    testCase "every lab of the workbook has its exercises in order, and no solution shows in what goes out"
    <| fun () ->
        for entry, _ in LabFiles.withExercises () do
            let source =
                ReleaseSource(LabFiles.house, entry.Name, fun name -> Array.ofList (Catalogue.ofLab name))

            Expect.isEmpty (ReleaseRules.Faults(source, ReleaseOptions(Lab = entry.Name))) entry.Name
            Expect.isEmpty (SolutionLeak.Canaries(source, LabSource.strip)) entry.Name
            Expect.isEmpty (SolutionLeak.Copies(source, source.Name, source.Stripped)) entry.Name
            let hints = ReleasedHints.WithoutPlain(source.SyllabusText, source.Name)
            Expect.isEmpty (SolutionLeak.Copies(source, "labs.yaml", hints)) entry.Name

    testCase "lab 1b goes out: it compiles, its holes are to be done, its solutions get full points"
    <| fun () ->
        LabFiles.requireArtifacts ()

        inFolder (fun folder ->
            let course = Course(Path.Combine(folder, "course"))

            let trials =
                try
                    new ReleaseTrials(course, false)
                with :? SandboxException as refusal ->
                    skiptest refusal.Message

            try
                let releaser =
                    Releaser(
                        LabFiles.house,
                        ReleaseTrial(fun script assignment hidden stop ->
                            trials.GradeAsync(script, assignment, hidden, stop))
                    )

                let released =
                    releaser.ReleaseAsync(course, ReleaseOptions(Lab = Lab)).GetAwaiter().GetResult()

                Expect.equal released.Assignment.Exercises.Count 8 "exercises"
                Expect.isTrue (File.Exists(Path.Combine(released.Folder, Lab + ".fsx"))) "the script"
            finally
                trials.DisposeAsync().AsTask().Wait())
]

let private files = [
    testCase "a fault in a file of JSON is told with file, line and path"
    <| fun () ->
        inFolder (fun folder ->
            let file = Path.Combine(folder, "assignment.json")
            AssignmentFile.Write(file, assignment)
            let right = File.ReadAllText file
            Expect.equal (GradingJson.Write(AssignmentFile.Read file)) right "what was written is read"

            let said (before: string) (after: string) =
                File.WriteAllText(file, replaced before after right)

                try
                    AssignmentFile.Read file |> ignore
                    failtest "expected an InvalidDataException"
                with :? InvalidDataException as fault ->
                    fault.Message

            Expect.stringContains (said "\"points\": 2" "\"points\": \"two\"") "at $.exercises[0].points: " "path"

            Expect.isTrue
                (System.Text.RegularExpressions.Regex.IsMatch(
                    said "\"points\": 2" "\"points\": \"two\"",
                    @"assignment\.json:\d\d: "
                ))
                "file and line"

            Expect.stringContains (said "\"title\": \"Lab 1b\"" "\"titel\": \"Lab 1b\"") "titel" "a misspelt name"
            Expect.stringContains (said "\"title\": \"Lab 1b\"" "\"title\": null") "at $.title" "null"

            Expect.stringContains
                (said "\"points\": 4" "\"points\": -4")
                "at $.exercises[1].points: expected a number above 0, got -4"
                "not above 0"

            Expect.stringContains
                (said "\"id\": \"1b.2\"" "\"id\": \"1b.1\"")
                "at $.exercises[1].id: expected each exercise once"
                "twice"

            Expect.stringContains (said "\"lab\": \"lab1b" "\"lab\": \"../lab1b") "at $.lab" "a path"

            Expect.stringContains
                (said "\"step\": \"12:00:00\"" "\"step\": \"12:00:00\", \"step\": \"13:00:00\"")
                "step"
                "given twice"

            File.Delete file
            Expect.throwsT<FileNotFoundException> (fun () -> AssignmentFile.Read file |> ignore) "no file")

    testCase "hidden seeds are drawn once, differ, and are their owner's alone"
    <| fun () ->
        inFolder (fun folder ->
            let course = Course folder
            Expect.throwsT<FileNotFoundException> (fun () -> HiddenSeedsFile.Read(course, lab) |> ignore) "none yet"
            let drawn = HiddenSeedsFile.ReadOrCreate(course, lab, 50)
            Expect.equal (drawn.Seeds |> Seq.distinct |> Seq.length) 50 "they differ"
            Expect.all drawn.Seeds (fun seed -> seed >= 0L && seed < (1L <<< 53)) "in range"

            Expect.equal
                (List.ofSeq (HiddenSeedsFile.ReadOrCreate(course, lab, 3).Seeds))
                (List.ofSeq drawn.Seeds)
                "never replaced"

            Expect.notEqual
                (List.ofSeq (HiddenSeedsFile.ReadOrCreate(course, "other", 50).Seeds))
                (List.ofSeq drawn.Seeds)
                "others elsewhere"

            if not (OperatingSystem.IsWindows()) then
                Expect.equal
                    (File.GetUnixFileMode(course.Hidden lab))
                    (UnixFileMode.UserRead ||| UnixFileMode.UserWrite)
                    "mode 600")

    testCase "a late policy is read as it is typed"
    <| fun () ->
        inFolder (fun folder ->
            Expect.equal (LateOption.Read "none") LatePolicy.None "none"
            Expect.equal (LateOption.Read "INF265") LatePolicy.Inf265 "by name"
            Expect.equal (LateOption.Read "10%") (LatePolicy.PercentPerDay 10.0) "percent"
            Expect.equal (LateOption.Read "12.5%:50%") (LatePolicy.PercentPerDay(12.5, Nullable 50.0)) "with a cap"
            let file = Path.Combine(folder, "late.json")
            File.WriteAllText(file, "{ \"atOnce\": 1, \"grace\": \"00:10:00\" }")

            Expect.equal
                (LateOption.Read file)
                (LatePolicy(AtOnce = 1.0, Grace = TimeSpan.FromMinutes 10.0))
                "from a file"

            Expect.throwsT<ReleaseException> (fun () -> LateOption.Read "10" |> ignore) "none of these")

    testCase "the command says what it takes, and what is wrong"
    <| fun () ->
        let run (arguments: string list) =
            use writer = new StringWriter()
            ReleaseCommand.Run(Array.ofList arguments, writer), writer.ToString()

        let code, text = run [ "help" ]
        Expect.equal code 0 "help is no error"

        for line in text.Split '\n' do
            Expect.isLessThanOrEqual (line.TrimEnd().Length) 80 line

        for arguments, expected in
            [
                [ Lab; "--due"; "2026-12-01 23:59" ], "with its offset from UTC"
                [ Lab; "--late"; "sometimes" ], "expected none, inf265"
                [ Lab; "--points"; "1b.2" ], "expected a list as 1b.2=3"
            ] do
            let code, text = run arguments
            Expect.equal code 1 expected
            Expect.stringContains text expected "what is wrong"
]

let tests =
    testList "releasing a lab" [
        testList "what goes out" whatGoesOut
        testList "what doesn't" whatDoesNot
        testList "the workbook's own labs" realLabs
        testList "files and options" files
    ]
