namespace FSharp.Stats.Testing

/// How often a test for a condition was right and wrong.
type BinaryConfusionMatrix = {
    /// True positives: the condition was there and was found.
    TP: int
    /// True negatives: the condition was not there and was not found.
    TN: int
    /// False positives: the condition was not there and was found.
    FP: int
    /// False negatives: the condition was there and was not found.
    FN: int
} with

    /// The matrix of four counts.
    static member create(tp: int, tn: int, fp: int, fn: int) : BinaryConfusionMatrix = {
        TP = tp
        TN = tn
        FP = fp
        FN = fn
    }

    /// The matrix of labels and predicted ones, of which one stands for the condition.
    static member ofPredictions(positiveLabel: 'A, actual: seq<'A>, predictions: seq<'A>) : BinaryConfusionMatrix =
        BinaryConfusionMatrix.ofPredictions (
            actual |> Seq.map (fun label -> label = positiveLabel),
            predictions |> Seq.map (fun label -> label = positiveLabel)
        )

    /// The matrix of truths and predicted ones.
    static member ofPredictions(actual: seq<bool>, predictions: seq<bool>) : BinaryConfusionMatrix =
        let pairs = Seq.zip actual predictions |> Seq.countBy id |> Map.ofSeq

        let count pair =
            pairs |> Map.tryFind pair |> Option.defaultValue 0

        BinaryConfusionMatrix.create (
            count (true, true),
            count (false, false),
            count (false, true),
            count (true, false)
        )

    /// The matrix for each of some thresholds, at and above which a score counts as the condition; before them for
    /// one that no score reaches.
    static member thresholdMap
        (actual: seq<bool>, predictions: seq<float>, thresholds: seq<float>)
        : (float * BinaryConfusionMatrix)[] =
        let scored = Seq.zip actual predictions |> Array.ofSeq

        let sorted truth =
            scored |> Array.filter (fst >> (=) truth) |> Array.map snd |> Array.sort

        let positives, negatives = sorted true, sorted false

        /// How many scores reach a threshold, by halving.
        let reaching (threshold: float) (scores: float[]) =
            let rec below low high =
                if low = high then
                    low
                else
                    let middle = (low + high) / 2

                    if scores[middle] >= threshold then
                        below low middle
                    else
                        below (middle + 1) high

            scores.Length - below 0 scores.Length

        let beyond = Array.max (Array.map snd scored) + 1.0

        [| beyond; yield! thresholds |]
        |> Array.map (fun threshold ->
            let tp, fp = reaching threshold positives, reaching threshold negatives
            threshold, BinaryConfusionMatrix.create (tp, negatives.Length - fp, fp, positives.Length - tp))

    /// The matrix for each score as threshold, from the largest down; before them for one that no score reaches.
    static member thresholdMap(actual: seq<bool>, predictions: seq<float>) : (float * BinaryConfusionMatrix)[] =
        let thresholds =
            Seq.zip actual predictions
            |> Seq.map snd
            |> Seq.distinct
            |> Seq.sortDescending
            |> Array.ofSeq

        BinaryConfusionMatrix.thresholdMap (actual, predictions, thresholds)
