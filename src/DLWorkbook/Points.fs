namespace DLWorkbook

open System
open TorchSharp
open DLWorkbook.Core.Data

/// Rows of numbers with a class each, in plain arrays: what a lab that writes everything by hand computes with.
type Points = {
    /// The numbers: (rows, features).
    Inputs: float[,]
    /// The class of each row, 0 or 1: (rows).
    Targets: float[]
}

/// <summary>Points in plain arrays.</summary>
/// <remarks>
/// ofDataset → split → standardise → groups (for a chart), tensors (for torch); accuracy of outputs.
/// <code>Data.circles 1000 0.2 0.5 1 |> Points.ofDataset |> Points.split 0.8 |> Points.standardise</code>
/// </remarks>
[<RequireQualifiedAccess>]
module Points =

    /// The rows of a table with a value for each.
    let ofDataset (data: TabularDataset) : Points = {
        Inputs = Array2D.init data.Count data.Features (fun row feature -> float (data.InputsOf(row)[feature]))
        Targets = Array.init data.Count (fun row -> float data.Labels[row])
    }

    /// The first rows, a share of all, and the others: for rows that come in random order. An `ArgumentException` unless
    /// each side gets a row.
    let split (share: float) (points: Points) : Points * Points =
        let rows = points.Targets.Length
        let cut = int (Math.Round(share * float rows))

        if cut < 1 || cut >= rows then
            invalidArg
                (nameof share)
                $"Points.split: expected a share that leaves rows on both sides, got {share} of {rows} rows"

        let part first last = {
            Inputs = points.Inputs[first..last, *]
            Targets = points.Targets[first..last]
        }

        part 0 (cut - 1), part cut (rows - 1)

    /// Both parts with each feature shifted and scaled to mean 0 and (population) deviation 1 *in the training part*: the
    /// test part is measured with the training part's rule, so nothing of it leaks. A feature that never changes in the
    /// training part is an `ArgumentException`.
    let standardise (train: Points, test: Points) : Points * Points =
        let features = Array2D.length2 train.Inputs

        let mean =
            Array.init features (fun feature -> Array.average train.Inputs[*, feature])

        let deviation =
            Array.init features (fun feature ->
                train.Inputs[*, feature]
                |> Array.averageBy (fun value -> (value - mean[feature]) * (value - mean[feature]))
                |> sqrt)

        match Array.tryFindIndex (fun value -> not (value > 0.0)) deviation with
        | Some feature ->
            invalidArg
                (nameof train)
                $"Points.standardise: expected every feature to vary in the training part, feature {feature} does not"
        | None -> ()

        let scaled points = {
            points with
                Inputs =
                    points.Inputs
                    |> Array2D.mapi (fun _ feature value -> (value - mean[feature]) / deviation[feature])
        }

        scaled train, scaled test

    /// The points of each class, (x, y, text), under its name, for `Plot.scatter` and `Plot.boundary`: class 0 first.
    let groups (names: string list) (points: Points) : (string * (float * float * string) list) list = [
        for label, name in List.indexed names ->
            name,
            [
                for row in 0 .. points.Targets.Length - 1 do
                    if points.Targets[row] = float label then
                        points.Inputs[row, 0], points.Inputs[row, 1], name
            ]
    ]

    /// The share of probabilities on the same side of one half as their targets. NaN is wrong.
    let accuracy (targets: float[]) (probabilities: float[]) : float =
        Array.map2
            (fun target probability ->
                if
                    (if target = 1.0 then
                         probability > 0.5
                     else
                         probability <= 0.5)
                then
                    1.0
                else
                    0.0)
            targets
            probabilities
        |> Array.average

    /// The points as tensors of 32 bits: (rows, features) and (rows, 1). Dispose them.
    let tensors (points: Points) : torch.Tensor * torch.Tensor =
        let tensor (values: Array) =
            use exact = torch.from_array values
            exact.to_type torch.ScalarType.Float32

        use targets = tensor points.Targets
        tensor points.Inputs, targets.unsqueeze(1L).clone()
