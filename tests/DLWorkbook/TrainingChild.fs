/// A small training run in a process of its own, for tests that stop it from outside.
module DLWorkbook.Tests.Face.TrainingChild

open System
open System.Threading
open TorchSharp
open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models
open DLWorkbook.Core.Training

/// The argument that makes the test program be the child: the checkpoint's folder follows.
[<Literal>]
let Argument = "--training-child"

let private options =
    TrainingOptions(Epochs = 6, BatchSize = 8, LearningRate = 0.01, Seed = 9)

let private data () =
    let random = Random 11
    let rows = [| for _ in 1..40 -> Array.init 5 (fun _ -> random.Next(3, 9)) |]
    SequenceDataset("words", rows, rows |> Array.map (fun row -> if row[0] > 5 then 1f else 0f))

/// Trains from the checkpoint in the folder, if there is one; each step is told to the hook.
let train (folder: string) (show: TrainingProgress -> unit) (cancel: CancellationToken) : TrainingRun =
    torch.manual_seed 2L |> ignore

    let encoder =
        new RecurrentEncoder(3, RecurrentOptions(Cell = RecurrentCell.GRU, Hidden = 4))

    use model = new TextClassifier("child", new FusedEmbedding(9L, 3L), encoder)

    Trainer(options, BinaryObjective(), Checkpoint = Checkpoint folder, Progress = Action<TrainingProgress> show)
        .Fit(model, data (), null, cancel)

/// The C library's call that says what a signal does; 0 is its usual effect.
[<System.Runtime.InteropServices.DllImport("libc")>]
extern nativeint private signal(int number, nativeint effect)

/// Makes Ctrl-C stop the child even where its parent was started with the signal ignored, as a shell's background job is.
let private heedInterrupts () =
    if not (OperatingSystem.IsWindows()) then
        let interrupt = 2
        signal (interrupt, 0n) |> ignore

/// The child's whole life: slow steps, shown as a lab shows them, until it ends or is stopped. The exit code is 130
/// when Ctrl-C stopped it.
let run (folder: string) : int =
    heedInterrupts ()

    try
        Interrupt.guard (fun cancel ->
            Progress.show "child" (BinaryObjective()) (fun show ->
                train
                    folder
                    (fun at ->
                        show at
                        Thread.Sleep 60)
                    cancel))
        |> ignore

        0
    with :? OperationCanceledException ->
        130
