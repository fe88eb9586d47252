namespace DLWorkbook

open System
open System.Diagnostics
open Spectre.Console
open DLWorkbook.Core.Training

/// Shows training as it goes: a bar where a person watches, plain lines where nobody does.
[<RequireQualifiedAccess>]
module Progress =

    let private figure (metric: string) (value: float) =
        if metric = "accuracy" then
            $"{100.0 * value:F2} %%"
        else
            $"{value:G4}"

    let private duration (seconds: float) =
        if seconds < 100.0 then
            $"{seconds:F1} s"
        else
            $"{seconds:F0} s"

    /// One line for a finished epoch, at most 80 columns.
    let epochLine (objective: Objective) (epochs: int) (rowsPerSecond: float) (epoch: EpochRecord) : string =
        let metric = objective.MetricName
        let train = $"train {epoch.TrainLoss:F4} {figure metric epoch.TrainMetric}"

        let validation =
            match Option.ofNullable epoch.ValidationLoss, Option.ofNullable epoch.ValidationMetric with
            | Some loss, Some value -> $"  val {loss:F4} {figure metric value}"
            | _ -> ""

        $"epoch {epoch.Epoch}/{epochs}  {train}{validation}  {rowsPerSecond:N0}/s  {duration epoch.Seconds}"

    let private stepLine (objective: Objective) (at: TrainingProgress) =
        $"epoch {at.Epoch}/{at.Epochs}  step {at.Step}/{at.Steps}  loss {at.Loss:F4}  "
        + $"{figure objective.MetricName at.Metric}  {at.RowsPerSecond:N0}/s  {duration at.SecondsLeft} left"

    /// Seconds between two lines within one epoch, where there is no terminal.
    let private quietSeconds = 20.0

    let private plainly name (objective: Objective) (train: (TrainingProgress -> unit) -> 'result) =
        printfn $"  {name}"
        let clock = Stopwatch.StartNew()

        train (fun at ->
            match at.Finished with
            | null ->
                if clock.Elapsed.TotalSeconds > quietSeconds then
                    printfn $"    {stepLine objective at}"
                    clock.Restart()
            | epoch ->
                printfn $"    {epochLine objective at.Epochs at.RowsPerSecond epoch}"
                clock.Restart())

    let private live name (objective: Objective) (train: (TrainingProgress -> unit) -> 'result) =
        printfn $"  {name}"

        AnsiConsole
            .Progress()
            .AutoClear(true)
            .Columns(
                ProgressBarColumn(Width = Nullable 16),
                PercentageColumn(),
                TaskDescriptionColumn(Alignment = Justify.Left)
            )
            .Start(fun context ->
                let bar = context.AddTask "starting"
                let clock = Stopwatch.StartNew()

                train (fun at ->
                    match at.Finished with
                    | null ->
                        // Ten pictures a second are enough for an eye, and cost nothing.
                        if clock.ElapsedMilliseconds > 100L then
                            clock.Restart()
                            let done' = float ((at.Epoch - 1) * at.Steps + at.Step)
                            bar.MaxValue <- float (at.Epochs * at.Steps)
                            bar.Value <- done'

                            bar.Description <-
                                Markup.Escape
                                    $"{at.Epoch}/{at.Epochs}  {at.Loss:F4}  {figure objective.MetricName at.Metric}  {at.RowsPerSecond:N0}/s  {duration at.SecondsLeft} left"
                    | epoch -> AnsiConsole.WriteLine $"    {epochLine objective at.Epochs at.RowsPerSecond epoch}"))

    /// Whether a person watches: output goes to a terminal that can move its cursor.
    let watched () =
        not Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive

    /// Runs a training with a hook that shows its progress, under the run's name.
    let show (name: string) (objective: Objective) (train: (TrainingProgress -> unit) -> 'result) : 'result =
        if watched () then
            live name objective train
        else
            plainly name objective train
