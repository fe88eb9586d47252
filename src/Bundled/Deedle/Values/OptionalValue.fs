namespace Deedle

open System

/// A value of type <c>'T</c> that may be missing; the default of the struct is a missing value.
[<Struct; CustomEquality; NoComparison>]
type OptionalValue<'T> private (hasValue: bool, value: 'T) =

    /// Wraps a value that is present.
    new(value: 'T) = OptionalValue(true, value)

    /// Whether a value is present.
    member _.HasValue = hasValue

    /// The value; raises <c>InvalidOperationException</c> when it is missing.
    member _.Value =
        if hasValue then
            value
        else
            invalidOp "OptionalValue.Value: expected a value, got a missing one: check HasValue first"

    /// The value, or the default of <c>'T</c> when it is missing.
    member _.ValueOrDefault = value

    /// The missing value.
    static member Missing: OptionalValue<'T> = OptionalValue(false, Unchecked.defaultof<'T>)

    /// The value's text; <c>&lt;missing&gt;</c> for a missing value, <c>&lt;null&gt;</c> for a null one.
    override _.ToString() =
        if not hasValue then "<missing>"
        elif isNull (box value) then "<null>"
        else string (box value)

    /// Missing values are equal; present ones are equal when what they hold is.
    override _.Equals(other: obj | null) =
        match other with
        | :? OptionalValue<'T> as other when hasValue -> other.HasValue && Object.Equals(value, other.ValueOrDefault)
        | :? OptionalValue<'T> as other -> not other.HasValue
        | _ -> false

    /// The hash of the value; 0 for a missing one.
    override _.GetHashCode() =
        if hasValue then hash (box value) else 0

/// The key is in the index, but there is no value at it.
type MissingValueException(key: objnull, message: string) =
    inherit Exception(message)

    /// The key that was asked for.
    member _.Key = key

/// Functions on optional values; the names are those of <c>Option</c>.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module OptionalValue =

    /// Applies a function that may give no value to the value, when there is one.
    let bind (f: 'T -> OptionalValue<'R>) (input: OptionalValue<'T>) : OptionalValue<'R> =
        if input.HasValue then
            f input.Value
        else
            OptionalValue<'R>.Missing

    /// Applies a function to the value, when there is one.
    let map (f: 'T -> 'R) (input: OptionalValue<'T>) : OptionalValue<'R> =
        bind (fun v -> OptionalValue<'R>(f v)) input

    /// The value; raises <c>InvalidOperationException</c> when it is missing.
    let get (input: OptionalValue<'T>) = input.Value

    /// An F# option with the same value.
    let asOption (input: OptionalValue<'T>) =
        if input.HasValue then Some input.Value else None

    /// An optional value from an F# option.
    let ofOption (input: 'T option) : OptionalValue<'T> =
        match input with
        | Some v -> OptionalValue<'T>(v)
        | None -> OptionalValue<'T>.Missing

    /// The value as an object; missing when it is missing or null.
    let internal boxed (input: OptionalValue<'T>) : OptionalValue<obj> =
        match box input.ValueOrDefault with
        | null -> OptionalValue<obj>.Missing
        | value when input.HasValue -> OptionalValue<obj> value
        | _ -> OptionalValue<obj>.Missing

    /// Matches an optional value: <c>Missing</c> or <c>Present value</c>.
    let (|Missing|Present|) (input: OptionalValue<'T>) =
        if input.HasValue then Present input.Value else Missing
