namespace FSharp.Stats.Testing

open System
open FSharp.Reflection

/// What a binary confusion matrix says about a test; a share of nothing is NaN.
type ComparisonMetrics = {
    /// How often the condition was there.
    P: float
    /// How often it was not there.
    N: float
    /// How many observations there are.
    SampleSize: float
    /// True positives: it was there and was found.
    TP: float
    /// True negatives: it was not there and was not found.
    TN: float
    /// False positives: it was not there and was found.
    FP: float
    /// False negatives: it was there and was not found.
    FN: float
    /// The share of those with the condition that were found: recall, true positive rate.
    Sensitivity: float
    /// The share of those without it that were not found: true negative rate.
    Specificity: float
    /// The share of the found that had it: positive predictive value.
    Precision: float
    /// The share of the not found that did not have it.
    NegativePredictiveValue: float
    /// The share of those with the condition that were missed: false negative rate.
    Missrate: float
    /// The share of those without it that were found: false positive rate.
    FallOut: float
    /// The share of the found that did not have it.
    FalseDiscoveryRate: float
    /// The share of the not found that had it.
    FalseOmissionRate: float
    /// Sensitivity over fall-out.
    PositiveLikelihoodRatio: float
    /// Miss rate over specificity.
    NegativeLikelihoodRatio: float
    /// The prevalence below which a positive result is more often wrong than right.
    PrevalenceThreshold: float
    /// The found that had it, over all that were found or had it: critical success index.
    ThreatScore: float
    /// The share of the observations that had the condition.
    Prevalence: float
    /// The share of the observations that were judged right.
    Accuracy: float
    /// The mean of sensitivity and specificity.
    BalancedAccuracy: float
    /// The harmonic mean of precision and sensitivity.
    F1: float
    /// Matthews' correlation of truth and judgement, from -1 to 1.
    PhiCoefficient: float
    /// The geometric mean of precision and sensitivity.
    FowlkesMallowsIndex: float
    /// Sensitivity plus specificity less 1: Youden's J.
    Informedness: float
    /// Precision plus negative predictive value less 1.
    Markedness: float
    /// The positive likelihood ratio over the negative one.
    DiagnosticOddsRatio: float
} with

    /// The metrics of true positives, true negatives, false positives and false negatives.
    static member create(tp: float, tn: float, fp: float, fn: float) : ComparisonMetrics =
        let p, n = tp + fn, tn + fp
        let sensitivity, specificity = tp / p, tn / n
        let precision, negativePredictiveValue = tp / (tp + fp), tn / (tn + fn)
        let missRate, fallOut = fn / p, fp / n

        {
            P = p
            N = n
            SampleSize = p + n
            TP = tp
            TN = tn
            FP = fp
            FN = fn
            Sensitivity = sensitivity
            Specificity = specificity
            Precision = precision
            NegativePredictiveValue = negativePredictiveValue
            Missrate = missRate
            FallOut = fallOut
            FalseDiscoveryRate = fp / (fp + tp)
            FalseOmissionRate = fn / (fn + tn)
            PositiveLikelihoodRatio = sensitivity / fallOut
            NegativeLikelihoodRatio = missRate / specificity
            PrevalenceThreshold = sqrt fallOut / (sqrt sensitivity + sqrt fallOut)
            ThreatScore = tp / (tp + fn + fp)
            Prevalence = p / (p + n)
            Accuracy = (tp + tn) / (p + n)
            BalancedAccuracy = (sensitivity + specificity) / 2.0
            F1 = 2.0 * tp / (2.0 * tp + fp + fn)
            PhiCoefficient = (tp * tn - fp * fn) / sqrt ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
            FowlkesMallowsIndex = sqrt (precision * sensitivity)
            Informedness = sensitivity + specificity - 1.0
            Markedness = precision + negativePredictiveValue - 1.0
            DiagnosticOddsRatio = (sensitivity / fallOut) / (missRate / specificity)
        }

    /// The metrics of a confusion matrix.
    static member create(bcm: BinaryConfusionMatrix) : ComparisonMetrics =
        ComparisonMetrics.create (float bcm.TP, float bcm.TN, float bcm.FP, float bcm.FN)

    /// The metrics of labels and predicted ones, of which one stands for the condition.
    static member ofBinaryPredictions(positiveLabel: 'A, actual: seq<'A>, predictions: seq<'A>) : ComparisonMetrics =
        BinaryConfusionMatrix.ofPredictions (positiveLabel, actual, predictions)
        |> ComparisonMetrics.create

    /// The metrics of truths and predicted ones.
    static member ofBinaryPredictions(actual: seq<bool>, predictions: seq<bool>) : ComparisonMetrics =
        BinaryConfusionMatrix.ofPredictions (actual, predictions)
        |> ComparisonMetrics.create

    /// The metrics of the sums of several confusion matrices: each observation counts the same.
    static member microAverage(cms: seq<BinaryConfusionMatrix>) : ComparisonMetrics =
        let total (count: BinaryConfusionMatrix -> int) = float (Seq.sumBy count cms)
        ComparisonMetrics.create (total _.TP, total _.TN, total _.FP, total _.FN)

    /// The metrics of the sums of each label's confusion matrix against the rest.
    static member microAverage(mlcm: MultiLabelConfusionMatrix) : ComparisonMetrics =
        MultiLabelConfusionMatrix.allVsAll mlcm
        |> Seq.map snd
        |> ComparisonMetrics.microAverage

    /// The mean of each metric: each matrix counts the same.
    static member macroAverage(metrics: seq<ComparisonMetrics>) : ComparisonMetrics =
        let rows =
            metrics
            |> Seq.map (FSharpValue.GetRecordFields >> Array.map Convert.ToDouble)
            |> Array.ofSeq

        let means = rows |> Array.transpose |> Array.map (Array.average >> box)

        match FSharpValue.MakeRecord(typeof<ComparisonMetrics>, means) with
        | :? ComparisonMetrics as metrics -> metrics
        | other -> invalidOp $"macroAverage: expected metrics, got {other.GetType()}"

    /// The mean of each metric over several confusion matrices.
    static member macroAverage(bcms: BinaryConfusionMatrix[]) : ComparisonMetrics =
        bcms |> Seq.map ComparisonMetrics.create |> ComparisonMetrics.macroAverage

    /// The mean of each metric over each label's confusion matrix against the rest.
    static member macroAverage(mlcm: MultiLabelConfusionMatrix) : ComparisonMetrics =
        MultiLabelConfusionMatrix.allVsAll mlcm
        |> Array.map snd
        |> ComparisonMetrics.macroAverage

    /// The metrics for each score as threshold, from the largest down; before them for one that no score reaches.
    static member binaryThresholdMap(actual: seq<bool>, predictions: seq<float>) : (float * ComparisonMetrics)[] =
        BinaryConfusionMatrix.thresholdMap (actual, predictions)
        |> Array.map (fun (threshold, matrix) -> threshold, ComparisonMetrics.create matrix)

    /// The metrics for each of some thresholds; before them for one that no score reaches.
    static member binaryThresholdMap
        (actual: seq<bool>, predictions: seq<float>, thresholds: seq<float>)
        : (float * ComparisonMetrics)[] =
        BinaryConfusionMatrix.thresholdMap (actual, predictions, thresholds)
        |> Array.map (fun (threshold, matrix) -> threshold, ComparisonMetrics.create matrix)

    static member private RocPoints(map: (float * ComparisonMetrics)[]) : (float * float)[] =
        map |> Array.map (fun (_, metrics) -> metrics.FallOut, metrics.Sensitivity)

    /// The receiver operating characteristic: fall-out and sensitivity for each score as threshold, from (0, 0) to
    /// (1, 1). Its area is <c>NumericalIntegration.definiteIntegral Trapezoidal</c>.
    static member calculateROC(actual: seq<bool>, predictions: seq<float>) : (float * float)[] =
        ComparisonMetrics.RocPoints(ComparisonMetrics.binaryThresholdMap (actual, predictions))

    /// Fall-out and sensitivity for each of some thresholds, after (0, 0).
    static member calculateROC(actual: seq<bool>, predictions: seq<float>, thresholds: seq<float>) : (float * float)[] =
        ComparisonMetrics.RocPoints(ComparisonMetrics.binaryThresholdMap (actual, predictions, thresholds))

    /// The metrics of each label against the rest, for every score of any label as threshold; beside them, under
    /// micro-average and macro-average, the averages of the labels.
    static member multiLabelThresholdMap<'A when 'A: equality and 'A :> IConvertible>
        (actual: 'A[], predictions: ('A * float[])[])
        : Map<string, (float * ComparisonMetrics)[]> =
        let thresholds =
            predictions |> Array.collect snd |> Array.distinct |> Array.sortDescending

        // one threshold that no score of any label reaches, then all
        let all = Array.append [| thresholds[0] + 1.0 |] thresholds

        let matrices =
            predictions
            |> Array.map (fun (label, scores) ->
                BinaryConfusionMatrix.thresholdMap (actual |> Array.map ((=) label), scores, thresholds))

        let averaged (average: BinaryConfusionMatrix[] -> ComparisonMetrics) =
            matrices
            |> Array.transpose
            |> Array.map (Array.map snd >> average)
            |> Array.zip all

        let labelled =
            Array.zip predictions matrices
            |> Array.map (fun ((label, _), map) ->
                string label,
                map
                |> Array.map (fun (threshold, matrix) -> threshold, ComparisonMetrics.create matrix))

        Map.ofArray [|
            yield! labelled
            "micro-average", averaged (fun matrices -> ComparisonMetrics.microAverage (Seq.ofArray matrices))
            "macro-average", averaged (fun matrices -> ComparisonMetrics.macroAverage matrices)
        |]

    /// The receiver operating characteristic of each label against the rest, and of their averages.
    static member calculateMultiLabelROC<'A when 'A: equality and 'A :> IConvertible>
        (actual: 'A[], predictions: ('A * float[])[])
        : Map<string, (float * float)[]> =
        ComparisonMetrics.multiLabelThresholdMap (actual, predictions)
        |> Map.map (fun _ map -> ComparisonMetrics.RocPoints map)
