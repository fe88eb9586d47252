namespace Deedle

open System.Collections.Generic
open Deedle.Indices

/// A series of values of several types: a row or a column of a frame.
type ObjectSeries<'K when 'K: equality> internal (index: KeyIndex<'K>, column: Column<obj>) =
    inherit Series<'K, obj>(index, column)

    /// The same values, seen as objects that can be converted.
    new(series: Series<'K, obj>) = ObjectSeries<'K>(series.Source, series.Column)

    /// The value at a key as a type; raises <c>KeyNotFoundException</c>, <c>MissingValueException</c>, or
    /// <c>FormatException</c> when its text can't be read so.
    [<RequiresExplicitTypeArguments>]
    member this.GetAs<'R>(column: 'K) : 'R =
        Conversion.convert<'R> ConversionKind.Flexible (this.Get column)

    /// The value at a key as a type, or the fallback when it is missing; an unknown key raises
    /// <c>KeyNotFoundException</c>.
    [<RequiresExplicitTypeArguments>]
    member _.GetAs<'R>(column: 'K, fallback: 'R) : 'R =
        match base.TryGetAt(index.LocateOrFail column) with
        | OptionalValue.Present value -> Conversion.convert<'R> ConversionKind.Flexible value
        | OptionalValue.Missing -> fallback

    /// The value at a key as a type; missing when the key or the value is.
    [<RequiresExplicitTypeArguments>]
    member this.TryGetAs<'R>(column: 'K) : OptionalValue<'R> =
        this.TryGet column
        |> OptionalValue.map (Conversion.convert<'R> ConversionKind.Flexible)

    /// The value at an offset as a type.
    member this.GetAtAs<'R>(index: int) : 'R =
        Conversion.convert<'R> ConversionKind.Flexible (this.GetAt index)

    /// All values as one type, converted flexibly when they are read.
    [<RequiresExplicitTypeArguments>]
    member _.As<'R>() : Series<'K, 'R> =
        Series<'K, 'R>(index, Column.convert<'R> ConversionKind.Flexible column)

    /// The number at a key that is a name, NaN when it is missing: <c>row?Accuracy</c>.
    static member (?)(series: ObjectSeries<string>, name: string) : float = series.GetAs<float>(name, nan)
