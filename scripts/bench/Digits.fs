/// The rows that begin with images: an epoch of MNIST's shape, its batches made on the way, and MNIST read from its files.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.Digits

open System
open System.Diagnostics
open System.IO
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

// These are the same in peer.py.
let private images = 60_000
let private batchSize = 600
let private learningRate = 0.05
let private lossBatches = 4
let private fewestSamples = 2

let private milliseconds (start: int64) =
    Stopwatch.GetElapsedTime(start).TotalMilliseconds

/// Does something once unmeasured, then until the seconds are over, and at least twice.
let private repeat (seconds: float) (work: unit -> unit) =
    work ()
    let begun = Stopwatch.GetTimestamp()
    let samples = ResizeArray<float>()

    while samples.Count < fewestSamples || milliseconds begun < seconds * 1e3 do
        let start = Stopwatch.GetTimestamp()
        work ()
        samples.Add(milliseconds start)

    samples.ToArray()

let private digits =
    lazy
        (let shape = ImageShape(1, 28, 28)
         let pixels = Numbers.bytes 1 (images * shape.Size)
         let classes = Numbers.integers 2 0L 9L images |> Array.map byte

         ImageDataset("bench", ReadOnlySpan pixels, ReadOnlySpan classes, shape, Mnist.ClassNames)
             .WithForm(ImageForm(Flatten = true)))

/// One epoch of 784-1000-10 in batches of 600, shuffled, from bytes to trained weights. The loss to compare is that of
/// the fourth batch in the order of the rows.
let epoch (setWeights: torch.nn.Module -> unit) (seconds: float) =
    use _ = torch.NewDisposeScope()
    use model = new Mlp("bench", [| 784; 1000; 10 |])
    setWeights model

    let options =
        TrainingOptions(Optimiser = OptimiserKind.SGD, LearningRate = learningRate, Momentum = 0.0)

    let step =
        TrainingStep(model, MulticlassObjective 10, Optimisers.Create(model, options))

    let run shuffle epoch =
        let loader =
            BatchLoader(digits.Value, BatchOptions(BatchSize = batchSize, Shuffle = shuffle))

        loader.Epoch epoch
        |> Seq.map (fun batch ->
            use batch = batch
            step.Run(batch.Inputs, batch.Targets).Loss)

    let loss = run false 0 |> Seq.take lossBatches |> Seq.last
    let mutable number = 0

    let samples =
        repeat seconds (fun () ->
            number <- number + 1
            run true number |> Seq.iter ignore)

    samples, loss

/// Where MNIST is, if it is at hand.
let location = DatasetFinder().FindLocal(Registry.Find "mnist") |> Option.ofObj

/// The folder that the other side is to read.
let folder =
    location
    |> Option.bind (fun found -> Option.ofObj found.Path)
    |> Option.bind (Path.GetDirectoryName >> Option.ofObj)

/// MNIST's four files, unpacked and checked. The value to compare is the mean byte of both parts.
let read (location: DatasetLocation) (seconds: float) =
    let samples = repeat seconds (fun () -> Mnist.Load location |> ignore)
    let data = Mnist.Load location

    let sum (part: ImageDataset) =
        let mutable sum = 0L

        for row in 0 .. part.Count - 1 do
            for value in part.BytesOf row do
                sum <- sum + int64 value

        float sum

    let bytes = float (data.Train.Count + data.Test.Count) * float data.Train.Features
    samples, (sum data.Train + sum data.Test) / bytes
