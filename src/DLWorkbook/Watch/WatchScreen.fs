namespace DLWorkbook

open System
open DLWorkbook.Checking

/// What the watcher shows.
module internal WatchScreen =

    /// The keys, in one line.
    let keys = "h hint · n/p next/previous · r reset this one · R reset all · q quit"

    /// Whether every exercise is solved.
    let isDone (lab: SyllabusLab) (progress: WatchProgress) : bool =
        lab.Exercises
        |> List.forall (fun exercise -> (WatchProgress.find exercise.Id progress).Standing = Standing.Solved)

    /// The exercise to be looked at: the chosen one, else the first that is not solved.
    let current (lab: SyllabusLab) (progress: WatchProgress) : SyllabusExercise option =
        let isOpen (exercise: SyllabusExercise) =
            (WatchProgress.find exercise.Id progress).Standing <> Standing.Solved

        lab.Exercises
        |> List.tryFind (fun exercise -> Some exercise.Id = progress.Chosen)
        |> Option.orElse (List.tryFind isOpen lab.Exercises)

    let private plain standing =
        match standing with
        | Standing.Open -> "    "
        | Standing.Solved -> "ok  "
        | Standing.Todo -> "todo"
        | Standing.Wrong -> "FAIL"

    /// The list of exercises with their states, the current one marked.
    let overview (lab: SyllabusLab) (progress: WatchProgress) : string list =
        let standing (exercise: SyllabusExercise) =
            (WatchProgress.find exercise.Id progress).Standing

        let solved =
            lab.Exercises
            |> List.filter (fun exercise -> standing exercise = Standing.Solved)

        let points (exercises: SyllabusExercise list) = exercises |> List.sumBy _.Points

        let figure (value: float) = ValueText.plain 6 value

        let current = current lab progress

        [
            $"{lab.Name}: {solved.Length} of {lab.Exercises.Length} exercises done, {figure (points solved)} of {figure (points lab.Exercises)} points"

            for exercise in lab.Exercises do
                let mark = if Some exercise = current then "▶" else " "

                let word =
                    (plain (standing exercise))
                        .Replace((plain (standing exercise)).Trim(), CheckReport.word (standing exercise))

                let word = if standing exercise = Standing.Open then "    " else word
                $"{mark} {word}  {exercise.Id, -6} {exercise.Title}"
        ]

    /// What there is to say of the current exercise.
    let detail (lab: SyllabusLab) (progress: WatchProgress) : string list =
        match current lab progress with
        | None -> [ "All exercises are solved." ]
        | Some exercise ->
            (WatchProgress.find exercise.Id progress).Lines
            |> List.filter (fun line -> not (line.TrimStart().StartsWith("Check.hint", StringComparison.Ordinal)))
