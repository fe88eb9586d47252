namespace DLWorkbook.Checking

open System
open TorchSharp

/// Examines a function, wherever it lives: draws inputs from a seed, has them answered, and judges the answers.
[<RequireQualifiedAccess>]
module Examination =

    /// The seed of the inputs that everyone's checks draw: the same message for the same mistake.
    let visibleSeed = 20L

    /// One case of a check with the reply that it got.
    type private Trial = {
        Inputs: Value list
        Expected: (Value * Value list) option
        Reply: Reply
        Repeated: Reply option
    }

    /// How much a value gives to compare: its numbers, texts and cases.
    let rec private weight (value: Value) =
        match value with
        | Value.Block block -> block.Cells.Count
        | Value.Text _
        | Value.Function _ -> 1
        | Value.Group(grouping, members) ->
            let own =
                match grouping with
                | Grouping.Case _
                | Grouping.Option -> 1
                | _ -> 0

            own + List.sumBy weight members

    let private nameOf (exercise: Exercise) index =
        exercise.ParameterNames
        |> List.tryItem index
        |> Option.defaultValue $"argument {index + 1}"

    let private expectedOf (exercise: Exercise) (check: ExerciseCheck) inputs =
        let compute (computation: Computation) =
            try
                Some(computation.Call inputs)
            with fault ->
                raise (
                    InvalidOperationException(
                        $"Exercise {exercise.Id}, check \"{check.Name}\": its own expected answer failed: {fault.Message}",
                        fault
                    )
                )

        match check.Oracle with
        | Oracle.Reference -> compute (Exercise.referenceOf exercise)
        | Oracle.Computed computation -> compute computation
        | Oracle.Property _
        | Oracle.Score _ -> None

    let private figures (expected: float) (got: float) =
        let show digits =
            ValueText.figure digits expected, ValueText.figure digits got

        match show 6 with
        | a, b when a = b -> show 17
        | shown -> shown

    let private sentence mismatch =
        let at place =
            if place = "" then "" else $" at {place}"

        match mismatch with
        | Mismatch.Kind(expected, got) -> $"expected {expected}, got {got}"
        | Mismatch.NotANumber(place, got) -> $"{ValueText.figure 6 got}{at place}: not a number that can be right"
        | Mismatch.Number(place, expected, got, _) ->
            let expected, got = figures expected got
            $"expected {expected}{at place}, got {got}"
        | Mismatch.Other place -> $"something else{at place}"

    let private judgeOutput (check: ExerciseCheck) trial (answer: Answer) =
        let finite judge =
            match Compare.notFinite answer.Output with
            | Some(place, got) when not check.Comparison.AllowsNan -> Some(sentence (Mismatch.NotANumber(place, got)))
            | _ ->
                // An answer of another form than the judgement counts on must not end the examination.
                try
                    judge trial.Inputs answer.Output
                with fault ->
                    Some $"it could not be judged: {fault.Message}"

        match check.Oracle, trial.Expected with
        | Oracle.Property(_, _, judge), _ -> finite judge
        | Oracle.Score scoring, _ ->
            finite (fun inputs output ->
                let score = scoring.Score inputs output

                if Double.IsFinite score then
                    None
                else
                    Some $"{scoring.What}: {ValueText.figure 6 score} is no score")
        | _, Some(expected, _) -> Compare.mismatch check.Comparison expected answer.Output |> Option.map sentence
        | _, None -> Some "there was nothing to compare it with"

    let private changed (exercise: Exercise) trial (answer: Answer) = [
        if answer.InputsAfter.Length <> trial.Inputs.Length then
            "its arguments were not reported"
        else
            for index, (before, after) in Seq.indexed (Seq.zip trial.Inputs answer.InputsAfter) do
                let name = nameOf exercise index

                if not (List.contains index exercise.Updates) && not (Value.same before after) then
                    $"it changed its argument {name}: work on a copy, or make a new value"
    ]

    let private notUpdated (exercise: Exercise) (check: ExerciseCheck) trial (answer: Answer) = [
        match trial.Expected with
        | Some(_, expected) when answer.InputsAfter.Length = expected.Length ->
            for index in exercise.Updates do
                match Compare.mismatch check.Comparison expected[index] answer.InputsAfter[index] with
                | Some mismatch -> $"{nameOf exercise index} afterwards: {sentence mismatch}"
                | None -> ()
        | _ -> ()
    ]

    let private sharesWithPrevious =
        "the answer shares its memory with what the call before returned: make a new value at each call"

    let private shared (exercise: Exercise) (answer: Answer) = [
        for sharing in answer.Shares do
            match sharing with
            | Sharing.Argument index ->
                $"the answer shares its memory with the argument {nameOf exercise index}: whoever changes one changes both; return a copy or a new value"
            | Sharing.PreviousAnswer -> sharesWithPrevious
    ]

    /// What is wrong with a reply that is no answer.
    let private failure reply =
        match reply with
        | Reply.Raised message -> $"it raised {message}"
        | Reply.TimedOut seconds -> $"it was not ready after {seconds} s: does a loop ever end?"
        | Reply.Unfit why
        | Reply.Lost why -> why
        | Reply.Unsolved
        | Reply.Answer _ -> "it is still to be done"

    let private inconstant (exercise: Exercise) (check: ExerciseCheck) trial (answer: Answer) = [
        match trial.Repeated with
        | Some(Reply.Answer again) ->
            if not (Compare.agrees (Compare.withNan check.Comparison) answer.Output again.Output) then
                "a second call with the same inputs gave another answer: it depends on something besides its arguments"

            if again.Shares |> List.contains Sharing.PreviousAnswer then
                sharesWithPrevious
        | Some other -> $"a second call with the same inputs failed: {failure other}"
        | None -> ()
    ]

    /// Everything that is wrong with a trial, the plainest first.
    let private faults exercise (check: ExerciseCheck) trial : string list =
        use _ = torch.NewDisposeScope()

        match trial.Reply with
        | Reply.Unsolved -> []
        | Reply.Answer answer ->
            Option.toList (judgeOutput check trial answer)
            @ notUpdated exercise check trial answer
            @ changed exercise trial answer
            @ shared exercise answer
            @ inconstant exercise check trial answer
            |> List.distinct
        | failed -> [ failure failed ]

    let private draw (seed: int64) index (exercise: Exercise) (check: ExerciseCheck) case =
        use _ = torch.NewDisposeScope()
        let inputs = check.Draw(Gen(seed * 1009L + int64 index, case))
        inputs, expectedOf exercise check inputs

    /// The scores of trials that answered, the newest first.
    let private scores (scoring: Scoring) (trials: Trial list) = [
        for trial in trials do
            match trial.Reply with
            | Reply.Answer answer -> scoring.Score trial.Inputs answer.Output
            | _ -> ()
    ]

    let private trials seed index exercise (check: ExerciseCheck) (examinee: Examinee) =
        /// Whether the trials so far, the newest first, suffice.
        let isDone (sofar: Trial list) =
            match check.Oracle with
            | Oracle.Score scoring when sofar.Length >= check.Cases ->
                sofar |> List.exists (fun trial -> (faults exercise check trial).IsEmpty |> not)
                || (Score.isEnough scoring.Threshold (scores scoring sofar)).IsSome
            | _ -> sofar.Length = check.Cases

        let rec go (sofar: Trial list) =
            let case = sofar.Length

            if isDone sofar then
                List.rev sofar
            else
                let inputs, expected = draw seed index exercise check case
                let reply = examinee inputs

                let repeated =
                    match reply with
                    | Reply.Answer _ when case = 0 && not exercise.IsRandom -> Some(examinee inputs)
                    | _ -> None

                let trial = {
                    Inputs = inputs
                    Expected = expected
                    Reply = reply
                    Repeated = repeated
                }

                match reply with
                | Reply.Answer _
                | Reply.Raised _ -> go (trial :: sofar)
                | _ -> List.rev (trial :: sofar)

        go []

    let private observations trials = [
        for trial in trials do
            match trial.Expected, trial.Reply with
            | Some(expected, _), Reply.Answer answer -> {
                Inputs = trial.Inputs
                Expected = expected
                Got = answer.Output
              }
            | _ -> ()
    ]

    /// Typical mistakes show in the answers to a property's inputs, too: what counts is that they give what came.
    let private answered trials = [
        for trial in trials do
            match trial.Reply with
            | Reply.Answer answer -> {
                Inputs = trial.Inputs
                Expected = answer.Output
                Got = answer.Output
              }
            | _ -> ()
    ]

    let private diagnose (exercise: Exercise) (check: ExerciseCheck) trials (trial: Trial) =
        use _ = torch.NewDisposeScope()

        let differs =
            match trial.Reply with
            | Reply.Answer answer -> (judgeOutput check trial answer).IsSome
            | _ -> false

        if not differs then
            []
        else
            let slips = Diagnosis.ofSlips exercise.Slips check.Comparison (answered trials)
            let numbers = observations trials |> Diagnosis.ofNumbers exercise.ParameterNames
            slips @ numbers

    let private finding (exercise: Exercise) (check: ExerciseCheck) trials index trial faults : Finding = {
        Check = check.Name
        Case = index + 1
        Cases = check.Cases
        Given = trial.Inputs |> List.mapi (fun index input -> nameOf exercise index, input)
        Expected = trial.Expected |> Option.map fst |> Option.filter (Value.same Value.unit >> not)
        Got =
            match trial.Reply with
            | Reply.Answer answer when not (Value.same Value.unit answer.Output) -> Some answer.Output
            | _ -> None
        Fault = List.head faults
        Diagnoses = diagnose exercise check trials trial @ List.tail faults
        Failure = if trial.Reply.IsAnswer then None else Some trial.Reply
    }

    let private compared (exercise: Exercise) trial =
        match trial.Reply, trial.Expected with
        | Reply.Answer _, None -> 1
        | Reply.Answer _, Some(output, after) ->
            weight output
            + (exercise.Updates |> List.sumBy (fun index -> weight after[index]))
        | _ -> 0

    /// What is wrong with the mean score of a check, if anything, and what several seeds told.
    let private told (check: ExerciseCheck) trials : string option * string option =
        match check.Oracle with
        | Oracle.Score scoring ->
            let scores = scores scoring trials
            let text = Score.describe scoring.What scoring.Threshold scores

            if Score.isEnough scoring.Threshold scores = Some true then
                None, Some text
            else
                Some text, None
        | _ -> None, None

    /// One check of an exercise, by its index, with every case of a seed.
    let runCheck (seed: int64) (exercise: Exercise) (examinee: Examinee) (index: int) : CheckResult =
        let check = exercise.Checks[index]
        let trials = trials seed index exercise check examinee
        let judged = trials |> List.map (fun trial -> trial, faults exercise check trial)

        if trials |> List.exists (fun trial -> trial.Reply.IsUnsolved) then
            CheckResult.Todo
        else
            match judged |> List.tryFindIndex (fun (_, faults) -> not faults.IsEmpty) with
            | Some index ->
                let trial, faults = judged[index]
                CheckResult.Failed(finding exercise check trials index trial faults)
            | None ->
                match told check trials, trials |> List.sumBy (compared exercise) with
                | (Some fault, _), _ ->
                    let whole = finding exercise check trials 0 trials.Head [ fault ]
                    CheckResult.Failed { whole with Given = []; Got = None }
                | _, 0 ->
                    let nothing = [ "there was nothing to compare: the check has no numbers in its answers" ]
                    CheckResult.Failed(finding exercise check trials 0 trials.Head nothing)
                | (_, score), comparisons -> CheckResult.Passed(comparisons, score)

    /// What came of each check, in order. After a time-out, a lost process or a hole the rest is not tried.
    let private runAll (seed: int64) (exercise: Exercise) (examinee: Examinee) : CheckResult list =
        if exercise.Checks.IsEmpty then
            invalidArg (nameof exercise) $"Exercise {exercise.Id}: expected at least one check, got none"

        let stopped = ref false

        let watched: Examinee =
            fun inputs ->
                let reply = examinee inputs

                match reply with
                | Reply.TimedOut _
                | Reply.Lost _
                | Reply.Unsolved -> stopped.Value <- true
                | _ -> ()

                reply

        [
            for index in 0 .. exercise.Checks.Length - 1 do
                if not stopped.Value then
                    runCheck seed exercise watched index
        ]

    /// Examines a function with the inputs of a seed: passed when every check held.
    let run (seed: int64) (exercise: Exercise) (examinee: Examinee) : Outcome =
        let results = runAll seed exercise examinee

        if results |> List.contains CheckResult.Todo then
            Outcome.Todo
        else
            results
            |> List.tryPick (fun result ->
                match result with
                | CheckResult.Failed finding -> Some(Outcome.Failed finding)
                | _ -> None)
            |> Option.defaultValue Outcome.Passed
