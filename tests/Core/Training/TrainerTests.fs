module DLWorkbook.Tests.Core.Training.TrainerTests

open System
open System.IO
open System.Threading
open Expecto
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

/// Texts of one to six words; positive when word 3 comes before word 4.
let private texts name count seed =
    let random = Random(seed: int)

    let rows = [|
        for _ in 1..count ->
            let words = Array.init (random.Next(1, 5)) (fun _ -> random.Next(5, 12))
            let order = if random.Next 2 = 0 then [| 3; 4 |] else [| 4; 3 |]
            Array.concat [ words; order ]
    |]

    let labels =
        rows
        |> Array.map (fun row ->
            if Array.IndexOf(row, 3) < Array.IndexOf(row, 4) then
                1f
            else
                0f)

    SequenceDataset(name, rows, labels, Padding(Length = 6))

let private model seed =
    torch.manual_seed (int64 seed) |> ignore

    let encoder =
        new RecurrentEncoder(4, RecurrentOptions(Cell = RecurrentCell.GRU, Hidden = 8))

    new TextClassifier("gru", new FusedEmbedding(12L, 4L), encoder)

let private withDropout seed =
    torch.manual_seed (int64 seed) |> ignore

    let encoder =
        new AttentionEncoder(4, AttentionOptions(Heads = 2, FeedForward = 8, Dropout = 0.2))

    new TextClassifier("transformer", new FusedEmbedding(12L, 4L), encoder)

let private options =
    TrainingOptions(Epochs = 3, BatchSize = 16, LearningRate = 0.02, Seed = 5)

let private fit (options: TrainingOptions) (model: TextClassifier) =
    let split = Splitter.Split(texts "words" 100 1, 0.8, 1)
    Trainer(options, BinaryObjective()).Fit(model, split.Train, split.Validation)

let private losses (run: TrainingRun) = [ for e in run.Epochs -> e.TrainLoss, e.ValidationLoss ]

let private weights (model: torch.nn.Module) = [
    for entry in model.state_dict () -> entry.Key, entry.Value.data<float32>().ToArray()
]

let private inFolder (use': string -> unit) =
    let folder = Path.Combine(Path.GetTempPath(), $"dlworkbook-{Guid.NewGuid():N}")

    try
        use' folder
    finally
        if Directory.Exists folder then
            Directory.Delete(folder, true)

let private learning =
    testList "learning" [
        testCase "one SGD step is weight − rate · gradient, by hand"
        <| fun () ->
            // One weight w = 2 and no bias, x = 3, y = 1: loss (6 − 1)², gradient 2·5·3 = 30, w' = 2 − 0.1·30.
            let linear = torch.nn.Linear(1L, 1L, hasBias = false)
            use _ = torch.no_grad ()
            linear.weight.fill_ (Scalar.op_Implicit 2f) |> ignore
            use optimiser = torch.optim.SGD(linear.parameters (), 0.1)
            use _ = torch.enable_grad ()
            use x = torch.tensor([| 3f |]).reshape(1L, 1L)
            use y = torch.tensor([| 1f |]).reshape(1L, 1L)
            let result = TrainingStep(linear, RegressionObjective(), optimiser).Run(x, y)
            Expect.floatClose Accuracy.high result.Loss 25.0 "loss before the step"
            Expect.floatClose Accuracy.medium (float (linear.weight.item<float32>())) -1.0 "weight after it"

        testCase "a GRU learns which of two words comes first"
        <| fun () ->
            use model = model 1

            let run =
                fit (TrainingOptions(Epochs = 30, BatchSize = 16, LearningRate = 0.02)) model

            Expect.isGreaterThan run.Kept.ValidationMetric.Value 0.9 "validation accuracy"
            Expect.floatClose { absolute = 0.1; relative = 0.0 } run.FirstLoss (log 2.0) "starts at chance"
            Expect.equal run.ChanceLoss (Nullable(log 2.0)) "and says what chance is"

        testCase "the run tells what it did"
        <| fun () ->
            use model = model 1
            let run = fit options model
            Expect.equal run.Steps 15 "80 rows in batches of 16, three times"
            Expect.equal (run.LargestBatch, run.SmallestBatch) (16, 16) "observed"

            match run.Validation with
            | null -> failtest "expected validation rows"
            | validation ->
                Expect.equal (run.Train.Rows, validation.Rows) (80, 20) "rows"
                Expect.notEqual run.Train.Fingerprint validation.Fingerprint "different rows"

            Expect.equal run.Parameters (ParameterCount.Of model) "parameters"

        testCase "the kept weights are those of the lowest validation loss"
        <| fun () ->
            use model = model 2
            let split = Splitter.Split(texts "words" 100 1, 0.8, 1)
            let wild = TrainingOptions(Epochs = 8, BatchSize = 8, LearningRate = 0.3)
            let run = Trainer(wild, BinaryObjective()).Fit(model, split.Train, split.Validation)
            let lowest = run.Epochs |> Seq.minBy (fun e -> e.ValidationLoss.Value)
            Expect.equal run.WeightsOfEpoch lowest.Epoch "epoch"
            let measured = Measure.On(model, split.Validation, BinaryObjective(), torch.CPU)
            Expect.equal measured.Loss lowest.ValidationLoss.Value "to the bit"

        testCase "training stops when the validation loss has stopped falling"
        <| fun () ->
            use model = model 2
            // Labels by chance: what is learnt of the training rows makes the others' loss rise.
            let random = Random 7
            let rows = Array.init 100 (fun _ -> Array.init 6 (fun _ -> random.Next(3, 12)))
            let labels = Array.init 100 (fun _ -> float32 (random.Next 2))

            let split =
                Splitter.Split(SequenceDataset("chance", rows, labels, Padding(Length = 6)), 0.8, 1)

            let options =
                TrainingOptions(Epochs = 50, BatchSize = 8, LearningRate = 0.1, Patience = 2)

            let run =
                Trainer(options, BinaryObjective()).Fit(model, split.Train, split.Validation)

            Expect.isTrue run.StoppedEarly "stopped"
            let lowest = run.Epochs |> Seq.minBy (fun e -> e.ValidationLoss.Value)
            Expect.equal run.Epochs.Count (lowest.Epoch + 2) "two epochs after the best"
    ]

let private cycling =
    TrainingOptions(
        Epochs = 3,
        BatchSize = 16,
        Optimiser = OptimiserKind.SGD,
        Momentum = 0.9,
        LearningRate = 0.1,
        Schedule = ScheduleKind.OneCycle,
        Seed = 5
    )

let private scheduling =
    testList "schedules" [
        testCase "a step schedule divides the rate by ten after each epoch"
        <| fun () ->
            use model = model 1

            let run =
                fit (TrainingOptions(Epochs = 3, BatchSize = 16, Schedule = ScheduleKind.Step, StepEpochs = 1)) model

            for epoch, expected in Seq.zip run.Epochs [ 1e-3; 1e-4; 1e-5 ] do
                Expect.floatClose Accuracy.high epoch.LearningRate expected $"epoch {epoch.Epoch}"

        testCase "one cycle rises to the given rate and ends far below its start"
        <| fun () ->
            use model = model 1
            // 15 steps: the rise ends at step 0.3 · 15 − 1 = 3.5, in the first epoch of five steps.
            let rates = [ for epoch in (fit cycling model).Epochs -> epoch.LearningRate ]
            Expect.isLessThan rates[0] 0.1 "past the peak"
            Expect.isGreaterThan rates[0] rates[1] "falling"
            Expect.isLessThan rates[2] (0.1 / 25.0 / 100.0) "near nothing at the end"
    ]

let private repeating =
    testList "repeating" [
        for name, make, options in
            [
                "GRU", model, options
                "Transformer with dropout", withDropout, options
                "GRU with SGD, momentum and one cycle of the rate", model, cycling
            ] do
            testCase $"{name}: the same seed gives the same losses and weights, to the bit"
            <| fun () ->
                use first = make 3
                use second = make 3
                Expect.equal (losses (fit options first)) (losses (fit options second)) "losses"
                Expect.equal (weights first) (weights second) "weights"

            testCase $"{name}: an interrupted run, resumed, equals one in one piece, to the bit"
            <| fun () ->
                inFolder (fun folder ->
                    use whole = make 3
                    let expected = fit options whole
                    let split = Splitter.Split(texts "words" 100 1, 0.8, 1)
                    use cancel = new CancellationTokenSource()

                    let trainer stopAfter =
                        Trainer(
                            options,
                            BinaryObjective(),
                            Checkpoint = Checkpoint folder,
                            Progress =
                                fun at ->
                                    if at.Epoch = stopAfter && at.Step = 2 then
                                        cancel.Cancel()
                        )

                    use killed = make 3

                    Expect.throwsT<OperationCanceledException>
                        (fun () -> (trainer 3).Fit(killed, split.Train, split.Validation, cancel.Token) |> ignore)
                        "stopped in the third epoch"

                    use resumed = make 3
                    let run = (trainer 99).Fit(resumed, split.Train, split.Validation)
                    Expect.equal run.ResumedAfterEpoch 2 "two epochs were kept"
                    Expect.equal (losses run) (losses expected) "losses"
                    Expect.equal (weights resumed) (weights whole) "weights"
                    Expect.isFalse (Directory.Exists folder) "nothing is left to resume")

        testCase "a finished run leaves nothing to resume; another seed's checkpoint is not taken"
        <| fun () ->
            inFolder (fun folder ->
                let split = Splitter.Split(texts "words" 100 1, 0.8, 1)
                use cancel = new CancellationTokenSource()

                let trainer seed stop =
                    Trainer(
                        TrainingOptions(Epochs = 2, BatchSize = 16, Seed = seed),
                        BinaryObjective(),
                        Checkpoint = Checkpoint folder,
                        Progress =
                            fun at ->
                                if stop && at.Epoch = 2 then
                                    cancel.Cancel()
                    )

                use first = model 3

                Expect.throwsT<OperationCanceledException>
                    (fun () ->
                        (trainer 1 true).Fit(first, split.Train, split.Validation, cancel.Token)
                        |> ignore)
                    "stopped"

                use second = model 3
                let run = (trainer 2 false).Fit(second, split.Train, split.Validation)
                Expect.equal run.ResumedAfterEpoch 0 "its own run")

        testCase "a damaged checkpoint is named, not used"
        <| fun () ->
            inFolder (fun folder ->
                let split = Splitter.Split(texts "words" 100 1, 0.8, 1)
                use cancel = new CancellationTokenSource()

                let trainer =
                    Trainer(
                        options,
                        BinaryObjective(),
                        Checkpoint = Checkpoint folder,
                        Progress =
                            fun at ->
                                if at.Epoch = 2 then
                                    cancel.Cancel()
                    )

                use first = model 3

                Expect.throwsT<OperationCanceledException>
                    (fun () -> trainer.Fit(first, split.Train, split.Validation, cancel.Token) |> ignore)
                    "stopped"

                let file = Directory.GetFiles(folder, "model.dat", SearchOption.AllDirectories)[0]
                let bytes = File.ReadAllBytes file
                bytes[bytes.Length - 1] <- bytes[bytes.Length - 1] ^^^ 1uy
                File.WriteAllBytes(file, bytes)
                use second = model 3

                Expect.throwsC (fun () -> trainer.Fit(second, split.Train, split.Validation) |> ignore) (fun e ->
                    Expect.equal (e.GetType()) typeof<InvalidDataException> "kind"
                    Expect.stringContains e.Message "model.dat" "file"))
    ]

let private refusing =
    testList "refusing" [
        testCase "validation rows that are also training rows"
        <| fun () ->
            use model = model 1
            let data = texts "words" 50 1

            Expect.throwsC (fun () -> Trainer(options, BinaryObjective()).Fit(model, data, data) |> ignore) (fun e ->
                Expect.stringContains e.Message "share no row" "why")

        testCase "a loss that is not a number, with its step"
        <| fun () ->
            use model = model 1
            use _ = torch.no_grad ()
            model.WordVectors.fill_ (Scalar.op_Implicit nanf) |> ignore
            use _ = torch.enable_grad ()

            Expect.throwsC (fun () -> fit options model |> ignore) (fun e ->
                Expect.equal (e.GetType()) typeof<TrainingDivergedException> "kind"
                Expect.stringContains e.Message "epoch 1, step 1" "where")

        testCase "outputs and targets that would only fit by broadcasting"
        <| fun () ->
            use outputs = torch.zeros (4L, 1L)
            use targets = torch.zeros 4L

            Expect.throwsC (fun () -> BinaryObjective().Loss(outputs, targets) |> ignore) (fun e ->
                Expect.stringContains e.Message "squeeze(1)" "mend")

        testCase "all faulty options together"
        <| fun () ->
            let faulty =
                TrainingOptions(Epochs = 0, BatchSize = 0, LearningRate = nan, Momentum = 0.9, Patience = 0)

            Expect.throwsC (fun () -> Trainer(faulty, BinaryObjective()) |> ignore) (fun e ->
                for name in [ "Epochs"; "BatchSize"; "LearningRate"; "Momentum"; "Patience" ] do
                    Expect.stringContains e.Message name "named")
    ]

let private objectives =
    testList "objectives" [
        testCase "a NaN output counts as wrong in every accuracy"
        <| fun () ->
            use logits = torch.tensor [| nanf; 1f; -1f; nanf |]
            use truth = torch.tensor [| 1f; 1f; 0f; 0f |]
            Expect.equal (BinaryObjective().MetricSum(logits, truth)) 2.0 "binary"
            use rows = torch.tensor([| nanf; 0f; 1f; 0f; 0f; 1f |]).reshape(3L, 2L)
            use classes = torch.tensor [| 0L; 0L; 1L |]
            Expect.equal (MulticlassObjective(2).MetricSum(rows, classes)) 2.0 "multiclass"

        testCase "an ignorant model's loss is ln K"
        <| fun () ->
            use logits = torch.zeros (5L, 4L)
            use truth = torch.tensor [| 0L; 1L; 2L; 3L; 0L |]
            use loss = MulticlassObjective(4).Loss(logits, truth)
            Expect.floatClose Accuracy.medium (float (loss.item<float32>())) (log 4.0) "uniform"
            Expect.equal (MulticlassObjective(4).ChanceLoss) (Nullable(log 4.0)) "said beforehand"

        testCase "cross-entropy of a batch is a mean, not a sum: its size does not scale it"
        <| fun () ->
            use small = torch.zeros (2L, 3L)
            use large = torch.zeros (200L, 3L)

            use a =
                MulticlassObjective(3).Loss(small, torch.zeros (2L, dtype = Nullable torch.ScalarType.Int64))

            use b =
                MulticlassObjective(3).Loss(large, torch.zeros (200L, dtype = Nullable torch.ScalarType.Int64))

            Expect.floatClose Accuracy.medium (float (a.item<float32>())) (float (b.item<float32>())) "same"
    ]

let private memory =
    testCase "a thousand steps leave as many live tensors as one"
    <| fun () ->
        use model = model 1
        use optimiser = torch.optim.Adam(model.parameters (), 0.01)
        let step = TrainingStep(model, BinaryObjective(), optimiser)
        let data = texts "words" 32 1
        use batch = data.Collate(ReadOnlySpan [| 0..31 |])
        step.Run(batch.Inputs, batch.Targets) |> ignore
        // What earlier tests dropped is released first: the count is the whole process's.
        GC.Collect()
        GC.WaitForPendingFinalizers()
        let before = torch.Tensor.TotalCount

        for _ in 1..1000 do
            step.Run(batch.Inputs, batch.Targets) |> ignore

        Expect.equal torch.Tensor.TotalCount before "live tensors"

let private ledger =
    testCase "the ledger holds every run, one a name, and reads back as JSON"
    <| fun () ->
        inFolder (fun folder ->
            let file = Path.Combine(folder, "ledger.json")
            let ledger = Ledger("a lab", file)
            use model = model 1
            let run = fit options model
            ledger.Enter run
            ledger.Enter run
            ledger.Enter(Trainer(options, BinaryObjective(), Name = "another").Fit(model, texts "words" 40 2))
            use json = System.Text.Json.JsonDocument.Parse(File.ReadAllText file)
            let runs = json.RootElement.GetProperty "runs"
            Expect.equal (runs.GetArrayLength()) 2 "one a name"
            let epoch = runs[0].GetProperty("epochs")[0]
            Expect.equal (epoch.GetProperty("trainLoss").GetDouble()) run.Epochs[0].TrainLoss "to the bit"
            Expect.equal (runs[0].GetProperty("options").GetProperty("optimiser").GetString()) "Adam" "by name")

// torch's generator and the count of live tensors belong to the whole process: nothing else may run beside these.
let tests =
    testSequenced
    <| testList "training" [ learning; scheduling; repeating; refusing; objectives; memory; ledger ]
