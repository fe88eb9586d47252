namespace FSharp.Stats.Testing

open System
open FSharp.Stats

/// How often each label was taken for each: a row for the true label, a column for the predicted one.
type MultiLabelConfusionMatrix = {
    /// The labels, in the order of rows and columns.
    Labels: string[]
    /// The counts, true × predicted.
    Confusion: Matrix<int>
} with

    /// The matrix of labels and counts.
    static member create(labels: string[], confusion: Matrix<int>) : MultiLabelConfusionMatrix =
        if confusion.Dimensions <> (labels.Length, labels.Length) then
            failwith
                $"confusion matrix: expected {labels.Length} × {labels.Length} counts for {labels.Length} labels, got {confusion.NumRows} × {confusion.NumCols}"

        { Labels = labels; Confusion = confusion }

    /// The matrix of true and predicted labels; a pair with a label that is not listed does not count.
    static member ofPredictions<'A when 'A: equality and 'A :> IConvertible>
        (labels: 'A[], actual: 'A[], predictions: 'A[])
        : MultiLabelConfusionMatrix =
        let pairs = Array.zip actual predictions |> Array.countBy id |> dict

        let count pair =
            match pairs.TryGetValue pair with
            | true, count -> count
            | false, _ -> 0

        MultiLabelConfusionMatrix.create (
            labels |> Array.map string,
            Matrix.Generic.init labels.Length labels.Length (fun truth predicted ->
                count (labels[truth], labels[predicted]))
        )

    /// The matrix of one label as the condition, all others being its absence.
    static member oneVsRest (label: string) (mlcm: MultiLabelConfusionMatrix) : BinaryConfusionMatrix =
        let at = Array.findIndex ((=) label) mlcm.Labels
        let labels = [ 0 .. mlcm.Labels.Length - 1 ]

        let total condition =
            List.allPairs labels labels
            |> List.filter condition
            |> List.sumBy (fun (truth, predicted) -> mlcm.Confusion[truth, predicted])

        BinaryConfusionMatrix.create (
            total (fun (truth, predicted) -> truth = at && predicted = at),
            total (fun (truth, predicted) -> truth <> at && predicted <> at),
            total (fun (truth, predicted) -> truth <> at && predicted = at),
            total (fun (truth, predicted) -> truth = at && predicted <> at)
        )

    /// The matrix of each label against the rest.
    static member allVsAll(mlcm: MultiLabelConfusionMatrix) : (string * BinaryConfusionMatrix)[] =
        mlcm.Labels
        |> Array.map (fun label -> label, MultiLabelConfusionMatrix.oneVsRest label mlcm)
