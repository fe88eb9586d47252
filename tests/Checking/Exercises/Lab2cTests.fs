module DLWorkbook.Tests.Checking.Exercises.Lab2cTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Checking
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

type private Tensor = torch.Tensor

let private gates (logits: Tensor) =
    let a = logits.chunk (4L, 1L)
    a[0].sigmoid(), a[1].sigmoid(), a[2].tanh(), a[3].sigmoid()

/// A step of which one thing is wrong: what becomes of the gates and the old cell, and what is shown.
let private cell (next: Tensor * Tensor * Tensor * Tensor -> Tensor -> Tensor) (show: Tensor -> Tensor -> Tensor) =
    fun (logits: Tensor) (cell: Tensor) ->
        let i, f, g, o = gates logits
        let fresh: Tensor = next (i, f, g, o) cell
        show o fresh, fresh

let private shown (o: Tensor) (cell: Tensor) = o * cell.tanh ()

let private cellAnswers = [
    wrong
        "2c.1"
        "input and forget swapped"
        (cell (fun (i, f, g, _) cell -> i * cell + f * g) shown)
        "input and forget are swapped"
    wrong
        "2c.1"
        "the gates in Theano's order i, f, o, g"
        (fun (logits: Tensor) (cell: Tensor) ->
            let a = logits.chunk (4L, 1L)
            let next = a[1].sigmoid() * cell + a[0].sigmoid() * a[3].tanh()
            a[2].sigmoid() * next.tanh (), next)
        "the last two are swapped"
    wrong "2c.1" "the old cell forgotten" (cell (fun (i, _, g, _) _ -> i * g) shown) "the old cell is gone"
    wrong
        "2c.1"
        "no forget gate, as in 1997"
        (cell (fun (i, _, g, _) cell -> cell + i * g) shown)
        "forget gate is missing"
    wrong
        "2c.1"
        "the forget gate turned round"
        (cell (fun (i, f, g, _) cell -> (1.0 - f) * cell + i * g) shown)
        "not 1 − f"
    wrong
        "2c.1"
        "no tanh before the state"
        (cell (fun (i, f, g, _) cell -> f * cell + i * g) (fun o c -> o * c))
        "tanh is missing"
    wrong
        "2c.1"
        "the candidate squashed by σ"
        (fun (logits: Tensor) (cell: Tensor) ->
            let a = logits.chunk (4L, 1L)
            let next = a[1].sigmoid() * cell + a[0].sigmoid() * a[2].sigmoid()
            a[3].sigmoid() * next.tanh (), next)
        "squashed by tanh"
    wrong
        "2c.1"
        "cell and state swapped"
        (fun (logits: Tensor) (cell: Tensor) ->
            let i, f, g, o = gates logits
            let next = f * cell + i * g
            next, o * next.tanh ())
        "state comes first"
    wrong
        "2c.1"
        "cut along the batch"
        (fun (logits: Tensor) (cell: Tensor) ->
            let a = logits.chunk (4L, 0L)
            let next = a[0].sigmoid() * cell
            next, next)
        "expected|size|shape"
    wrong
        "2c.1"
        "the cell changed in place"
        (fun (logits: Tensor) (cell: Tensor) ->
            let i, f, g, o = gates logits
            let next = cell.mul_(f).add_(i * g)
            shown o next, next.clone ())
        "changed its argument cell"
    wrong
        "2c.1"
        "NaN: a gate by its own logarithm"
        (cell (fun (i, f, g, _) cell -> f * cell + (i * g).log() - (i * g).log() + i * g) shown)
        "NaN"
]

/// A step back of which one thing is wrong.
let private back
    (cellSlope: Tensor -> Tensor -> Tensor)
    (sigmoid: Tensor -> Tensor -> Tensor)
    (tanh: Tensor -> Tensor)
    (kept: Tensor -> Tensor -> Tensor)
    (passed: Tensor -> Tensor -> Tensor)
    =
    fun (logits: Tensor) (cell: Tensor) (dState: Tensor) (dCell: Tensor) ->
        let a = logits.chunk (4L, 1L)
        let i, f, g, o = gates logits
        let next = f * cell + i * g
        let t = next.tanh ()
        let dc: Tensor = cellSlope dCell (dState * o * (1.0 - t * t))

        torch.cat (
            [|
                dc * g * sigmoid a[0] i
                dc * kept cell next * sigmoid a[1] f
                dc * i * tanh g
                dState * t * sigmoid a[3] o
            |],
            1L
        ),
        passed dc f

let private both (later: Tensor) (state: Tensor) = later + state
let private ofSigmoid (_: Tensor) (s: Tensor) = s * (1.0 - s)
let private ofTanh (g: Tensor) = 1.0 - g * g
let private before (cell: Tensor) (_: Tensor) = cell
let private times (dc: Tensor) (f: Tensor) = dc * f

let private backAnswers = [
    wrong "2c.2" "later cells forgotten" (back (fun _ s -> s) ofSigmoid ofTanh before times) "what later steps say"
    wrong
        "2c.2"
        "the state forgotten"
        (back (fun l _ -> l) ofSigmoid ofTanh before times)
        "what comes through the state"
    wrong
        "2c.2"
        "σ' from the logit"
        (back both (fun a _ -> a * (1.0 - a)) ofTanh before times)
        "of the gate s, not of its logit"
    wrong "2c.2" "σ' forgotten" (back both (fun _ s -> torch.ones_like s) ofTanh before times) "slope of σ is missing"
    wrong "2c.2" "tanh' forgotten" (back both ofSigmoid torch.ones_like before times) "candidate's tanh is missing"
    wrong
        "2c.2"
        "the new cell for the old one"
        (back both ofSigmoid ofTanh (fun _ next -> next) times)
        "the cell before the step"
    wrong
        "2c.2"
        "passed on without the gate"
        (back both ofSigmoid ofTanh before (fun dc _ -> dc.clone ()))
        "forget gate"
    wrong
        "2c.2"
        "the gates in another order"
        (fun (logits: Tensor) (cell: Tensor) (dState: Tensor) (dCell: Tensor) ->
            let slopes, passed =
                back both ofSigmoid ofTanh before times logits cell dState dCell

            let parts = slopes.chunk (4L, 1L)
            torch.cat ([| parts[0]; parts[1]; parts[3]; parts[2] |], 1L), passed)
        "in the order input, forget, candidate, output"
    wrong
        "2c.2"
        "on top of each other, not side by side"
        (fun (logits: Tensor) (cell: Tensor) (dState: Tensor) (dCell: Tensor) ->
            let slopes, passed =
                back both ofSigmoid ofTanh before times logits cell dState dCell

            torch.cat (slopes.chunk (4L, 1L), 0L), passed)
        "of shape"
    wrong
        "2c.2"
        "NaN: tanh' from the inverse"
        (back both ofSigmoid (fun g -> 1.0 - (g * 2.0).acos() / (g - g)) before times)
        "NaN|∞|Infinity"
]

/// Back through time of which one thing is wrong.
let private through (state: Tensor -> Tensor) (passed: Tensor -> Tensor) (slope: int -> Tensor -> Tensor) =
    fun (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) ->
        let _, first, _ = steps.Head
        let nothing = torch.zeros_like first

        let step (time, (logits, cell, own)) (dState: Tensor, dCell, found) =
            let slopes, dCell =
                back both ofSigmoid ofTanh before times logits cell (slope time own + dState) dCell

            state (slopes.matmul recurrent), passed dCell, slopes :: found

        let _, _, found = List.foldBack step (List.indexed steps) (nothing, nothing, [])
        found

let private own (_: int) (slope: Tensor) = slope

let private throughAnswers = [
    wrong "2c.3" "nothing through the state" (through torch.zeros_like id own) "nothing came through the state"
    wrong "2c.3" "nothing through the cell" (through id torch.zeros_like own) "nothing came through the cell"
    wrong
        "2c.3"
        "only the last slope"
        (fun (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) ->
            let last time (slope: Tensor) =
                if time = steps.Length - 1 then slope else slope * 0.0

            through id id last recurrent steps)
        "only the last state's slope"
    wrong
        "2c.3"
        "the last step first"
        (fun (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) ->
            through id id own recurrent steps |> List.rev)
        "begins with the last step"
    wrong
        "2c.3"
        "from the first to the last"
        (fun (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) ->
            through id id own recurrent (List.rev steps) |> List.rev)
        "begin with the last"
    wrong
        "2c.3"
        "a step short"
        (fun (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) -> (through id id own recurrent steps).Tail)
        "expected .*got"
    wrong
        "2c.3"
        "the weights transposed"
        (fun (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) -> through id id own (recurrent.t ()) steps)
        "size|shape|expected"
    wrong
        "2c.3"
        "NaN behind the last step"
        (fun (recurrent: Tensor) (steps: (Tensor * Tensor * Tensor) list) ->
            through (fun slope -> slope / 0.0 * 0.0) id own recurrent steps)
        "NaN"
]

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = cellAnswers @ backAnswers @ throughAnswers

/// The supplied reference of an exercise as the lab uses it.
let private supplied id : 'a -> 'b =
    match (Catalogue.find id).Reference with
    | Some reference -> Bridge.adapt reference
    | None -> failtest $"{id} has no reference"

let private double = torch.ScalarType.Float64

/// The largest difference; NaN when there is one, which no bound holds for.
let private gap (a: Tensor) (b: Tensor) = (a - b).abs().max().ToDouble()

let private references = [
    testCase "the references read and go back as torch's LSTM does, in 64 bits"
    <| fun () ->
        torch.manual_seed 7L |> ignore
        let layer = torch.nn.LSTM(3L, 5L, batchFirst = true, dtype = Nullable double)
        let x = (torch.randn (2L, 7L, 3L, dtype = double)).requires_grad_()
        let slopes = torch.randn (2L, 7L, 5L, dtype = double)
        let struct (states, _, _) = layer.call x
        (states * slopes).sum().backward()

        let step: Tensor -> Tensor -> Tensor * Tensor = supplied "2c.1"

        let sweep: Tensor -> (Tensor * Tensor * Tensor) list -> Tensor list =
            supplied "2c.3"

        use _ = torch.no_grad ()

        let parameter name =
            layer.named_parameters ()
            |> Seq.pick (fun struct (own, parameter) -> if own = name then Some(parameter :> Tensor) else None)

        let recurrent = parameter "weight_hh_l0"
        let bias = parameter "bias_ih_l0" + parameter "bias_hh_l0"
        let inputs = x.matmul ((parameter "weight_ih_l0").t()) + bias
        let nothing = torch.zeros (2L, 5L, dtype = double)

        let steps =
            [ 0L .. 6L ]
            |> List.scan
                (fun (_, _, cell, state: Tensor) time ->
                    let logits = inputs.select (1L, time) + state.matmul (recurrent.t ())
                    let next, nextCell = step logits cell
                    logits, cell, nextCell, next)
                (nothing, nothing, nothing, nothing)
            |> List.tail

        for time, (_, _, _, state) in List.indexed steps do
            Expect.isLessThan (gap state (states.select (1L, int64 time))) 1e-14 $"state {time}"

        let found =
            steps
            |> List.mapi (fun time (logits, cell, _, _) -> logits, cell, slopes.select (1L, int64 time))
            |> sweep recurrent

        let delta = (torch.stack (Array.ofList found, 1L)).flatten(0L, 1L)
        let before = nothing :: [ for _, _, _, state in steps -> state ] |> List.take 7
        let before = (torch.stack (Array.ofList before, 1L)).flatten(0L, 1L)

        for name, own in
            [
                "weight_ih_l0", delta.t().matmul(x.flatten (0L, 1L))
                "weight_hh_l0", delta.t().matmul before
                "bias_ih_l0", delta.sum 0L
                "bias_hh_l0", delta.sum 0L
            ] do
            match (parameter name).grad with
            | null -> failtest $"{name} has no gradient"
            | torchs -> Expect.isLessThan (gap own torchs) 1e-13 name

        match x.grad with
        | null -> failtest "x has no gradient"
        | torchs -> Expect.isLessThan (gap ((delta.matmul (parameter "weight_ih_l0")).reshape x.shape) torchs) 1e-13 "x"
]

let tests =
    testSequenced
    <| testList "exercises of lab 2c" (WrongAnswer.tests wrongAnswers @ references)
