/// Submissions that try to get points which are not theirs: `tests/fixtures/grading/hostile`.
module DLWorkbook.Tests.Grading.Hostile

open System
open System.IO
open DLWorkbook.Checking
open DLWorkbook.Grading

/// One of them. Each attacks exercise 1b.1; its 1b.7 is honest.
type Attack = {
    /// The file's name without its extension.
    Name: string
    /// What it tries.
    Tries: string
    /// The ways in which it may end.
    Ends: Verdict list
    /// What the student wrote.
    Text: string
}

/// The exercise that is attacked, and the one that is solved.
let attacked, honest = "1b.1", "1b.7"

let private opening =
    """#load "../scripts/workbook.fsx"

open System
open System.IO
open System.Runtime.InteropServices
open System.Threading
open DLWorkbook
"""

let private solution =
    """
[<Exercise "1b.7">]
let wilson (right: int) (rows: int) : float * float =
    let n, z = float rows, 1.96
    let p = float right / n
    let middle = p + z * z / (2.0 * n)
    let reach = z * sqrt (p * (1.0 - p) / n + z * z / (4.0 * n * n))
    (middle - reach) / (1.0 + z * z / n), (middle + reach) / (1.0 + z * z / n)
"""

/// A whole script: the lab's opening, what attacks, and the honest exercise.
let script (attack: string) = opening + attack + solution

/// The right answer to the exercise that is attacked.
let rightAnswer =
    """
[<Exercise "1b.1">]
let crossEntropy (targets: float[]) (outputs: float[]) : float =
    Array.map2 (fun y a -> -log (if y = 1.0 then a else 1.0 - a)) targets outputs
    |> Array.average
"""

let private folder =
    Path.Combine(__SOURCE_DIRECTORY__, "..", "fixtures", "grading", "hostile")

let private read (file: string) =
    let text = File.ReadAllText file

    let after (mark: string) =
        let start = text.IndexOf(mark, StringComparison.Ordinal) + mark.Length
        text[start .. text.IndexOf('\n', start) - 1].Trim()

    {
        Name = string (Path.GetFileNameWithoutExtension file)
        Tries = after "// Tries: "
        Ends = [ for word in (after "// Ends: ").Split ", " -> Enum.Parse<Verdict> word ]
        Text = text
    }

/// All of them, by name.
let all: Attack list =
    Directory.GetFiles(folder, "*.fsx")
    |> Array.sort
    |> Array.map read
    |> List.ofArray

let private exercise id =
    AssignmentExercise(Id = id, Title = id, Points = 10.0)

/// Small means, so that what takes all of them is soon at an end.
let limits =
    GradingLimits(
        CallGrace = TimeSpan.FromSeconds 1.0,
        Exercise = TimeSpan.FromSeconds 30.0,
        Compilation = TimeSpan.FromSeconds 8.0,
        Memory = (256L <<< 20),
        Processes = 48,
        ReplyBytes = (1 <<< 20)
    )

/// The assignment of the two exercises.
let assignment =
    Assignment(
        Lab = "lab1b_mlp_scratch",
        Title = "A network by hand",
        Exercises = [| exercise attacked; exercise honest |],
        Directives = [| "#load \"../scripts/workbook.fsx\"" |],
        Limits = limits
    )
