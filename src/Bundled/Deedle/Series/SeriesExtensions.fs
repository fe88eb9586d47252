namespace Deedle

open System
open System.Runtime.CompilerServices
open Deedle.Indices

/// Making series: <c>series [ "LSTM" => 0.85; "GRU" => 0.84 ]</c>.
[<AutoOpen>]
module ``F# Series extensions`` =

    /// Ways to make a series.
    [<AbstractClass; Sealed>]
    type Series =

        /// A series from pairs of key and value.
        static member ofObservations(observations: seq<'K * 'V>) : Series<'K, 'V> =
            let keys, values = observations |> Array.ofSeq |> Array.unzip
            Series<'K, 'V>(keys, values)

        /// A series with the keys 0, 1, 2, …
        static member ofValues(values: seq<'V>) : Series<int, 'V> =
            let values = Array.ofSeq values
            Series<int, 'V>(Array.init values.Length id, values)

        /// A series from pairs of key and value, where None is a missing value.
        static member ofOptionalObservations(observations: seq<'K * 'V option>) : Series<'K, 'V> =
            let keys, values = observations |> Array.ofSeq |> Array.unzip

            Series<'K, 'V>(KeyIndex<'K> keys, Column<'V>.OfOptional(values |> Array.map OptionalValue.ofOption))

    /// A series from pairs of key and value.
    let series (observations: seq<'K * 'V>) : Series<'K, 'V> = Series.ofObservations observations

/// Methods on series.
[<Extension; AbstractClass; Sealed>]
type SeriesExtensions =

    /// Prints the series as a table.
    [<Extension>]
    static member Print(series: Series<'K, 'V>) = Console.WriteLine(series.Format())
