namespace DLWorkbook

open System
open System.IO
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Core.Training

/// How to train; the fields are those of <c>TrainingOptions</c>, with its defaults in <c>Train.defaults</c>.
type FitSettings = {
    /// The run's name in the ledger; empty for the model's name.
    Name: string
    /// What to make small.
    Objective: Objective
    /// Passes over the training rows.
    Epochs: int
    /// Rows a step.
    BatchSize: int
    /// The optimiser.
    Optimiser: OptimiserKind
    /// Step size, or its peak under a schedule.
    LearningRate: float
    /// Momentum of SGD.
    Momentum: float
    /// L2 penalty, or AdamW's decay.
    WeightDecay: float
    /// Adam's ε.
    Epsilon: float
    /// How the learning rate moves.
    Schedule: ScheduleKind
    /// Largest gradient norm.
    ClipNorm: float option
    /// Epochs without a lower validation loss before stopping.
    Patience: int option
    /// Ends with the weights of the lowest validation loss.
    KeepBest: bool
    /// Texts of like length in one batch.
    BucketByLength: bool
    /// Seed of shuffling and dropout.
    Seed: int
    /// Where to train.
    Device: string
}

/// A trained model and the record of how it became one.
[<NoComparison; ReferenceEquality>]
type Fit = {
    /// The model, in evaluation mode, with the weights that the run kept.
    Model: torch.nn.Module<torch.Tensor, torch.Tensor>
    /// What training did.
    Run: TrainingRun
}

/// <summary>Training, with a progress bar, a ledger, and a checkpoint that survives a kill.</summary>
/// <remarks><code>reviews |> Data.split 0.8 |> Train.fit settings model |> Plot.history |> Show.chart "history"</code></remarks>
[<RequireQualifiedAccess>]
module Train =

    /// Adam at 0.001, 10 epochs, batches of 64, binary cross-entropy, the best epoch kept.
    let defaults: FitSettings =
        let options = TrainingOptions()

        {
            Name = ""
            Objective = BinaryObjective()
            Epochs = options.Epochs
            BatchSize = options.BatchSize
            Optimiser = options.Optimiser
            LearningRate = options.LearningRate
            Momentum = options.Momentum
            WeightDecay = options.WeightDecay
            Epsilon = options.Epsilon
            Schedule = options.Schedule
            ClipNorm = None
            Patience = None
            KeepBest = options.KeepBest
            BucketByLength = options.BucketByLength
            Seed = options.Seed
            Device = options.Device
        }

    let private optionsOf (settings: FitSettings) =
        TrainingOptions(
            Epochs = settings.Epochs,
            BatchSize = settings.BatchSize,
            Optimiser = settings.Optimiser,
            LearningRate = settings.LearningRate,
            Momentum = settings.Momentum,
            WeightDecay = settings.WeightDecay,
            Epsilon = settings.Epsilon,
            Schedule = settings.Schedule,
            ClipNorm = Option.toNullable settings.ClipNorm,
            Patience = Option.toNullable settings.Patience,
            KeepBest = settings.KeepBest,
            BucketByLength = settings.BucketByLength,
            Seed = settings.Seed,
            Device = settings.Device
        )

    /// A folder's name for a run: what is neither letter nor digit becomes a dash.
    let private folderName (run: string) =
        run |> String.map (fun c -> if Char.IsAsciiLetterOrDigit c then c else '-')

    /// Ends a script that was told to stop; in a REPL the exception goes on to whoever asked.
    let private stopped (lab: LabContext) (kept: int) =
        let what =
            match kept with
            | 0 -> "No epoch was finished, so nothing is kept."
            | 1 -> "The first epoch is kept: the same command goes on from there."
            | epochs -> $"{epochs} epochs are kept: the same command goes on from there."

        eprintfn $"\nStopped. {what}"

        if lab.Options.IsScript then
            exit 130

    let private run
        settings
        (model: torch.nn.Module<torch.Tensor, torch.Tensor>)
        (train: Dataset)
        (validation: Dataset | null)
        =
        let lab = Lab.current ()

        let name =
            if settings.Name = "" then
                model.GetName()
            else
                settings.Name

        let kept = ref 0

        let work cancel =
            Progress.show name settings.Objective (fun show ->
                let progress (at: TrainingProgress) =
                    if not (isNull at.Finished) then
                        kept.Value <- at.Epoch

                    show at

                let trainer =
                    Trainer(
                        optionsOf settings,
                        settings.Objective,
                        Name = name,
                        Progress = Action<TrainingProgress> progress,
                        Checkpoint = Checkpoint(Path.Combine(lab.Folder, "checkpoints", folderName name)),
                        Environment = string lab.Runtime
                    )

                trainer.Fit(model, train, validation, cancel))

        try
            let run = Interrupt.guard work

            if run.ResumedAfterEpoch > 0 then
                printfn $"    went on after epoch {run.ResumedAfterEpoch}, where an earlier run was stopped"

            lab.Ledger.Enter run
            { Model = model; Run = run }
        with :? OperationCanceledException ->
            stopped lab kept.Value
            reraise ()

    /// Trains a model on a split's training rows and watches its validation rows. The model is changed in place.
    let fit (settings: FitSettings) (model: torch.nn.Module<torch.Tensor, torch.Tensor>) (split: Split) : Fit =
        run settings model split.Train split.Validation

    /// Trains a model on all of the rows; with none to watch, the last epoch's weights stay.
    let fitAll (settings: FitSettings) (model: torch.nn.Module<torch.Tensor, torch.Tensor>) (data: Dataset) : Fit =
        run settings model data null

    /// One line on a trained model: its size, what it was trained for, and where it stands.
    let describe (fit: Fit) : string =
        let run = fit.Run
        let kept = run.Kept

        let validation =
            match Option.ofNullable kept.ValidationLoss, Option.ofNullable kept.ValidationMetric with
            | Some loss, Some metric -> $"; validation loss {loss:F4}, {run.Metric} {metric:F4}"
            | _ -> ""

        $"{run.Name}: {run.Parameters:N0} parameters, {run.Epochs.Count} epochs in {run.Seconds:F1} s; weights of epoch "
        + $"{kept.Epoch}: training loss {kept.TrainLoss:F4}, {run.Metric} {kept.TrainMetric:F4}{validation}"
