namespace DLWorkbook.Checking

open System
open Microsoft.FSharp.Reflection

/// Where the expected answer of a check comes from.
[<RequireQualifiedAccess; NoComparison; NoEquality>]
type Oracle =
    internal
    /// The exercise's reference, computed with the same inputs.
    | Reference
    /// Another computation with the same inputs.
    | Computed of Computation
    /// A judgement on inputs and answer: what is wrong, if anything is.
    | Property of parameters: Type list * result: Type * (Value list -> Value -> string option)
    /// A number that the answer earns, and how large it must be on average.
    | Score of Scoring

/// How an answer that depends on chance is judged.
and [<NoComparison; NoEquality>] Scoring = {
    /// What the score is: "accuracy on 200 fresh points".
    What: string
    /// The least mean that is enough.
    Threshold: float
    /// The score of one answer to one set of inputs.
    Score: Value list -> Value -> float
}

/// One check of an exercise: inputs from a seed, an oracle, a comparison.
[<NoComparison; NoEquality>]
type ExerciseCheck = {
    /// What it tries, for the reader of its failure: "a batch of random outputs".
    Name: string
    /// How many cases are drawn.
    Cases: int
    /// Draws one case.
    Draw: Gen -> Value list
    /// Where the expected answer comes from.
    Oracle: Oracle
    /// How the answer is compared with it.
    Comparison: Comparison
    /// Whether its inputs are drawn and its answers compared or scored, so that it tells something by itself: a fixed
    /// example or a property does not.
    IsTelling: bool
}

/// A typical wrong computation, and what is said when an answer equals it.
[<NoComparison; NoEquality>]
type Slip = {
    /// The mistake, in the reader's words.
    Mistake: string
    /// What one gets with it.
    Computation: Computation
}

/// An exercise, apart from the function that is examined.
[<NoComparison; NoEquality>]
type Exercise = {
    /// The lab's number and the exercise's: "1b.1".
    Id: string
    /// What it is about.
    Title: string
    /// The names of the function's parameters.
    ParameterNames: string list
    /// The supplied answer, written another way than the lab's solution; it stands in while the exercise is unsolved.
    Reference: Computation option
    /// Its checks, in the order in which they are run.
    Checks: ExerciseCheck list
    /// Typical mistakes.
    Slips: Slip list
    /// The parameters that the function is meant to change, by index.
    Updates: int list
    /// Whether two calls with the same inputs may differ.
    IsRandom: bool
    /// Seconds that one call may take.
    Seconds: float
}

/// Judgements on typed inputs and answers, for plain values.
module private Typed =

    /// A function of typed inputs and a typed answer as one of plain values.
    let judgement (judge: 'inputs -> 'answer -> 'verdict) (values: Value list) (answer: Value) : 'verdict =
        let packed =
            match values with
            | [ one ] -> one
            | several -> Value.Group(Grouping.Tuple, several)

        let given = Codec.decode "the inputs" typeof<'inputs> packed |> unbox<'inputs>

        judge given (Codec.decode "the answer" typeof<'answer> answer |> unbox<'answer>)

/// <summary>Makes oracles, for <c>Exercise.check</c>.</summary>
type Oracle with

    /// The exercise's reference, computed with the same inputs.
    static member reference: Oracle = Oracle.Reference

    /// An equal computation with the same inputs, of the reference's type: another formula, finite differences, …
    static member computed(compute: 'a -> 'b) : Oracle =
        Oracle.Computed(Computation.ofFunction compute)

    /// A property of inputs and answer: `None` when it holds, else what is wrong. The inputs are one value for a function
    /// of one parameter, a tuple for others.
    static member property(judge: 'inputs -> 'answer -> string option) : Oracle =
        Oracle.Property([ typeof<'inputs> ], typeof<'answer>, Typed.judgement judge)

/// <summary>Builds exercises:</summary>
/// <code>
/// Exercise.make "1b.1" "what a mistake costs"
/// |> Exercise.reference (fun (targets: float[]) (outputs: float[]) -> …)
/// |> Exercise.check "random outputs" (fun gen -> gen.Binary 4, gen.Probabilities 4) Oracle.reference (Compare.close 1e-9)
/// |> Exercise.slip "the sum was not divided by the number of rows" (fun targets outputs -> …)
/// </code>
[<RequireQualifiedAccess>]
module Exercise =

    /// An exercise without reference and checks.
    let make (id: string) (title: string) : Exercise = {
        Id = id
        Title = title
        ParameterNames = []
        Reference = None
        Checks = []
        Slips = []
        Updates = []
        IsRandom = false
        Seconds = 5.0
    }

    let private wrong (exercise: Exercise) message =
        invalidArg (nameof exercise) $"Exercise {exercise.Id}: {message}"

    let internal referenceOf (exercise: Exercise) =
        match exercise.Reference with
        | Some reference -> reference
        | None -> wrong exercise "expected Exercise.reference before its checks and slips, got none"

    /// The supplied answer: a typed curried function, written another way than the solution, its parameters named as in the
    /// lab.
    let reference (compute: 'a -> 'b) (exercise: Exercise) : Exercise =
        let computation = Computation.ofFunction compute

        {
            exercise with
                Reference = Some computation
                ParameterNames = Computation.parameterNames computation
        }

    let private requireSame exercise what (computation: Computation) =
        let reference = referenceOf exercise

        if
            computation.Parameters <> reference.Parameters
            || computation.Result <> reference.Result
        then
            wrong
                exercise
                $"expected {what} of type {Computation.signatureText reference}, got {Computation.signatureText computation}"

    /// What a generator may give for a parameter: a named function for a function, else the parameter's own type.
    let private given (parameter: Type) =
        if FSharpType.IsFunction parameter then
            typeof<NamedFunction>
        else
            parameter

    let private drawn (exercise: Exercise) (name: string) (draw: Gen -> 'inputs) =
        let expected = (referenceOf exercise).Parameters |> List.map given

        let types =
            match expected with
            | [ one ] when one = typeof<'inputs> -> [ one ]
            | [ _ ] -> []
            | _ when FSharpType.IsTuple typeof<'inputs> -> List.ofArray (FSharpType.GetTupleElements typeof<'inputs>)
            | _ -> []

        if types <> expected then
            let wanted = String.Join(" * ", expected |> List.map Codec.typeName)

            wrong
                exercise
                $"check \"{name}\": expected a generator of {wanted}, got one of {Codec.typeName typeof<'inputs>}"

        fun gen ->
            match expected, Codec.encode name typeof<'inputs> (box (draw gen)) with
            | [ _ ], one -> [ one ]
            | _, Value.Group(Grouping.Tuple, several) -> several
            | _, one -> [ one ]

    /// How many cases a check draws unless `Exercise.checkCases` says otherwise.
    let usualCases = 5

    /// Adds a check of some number of cases.
    let checkCases cases name (draw: Gen -> 'inputs) (oracle: Oracle) (comparison: Comparison) (exercise: Exercise) =
        let draw = drawn exercise name draw

        match oracle with
        | Oracle.Reference
        | Oracle.Score _ -> ()
        | Oracle.Computed computation -> requireSame exercise $"an oracle for \"{name}\"" computation
        | Oracle.Property(parameters, result, _) ->
            let reference = referenceOf exercise

            if parameters <> [ typeof<'inputs> ] || result <> reference.Result then
                wrong
                    exercise
                    $"check \"{name}\": expected a property of {Codec.typeName typeof<'inputs>} and {Codec.typeName reference.Result}, got one of {Codec.typeName parameters.Head} and {Codec.typeName result}"

        let check = {
            Name = name
            Cases = cases
            Draw = draw
            Oracle = oracle
            Comparison = comparison
            IsTelling = not oracle.IsProperty
        }

        { exercise with Checks = exercise.Checks @ [ check ] }

    /// Adds a check: its name, a seeded generator of the inputs (a tuple of the arguments), where the expected answer comes
    /// from, and how the two are compared.
    let check (name: string) (draw: Gen -> 'inputs) (oracle: Oracle) (comparison: Comparison) (exercise: Exercise) =
        checkCases usualCases name draw oracle comparison exercise

    /// Adds a check with one set of inputs and an expected answer worked out by hand.
    let example (name: string) (inputs: 'inputs) (expected: 'answer) (comparison: Comparison) (exercise: Exercise) =
        let reference = referenceOf exercise

        if typeof<'answer> <> reference.Result then
            wrong
                exercise
                $"example \"{name}\": expected an answer of type {Codec.typeName reference.Result}, got {Codec.typeName typeof<'answer>}"

        let answer = Codec.encode name typeof<'answer> (box expected)

        let oracle = Oracle.Computed { reference with Call = fun inputs -> answer, inputs }

        let draw = drawn exercise name (fun _ -> inputs)

        {
            exercise with
                Checks =
                    exercise.Checks
                    @ [
                        {
                            Name = name
                            Cases = 1
                            Draw = draw
                            Oracle = oracle
                            Comparison = comparison
                            IsTelling = false
                        }
                    ]
        }

    /// Adds a check of a property: `None` when it holds, else what is wrong.
    let property (name: string) (draw: Gen -> 'inputs) (judge: 'inputs -> 'answer -> string option) exercise =
        check name draw (Oracle.property judge) Compare.exact exercise

    /// Adds a check of a result that depends on chance: the score of the answer, a trained model's accuracy for one, must
    /// reach a threshold on average over several seeds, see `Score`. `what` names the score: "accuracy on 200 fresh points".
    let scored
        (name: string)
        (draw: Gen -> 'inputs)
        (score: 'inputs -> 'answer -> float)
        (threshold: float)
        (what: string)
        (exercise: Exercise)
        =
        let reference = referenceOf exercise

        if typeof<'answer> <> reference.Result then
            wrong
                exercise
                $"check \"{name}\": expected a score of {Codec.typeName reference.Result}, got one of {Codec.typeName typeof<'answer>}"

        let scoring = {
            What = what
            Threshold = threshold
            Score = Typed.judgement score
        }

        checkCases Score.least name draw (Oracle.Score scoring) Compare.exact exercise

    /// Adds a typical mistake: what is said when an answer equals what one gets with it.
    let slip (mistake: string) (compute: 'a -> 'b) (exercise: Exercise) : Exercise =
        let computation = Computation.ofFunction compute
        requireSame exercise $"the slip \"{mistake}\"" computation

        {
            exercise with
                Slips = exercise.Slips @ [ { Mistake = mistake; Computation = computation } ]
        }

    /// Says that the function is meant to change a parameter: what it holds afterwards is compared with what the oracle's
    /// computation leaves there.
    let updates (parameter: string) (exercise: Exercise) : Exercise =
        match exercise.ParameterNames |> List.tryFindIndex ((=) parameter) with
        | Some index -> { exercise with Updates = exercise.Updates @ [ index ] }
        | None ->
            let names = String.Join(", ", exercise.ParameterNames)
            wrong exercise $"expected one of the parameters {names} in Exercise.updates, got {parameter}"

    /// Says of the check before that it tells nothing by itself, for a lazy answer passes it too: zeros, ones, an argument.
    let edge (exercise: Exercise) : Exercise =
        match List.rev exercise.Checks with
        | last :: before -> {
            exercise with
                Checks = List.rev ({ last with IsTelling = false } :: before)
          }
        | [] -> wrong exercise "expected a check before Exercise.edge, got none"

    /// Says that two calls with the same inputs may differ.
    let random (exercise: Exercise) : Exercise = { exercise with IsRandom = true }

    /// Seconds that one call may take, instead of five.
    let seconds (limit: float) (exercise: Exercise) : Exercise = { exercise with Seconds = limit }
