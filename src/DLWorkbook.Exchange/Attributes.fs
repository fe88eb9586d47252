namespace DLWorkbook

open System

/// <summary>Marks the function of a lab that solves an exercise: <c>[&lt;Exercise "1b.1"&gt;]</c>.</summary>
[<Sealed; AttributeUsage(AttributeTargets.Method ||| AttributeTargets.Property)>]
type ExerciseAttribute(id: string) =
    inherit Attribute()

    /// The exercise that the function solves: the lab's number and the exercise's, "1b.1".
    member _.Id = id

/// What a hole raises: the exercise is still to be done.
[<Sealed>]
type TodoException() =
    inherit Exception("this exercise is still to be done: write it where Check.todo () stands")
