namespace Deedle

open Deedle.Indices

/// Putting frames together.
module internal FrameBuilding =

    /// A frame from pairs of name and column; its rows are the keys of all of them.
    let ofColumns (columns: seq<'C * #ISeries<'R>>) : Frame<'R, 'C> =
        let names, series = columns |> Array.ofSeq |> Array.unzip
        Frame<'R, 'C>(names, series |> Seq.map (fun s -> s :> ISeries<'R>))

    /// A frame from pairs of key and row; its columns are the keys of all rows, in order of appearance, each of
    /// the type of its first value when the others convert to it.
    let ofRows (rows: seq<'R * #ISeries<'C>>) : Frame<'R, 'C> =
        let names, series = rows |> Array.ofSeq |> Array.unzip

        let columns = series |> Seq.collect _.Index.Keys |> Seq.distinct |> Array.ofSeq

        let data =
            columns
            |> Array.map (fun key -> series |> Array.map _.TryGetObject(key) |> Column.ofObjects)

        Frame<'R, 'C>(KeyIndex<'R> names, KeyIndex<'C> columns, data)

    /// A frame from a series of columns; one that is missing becomes a column of missing values, unless all
    /// others come from one frame's rows: then it is left out.
    let ofColumnSeries (columns: Series<'C, #ISeries<'R>>) : Frame<'R, 'C> =
        let present = columns.Values |> Array.ofSeq

        let sameRows =
            present
            |> Array.forall (fun column -> obj.ReferenceEquals(column.Index, present[0].Index))

        if sameRows then
            columns.Observations
            |> Seq.map (fun pair -> pair.Key, pair.Value :> ISeries<'R>)
        else
            let none = Series<'R, obj>(KeyIndex<'R> [||], Column<obj>.OfOptional [||])

            columns.ObservationsAll
            |> Seq.map (fun pair ->
                match pair.Value with
                | OptionalValue.Present column -> pair.Key, column :> ISeries<'R>
                | OptionalValue.Missing -> pair.Key, none)
        |> ofColumns
