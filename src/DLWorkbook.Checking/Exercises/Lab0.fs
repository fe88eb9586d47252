/// The exercises of lab 0: tensors, transforms, a first network.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab0

open DLWorkbook.Checking
open TorchSharp

type private Tensor = torch.Tensor

/// y = x Wᵀ + b as a sum over outer products of one input feature at a time.
let private affine =
    let reference (weight: Tensor) (bias: Tensor) (x: Tensor) =
        let batch, inputs = x.shape[0], x.shape[1]
        let start = bias.unsqueeze(0L).expand(batch, bias.shape[0])

        Seq.init (int inputs) (fun i -> x.select(1L, int64 i).unsqueeze(1L) * weight.select(1L, int64 i).unsqueeze(0L))
        |> Seq.fold (fun (sum: Tensor) part -> sum + part) start

    let draw (gen: Gen) =
        let batch, inputs, outputs = gen.Size 2 5, gen.Size 3 6, gen.Size 4 5
        gen.DoubleTensor(outputs, inputs), gen.DoubleTensor outputs, gen.DoubleTensor(batch, inputs)

    let square (gen: Gen) =
        let size = gen.Size 2 4
        gen.DoubleTensor(size, size), gen.DoubleTensor size, gen.DoubleTensor(size, size)

    Exercise.make "0.1" "an affine layer"
    |> Exercise.reference (fun (weight: Tensor) (bias: Tensor) (x: Tensor) -> reference weight bias x)
    |> Exercise.check
        "torch's own linear, in 64 bits"
        draw
        (Oracle.computed (fun (weight: Tensor) (bias: Tensor) (x: Tensor) ->
            torch.nn.functional.linear (x, weight, bias)))
        (Compare.close 1e-9)
    |> Exercise.check "as many inputs as outputs as rows" square Oracle.reference (Compare.close 1e-9)
    |> Exercise.check
        "in 32 bits"
        (fun gen -> gen.Tensor(2, 3), gen.Tensor 2, gen.Tensor(gen.Size 1 4, 3))
        Oracle.reference
        (Compare.within 1e-5 1e-5)
    |> Exercise.slip
        "the weights are not transposed: they are stored (out, in)"
        (fun (weight: Tensor) (bias: Tensor) (x: Tensor) ->
            if weight.shape[0] = weight.shape[1] && x.shape[1] = weight.shape[0] then
                x.matmul weight + bias
            else
                reference weight bias x)
    |> Exercise.slip "the bias is missing" (fun (weight: Tensor) (bias: Tensor) (x: Tensor) ->
        reference weight (bias.zeros_like ()) x)
    |> Exercise.slip "the bias is subtracted" (fun (weight: Tensor) (bias: Tensor) (x: Tensor) ->
        reference weight (bias.neg ()) x)
    |> Exercise.slip
        "the bias is added along the batch: each row gets one number of it, where each output should"
        (fun (weight: Tensor) (bias: Tensor) (x: Tensor) ->
            if x.shape[0] = bias.shape[0] then
                reference weight (bias.zeros_like ()) x + bias.unsqueeze 1L
            else
                reference weight bias x)

let private mean (column: float[]) = Array.sum column / float column.Length

/// Standardises rows by the statistics that `learn` finds for each column.
let private standardiseBy (learn: float[] -> float * float) (training: float[][]) (rows: float[][]) : float[][] =
    let columns = Array.length training[0]

    let statistics =
        Array.init columns (fun c -> learn (Array.init training.Length (fun row -> training[row][c])))

    Array.init rows.Length (fun row ->
        Array.init columns (fun c ->
            let centre, scale = statistics[c]
            (rows[row][c] - centre) / (if scale > 0.0 then scale else 1.0)))

/// √(mean of squares − square of the mean), about a shifted origin.
let private deviation (column: float[]) =
    let shifted = column |> Array.map (fun x -> x - column[0])
    let square = mean (Array.map (fun x -> x * x) shifted) - mean shifted ** 2.0
    sqrt (max 0.0 square)

let private standardise =
    let draw (gen: Gen) =
        let columns = gen.Size 2 4
        let offsets, scales = gen.Uniforms columns -9.0 9.0, gen.Uniforms columns 0.2 5.0

        let rows count =
            Array.init count (fun _ -> Array.map2 (fun o s -> o + s * gen.Normal()) offsets scales)

        rows (gen.Size 3 8), rows (gen.Size 2 6)

    Exercise.make "0.2" "standardise by the training rows"
    |> Exercise.reference (fun (training: float[][]) (rows: float[][]) ->
        standardiseBy (fun column -> mean column, deviation column) training rows)
    |> Exercise.example
        "a column 1, 3 has mean 2 and deviation 1"
        ([| [| 1.0 |]; [| 3.0 |] |], [| [| 2.0 |]; [| 5.0 |]; [| 0.0 |] |])
        [| [| 0.0 |]; [| 3.0 |]; [| -2.0 |] |]
        (Compare.close 1e-12)
    |> Exercise.check "columns of different size" draw Oracle.reference (Compare.within 1e-9 1e-9)
    |> Exercise.property
        "the training rows themselves get mean 0 and deviation 1"
        (fun gen ->
            let training, _ = draw gen
            training, training)
        (fun (training: float[][], _: float[][]) (answer: float[][]) ->
            Array.transpose answer
            |> Seq.indexed
            |> Seq.tryPick (fun (c, column) ->
                if not (abs (mean column) < 1e-9) then
                    Some $"column {c} has mean {mean column:G4}, not 0"
                elif not (abs (deviation column - 1.0) < 1e-6) then
                    Some $"column {c} has deviation {deviation column:G4}, not 1"
                else
                    None))
    |> Exercise.check
        "a column that doesn't vary is not divided"
        (fun gen ->
            let constant = float (gen.Integer 1 9)
            let training = Array.init 4 (fun _ -> [| constant; gen.Normal() |])
            training, Array.append [| training[0] |] [| [| constant + 2.0; gen.Normal() |] |])
        Oracle.reference
        (Compare.within 1e-9 1e-9)
    |> Exercise.slip
        "the rows' own mean and deviation were taken: those of the training rows belong here, or held-back rows leak"
        (fun (training: float[][]) (rows: float[][]) ->
            standardiseBy (fun column -> mean column, deviation column) rows rows)
    |> Exercise.slip
        "mean and deviation were taken over training rows and rows together: what is held back leaks into them"
        (fun (training: float[][]) (rows: float[][]) ->
            standardiseBy (fun column -> mean column, deviation column) (Array.append training rows) rows)
    |> Exercise.slip
        "divided by the variance: its root, the standard deviation, is wanted"
        (fun (training: float[][]) (rows: float[][]) ->
            standardiseBy (fun column -> mean column, deviation column ** 2.0) training rows)
    |> Exercise.slip
        "the squares were divided by n − 1: this exercise divides by n"
        (fun (training: float[][]) (rows: float[][]) ->
            standardiseBy
                (fun column -> mean column, deviation column * sqrt (float column.Length / float (column.Length - 1)))
                training
                rows)
    |> Exercise.slip "the mean was not taken off" (fun (training: float[][]) (rows: float[][]) ->
        standardiseBy (fun column -> 0.0, deviation column) training rows)
    |> Exercise.slip "not divided by the standard deviation" (fun (training: float[][]) (rows: float[][]) ->
        standardiseBy (fun column -> mean column, 1.0) training rows)
    |> Exercise.slip
        "one mean and one deviation were taken for all columns: each column has its own"
        (fun (training: float[][]) (rows: float[][]) ->
            let every = Array.concat training
            standardiseBy (fun _ -> mean every, deviation every) training rows)

/// The share of rows whose verdict, of some kind, is the label.
let private shareOf (verdict: float[] -> int) (logits: Tensor) (labels: Tensor) =
    let classes = int logits.shape[1]

    let rows =
        logits.data<float32>().ToArray() |> Array.map float |> Array.chunkBySize classes

    let truth = labels.data<int64>().ToArray()

    let right =
        Array.zip rows truth
        |> Array.filter (fun (row, label) -> int64 (verdict row) = label)

    float right.Length / float rows.Length

let private largest (row: float[]) = Seq.indexed row |> Seq.maxBy snd |> fst

let private accuracy =
    Exercise.make "0.3" "accuracy"
    |> Exercise.reference (fun (logits: Tensor) (labels: Tensor) -> shareOf largest logits labels)
    |> Exercise.example
        "two of three are right"
        (torch.tensor (array2D [ [ 2.0f; -1.0f ]; [ 0.0f; 0.5f ]; [ -3.0f; -4.0f ] ]), torch.tensor [| 0L; 1L; 1L |])
        (2.0 / 3.0)
        (Compare.close 1e-6)
    |> Exercise.check
        "random logits"
        (fun gen ->
            let rows, classes = gen.Size 7 20, gen.Size 3 5
            gen.Tensor(rows, classes), gen.LabelTensor rows classes)
        Oracle.reference
        (Compare.close 1e-6)
    |> Exercise.check
        "as many rows as classes, all right"
        (fun gen ->
            let size = gen.Size 3 5
            let labels = gen.LabelTensor size size

            gen.Tensor(size, size)
            + 9.0f.ToScalar()
              * torch.nn.functional.one_hot(labels, size).to_type torch.ScalarType.Float32,
            labels)
        Oracle.reference
        (Compare.close 1e-6)
    |> Exercise.edge
    |> Exercise.slip
        "the right verdicts were counted, not divided by the number of rows"
        (fun (logits: Tensor) (labels: Tensor) -> shareOf largest logits labels * float logits.shape[0])
    |> Exercise.slip "this is the share of the wrong verdicts" (fun (logits: Tensor) (labels: Tensor) ->
        1.0 - shareOf largest logits labels)
    |> Exercise.slip "in per cent: a share from 0 to 1 is wanted" (fun (logits: Tensor) (labels: Tensor) ->
        100.0 * shareOf largest logits labels)
    |> Exercise.slip "the smallest logit was taken for the verdict" (fun (logits: Tensor) (labels: Tensor) ->
        shareOf (Array.map (~-) >> largest) logits labels)
    |> Exercise.slip
        "whole numbers were divided, which leaves 0 or 1: convert before you divide"
        (fun (logits: Tensor) (labels: Tensor) -> floor (shareOf largest logits labels))
    |> Exercise.slip
        "the largest over the batch was taken (axis 0): the classes are axis 1"
        (fun (logits: Tensor) (labels: Tensor) ->
            if logits.shape[0] = logits.shape[1] then
                shareOf largest (logits.transpose(0L, 1L).contiguous()) labels
            else
                shareOf largest logits labels)

/// In the order of the lab.
let all: Exercise list = [ affine; standardise; accuracy ]
