namespace DLWorkbook

open System
open Deedle
open DLWorkbook.Core.Data
open DLWorkbook.Core.Evaluation

/// A table that has become numbers: what a model learns from, what it is tested on, and what the numbers are.
[<NoComparison; ReferenceEquality>]
type EncodedTable = {
    /// The rows to learn from: (batch, features) float32, targets (batch) float32.
    Train: Dataset
    /// The rows to be tested on, encoded by what was learnt from the others.
    Test: Dataset
    /// The names of the features, in order.
    Features: string list
}

/// <summary>Makes a Deedle frame ready for a model, without letting the test rows tell the training rows anything.</summary>
/// <remarks>
/// <code>
/// let rows = table |> Tabular.split 0.8 seed "Loan_Status"
/// let loans = table |> Tabular.encode Tabular.defaults rows "Loan_Status" "Y"
/// </code>
/// Vocabulary: emptyToMissing, gaps, share, numbers, texts to look; defaults, split, part, columns, encode; majority. Rows are counted from 0, whatever their keys.
/// </remarks>
[<RequireQualifiedAccess>]
module Tabular =

    /// Missing numbers become the training rows' median, gaps are marked, numbers are standardised.
    let defaults = TableEncoderOptions()

    let private numeric = [ typeof<float>; typeof<float32>; typeof<decimal>; typeof<int>; typeof<int64> ]

    let private column (name: string) (kind: Type) (frame: Frame<'R, string>) : TableColumn =
        if List.contains kind numeric then
            let values =
                frame.GetColumn<float> name
                |> Series.valuesAll
                |> Seq.map (Option.defaultValue nan)

            NumberColumn(name, Array.ofSeq values)
        else
            let values =
                frame.GetColumn<obj> name
                |> Series.valuesAll
                |> Seq.map (fun value ->
                    match value with
                    | Some value -> value.ToString()
                    | None -> null)

            CategoryColumn(name, Array.ofSeq values)

    /// The columns as the core knows them: numbers, with NaN where one is missing, and categories (text, truth values), with
    /// null where one is.
    let columns (frame: Frame<'R, string>) : TableColumn list =
        Seq.zip frame.ColumnKeys frame.ColumnTypes
        |> Seq.map (fun (name, kind) -> column name kind frame)
        |> List.ofSeq

    let private labels (target: string) (frame: Frame<'R, string>) : string[] =
        let values = frame.GetColumn<string> target |> Series.valuesAll |> Array.ofSeq

        match values |> Array.tryFindIndex Option.isNone with
        | Some row ->
            invalidArg (nameof target) $"Tabular: expected a value of {target} in every row, got none in row {row}"
        | None -> Array.choose id values

    /// Which rows are learnt from and which are tested on: at random, with the target's values in both parts as in the whole.
    /// The share is the training rows'.
    let split (share: float) (seed: int) (target: string) (frame: Frame<'R, string>) : TableSplit =
        TableSplit.Stratified(labels target frame, share, seed)

    /// The table with empty texts as gaps: to Deedle, an empty cell in a column of text is a text like any other.
    let emptyToMissing (frame: Frame<'R, string>) : Frame<'R, string> =
        let present (text: OptionalValue<string>) =
            if text.HasValue && text.Value = "" then
                OptionalValue.Missing
            else
                text

        frame.ColumnApply(
            ConversionKind.Exact,
            fun (texts: Series<'R, string>) -> texts.SelectOptional(fun cell -> present cell.Value) :> ISeries<'R>
        )

    /// The columns with gaps and how many rows have no value in each, the fewest first.
    let gaps (frame: Frame<'R, string>) : (string * int) list =
        Frame.countValues frame
        |> Series.mapValues (fun count -> frame.RowCount - count)
        |> Series.filterValues (fun count -> count > 0)
        |> Series.sort
        |> Series.observations
        |> List.ofSeq

    /// The share of rows that have a value in a column: how often the target is the positive one.
    let share (column: string) (value: string) (frame: Frame<'R, string>) : float =
        labels column frame
        |> Seq.averageBy (fun label -> if label = value then 1.0 else 0.0)

    /// A column's numbers, NaN where one is missing.
    let numbers (column: string) (frame: Frame<'R, string>) : float[] =
        frame.GetColumn<float> column
        |> Series.valuesAll
        |> Seq.map (Option.defaultValue nan)
        |> Array.ofSeq

    /// A column's texts; rows without one are left out.
    let texts (column: string) (frame: Frame<'R, string>) : string[] =
        frame.GetColumn<string>(column).Values |> Array.ofSeq

    /// Some rows of a frame, such as <c>rows.Train</c>.
    let part (rows: seq<int>) (frame: Frame<'R, string>) : Frame<'R, string> =
        Frame.sliceRows (rows |> Seq.map frame.GetRowKeyAt) frame

    /// The table as numbers. The target's column becomes 1 where it is the positive value, else 0; all others become
    /// features: missing numbers filled and all standardised, categories one-hot, both by what the training rows say.
    let encode
        (options: TableEncoderOptions)
        (rows: TableSplit)
        (target: string)
        (positive: string)
        (frame: Frame<'R, string>)
        : EncodedTable =
        let classes =
            labels target frame
            |> Array.map (fun label -> if label = positive then 1.0f else 0.0f)

        let inputs = frame |> Frame.dropCol target |> columns |> List.toArray
        let encoder = TableEncoder.Fit(inputs, rows.Train, options)
        let data = TabularDataset(target, encoder.Encode inputs, classes)

        let subset (rows: seq<int>) name : Dataset =
            Subset(data, ReadOnlySpan(Array.ofSeq rows), name)

        {
            Train = subset rows.Train "train"
            Test = subset rows.Test "test"
            Features = List.ofSeq encoder.Features
        }

    /// The model that knows nothing but how often class 1 comes in the training rows, and says so of every row: the baseline
    /// that any other has to beat.
    let majority (labels: string list) (train: Dataset) (test: Dataset) : BinaryReport =
        let truth (data: Dataset) =
            Array.init data.Count (fun row -> int (data.LabelOf row))

        let share = truth train |> Array.averageBy float32
        BinaryReport(List.toArray labels, Array.create test.Count share, truth test)
