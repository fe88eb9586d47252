namespace DLWorkbook.Checking

open System

/// A fault that a check found, for the reader of its message.
type Finding = {
    /// The check.
    Check: string
    /// Which of its cases, from 1.
    Case: int
    /// How many cases the check has.
    Cases: int
    /// The arguments by name.
    Given: (string * Value) list
    /// What was expected, where that is a value.
    Expected: Value option
    /// What came, where something did.
    Got: Value option
    /// What is wrong, in one sentence.
    Fault: string
    /// What may have caused it, the likeliest first.
    Diagnoses: string list
    /// The reply of the failed case, where it is no answer.
    Failure: Reply option
}

/// What came of one check.
[<RequireQualifiedAccess>]
type CheckResult =
    /// Every case held: so many comparisons were made. A score says what several seeds told.
    | Passed of comparisons: int * score: string option
    /// The function is a hole still.
    | Todo
    /// A case did not hold.
    | Failed of Finding

/// What came of an examination.
[<RequireQualifiedAccess>]
type Outcome =
    /// Every check held.
    | Passed
    /// The function is a hole still.
    | Todo
    /// A check did not hold: the first such.
    | Failed of Finding
