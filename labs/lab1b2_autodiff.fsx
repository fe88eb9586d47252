(**
# Lab 1b2: differentiation from scratch, and one gradient seven ways

**Goal.** In lab 1b you derived a gradient with a pencil. Here machines do it: you build a reverse-mode engine in the
open, meet DiffSharp, whose derivatives may be differentiated again, finite differences, and TorchSharp's autograd; and
you see that all of them give the gradient that came from the pencil, each to the precision that it can have.

Run it with `dotnet fsi labs/lab1b2_autodiff.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DiffSharp
open TorchSharp
open DLWorkbook
open DLWorkbook.Checking.Exercises
open DLWorkbook.Core.Data

let lab =
    Lab.start "lab1b2_autodiff" "Differentiation from scratch, and one gradient seven ways" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Rows = 100 // of the two circles
    Hidden = 10
    Spread = 0.5 // standard deviation of the parameters: lively ones, so that no derivative hides near zero
    Ridge = 1e-3 // a touch of L2, for Newton
    NewtonSteps = 6
    Step = 1e-5 // h of the difference quotients in the table
    Powers = [ -12.0 .. (if lab.Quick then 1.0 else 0.25) .. -1.0 ] // of 10, for h in the chart
|}

(** ## An engine in the open

Lab 0b kept an expression as a graph. The flat form of the same thing is a **tape**: each operation writes a line, with
its value and, for each operand, the line where that stands and the *local* derivative. Numbers that do so look like
numbers, and any formula that is written with them leaves its history behind. *)

Lab.section "An engine in the open"

type Tape() =
    let lines = ResizeArray<float * (int * float) list>()
    member _.Lines = lines.ToArray()

    member tape.Write(value: float, operands: (int * float) list) =
        lines.Add((value, operands))
        Number(tape, lines.Count - 1, value)

/// A number that stands on a tape.
and Number(tape: Tape, line: int, value: float) =
    member private _.Line = line
    member _.Value = value
    member private _.Then(result, local) = tape.Write(result, [ (line, local) ])
    member private _.With(b: Number, result, local, localB) = tape.Write(result, [ (line, local); (b.Line, localB) ])
    static member (+)(a: Number, b: Number) = a.With(b, a.Value + b.Value, 1.0, 1.0)
    static member (*)(a: Number, b: Number) = a.With(b, a.Value * b.Value, b.Value, a.Value)
    static member (+)(c: float, a: Number) = a.Then(c + a.Value, 1.0)
    static member (*)(c: float, a: Number) = a.Then(c * a.Value, c)
    static member Exp(a: Number) = a.Then(exp a.Value, exp a.Value)
    static member Log(a: Number) = a.Then(log a.Value, 1.0 / a.Value)
    static member Relu(a: Number) = if a.Value > 0.0 then 1.0 * a else 0.0 * a

(** ### Exercise 1b2.1: the sweep back

You get each line's operands, (line, local derivative). Find the derivative of the **last** line's value with respect to
every line's. Its own is 1. Then go back: a line passes its derivative on to each operand, times the local one. What is
used twice gets two contributions, and they *add up*. *)

[<Exercise "1b2.1">]
let sweep (operands: (int * float) list[]) : float[] =
    // BEGIN SOLUTION
    let slopes = Array.zeroCreate operands.Length
    slopes[operands.Length - 1] <- 1.0

    for line in operands.Length - 1 .. -1 .. 0 do
        for operand, local in operands[line] do
            slopes[operand] <- slopes[operand] + local * slopes[line]

    slopes
    // END SOLUTION

Check.exercise "1b2.1"
let sweepBack = sweep |> Check.orReference "1b2.1"

/// A function's tape at a point, and the derivative with respect to every line.
let record (f: Number[] -> Number) (at: float[]) =
    let tape = Tape()
    at |> Array.map (fun value -> tape.Write(value, [])) |> f |> ignore
    tape.Lines, tape.Lines |> Array.map snd |> sweepBack

(** The tape of y = x0 · x1 + eˣ⁰ at (1, 2). With the pencil: dy/dx0 = x1 + eˣ⁰ = 4.718, and dy/dx1 = x0 = 1. *)

record (fun x -> x[0] * x[1] + exp x[0]) [| 1.0; 2.0 |]
||> Array.zip
|> Array.mapi (fun line ((value, operands), slope) ->
    let from =
        operands
        |> List.map (fun (operand, local) -> $"{operand} (local {local:G4})")
        |> String.concat ", "

    [ box line; box value; box from; box slope ])
|> Table.ofRows [ "line"; "value"; "made of lines"; "dy/d(value)" ]
|> Show.table "tape"

(** ## DiffSharp: derivatives of derivatives

A DiffSharp tensor may keep such a tape: *reverse mode*, one sweep for all inputs. Or it carries its derivative along:
*forward mode*, one pass for one direction. The modes nest, and that needs care. In x · d/dy (x + y) the inner derivative
is 1, so the whole is x and its derivative is 1; an engine that confuses the two dx says 2 at x = 1. *)

Lab.section "DiffSharp"

dsharp.config (dtype = Dtype.Float64)

let wave (x: Tensor) = dsharp.sin (x * x)
let nested (x: Tensor) = x * dsharp.diff (fun y -> x + y) (dsharp.tensor 1.0)
Lab.say $"d/dx sin(x²) at 2 is {float (dsharp.diff wave (dsharp.tensor 2.0)):F6}; 2x cos(x²) is {4.0 * cos 4.0:F6}."
Lab.say $"d/dx (x · d/dy (x + y)) at 1 is {float (dsharp.diff nested (dsharp.tensor 1.0)):F6}."

(** Now a real cost: that of lab 1b's net, two inputs, ten ReLU units and a sigmoid, as a function of all its 41 numbers in
one row: 20 weights W1, 10 biases b1, 10 weights W2, and b2. *)

let points = Data.circles settings.Rows 0.2 0.5 1 |> Points.ofDataset
let x, y = points.Inputs, points.Targets
let units = settings.Hidden

let at =
    let random = SeededRandom lab.Seed
    Array.init (4 * units + 1) (fun _ -> settings.Spread * random.NextNormal())

let first, last = 3 * units - 1, 3 * units // of the hidden layer's numbers, and of the output's

let hiddenLayer (w: Tensor) =
    let x = dsharp.tensor (x, dtype = w.dtype)
    dsharp.relu (x.matmul (w[.. 2 * units - 1].view [ 2; units ]) + w[2 * units ..])

let outputCost (hidden: Tensor) (w: Tensor) =
    let y = dsharp.tensor (y, dtype = w.dtype)
    let outputs = dsharp.sigmoid (hidden.matmul w[.. units - 1] + w[units])
    -dsharp.mean(y * dsharp.log outputs + (1.0 - y) * dsharp.log (1.0 - outputs))

let dsharpCost (w: Tensor) = outputCost (hiddenLayer w[..first]) w[last..]

(** The second derivatives, a 41 × 41 **Hessian**, tell how far to go. Hold the hidden layer fast, and the cost of the last
11 numbers is a bowl (a touch of L2 gives it one bottom). **Newton's step** −H⁻¹g goes to the bottom of the parabola that
fits the bowl here. Gradient descent creeps; near the bottom, this doubles the number of right digits at each step. *)

let frozen = hiddenLayer (dsharp.tensor at[..first])

let bowl (w: Tensor) = outputCost frozen w + settings.Ridge * dsharp.sum (w * w)

let newton (w: Tensor) =
    let gradient, hessian = dsharp.gradhessian bowl w
    w - dsharp.solve (hessian, gradient)

let digits (value: float) = value.ToString "0.0e-0"

dsharp.zeros (units + 1)
|> Seq.unfold (fun w -> Some(w, newton w))
|> Seq.truncate (settings.NewtonSteps + 1)
|> Seq.mapi (fun steps w ->
    let value, gradient = dsharp.fgrad bowl w
    let length = sqrt (float (dsharp.sum (gradient * gradient)))
    [ box steps; box (float value); box (digits length) ])
|> Table.ofRows [ "Newton steps"; "cost"; "length of the gradient" ]
|> Show.table "newton"

(** ## One gradient, seven ways

By pencil: the way forward and back of lab 1b, as supplied there. *)

Lab.section "One gradient, seven ways"

let byPencil (w: float[]) =
    let w1 = Array2D.init 2 units (fun k j -> w[k * units + j])
    let net = w1, w[2 * units .. 3 * units - 1], w[3 * units .. 4 * units - 1], w[4 * units]
    let hidden, outputs = Lab1b.feedForward net x

    let cost =
        Array.map2 (fun y a -> -log(if y = 1.0 then a else 1.0 - a)) y outputs
        |> Array.average

    let dw1, db1, dw2, db2 = Lab1b.feedBackward net x y hidden outputs
    cost, [| yield! Seq.cast<float> dw1; yield! db1; yield! dw2; db2 |]

(** By this lab's tape. For one row, −ln of the probability of the truth is ln(1 + e⁻ᶻ) if y = 1 and ln(1 + eᶻ) if not. *)

let byTape (w: float[]) =
    let rowCost (w: Number[]) row =
        let unit j = Number.Relu(x[row, 0] * w[j] + x[row, 1] * w[units + j] + w[2 * units + j])
        let logit = Seq.init units (fun j -> unit j * w[3 * units + j]) |> Seq.fold (+) w[4 * units]
        log (1.0 + exp ((1.0 - 2.0 * y[row]) * logit))

    let mean w = (1.0 / float y.Length) * (Seq.init y.Length (rowCost w) |> Seq.reduce (+))
    record mean w |> snd |> Array.truncate w.Length

(** By DiffSharp, one sweep back or 41 passes forward, and by TorchSharp's autograd. *)

let byReverse (dtype: Dtype) (w: float[]) =
    let gradient = dsharp.grad dsharpCost (dsharp.tensor (w, dtype = dtype))
    Array.init w.Length (fun i -> float gradient[i])

let byForward (w: float[]) =
    let along i = dsharp.gradv dsharpCost (dsharp.tensor w) (dsharp.onehot (w.Length, i))
    Array.init w.Length (along >> float)

let byAutograd (dtype: torch.ScalarType) (w: float[]) =
    use _ = torch.NewDisposeScope()
    let tensor (values: System.Array) = torch.from_array(values).to_type dtype
    let w = (tensor w).requires_grad_()
    let part first last = w[torch.TensorIndex.Slice(int64 first, int64 last)]
    let w1 = (part 0 (2 * units)).reshape(2L, int64 units)
    let hidden = ((tensor x).matmul w1 + part (2 * units) (3 * units)).relu()
    let logits = hidden.matmul (part (3 * units) (4 * units)) + part (4 * units) (4 * units + 1)
    torch.nn.functional.binary_cross_entropy_with_logits(logits, tensor y).backward()
    w.grad.to_type(torch.ScalarType.Float64).data<float>().ToArray()

(** ### Exercise 1b2.2: differences

No calculus at all: move one number of `at` by h ahead and by h back, and divide the difference of f by the way between.
Do that for each number in turn. And leave `at` as it was: a derivative that moves its point is wrong from then on. *)

[<Exercise "1b2.2">]
let central (f: float[] -> float) (h: float) (at: float[]) : float[] =
    // BEGIN SOLUTION
    let moved i by = at |> Array.mapi (fun k value -> if k = i then value + by else value)
    at |> Array.mapi (fun i _ -> (f (moved i h) - f (moved i -h)) / (2.0 * h))
    // END SOLUTION

Check.exercise "1b2.2"
let byDifferences = central |> Check.orReference "1b2.2"

let pencil = byPencil at |> snd
let error gradient = Array.map2 (fun a b -> abs (a - b)) gradient pencil |> Array.max

[
    "this lab's tape", "float64", byTape at, 1e-14
    "DiffSharp, reverse: 1 sweep", "float64", byReverse Dtype.Float64 at, 1e-14
    "DiffSharp, forward: 41 passes", "float64", byForward at, 1e-14
    "TorchSharp's autograd", "float64", byAutograd torch.ScalarType.Float64 at, 1e-14
    "central differences: 82 costs", "float64", byDifferences (byPencil >> fst) settings.Step at, 1e-9
    "DiffSharp, reverse: 1 sweep", "float32", byReverse Dtype.Float32 at, 1e-6
    "TorchSharp's autograd", "float32", byAutograd torch.ScalarType.Float32 at, 1e-6
]
|> List.map (fun (way, kind, gradient, limit) ->
    let agrees = if error gradient <= limit then "yes" else "NO" // NaN is not within any limit
    [ box way; box kind; box (digits (error gradient)); box (digits limit); box agrees ])
|> Table.ofRows [ "against the pencil"; "numbers"; "off by"; "allowed"; "agrees" ]
|> Show.table "gradients"

(** A difference quotient has two enemies. A large h misses the curve (and leaps over a kink of some ReLU); a small one
leaves nothing of the difference but rounding. The best that it can do is about two thirds of the digits. *)

let oneSided h =
    let here = byPencil at |> fst

    at
    |> Array.mapi (fun i _ ->
        ((at |> Array.mapi (fun k v -> if k = i then v + h else v) |> byPencil |> fst)
         - here)
        / h)

[
    "one-sided", [ for power in settings.Powers -> power, log10 (error (oneSided (10.0 ** power))) ]
    "central",
    [ for power in settings.Powers -> power, log10 (error (byDifferences (byPencil >> fst) (10.0 ** power) at)) ]
]
|> Plot.lines "How wrong is a difference quotient?" "log₁₀ h" "log₁₀ of the largest error"
|> Show.chart "differences"

(** ## Summary

- Reverse mode: one sweep for all inputs, and a tape to keep. Forward mode: one pass for each, and nothing to keep.
- What is used twice adds up. What is nested must keep its dx apart.
- Second derivatives are derivatives of derivatives, and buy steps of the right length.
- Two ways to the same number that share no code are worth more than one that looks right.

**Try it.** Teach `Number` to divide, and tanh. Take Newton's step for all 41 numbers from `at`: what goes wrong, and which
eigenvalues of the Hessian tell why? *)

Lab.finish ()
