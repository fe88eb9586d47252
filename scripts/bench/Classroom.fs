/// A class that has handed in lab 1b, for the bench of the grader.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.Classroom

open System
open System.Collections.Generic
open System.Diagnostics
open System.IO
open System.Text
open System.Threading
open System.Threading.Tasks
open DLWorkbook.Checking
open DLWorkbook.Grading

/// The class, with a folder of its own.
type Room = {
    House: string
    Plan: GradingPlan
    Submissions: Submission list
    /// What either side gave: the submission's key, then points by exercise.
    Grader: Dictionary<string, string>
    Fsi: Dictionary<string, string>
}

let private lab = "lab1b_mlp_scratch"

/// What a student may have got wrong: a text of the solution, and what stands there instead.
let private slips = [
    "|> Array.average\n", "|> Array.sum\n"
    "max 0.0 (b1[j]", "(b1[j]"
    "(a - y) / float rows", "(a - y)"
    "w - rate * dw", "w + rate * dw"
    "beta * v + (1.0 - beta) * dw", "beta * v * (1.0 - beta) * dw"
    "a <= 0.5", "a < 0.5"
    "n, z = float rows, 1.96", "n, z = float rows, 1.64"
    "for _ in 1..300 do", "for _ in 1..3 do"
]

/// A submission's text: every second student has all exercises right, the others one slip or an open hole.
let private text (solution: string) number =
    let slip, wrong = slips[number / 2 % slips.Length]

    let own =
        if number % 2 = 0 then
            solution
        elif number % 8 = 7 then
            LabSource.reset lab $"1b.{1 + number / 8 % 8}" solution
        else
            solution.Replace(slip, wrong)

    own + $"\n// handed in by student {number}\n"

/// Makes the class in a temporary folder.
let create (house: string) (count: int) : Room =
    let course =
        Course(Path.Combine(Path.GetTempPath(), $"dlworkbook-bench-{Guid.NewGuid():N}"))

    let labs = Path.Combine(house, "labs")
    let solution = File.ReadAllText(Path.Combine(labs, lab + ".fsx"))

    let entry =
        Syllabus.read (Path.Combine(labs, "labs.yaml"))
        |> Syllabus.tryLab lab
        |> Option.get

    let assignment =
        Assignment(
            Lab = lab,
            Title = entry.Title,
            Exercises = [|
                for exercise in entry.Exercises ->
                    AssignmentExercise(Id = exercise.Id, Title = exercise.Title, Points = exercise.Points)
            |],
            Directives = [| "#load \"../scripts/workbook.fsx\"" |]
        )

    let submissions = [
        for number in 0 .. count - 1 do
            let content = Encoding.UTF8.GetBytes(text solution number)
            let files = Dictionary(dict [ (lab + ".fsx", Checksum.Of content) ])

            let submission =
                Submission(
                    Lab = lab,
                    Student = $"student-{number:D3}",
                    Version = 1,
                    Received = DateTimeOffset.UnixEpoch,
                    Script = lab + ".fsx",
                    Files = files,
                    Sha256 = Checksum.OfAll files
                )

            let folder = SubmissionFolder(course, lab).Of submission
            Directory.CreateDirectory folder |> ignore
            File.WriteAllBytes(Path.Combine(folder, lab + ".fsx"), content)
            submission
    ]

    {
        House = house
        Plan = GradingPlan(Course = course, Assignment = assignment, Hidden = HiddenSeeds(lab, [| 4711L; 4712L |]))
        Submissions = submissions
        Grader = Dictionary()
        Fsi = Dictionary()
    }

let private summary (results: (string * bool) seq) =
    results
    |> Seq.map (fun (exercise, passed) -> if passed then exercise else $"not {exercise}")
    |> String.concat ", "

/// Grades with the grader, as grade.fsx does.
let grade (room: Room) (atOnce: int) (submissions: Submission list) : unit =
    let plan =
        GradingPlan(
            Course = room.Plan.Course,
            Assignment = room.Plan.Assignment,
            Hidden = room.Plan.Hidden,
            Parallel = atOnce
        )

    use book = Gradebook.Open room.Plan.Course.Gradebook

    GradingRun(plan, LocalExecutor(), book).GradeAsync(Array.ofList submissions, null, CancellationToken.None).Wait()

    for graded in book.Latest lab do
        room.Grader[graded.Submission.Student] <-
            summary [ for exercise in graded.Exercises -> exercise.Exercise, exercise.Verdict = Verdict.Passed ]

/// The script that does the same work: the same functions, compiled by F# Interactive, and the same checks.
let private script (room: Room) (submission: Submission) =
    let content =
        SubmissionFolder(room.Plan.Course, lab).Script submission
        |> Option.ofObj
        |> Option.get

    let pieces = LabSlice.pieces (Encoding.UTF8.GetString content)
    let ids = [ for exercise in room.Plan.Assignment.Exercises -> exercise.Id ]

    let needed =
        ids
        |> List.collect (fun id -> LabSlice.ofExercise id pieces)
        |> List.distinctBy _.Line
        |> List.sortBy _.Line
        |> LabSlice.withoutReferences

    let workbook = Path.Combine(room.House, "scripts", "workbook.fsx")
    let exercises = ids |> List.map (sprintf "\"%s\"") |> String.concat "; "
    let seeds = room.Plan.Hidden.Seeds |> Seq.map (sprintf "%dL") |> String.concat "; "

    $"""#load @"{workbook}"
{LabSlice.toText (lab + ".fsx") needed}
open DLWorkbook.Checking

for id in [ {exercises} ] do
    let own = Finder.newest id |> Option.get |> Examinee.ofMember (Catalogue.find id).Seconds
    let examined = Examiner.examine id [ {seeds} ] (System.Func<_, _>(own))
    printfn "@%%s %%b" id (examined.Checks |> Array.forall _.Held)
"""

/// Grades each submission with a `dotnet fsi` of its own.
let gradeWithFsi (room: Room) (atOnce: int) (submissions: Submission list) : unit =
    let options = ParallelOptions(MaxDegreeOfParallelism = atOnce)

    Parallel.ForEach(
        submissions,
        options,
        fun (submission: Submission) ->
            let file = Path.Combine(room.Plan.Course.Folder, submission.Student + ".fsx")
            File.WriteAllText(file, script room submission)

            let start =
                ProcessStartInfo("dotnet", [ "fsi"; file ], RedirectStandardOutput = true)

            use child = Process.Start start |> Option.ofObj |> Option.get
            let said = child.StandardOutput.ReadToEnd()
            child.WaitForExit()

            let passed = [
                for line in said.Split '\n' do
                    match line.Trim().Split ' ' with
                    | [| id; verdict |] when id.StartsWith '@' -> id[1..], verdict = "true"
                    | _ -> ()
            ]

            lock room.Fsi (fun () -> room.Fsi[submission.Student] <- summary passed)
    )
    |> ignore

/// Fails unless both sides gave the same verdicts.
let requireSame (room: Room) : unit =
    for KeyValue(student, ours) in room.Grader do
        match room.Fsi.TryGetValue student with
        | true, theirs when theirs <> ours -> failwith $"{student}: the grader says {ours}, dotnet fsi {theirs}"
        | _ -> ()

/// Takes the class's folder away.
let delete (room: Room) : unit =
    Directory.Delete(room.Plan.Course.Folder, true)
