module DLWorkbook.Tests.Bundled.Optim.SchedulerTests

open System
open Expecto
open TorchSharp
open TorchSharp.Modules
open DLWorkbook.Tests.Bundled.NN.Fixture

type private Schedule = torch.optim.lr_scheduler
type private OneCycle = torch.optim.lr_scheduler.impl.OneCycleLR
type private Scheduler = torch.optim.lr_scheduler.LRScheduler

let private metric = [ 1.0; 0.9; 0.95; 0.94; 0.93; 0.5; 0.6; 0.6; 0.6; 0.6; 0.6; 0.6 ]

let private schedules: (string * (torch.optim.Optimizer -> Scheduler)) list = [
    "StepLR", (fun optimiser -> Schedule.StepLR(optimiser, 3, 0.5))
    "MultiStepLR", (fun optimiser -> Schedule.MultiStepLR(optimiser, [| 2; 5; 5; 8 |], 0.3))
    "ExponentialLR", (fun optimiser -> Schedule.ExponentialLR(optimiser, 0.9))
    "CosineAnnealingLR", (fun optimiser -> Schedule.CosineAnnealingLR(optimiser, 5.0, 0.01))
    "LambdaLR", (fun optimiser -> Schedule.LambdaLR(optimiser, (fun epoch -> 1.0 / float (1 + epoch))))
    "OneCycleLR", (fun optimiser -> Schedule.OneCycleLR(optimiser, 0.3, total_steps = 12))
    "OneCycleLR in three phases, straight",
    (fun optimiser ->
        Schedule.OneCycleLR(
            optimiser,
            0.3,
            epochs = 3,
            steps_per_epoch = 4,
            pct_start = 0.4,
            anneal_strategy = OneCycle.AnnealStrategy.Linear,
            three_phase = true,
            base_momentum = 0.8,
            max_momentum = 0.9
        ))
    "ReduceLROnPlateau",
    (fun optimiser ->
        Schedule.ReduceLROnPlateau(optimiser, factor = 0.5, patience = 1, cooldown = 1, min_lr = [| 0.02 |]))
]

/// The learning rate and the momentum, or Adam's first beta.
let private now (optimiser: torch.optim.Optimizer) =
    let group = Seq.head optimiser.ParamGroups

    let momentum =
        match box group with
        | :? torch.optim.IBetas as betas ->
            let struct (first, _) = betas.Betas
            first
        | :? torch.optim.IMomentum as momentum -> momentum.Momentum
        | _ -> failtest "the group has no momentum"

    [| group.LearningRate; momentum |]

let private rate optimiser = Array.head (now optimiser)

let private follows = [
    for name, make in schedules do
        for kind in [ "SGD"; "Adam" ] ->
            seeded $"{name} on {kind} takes PyTorch's course, momentum included" (fun () ->
                let weight = new Parameter(torch.zeros 1L)

                let optimiser: torch.optim.Optimizer =
                    if kind = "SGD" then
                        torch.optim.SGD([ weight ], 0.1, momentum = 0.7)
                    else
                        torch.optim.Adam([ weight ], 0.1)

                let schedule = make optimiser
                let expected = run $"{name} on {kind}"

                for place, wanted in List.indexed expected do
                    close 1e-12 $"step {place}" wanted (now optimiser)

                    if place < expected.Length - 1 then
                        if name = "ReduceLROnPlateau" then
                            schedule.step metric[place]
                        else
                            schedule.step ()

                if name <> "ReduceLROnPlateau" then
                    Expect.equal (Seq.head (schedule.get_last_lr ())) (rate optimiser) "the last rate")
]

let private optimiser () =
    torch.optim.SGD([ new Parameter(torch.zeros 1L) ], 0.1, momentum = 0.5)

let private advance (schedule: Scheduler) : unit = schedule.step ()

let private others = [
    seeded "a jump to an epoch sets the rate that it would have" (fun () ->
        let optimiser = optimiser ()
        let schedule = Schedule.StepLR(optimiser, 3, 0.5)
        schedule.step (Nullable 7)
        Expect.floatClose Accuracy.veryHigh (rate optimiser) 0.025 "two halvings")
    seeded "one step more than the cycle has is refused" (fun () ->
        let schedule = Schedule.OneCycleLR(optimiser (), 0.3, total_steps = 2)

        for _ in 1..2 do
            schedule.step ()

        Expect.throwsT<InvalidOperationException> (fun () -> advance schedule) "the end")
    seeded "a cycle needs its length, and a momentum to change" (fun () ->
        Expect.throwsT<ArgumentException> (fun () -> Schedule.OneCycleLR(optimiser (), 0.3) |> ignore) "length"
        let adagrad = torch.optim.Adagrad [ new Parameter(torch.zeros 1L) ]

        Expect.throwsT<ArgumentException>
            (fun () -> Schedule.OneCycleLR(adagrad, 0.3, total_steps = 5) |> ignore)
            "momentum")
    seeded "a schedule of a metric wants its value, and known modes" (fun () ->
        let schedule = Schedule.ReduceLROnPlateau(optimiser ())
        Expect.throwsT<InvalidOperationException> (fun () -> advance schedule) "no value"

        Expect.throwsT<ArgumentException>
            (fun () -> Schedule.ReduceLROnPlateau(optimiser (), mode = "least") |> ignore)
            "mode")
]

let tests =
    testSequenced
    <| testList "schedules" [ testList "courses" follows; testList "others" others ]
