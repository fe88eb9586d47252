namespace DLWorkbook

open System
open System.Collections.Generic
open System.IO
open System.Reflection
open DLWorkbook.Checking
open DLWorkbook.Core.Data

/// <summary>Checks exercises while one writes them:</summary>
/// <code>
/// [&lt;Exercise "1b.1"&gt;]
/// let crossEntropy (targets: float[]) (outputs: float[]) : float = Check.todo ()
///
/// Check.exercise "1b.1"
/// let loss = crossEntropy |> Check.orReference "1b.1"
/// </code>
/// Vocabulary: todo for a hole, exercise to check one, hint for help, orReference to go on with.
[<RequireQualifiedAccess>]
module Check =

    /// What the last check of each exercise gave, and which function it examined.
    let private outcomes = Dictionary<string, MemberInfo option * Outcome>()

    let private hinted = Dictionary<string, int>()

    /// The syllabus, read again when the file has changed.
    let private syllabus () =
        let root =
            DataFolders.FromEnvironment().Project |> Option.ofObj |> Option.defaultValue "."

        Syllabus.read (Path.Combine(root, "labs", "labs.yaml"))

    /// The hole of an exercise that is still to be done: it has any type, and raises a `TodoException` when it is reached.
    let todo () : 'answer = raise (TodoException())

    let private missing (exercise: Exercise) : Outcome =
        Outcome.Failed {
            Check = "the function itself"
            Case = 1
            Cases = 1
            Given = []
            Expected = None
            Got = None
            Fault = $"no function with [<Exercise \"{exercise.Id}\">] has been sent yet"
            Diagnoses = [ "send the function to the REPL, then check it again" ]
            Failure = None
        }

    let private examine (exercise: Exercise) =
        let found = Finder.newest exercise.Id

        let outcome =
            match found with
            | Some it -> Examination.run Examination.visibleSeed exercise (Examinee.ofMember exercise.Seconds it)
            | None -> missing exercise

        outcomes[exercise.Id] <- (found, outcome)
        outcome

    /// Examines the newest function of an exercise and prints ok, todo or FAIL: what it was given, what was expected, what
    /// came, and what may be wrong. An unknown id is an `ArgumentException`.
    let exercise (id: string) : unit =
        let exercise = Catalogue.find id

        for line in CheckReport.lines exercise (examine exercise) do
            printfn $"%s{line}"

    /// The reader's own function when it passes its check, else the supplied reference, so that what comes after an exercise
    /// works in any case.
    let orReference (id: string) (own: 'a -> 'b) : 'a -> 'b =
        let exercise = Catalogue.find id

        let reference =
            match exercise.Reference with
            | Some reference -> reference
            | None -> invalidArg (nameof id) $"Check.orReference: expected an exercise with a reference, got \"{id}\""

        let outcome =
            match outcomes.TryGetValue id with
            | true, (examined, outcome) when examined = Finder.newest id -> outcome
            | _ -> examine exercise

        match outcome with
        | Outcome.Passed -> own
        | _ -> Bridge.adapt reference

    /// Prints a hint: a gentle one first, a plain one when it is asked again.
    let hint (id: string) : unit =
        let exercise = Catalogue.find id

        match Syllabus.tryExercise id (syllabus ()) with
        | None -> printfn $"There is no hint for {exercise.Id}."
        | Some entry ->
            let asked =
                match hinted.TryGetValue id with
                | true, times -> times
                | _ -> 0

            hinted[id] <- asked + 1
            let text = if asked = 0 then entry.GentleHint else entry.PlainHint

            for line in Text.wrap 80 text do
                printfn $"%s{line}"

            if asked = 0 then
                printfn $"(Check.hint \"%s{id}\" again says it plainly.)"

    let private standing id =
        match outcomes.TryGetValue id with
        | true, (_, outcome) -> CheckReport.standing outcome
        | _ -> Standing.Open

    /// The lines that sum up a lab's exercises: id, title, state, points, and the total. None for a lab without any.
    let internal score (lab: string) : string list =
        match Syllabus.tryLab lab (syllabus ()) with
        | None -> []
        | Some lab when lab.Exercises.IsEmpty -> []
        | Some lab ->
            let earned (exercise: SyllabusExercise) =
                if standing exercise.Id = Standing.Solved then
                    exercise.Points
                else
                    0.0

            let points value = ValueText.plain 6 value

            let width = lab.Exercises |> List.map _.Title.Length |> List.max |> min 50

            [
                for exercise in lab.Exercises do
                    let title =
                        if exercise.Title.Length > width then
                            exercise.Title[.. width - 2] + "…"
                        else
                            exercise.Title

                    let share = $"{points (earned exercise)}/{points exercise.Points}"
                    $"{exercise.Id, -6} {title.PadRight width}  {share, 6}  {CheckReport.word (standing exercise.Id)}"

                let total = lab.Exercises |> List.sumBy _.Points
                let sum = lab.Exercises |> List.sumBy earned
                let label = "points".PadRight(7 + width)
                let share = $"{points sum}/{points total}"
                $"{label}  {share, 6}"
            ]
