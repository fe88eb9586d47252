/// Wrong answers to exercises, and the tests that each of them fails with a message that points at the mistake.
module DLWorkbook.Tests.Checking.WrongAnswer

open System.Text.RegularExpressions
open Expecto
open DLWorkbook
open DLWorkbook.Checking

/// A plausible wrong answer.
[<NoComparison; NoEquality>]
type WrongAnswer = {
    /// The exercise.
    Id: string
    /// What is wrong with it.
    Mistake: string
    /// The answer itself, new each time.
    Examinee: unit -> Examinee
    /// A regular expression (upper and lower case alike) that the message of its failure must match.
    Pattern: string
}

/// A wrong answer: `wrong "1b.1" "forgotten 1/m" (fun (targets: float[]) (outputs: float[]) -> …) "not divided"`.
let wrong (id: string) (mistake: string) (answer: 'a -> 'b) (pattern: string) : WrongAnswer = {
    Id = id
    Mistake = mistake
    Examinee = fun () -> Examinee.ofFunction (Catalogue.find id).Seconds answer
    Pattern = pattern
}

/// What a reader sees of a failure, on one line.
let message (finding: Finding) : string =
    FindingText.lines finding |> List.map _.Trim() |> String.concat " "

let private fails seed (answer: WrongAnswer) =
    match Examination.run seed (Catalogue.find answer.Id) (answer.Examinee()) with
    | Outcome.Failed finding ->
        let message = message finding

        for line in FindingText.lines finding do
            Expect.isLessThanOrEqual line.Length 80 $"columns of: {line}"

        if not (Regex.IsMatch(message, answer.Pattern, RegexOptions.IgnoreCase)) then
            failtest
                $"{answer.Id}, {answer.Mistake}: expected a message that matches /{answer.Pattern}/, got: {message}"
    | other -> failtest $"{answer.Id}, {answer.Mistake}: expected FAIL, got {other}"

/// One test for each wrong answer, with three seeds.
let tests (answers: WrongAnswer list) : Test list = [
    for answer in answers ->
        testCase $"{answer.Id} fails: {answer.Mistake}"
        <| fun () ->
            for seed in [ 20L; 1L; 2L ] do
                fails seed answer
]
