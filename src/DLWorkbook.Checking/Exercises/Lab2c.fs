/// The exercises of lab 2c: an LSTM from within.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab2c

open System
open TorchSharp
open DLWorkbook.Checking

type private Tensor = torch.Tensor

let private number (value: float) : Scalar = Scalar.op_Implicit value

/// Which part of the logits (batch, 4 · hidden) is which gate's, in torch's order.
type private Order = { Input: int; Forget: int; Candidate: int; Output: int }

let private usual = { Input = 0; Forget = 1; Candidate = 2; Output = 3 }

let private part (place: int) (logits: Tensor) =
    let hidden = logits.shape[1] / 4L
    logits.narrow (1L, int64 place * hidden, hidden)

let private forgotten (_: Tensor) (old: Tensor) = torch.zeros_like old
let private gated (gate: Tensor) (old: Tensor) = torch.mul (gate, old)
let private shown (gate: Tensor) (cell: Tensor) = torch.mul (gate, torch.tanh cell)

/// A step as it should be, but for the gates' order, the candidate's function, what is kept and what is shown.
let private stepped
    (order: Order)
    (squash: Tensor -> Tensor)
    (keep: Tensor -> Tensor -> Tensor)
    (show: Tensor -> Tensor -> Tensor)
    (logits: Tensor)
    (cell: Tensor)
    =
    let gate place = torch.sigmoid (part place logits)
    let fresh = torch.mul (gate order.Input, squash (part order.Candidate logits))
    let next = torch.add (keep (gate order.Forget) cell, fresh)
    show (gate order.Output) next, next

let private step = stepped usual torch.tanh gated shown

/// Torch's own cell: its weights let the logits pass as they are.
let private torchsCell (logits: Tensor) (cell: Tensor) =
    use _ = torch.no_grad ()
    let gates, hidden = logits.shape[1], cell.shape[1]
    let own = torch.nn.LSTMCell(gates, hidden, dtype = Nullable logits.dtype)

    for struct (name, parameter) in own.named_parameters () do
        if name = "weight_ih" then
            parameter.copy_ (torch.eye (gates, dtype = logits.dtype)) |> ignore
        else
            parameter.zero_ () |> ignore

    let struct (state, next) =
        own.call (logits, h0_c0 = struct (torch.zeros_like cell, cell))

    state, next

let private cellStep =
    let draw (gen: Gen) =
        let batch, hidden = gen.Integer 2 4, gen.Integer 2 5
        gen.DoubleTensor(batch, 4 * hidden), gen.DoubleTensor(batch, hidden)

    let row (values: float list) =
        torch.tensor (Array.ofList values, dtype = torch.ScalarType.Float64)

    Exercise.make "2c.1" "a step of the cell"
    |> Exercise.reference (fun (logits: torch.Tensor) (cell: torch.Tensor) -> step logits cell)
    |> Exercise.example
        "open gates, σ(ln 3) = 3/4: half of the new, three quarters of the old"
        ((row [ 0.0; log 3.0; 50.0; log 3.0 ]).reshape(1L, 4L), (row [ 2.0 ]).reshape(1L, 1L))
        ((row [ 0.75 * tanh 2.0 ]).reshape(1L, 1L), (row [ 2.0 ]).reshape(1L, 1L))
        (Compare.close 1e-12)
    |> Exercise.check "random logits" draw Oracle.reference (Compare.within 1e-12 1e-10)
    |> Exercise.check
        "torch's own LSTMCell"
        draw
        (Oracle.computed (fun (logits: torch.Tensor) (cell: torch.Tensor) -> torchsCell logits cell))
        (Compare.within 1e-12 1e-10)
    |> Exercise.slip
        "the gates stand in the order input, forget, candidate, output: input and forget are swapped"
        (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
            stepped { usual with Input = 1; Forget = 0 } torch.tanh gated shown logits cell)
    |> Exercise.slip
        "the gates stand in the order input, forget, candidate, output: the last two are swapped"
        (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
            stepped { usual with Candidate = 3; Output = 2 } torch.tanh gated shown logits cell)
    |> Exercise.slip
        "the gates stand in the order input, forget, candidate, output, not input, candidate, forget, output"
        (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
            stepped { usual with Forget = 2; Candidate = 1 } torch.tanh gated shown logits cell)
    |> Exercise.slip
        "the old cell is gone: c is f ⊙ the old cell + i ⊙ g"
        (fun (logits: torch.Tensor) (cell: torch.Tensor) -> stepped usual torch.tanh forgotten shown logits cell)
    |> Exercise.slip
        "the forget gate is missing: only f ⊙ the old cell stays"
        (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
            stepped usual torch.tanh (fun _ old -> old) shown logits cell)
    |> Exercise.slip
        "a gate that is 1 keeps the old cell: f, not 1 − f"
        (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
            let turned gate old = torch.sub (old, gated gate old)
            stepped usual torch.tanh turned shown logits cell)
    |> Exercise.slip
        "the candidate is squashed by tanh: with σ it could only add"
        (fun (logits: torch.Tensor) (cell: torch.Tensor) -> stepped usual torch.sigmoid gated shown logits cell)
    |> Exercise.slip "the state is o ⊙ tanh(c): the tanh is missing" (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
        stepped usual torch.tanh gated gated logits cell)
    |> Exercise.slip "the state shows the new cell, not the old one" (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
        let _, next = step logits cell
        shown (torch.sigmoid (part 3 logits)) cell, next)
    |> Exercise.slip "the state comes first, then the cell" (fun (logits: torch.Tensor) (cell: torch.Tensor) ->
        let state, next = step logits cell
        next, state)

/// What a step back is made of, so that one thing can be wrong at a time.
[<NoComparison; NoEquality>]
type private StepBack = {
    /// The slope of σ, from the logits and the gate.
    Sigmoid: Tensor -> Tensor -> Tensor
    /// The slope of the candidate's tanh, from its value.
    Candidate: Tensor -> Tensor
    /// The slope of the state's tanh, from its value.
    State: Tensor -> Tensor
    /// The cell's whole slope, from the later steps' part and the state's part.
    Cell: Tensor -> Tensor -> Tensor
    /// What the forget gate was multiplied with, from the cell before and after.
    Kept: Tensor -> Tensor -> Tensor
    /// What input gate and candidate are multiplied with, from both.
    Factors: Tensor -> Tensor -> Tensor * Tensor
    /// What the output gate was multiplied with, from the cell.
    Shown: Tensor -> Tensor
    /// What goes to the step before, from the later steps' part, the whole slope and the forget gate.
    Passed: Tensor -> Tensor -> Tensor -> Tensor
    /// The logits' slopes in a row.
    Ordered: Tensor list -> Tensor list
}

let private slopeOfTanh (value: Tensor) =
    torch.sub (torch.ones_like value, torch.square value)

let private right = {
    Sigmoid = fun logits gate -> torch.mul (gate, torch.sigmoid (torch.neg logits))
    Candidate = slopeOfTanh
    State = slopeOfTanh
    Cell = fun later state -> torch.add (later, state)
    Kept = fun before _ -> before
    Factors = fun input candidate -> candidate, input
    Shown = torch.tanh
    Passed = fun _ whole forget -> torch.mul (whole, forget)
    Ordered = id
}

let private swept (by: StepBack) (logits: Tensor) (cell: Tensor) (dState: Tensor) (dCell: Tensor) =
    let gate place = torch.sigmoid (part place logits)
    let input, forget, output = gate 0, gate 1, gate 3
    let candidate = torch.tanh (part 2 logits)
    let next = torch.add (torch.mul (forget, cell), torch.mul (input, candidate))
    let throughState = torch.mul (torch.mul (dState, output), by.State(torch.tanh next))
    let whole = by.Cell dCell throughState
    let ofInput, ofCandidate = by.Factors input candidate
    let slope place gate = by.Sigmoid (part place logits) gate

    let slopes = [
        torch.mul (torch.mul (whole, ofInput), slope 0 input)
        torch.mul (torch.mul (whole, by.Kept cell next), slope 1 forget)
        torch.mul (torch.mul (whole, ofCandidate), by.Candidate candidate)
        torch.mul (torch.mul (dState, by.Shown next), slope 3 output)
    ]

    torch.cat (ResizeArray(by.Ordered slopes), 1L), by.Passed dCell whole forget

let private slopesOf (leaf: Tensor) =
    match leaf.grad with
    | null -> invalidOp "autograd: a leaf has no gradient after the sweep back"
    | slopes -> slopes.clone ()

let private leaf (tensor: Tensor) =
    tensor.detach().clone().requires_grad_()

/// The same by torch's autograd.
let private autograd (logits: Tensor) (cell: Tensor) (dState: Tensor) (dCell: Tensor) =
    use _ = torch.enable_grad ()
    let logits, cell = leaf logits, leaf cell
    let state, next = step logits cell
    (torch.add ((torch.mul (state, dState)).sum(), (torch.mul (next, dCell)).sum())).backward()
    slopesOf logits, slopesOf cell

let private stepBack =
    let draw (gen: Gen) =
        let batch, hidden = gen.Integer 2 4, gen.Integer 2 5
        let like () = gen.DoubleTensor(batch, hidden)
        gen.DoubleTensor(batch, 4 * hidden), like (), like (), like ()

    /// One part of what comes back is nothing.
    let without (place: int) (gen: Gen) =
        let logits, cell, dState, dCell = draw gen

        if place = 0 then
            logits, cell, torch.zeros_like dState, dCell
        else
            logits, cell, dState, torch.zeros_like dCell

    let slip (mistake: string) (by: StepBack) =
        Exercise.slip
            mistake
            (fun (logits: torch.Tensor) (cell: torch.Tensor) (dState: torch.Tensor) (dCell: torch.Tensor) ->
                swept by logits cell dState dCell)

    Exercise.make "2c.2" "one step back"
    |> Exercise.reference
        (fun (logits: torch.Tensor) (cell: torch.Tensor) (dState: torch.Tensor) (dCell: torch.Tensor) ->
            swept right logits cell dState dCell)
    |> Exercise.check "nothing comes from the state" (without 0) Oracle.reference (Compare.within 1e-12 1e-9)
    |> Exercise.check "nothing comes from later cells" (without 1) Oracle.reference (Compare.within 1e-12 1e-9)
    |> Exercise.check
        "against autograd"
        draw
        (Oracle.computed
            (fun (logits: torch.Tensor) (cell: torch.Tensor) (dState: torch.Tensor) (dCell: torch.Tensor) ->
                autograd logits cell dState dCell))
        (Compare.within 1e-12 1e-9)
    |> slip "what later steps say of the cell is missing: it adds to what comes through the state" {
        right with
            Cell = fun _ state -> state
    }
    |> slip "what comes through the state is missing: dh ⊙ o ⊙ (1 − tanh² c) belongs to the cell's slope" {
        right with
            Cell = fun later _ -> later
    }
    |> slip "the cell before gets its share through the forget gate" {
        right with
            Passed = fun _ whole _ -> whole.clone ()
    }
    |> slip "the cell before gets its share of the whole slope, that which came through the state included" {
        right with
            Passed = fun later _ forget -> torch.mul (later, forget)
    }
    |> slip "the forget gate was multiplied with the cell before the step, not with the one behind it" {
        right with
            Kept = fun _ after -> after
    }
    |> slip "the slope of σ is s (1 − s) of the gate s, not of its logit" {
        right with
            Sigmoid = fun logits _ -> torch.sub (logits, torch.square logits)
    }
    |> slip "the slope of σ is missing: s (1 − s)" { right with Sigmoid = fun _ gate -> torch.ones_like gate }
    |> slip "the slope of the candidate's tanh is missing: 1 − g²" { right with Candidate = torch.ones_like }
    |> slip "the slope of the state's tanh is missing: 1 − tanh² c" { right with State = torch.ones_like }
    |> slip
        "the slope of a tanh is 1 − its square, not 1 − itself"
        (let slope (value: Tensor) =
            torch.sub (torch.ones_like value, value)

         { right with Candidate = slope; State = slope })
    |> slip "input gate and candidate are factors of one product: the slope of each is the other" {
        right with
            Factors = fun input candidate -> input, candidate
    }
    |> slip "the output gate was multiplied with tanh c, not with c" { right with Shown = fun cell -> cell }
    |> slip "the logits' slopes stand in the order input, forget, candidate, output" {
        right with
            Ordered = fun slopes -> [ slopes[0]; slopes[1]; slopes[3]; slopes[2] ]
    }
    |> slip "the logits' slopes stand in the order of their gates, input before forget" {
        right with
            Ordered = fun slopes -> [ slopes[1]; slopes[0]; slopes[2]; slopes[3] ]
    }

/// What each step of a sweep knows: its logits, the cell before it, and what the cost says of its state.
type private Steps = (Tensor * Tensor * Tensor) list

/// The sweep back as it is, but for what a step gets from the state and the cell behind it, and what it says itself.
let private through
    (state: Tensor -> Tensor)
    (cell: Tensor -> Tensor)
    (own: int -> Tensor -> Tensor)
    (recurrent: Tensor)
    (steps: Steps)
    : Tensor list =
    let _, first, _ = steps.Head
    let mutable dState, dCell = torch.zeros_like first, torch.zeros_like first
    let slopes = Array.create steps.Length first

    for time in steps.Length - 1 .. -1 .. 0 do
        let logits, before, slope = steps[time]

        let found, passed =
            swept right logits before (torch.add (own time slope, dState)) dCell

        slopes[time] <- found
        dState <- state (found.mm recurrent)
        dCell <- cell passed

    List.ofArray slopes

/// The same by torch's autograd: the steps are taken again, from what came in from outside.
let private throughAutograd (recurrent: Tensor) (steps: Steps) : Tensor list =
    use _ = torch.enable_grad ()
    let _, first, _ = steps.Head
    let known = steps |> List.map (fun (logits, cell, _) -> logits, cell)

    let states =
        torch.zeros_like first
        :: (known |> List.map (fun (logits, cell) -> fst (step logits cell)))

    let turned = recurrent.t ()

    let inputs =
        List.map2
            (fun (logits: Tensor, _) (state: Tensor) -> leaf (logits - state.mm turned))
            known
            (List.take steps.Length states)

    let mutable state, cell, cost =
        torch.zeros_like first, first, (torch.zeros_like first).sum()

    for input, (_, _, slope) in List.zip inputs steps do
        let nextState, nextCell = step (torch.add (input, state.mm turned)) cell
        state <- nextState
        cell <- nextCell
        cost <- torch.add (cost, (torch.mul (state, slope)).sum())

    cost.backward ()
    inputs |> List.map slopesOf

let private throughTime =
    let draw (gen: Gen) =
        let batch, hidden, time = gen.Integer 2 3, gen.Integer 2 4, 3 + gen.Case
        let recurrent = gen.DoubleTensor(4 * hidden, hidden)
        let turned = recurrent.t ()

        let mutable state =
            torch.zeros (int64 batch, int64 hidden, dtype = Nullable torch.ScalarType.Float64)

        let mutable cell = gen.DoubleTensor(batch, hidden)

        recurrent,
        [
            for _ in 1..time do
                let logits = gen.DoubleTensor(batch, 4 * hidden) + state.mm turned
                let before = cell
                let nextState, nextCell = step logits cell
                state <- nextState
                cell <- nextCell
                logits, before, gen.DoubleTensor(batch, hidden)
        ]

    let whole (_: int) (slope: Tensor) = slope

    Exercise.make "2c.3" "back through time"
    |> Exercise.reference (fun (recurrent: torch.Tensor) (steps: (torch.Tensor * torch.Tensor * torch.Tensor) list) ->
        through id id whole recurrent steps)
    |> Exercise.check "sequences of three to seven steps" draw Oracle.reference (Compare.within 1e-11 1e-9)
    |> Exercise.check
        "against autograd"
        draw
        (Oracle.computed (fun (recurrent: torch.Tensor) (steps: (torch.Tensor * torch.Tensor * torch.Tensor) list) ->
            throughAutograd recurrent steps))
        (Compare.within 1e-11 1e-9)
    |> Exercise.slip
        "nothing came through the state of the step behind: its logits' slopes · recurrent add to the step's own slope"
        (fun (recurrent: torch.Tensor) (steps: (torch.Tensor * torch.Tensor * torch.Tensor) list) ->
            through torch.zeros_like id whole recurrent steps)
    |> Exercise.slip
        "nothing came through the cell of the step behind: what it passes on is the next step's dCell"
        (fun (recurrent: torch.Tensor) (steps: (torch.Tensor * torch.Tensor * torch.Tensor) list) ->
            through id torch.zeros_like whole recurrent steps)
    |> Exercise.slip
        "only the last state's slope counted: the cost may look at every step's state"
        (fun (recurrent: torch.Tensor) (steps: (torch.Tensor * torch.Tensor * torch.Tensor) list) ->
            let last time (slope: Tensor) =
                if time = steps.Length - 1 then
                    slope
                else
                    torch.zeros_like slope

            through id id last recurrent steps)
    |> Exercise.slip
        "the answer begins with the last step: the first step's slopes come first"
        (fun (recurrent: torch.Tensor) (steps: (torch.Tensor * torch.Tensor * torch.Tensor) list) ->
            through id id whole recurrent steps |> List.rev)
    |> Exercise.slip
        "the steps were gone through from the first to the last: begin with the last"
        (fun (recurrent: torch.Tensor) (steps: (torch.Tensor * torch.Tensor * torch.Tensor) list) ->
            through id id whole recurrent (List.rev steps) |> List.rev)

/// In the order of the lab.
let all: Exercise list = [ cellStep; stepBack; throughTime ]
