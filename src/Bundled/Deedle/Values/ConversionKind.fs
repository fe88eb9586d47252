namespace Deedle

open System
open System.Globalization

/// How far a value may be changed when it is read as another type.
type ConversionKind =
    /// The type has to match exactly.
    | Exact = 0
    /// Only conversions that widen a number: small to large integers, integers to <c>decimal</c>,
    /// <c>decimal</c> to <c>float32</c> to <c>float</c>.
    | Safe = 1
    /// Anything that <c>System.Convert</c> can do, text to numbers too.
    | Flexible = 2

/// Conversion of single values.
module internal Conversion =

    /// The types from which a number widens to the given one, nearest first.
    let private widening =
        let step target =
            if target = typeof<int16> then
                [ typeof<byte>; typeof<sbyte> ]
            elif target = typeof<int> then
                [ typeof<uint16>; typeof<int16> ]
            elif target = typeof<int64> then
                [ typeof<uint32>; typeof<int> ]
            elif target = typeof<decimal> then
                [ typeof<int64>; typeof<uint64> ]
            elif target = typeof<float32> then
                [ typeof<decimal> ]
            elif target = typeof<float> then
                [ typeof<float32> ]
            else
                []

        let rec sources target =
            step target |> List.collect (fun source -> source :: sources source)

        sources

    /// Whether a value's own type allows the conversion; a flexible one may still fail on its content.
    let allowed (kind: ConversionKind) (target: Type) (value: obj) =
        target.IsInstanceOfType value
        || match kind with
           | ConversionKind.Exact -> false
           | ConversionKind.Safe -> widening target |> List.contains (value.GetType())
           | ConversionKind.Flexible -> value :? IConvertible
           | other -> invalidArg "conversionKind" $"expected Exact, Safe or Flexible, got {other}"

    /// Converts a value; raises <c>InvalidCastException</c> when its type does not allow it and
    /// <c>FormatException</c> when its text can't be read.
    let convert<'R> (kind: ConversionKind) (value: obj) : 'R =
        match value with
        | :? 'R as same -> same
        | _ when allowed kind typeof<'R> value ->
            match Convert.ChangeType(value, typeof<'R>, CultureInfo.CurrentCulture) with
            | :? 'R as converted -> converted
            | _ -> raise (InvalidCastException $"cannot convert '{value}' to {typeof<'R>.Name}")
        | _ ->
            raise (
                InvalidCastException
                    $"cannot convert '{value}' ({value.GetType().Name}) to {typeof<'R>.Name}: conversion kind {kind}"
            )
