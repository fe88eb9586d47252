namespace DLWorkbook

open System
open DLWorkbook.Checking

/// How an exercise stands.
[<RequireQualifiedAccess>]
type internal Standing =
    /// It was not checked.
    | Open
    /// Its check passed.
    | Solved
    /// It is a hole still.
    | Todo
    /// Its check failed.
    | Wrong

/// What `Check` prints.
module internal CheckReport =

    let private green, private yellow, private red, private plain =
        "\u001b[32m", "\u001b[33m", "\u001b[31m", "\u001b[0m"

    /// Whether colour reaches a person: output is a terminal, and NO_COLOR is not set.
    let coloured () =
        not Console.IsOutputRedirected
        && String.IsNullOrEmpty(Environment.GetEnvironmentVariable "NO_COLOR")

    let private paint colour text =
        if coloured () then colour + text + plain else text

    /// How an exercise stands, in one word.
    let word standing =
        match standing with
        | Standing.Open -> "not checked"
        | Standing.Solved -> paint green "ok"
        | Standing.Todo -> paint yellow "todo"
        | Standing.Wrong -> paint red "FAIL"

    let standing outcome =
        match outcome with
        | Outcome.Passed -> Standing.Solved
        | Outcome.Todo -> Standing.Todo
        | Outcome.Failed _ -> Standing.Wrong

    let private help id =
        $"    Check.hint \"{id}\" gives a hint."

    /// What came of an exercise's check.
    let lines (exercise: Exercise) (outcome: Outcome) : string list =
        let word = word (standing outcome)

        match outcome with
        | Outcome.Passed -> [ $"{exercise.Id} {word}    {exercise.Title}" ]
        | Outcome.Todo -> [ $"{exercise.Id} {word}  {exercise.Title}"; help exercise.Id ]
        | Outcome.Failed finding -> [
            $"{exercise.Id} {word}  {exercise.Title}"
            yield! FindingText.lines finding
            help exercise.Id
          ]
