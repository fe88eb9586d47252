/// The rows of the benchmark on the workbook's side: the models, objectives and training step that the labs use.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.Rows

open System
open System.Diagnostics
open TorchSharp
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

/// What one row measures.
type Row = {
    /// As `peer.py` knows it.
    Key: string
    /// As the table shows it.
    Title: string
    /// Largest ratio of the workbook's time to PyTorch's, where one is promised.
    Target: float option
    /// The ways in which `peer.py` may train it, by their names there: the fastest counts.
    Ways: string list
    /// Milliseconds of each step in so many seconds, and a loss to compare.
    Measure: float -> float[] * float
}

// These four are the same in peer.py.
let private addsPerSample = 500
let private warmSteps = 2
let private lossStep = 4
let private weightScale = 0.05

let private floats seed scale (shape: int64 list) =
    let count = shape |> List.fold (*) 1L |> int
    torch.tensor(Numbers.uniform seed scale count).reshape(List.toArray shape)

let private integers seed first last (shape: int64 list) =
    let count = shape |> List.fold (*) 1L |> int
    torch.tensor(Numbers.integers seed first last count).reshape(List.toArray shape)

let private milliseconds (start: int64) =
    Stopwatch.GetElapsedTime(start).TotalMilliseconds

/// Repeats a step until the seconds are over, and at least until the loss to compare is there.
let private repeat (seconds: float) (step: unit -> float) =
    let samples = ResizeArray<float>()
    let losses = ResizeArray<float>()
    let begun = Stopwatch.GetTimestamp()

    while losses.Count < lossStep || milliseconds begun < seconds * 1e3 do
        let start = Stopwatch.GetTimestamp()
        losses.Add(step ())
        samples.Add(milliseconds start)

    Seq.toArray (Seq.skip warmSteps samples), losses[lossStep - 1]

let private setWeights (model: torch.nn.Module) =
    use _ = torch.no_grad ()

    model.parameters ()
    |> Seq.iteri (fun index parameter ->
        use values = floats (100 + index) weightScale (List.ofArray parameter.shape)
        parameter.copy_ values |> ignore)

type private Model = torch.nn.Module<torch.Tensor, torch.Tensor>

let private training (model: unit -> Model) objective batch options seconds =
    use _ = torch.NewDisposeScope()
    use model = model ()
    let inputs, targets = batch ()
    setWeights model
    let step = TrainingStep(model, objective, Optimisers.Create(model, options))
    repeat seconds (fun () -> step.Run(inputs, targets).Loss)

let private sgd rate =
    TrainingOptions(Optimiser = OptimiserKind.SGD, LearningRate = rate, Momentum = 0.0)

/// Adam as torch and the issue's PyTorch numbers have it.
let private adam =
    TrainingOptions(Optimiser = OptimiserKind.Adam, LearningRate = 1e-3, Epsilon = 1e-8)

let private sequential (layers: torch.nn.Module<torch.Tensor, torch.Tensor> list) : Model =
    torch.nn.Sequential(List.toArray layers)

let private wideMlp () =
    sequential [ torch.nn.Linear(784L, 1000L); torch.nn.ReLU(); torch.nn.Linear(1000L, 10L) ]

let private tinyMlp () =
    sequential [
        torch.nn.Linear(2L, 20L)
        torch.nn.ReLU()
        torch.nn.Linear(20L, 10L)
        torch.nn.ReLU()
        torch.nn.Linear(10L, 1L)
    ]

/// (64, time) token ids without padding, and 64 labels.
let private reviews words time () =
    integers 1 1L (words - 1L) [ 64L; time ], (integers 2 0L 1L [ 64L ]).to_type torch.ScalarType.Float32

let private classifier words width (encoder: unit -> SequenceEncoder) () : Model =
    new TextClassifier("bench", new FusedEmbedding(words, width), encoder ())

let private recurrent cell hidden width bidirectional () : SequenceEncoder =
    new RecurrentEncoder(width, RecurrentOptions(Cell = cell, Hidden = hidden, Bidirectional = bidirectional))

/// As `peer.py` calls the one way of training that needs no choice, for rows without words and with them.
let private plain, private batchFirst = [ "plain" ], [ "batch-first" ]

let private review key title target words width time encoder = {
    Key = key
    Title = title
    Target = target
    Ways = batchFirst
    Measure = training (classifier words (int64 width) encoder) (BinaryObjective()) (reviews words time) adam
}

let private compared key title cell bidirectional =
    review key title None 10_000L 10 500L (recurrent cell 32 10 bidirectional)

/// A Transformer encoder over 200 words, 32 wide, with its dropout where torch's layer has it, on the embeddings and on
/// the mean.
let transformer key title target dropout =
    review key title target 10_000L 32 200L (fun () -> new AttentionEncoder(32, AttentionOptions(Dropout = dropout)))

/// One `a + b` on four floats, its result released at once.
let private add seconds =
    use _ = torch.NewDisposeScope()
    use a = floats 1 1.0 [ 4L ]
    use b = floats 2 1.0 [ 4L ]

    let samples, _ =
        repeat seconds (fun () ->
            for _ in 1..addsPerSample do
                (a + b).Dispose()

            0.0)

    use sum = (a + b).sum()
    Array.map (fun sample -> sample / float addsPerSample) samples, float (sum.item<float32>())

/// Every row, those with a target first.
let all = [
    {
        Key = "add"
        Title = "add, 4 floats"
        Target = Some 0.9
        Ways = plain
        Measure = add
    }
    {
        Key = "mlp-wide"
        Title = "MLP 784-1000-10"
        Target = Some 1.05
        Ways = plain
        Measure =
            training
                wideMlp
                (MulticlassObjective 10)
                (fun () -> floats 1 1.0 [ 600L; 784L ], integers 2 0L 9L [ 600L ])
                (sgd 0.05)
    }
    {
        Key = "mlp-tiny"
        Title = "MLP 2-20-10-1"
        Target = Some 0.75
        Ways = plain
        Measure =
            training
                tinyMlp
                (BinaryObjective())
                (fun () ->
                    floats 1 1.0 [ 1000L; 2L ], (integers 2 0L 1L [ 1000L; 1L ]).to_type torch.ScalarType.Float32)
                (sgd 0.1)
    }
    {
        Key = "mnist-epoch"
        Title = "MNIST epoch"
        Target = Some 1.0
        Ways = plain
        Measure = Digits.epoch setWeights
    }
    match Digits.location with
    | Some location -> {
        Key = "mnist-read"
        Title = "MNIST read from gz"
        Target = Some 1.0
        Ways = plain
        Measure = Digits.read location
      }
    | None -> ()
    review "embeddings" "mean of embeddings" (Some 0.9) 5_000L 32 100L (fun () -> new MeanEncoder(32))
    review "lstm-128" "LSTM(128), 64×100" (Some 1.05) 5_000L 32 100L (recurrent RecurrentCell.LSTM 128 32 false)
    compared "rnn-32" "RNN(32), 64×500" RecurrentCell.RNN false
    compared "lstm-32" "LSTM(32), 64×500" RecurrentCell.LSTM false
    compared "gru-32" "GRU(32), 64×500" RecurrentCell.GRU false
    compared "bilstm-32" "BiLSTM(32), 64×500" RecurrentCell.LSTM true
    transformer "transformer-32" "Transformer, 64×200" None 0.0
]
