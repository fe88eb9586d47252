/// Expectations: each returns when it holds and fails the running test, with the values, when it doesn't. A NaN fails
/// every comparison.
module Expecto.Expect

open System
open System.Collections.Generic
open System.Text.RegularExpressions

let private thrownBy f =
    try
        f ()
        None
    with e ->
        Some e

let private requireType<'texn when 'texn :> exn> message (thrown: exn option) =
    match thrown with
    | Some e when e.GetType() = typeof<'texn> -> ()
    | Some e ->
        failtestf
            "%s. Expected f to throw an exn of type %s, but one of type %s was thrown: %s"
            message
            typeof<'texn>.FullName
            (e.GetType().FullName)
            e.Message
    | None -> failtestf "%s. Expected f to throw." message

/// Expects a function to throw.
let throws f message =
    if (thrownBy f).IsNone then
        failtestf "%s. Expected f to throw." message

/// Expects a function to throw, and hands the exception on.
let throwsC f cont =
    match thrownBy f with
    | Some e -> cont e
    | None -> failtest "Expected f to throw."

/// Expects a function to throw exactly this type of exception.
[<RequiresExplicitTypeArguments>]
let throwsT<'texn when 'texn :> exn> f message = requireType<'texn> message (thrownBy f)

let private thrownByAsync f =
    async {
        try
            do! f ()
            return None
        with e ->
            return Some e
    }

/// Expects an asynchronous function to throw.
let throwsAsync f message =
    async {
        let! thrown = thrownByAsync f

        if thrown.IsNone then
            failtestf "%s. Expected f to throw." message
    }

/// Expects an asynchronous function to throw exactly this type of exception.
[<RequiresExplicitTypeArguments>]
let throwsAsyncT<'texn when 'texn :> exn> f message =
    async {
        let! thrown = thrownByAsync f
        requireType<'texn> message thrown
    }

/// Expects None.
let isNone x message =
    match x with
    | None -> ()
    | Some value -> failtestf "%s. Expected None, was Some(%A)." message value

/// Expects Some value, and gives the value.
let wantSome x message =
    match x with
    | Some value -> value
    | None -> failtestf "%s. Expected Some _, was None." message

/// Expects Some value.
let isSome x message = wantSome x message |> ignore

/// Expects Ok value, and gives the value.
let wantOk x message =
    match x with
    | Ok value -> value
    | Error e -> failtestf "%s. Expected Ok, was Error(%A)." message e

/// Expects Ok value.
let isOk x message = wantOk x message |> ignore

/// Expects Error value, and gives the value.
let wantError x message =
    match x with
    | Error e -> e
    | Ok value -> failtestf "%s. Expected Error, was Ok(%A)." message value

/// Expects Error value.
let isError x message = wantError x message |> ignore

/// Expects something else than null.
let isNotNull x message =
    match box x with
    | null -> failtestf "%s. Expected a value, but was null." message
    | _ -> ()

/// Expects null.
let isNull x message =
    match box x with
    | null -> ()
    | value -> failtestf "%s. Expected null, but was %A." message value

/// Expects a < b.
let isLessThan a b message =
    if not (a < b) then
        failtestf "%s. Expected a (%A) to be less than b (%A)." message a b

/// Expects a ≤ b.
let isLessThanOrEqual a b message =
    if not (a <= b) then
        failtestf "%s. Expected a (%A) to be less than or equal to b (%A)." message a b

/// Expects a > b.
let isGreaterThan a b message =
    if not (a > b) then
        failtestf "%s. Expected a (%A) to be greater than b (%A)." message a b

/// Expects a ≥ b.
let isGreaterThanOrEqual a b message =
    if not (a >= b) then
        failtestf "%s. Expected a (%A) to be greater than or equal to b (%A)." message a b

let private failFar message actual expected difference bound absolute relative =
    failtestf
        "%s. Expected difference to be at most %.9g for accuracy {absolute=%.9g; relative=%.9g}, but was %.9g. actual=%.17g expected=%.17g"
        message
        bound
        absolute
        relative
        difference
        actual
        expected

/// Expects two doubles within an accuracy of each other; neither infinite nor NaN.
let floatClose (accuracy: Accuracy<'u>) (actual: float<'u>) (expected: float<'u>) (message: string) : unit =
    if Double.IsInfinity(float actual) then
        failtestf "%s. Expected actual to be finite, but it was %g." message (float actual)
    elif Double.IsInfinity(float expected) then
        failtestf "%s. Expected expected to be finite, but it was %g." message (float expected)
    elif not (Accuracy.areClose accuracy actual expected) then
        let bound = float (Accuracy.areCloseRhs accuracy actual expected)

        failFar
            message
            (float actual)
            (float expected)
            (abs (float actual - float expected))
            bound
            (float accuracy.absolute)
            accuracy.relative

/// Expects two singles within an accuracy of each other; neither infinite nor NaN.
let float32Close (accuracy: Accuracy32<'u>) (actual: float32<'u>) (expected: float32<'u>) (message: string) : unit =
    if Single.IsInfinity(float32 actual) then
        failtestf "%s. Expected actual to be finite, but it was %g." message (float32 actual)
    elif Single.IsInfinity(float32 expected) then
        failtestf "%s. Expected expected to be finite, but it was %g." message (float32 expected)
    elif not (Accuracy.areClose accuracy actual expected) then
        let bound = float (Accuracy.areCloseRhs accuracy actual expected)

        failFar
            message
            (float actual)
            (float expected)
            (float (abs (float32 actual - float32 expected)))
            bound
            (float accuracy.absolute)
            (float accuracy.relative)

/// Expects actual ≤ expected, or within an accuracy of it.
let floatLessThanOrClose accuracy actual expected message =
    if not (actual <= expected) then
        floatClose accuracy actual expected message

/// Expects actual ≥ expected, or within an accuracy of it.
let floatGreaterThanOrClose accuracy actual expected message =
    if not (actual >= expected) then
        floatClose accuracy actual expected message

/// Expects NaN.
let isNaN (f: float<'u>) message =
    if not (Double.IsNaN(float f)) then
        failtestf "%s. Expected NaN, but was %g." message (float f)

/// Expects something else than NaN.
let isNotNaN (f: float<'u>) message =
    if Double.IsNaN(float f) then
        failtestf "%s. Expected a number, but was NaN." message

/// Expects a single that isn't NaN.
let isNotNaNf (f: float32<'u>) message =
    if Single.IsNaN(float32 f) then
        failtestf "%s. Expected a number, but was NaN." message

/// Expects something else than an infinity.
let isNotInfinity (actual: float<'u>) message =
    if Double.IsInfinity(float actual) then
        failtestf "%s. Expected a finite number, but was %g." message (float actual)

/// Expects a text with at least one character.
let isNotEmpty (actual: string) message =
    isNotNull actual message

    if actual.Length = 0 then
        failtestf "%s. Expected a text, but it was empty." message

/// Expects a text with at least one character that isn't white.
let isNotWhitespace (actual: string) message =
    isNotNull actual message

    if String.IsNullOrWhiteSpace actual then
        failtestf "%s. Expected a text, but it was only white space: \"%s\"." message actual

/// Expects a sequence without items.
let isEmpty actual message =
    if not (Seq.isEmpty actual) then
        failtestf "%s. Expected no items, but there are:\n%s" message (Difference.listed (Seq.truncate 20 actual))

/// Expects a sequence with at least one item.
let isNonEmpty actual message =
    if Seq.isEmpty actual then
        failtestf "%s. Expected items, but there are none." message

/// Expects that so many items satisfy a condition.
let hasCountOf (actual: _ seq) (expected: uint32) (selector: _ -> bool) message =
    let hits = actual |> Seq.filter selector |> Seq.length

    if uint32 hits <> expected then
        failtestf "%s. Expected a count of %d, but it was %d." message expected hits

/// Expects two values to be equal.
let equal (actual: 'a) (expected: 'a) message =
    if actual <> expected then
        match box actual, box expected with
        | (:? string as a), (:? string as e) ->
            let place, _, _ = Difference.first a e

            failtestf "%s. Strings differ at position %d.%s" message place (Difference.show "expected" e "  actual" a)
        | a, e -> failtestf "%s.%s" message (Difference.show "expected" e "  actual" a)

/// Expects two values to be different.
let notEqual (actual: 'a) (expected: 'a) message =
    if actual = expected then
        failtestf "%s. Expected another value than %A." message actual

/// Expects a text to match a pattern.
let isMatch (actual: string) (pattern: string) message =
    if not (Regex.IsMatch(actual, pattern)) then
        failtestf "%s. Expected %s to match pattern: /%s/" message actual pattern

/// Expects a text not to match a pattern.
let isNotMatch (actual: string) (pattern: string) message =
    if Regex.IsMatch(actual, pattern) then
        failtestf "%s. Expected %s not to match pattern: /%s/" message actual pattern

/// Expects false.
let isFalse actual message =
    if actual then
        failtestf "%s. Expected false, but was true." message

/// Expects true.
let isTrue actual message =
    if not actual then
        failtestf "%s. Expected true, but was false." message

/// Expects at least one item to satisfy a condition.
let exists (actual: 'a seq) asserter message =
    if not (Seq.exists asserter actual) then
        failtestf "%s. No item satisfies the condition:\n%s" message (Difference.listed (Seq.truncate 20 actual))

let private failExceptions message what actual asserter =
    let exceptions =
        actual
        |> Seq.indexed
        |> Seq.filter (snd >> asserter >> not)
        |> Seq.truncate 20
        |> Seq.map (fun (i, item) -> sprintf "  [%d] %A" i item)
        |> List.ofSeq

    if not exceptions.IsEmpty then
        failtestf "%s. Some items %s:\n%s" message what (String.concat "\n" exceptions)

/// Expects every item to satisfy a condition.
let all (actual: 'a seq) asserter message =
    failExceptions message "don't satisfy the condition" actual asserter

/// Expects every item to equal one value.
let allEqual (actual: 'a seq) equalTo message =
    failExceptions message (sprintf "don't equal %A" equalTo) actual ((=) equalTo)

/// Expects a sequence to hold an item.
let contains sequence element message =
    if not (Seq.exists ((=) element) sequence) then
        failtestf "%s. Expected %A among the items:\n%s" message element (Difference.listed (Seq.truncate 20 sequence))

/// Expects a sequence to hold all of these items, in any order and number.
let containsAll (actual: _ seq) (expected: _ seq) message =
    let here, wanted = List.ofSeq actual, List.ofSeq expected

    let without others =
        List.filter (fun x -> not (List.contains x others))

    match without here wanted with
    | [] -> ()
    | missing ->
        failtestf
            "%s. Missing from actual: %A\n    extra in actual: %A\n    actual: %A\n    expected: %A"
            message
            missing
            (without wanted here)
            here
            wanted

let private shown named actual expected =
    Difference.show named (Difference.listed expected) "  actual" (Difference.listed actual)

/// Expects two sequences to hold the same items in the same order.
let sequenceEqual (actual: 'a seq) (expected: 'a seq) message =
    match Difference.first actual expected with
    | _, None, None -> ()
    | i, Some a, Some e ->
        failtestf
            "%s. Sequences differ at position %d: expected %A, but got %A.%s"
            message
            i
            e
            a
            (shown "expected" actual expected)
    | i, None, Some e ->
        failtestf
            "%s. Actual ends at position %d, where %A is expected.%s"
            message
            i
            e
            (shown "expected" actual expected)
    | i, Some a, None ->
        failtestf
            "%s. Actual is longer than expected: %A at position %d.%s"
            message
            a
            i
            (shown "expected" actual expected)

/// Expects a sequence to start with these items.
let sequenceStarts (subject: 'a seq) (prefix: 'a seq) message =
    match Difference.first subject prefix with
    | _, _, None -> ()
    | i, Some s, Some p -> failtestf "%s. Sequences differ at position %d: expected %A, but got %A." message i p s
    | i, None, Some p -> failtestf "%s. Subject ends at position %d, where %A is expected." message i p

/// Expects items to come in this order; others may stand between them.
let sequenceContainsOrder (actual: seq<'t>) (expected: seq<'t>) msg =
    let wanted = Queue<'t> expected

    for item in actual do
        if wanted.Count > 0 && wanted.Peek() = item then
            wanted.Dequeue() |> ignore

    if wanted.Count > 0 then
        failtestf "%s. Not found in this order:\n%s\nin:\n%s" msg (Difference.listed wanted) (Difference.listed actual)

/// Expects each item to be at least as great as the one before.
let isAscending (subject: _ seq) message =
    if not (subject |> Seq.pairwise |> Seq.forall (fun (a, b) -> a <= b)) then
        failtestf "%s. Expected ascending items:\n%s" message (Difference.listed (Seq.truncate 20 subject))

/// Expects each item to be at most as great as the one before.
let isDescending (subject: _ seq) message =
    if not (subject |> Seq.pairwise |> Seq.forall (fun (a, b) -> a >= b)) then
        failtestf "%s. Expected descending items:\n%s" message (Difference.listed (Seq.truncate 20 subject))

/// Expects a text to contain another.
let stringContains (subject: string) (substring: string) message =
    if not (subject.Contains(substring, StringComparison.Ordinal)) then
        failtestf "%s. Expected subject string '%s' to contain substring '%s'." message subject substring

/// Expects a text to start with another.
let stringStarts (subject: string) (prefix: string) message =
    if not (subject.StartsWith(prefix, StringComparison.Ordinal)) then
        failtestf "%s. Expected subject string '%s' to start with '%s'." message subject prefix

/// Expects a text to end with another.
let stringEnds (subject: string) (suffix: string) message =
    if not (subject.EndsWith(suffix, StringComparison.Ordinal)) then
        failtestf "%s. Expected subject string '%s' to end with '%s'." message subject suffix

/// Expects a text of so many characters.
let stringHasLength (subject: string) (length: int) message =
    if subject.Length <> length then
        failtestf
            "%s. Expected subject string '%s' to have length %d, but it was %d."
            message
            subject
            length
            subject.Length

/// Expects so many items.
let hasLength (seq: 'a seq) expectedLength message =
    let length = Seq.length seq

    if length <> expectedLength then
        failtestf
            "%s. Expected %d items, but there are %d:\n%s"
            message
            expectedLength
            length
            (Difference.listed (Seq.truncate 20 seq))
