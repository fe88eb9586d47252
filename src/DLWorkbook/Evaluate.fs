namespace DLWorkbook

open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Core.Evaluation
open DLWorkbook.Core.Training

/// <summary>Asks a trained model about rows and reads its answers. Nothing here changes the model.</summary>
/// <remarks><code>fit |> Evaluate.binary [ "negative"; "positive" ] reviews.Test |> fun report -> report.Accuracy</code></remarks>
[<RequireQualifiedAccess>]
module Evaluate =

    let private deviceOf (model: torch.nn.Module) =
        model.parameters ()
        |> Seq.tryHead
        |> Option.map _.device
        |> Option.defaultValue torch.CPU

    /// The model's outputs over all rows, in order: (rows, …), float32, on the CPU. Dispose it.
    let outputs (data: Dataset) (fit: Fit) : torch.Tensor =
        Measure.Outputs(fit.Model, data, deviceOf fit.Model)

    /// The probability of class 1 for each row, from a model with one logit a row.
    let probabilities (data: Dataset) (fit: Fit) : float32[] =
        use logits = outputs data fit
        use positive = logits.sigmoid ()
        positive.data<float32>().ToArray()

    /// Everything that a two-class model's answers on the rows say: accuracy, confusion matrix, ROC, mistakes.
    let binary (labels: string list) (data: Dataset) (fit: Fit) : BinaryReport =
        let truth = [| for row in 0 .. data.Count - 1 -> int (data.LabelOf row) |]
        BinaryReport(List.toArray labels, probabilities data fit, truth)

    /// Everything that the answers of a model with several classes say: accuracy, confusion matrix, surest mistakes.
    let multiclass (labels: seq<string>) (data: Dataset) (fit: Fit) : MulticlassReport =
        let truth = [| for row in 0 .. data.Count - 1 -> int (data.LabelOf row) |]
        use logits = outputs data fit
        MulticlassReport(Seq.toArray labels, logits.data<float32>().ToArray(), truth)

    /// How far the probabilities of two-class reports, all taken together, can be taken at their word, in bins of equal width.
    let calibration (bins: int) (reports: seq<BinaryReport>) : CalibrationCurve =
        let reports = Array.ofSeq reports

        CalibrationCurve(
            reports |> Seq.collect _.Probabilities |> Array.ofSeq,
            reports |> Seq.collect _.Truth |> Array.ofSeq,
            bins
        )

    /// Loss and metric of the model on the rows, by the objective that it was trained with.
    let measure (objective: Objective) (data: Dataset) (fit: Fit) : Measurement =
        Measure.On(fit.Model, data, objective, deviceOf fit.Model)

    /// The probability that a sentence of one's own is class 1, encoded and padded as the reviews were.
    let rate (reviews: ReviewData) (sentence: string) (fit: Fit) : float =
        use _ = torch.NewDisposeScope()
        use _ = torch.no_grad ()

        let ids =
            torch.tensor(reviews.Encode sentence |> Array.map int64).unsqueeze(0L).``to``(deviceOf fit.Model)

        float (fit.Model.call(ids).sigmoid().item<float32>())
