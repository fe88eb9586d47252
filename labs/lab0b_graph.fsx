(**
# Lab 0b: what an expression remembers

**Goal.** Training a network means asking of a million numbers: if this one grew a little, what would become of the
loss? All of them are answered in one pass backward over a picture: the computational graph. You will record such
graphs in forty lines, draw them, watch the gradients travel, and find that torch keeps the same books.

Run it with `dotnet fsi labs/lab0b_graph.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open TorchSharp

type Tensor = torch.Tensor

let lab = Lab.start "lab0b_graph" "What an expression remembers" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    LearningRate = 0.5 // of the step downhill at the end
    Steps = 20
|}

(** ## An expression that keeps its parts

A node knows its value and what it was computed from; for each input it also knows the **slope** of the operation
there: how fast the value moves when that input does. For a sum every slope is 1; for a product each factor's slope is
the other factor; for the logistic function $\sigma$ it is $\sigma(1-\sigma)$. No node needs to know more than that. *)

Lab.section "An expression that keeps its parts"

[<ReferenceEquality>]
type Node = {
    Label: string
    Value: float
    Inputs: (Node * float) list // each with the slope there
    IsGiven: bool // data: nobody asks for its gradient
} with

    static member Of(label, value, inputs) = { Label = label; Value = value; Inputs = inputs; IsGiven = false }
    static member (+)(a, b) = Node.Of("+", a.Value + b.Value, [ (a, 1.0); (b, 1.0) ])
    static member (-)(a, b) = Node.Of("−", a.Value - b.Value, [ (a, 1.0); (b, -1.0) ])
    static member (*)(a, b) = Node.Of("×", a.Value * b.Value, [ (a, b.Value); (b, a.Value) ])

    member a.sigmoid() =
        let s = 1.0 / (1.0 + exp -a.Value)
        Node.Of("σ", s, [ (a, s * (1.0 - s)) ])

    member a.detach() = Node.Of("detach", a.Value, [ (a, 0.0) ])

let variable label value = Node.Of(label, value, [])
let given label value = { variable label value with IsGiven = true }

(** The nodes of an expression, inputs before what is computed from them. A node that is used twice occurs once: that
is what makes it a graph and not a tree. *)

let nodesOf (result: Node) =
    let rec visit found node =
        if List.contains node found then
            found
        else
            node :: List.fold visit found (List.map fst node.Inputs)

    visit [] result |> List.rev

let a, b = variable "a" 2.0, variable "b" 3.0
let product = (a + b) * b

Lab.say $"(a + b) · b at a = {a.Value}, b = {b.Value} is {product.Value}; it has {(nodesOf product).Length} nodes."

(** ## Backward, one node at a time

The gradient of a node says how fast the *result* moves with it. The result's own is 1. A node that knows its gradient
passes it on to its inputs, each time multiplied by the slope: that is the chain rule, and all there is to it. What
arrives at a node from several sides is **added up**: $b$ is used twice here, so two contributions reach it. *)

Lab.section "Backward, one node at a time"

/// What has arrived at a node so far.
let gradient (node: Node) contributions =
    contributions
    |> List.sumBy (fun (receiver, part) -> if receiver = node then part else 0.0)

/// A node passes its gradient on: the contributions so far, and one more for each input.
let pass contributions (node: Node) =
    contributions
    @ [ for input, slope in node.Inputs -> input, slope * gradient node contributions ]

/// The contributions after each step, from the result back to the variables.
let backward (result: Node) = nodesOf result |> List.rev |> List.scan pass [ (result, 1.0) ]

let after = backward product |> List.last

for receiver, part in after.Tail do
    Lab.say $"{receiver.Label} receives {part}"

Lab.say $"∂/∂a = {gradient a after}; ∂/∂b = {gradient b after}, the sum of its two."

(** Now as a picture. Move the slider from left to right: the orange node passes its gradient on. *)

let drawn (result: Node) (active: Node option) contributions =
    let isReached node = contributions |> List.exists (fun (receiver, _) -> receiver = node)

    let roleOf node =
        match node.Inputs with
        | _ when active = Some node -> GraphRole.Active
        | [] -> if node.IsGiven then GraphRole.Constant else GraphRole.Variable
        | inputs when inputs |> List.forall (fun (_, slope) -> slope = 0.0) -> GraphRole.Cut
        | _ -> if node = result then GraphRole.Result else GraphRole.Operation

    let describe node =
        let gradients = if isReached node then [ $"grad {gradient node contributions:G3}" ] else []
        node.Label, $"{node.Value:G4}" :: gradients, roleOf node

    nodesOf result |> GraphNode.ofNodes (_.Inputs >> List.map fst) describe

let draw title result = backward result |> List.last |> drawn result None |> Plot.graph title

let steps = [
    "values", drawn product None []
    for node, contributions in List.zip (List.rev (nodesOf product)) (backward product).Tail do
        if not node.Inputs.IsEmpty then
            $"{node.Label} passes on", drawn product (Some node) contributions
    "done", drawn product None after
]

steps |> Plot.graphSteps "Backward through (a + b) · b" |> Show.chart "backward"

(** ### Exercise 0b.1: by hand, once

For $f(a, b, c) = \tanh(a \cdot b + c) \cdot b$ write down the three slopes $(\partial f/\partial a, \partial f/\partial b,
\partial f/\partial c)$. The slope of $\tanh$ is $1 - \tanh^2$, and $b$ is used twice. *)

[<Exercise "0b.1">]
let slopes (a: float) (b: float) (c: float) : float * float * float =
    // BEGIN SOLUTION
    let t = tanh (a * b + c)
    let inner = (1.0 - t * t) * b // from f to a·b + c
    inner * b, inner * a + t, inner
    // END SOLUTION

Check.exercise "0b.1"

(** ### Exercise 0b.2: what a node passes on

A node $a \circ b$, with the `values` $a$ and $b$, has the gradient `gradient`; its two inputs have `received` something
already. What have they after the node passed on? The operation is `"+"`, `"-"` or `"*"`. Make a new array. *)

[<Exercise "0b.2">]
let passOn (operation: string) (values: float[]) (gradient: float) (received: float[]) : float[] =
    // BEGIN SOLUTION
    let slopes =
        match operation with
        | "+" -> [| 1.0; 1.0 |]
        | "-" -> [| 1.0; -1.0 |]
        | _ -> Array.rev values // a product: each one's slope is the other

    Array.map2 (fun before slope -> before + slope * gradient) received slopes
    // END SOLUTION

Check.exercise "0b.2"

(** ## Torch keeps the same books

A tensor with `requires_grad` remembers its operations just so, and `backward()` walks the same graph. The expression
below is one F# function; once it runs on our nodes and once on tensors. *)

Lab.section "Torch keeps the same books"

let inline sigmoid (x: ^T when ^T: (member sigmoid: unit -> ^T)) = x.sigmoid ()

/// A neuron of two inputs and the square of its error.
let inline error w1 x1 w2 x2 bias target =
    let difference = sigmoid (w1 * x1 + w2 * x2 + bias) - target
    difference * difference

let w1, w2, bias = variable "w1" 0.6, variable "w2" -1.2, variable "bias" 0.1
let loss = error w1 (given "x1" 1.5) w2 (given "x2" 0.5) bias (given "target" 1.0)
let found = backward loss |> List.last

let tensor (value: float) = torch.tensor (value, requires_grad = true)
let t1, t2, tBias = tensor 0.6, tensor -1.2, tensor 0.1
let data (value: float) = torch.tensor value
(error t1 (data 1.5) t2 (data 0.5) tBias (data 1.0)).backward()

let slopeOf (t: Tensor) = t.grad.item<float>()

[
    for node, t in [ (w1, t1); (w2, t2); (bias, tBias) ] ->
        let own = gradient node found
        [ box node.Label; box node.Value; box own; box (slopeOf t); box (abs (own - slopeOf t)) ]
]
|> Table.ofRows [ "variable"; "value"; "our gradient"; "torch's"; "difference" ]
|> Show.table "gradients"

draw "A neuron and its error" loss |> Show.chart "neuron"

(** Read it from the right: ×, −, σ, +, +, ×, ×. Python's torch shows the same chain from `loss.grad_fn` on:
MulBackward0, SubBackward0, SigmoidBackward0, AddBackward0 twice, MulBackward0 twice. The square uses the difference
twice, so the difference receives two equal contributions: $2(y - t)$, as calculus has it. Data and target (grey) have
gradients too, but nobody asks for them: torch leaves them out where `requires_grad` is not set.

## What `detach` and `no_grad` cut off

Sometimes a value shall be used and not be learnt from. `detach` gives the value on and tells backward that its slope is
0: a useful lie. Here the first of two equal terms is detached, and half of the gradient of $w$ is gone. *)

Lab.section "What detach and no_grad cut off"

let w, x = variable "w" 2.0, given "x" 3.0
let halved = (w * x).detach() + w * x
draw "w·x, once detached, plus w·x" halved |> Show.chart "detach"

let torchW, torchX = tensor 2.0, data 3.0
((torchW * torchX).detach() + torchW * torchX).backward()

let ownGradient = backward halved |> List.last |> gradient w
Lab.say $"∂/∂w is {ownGradient} and not 6: torch says {slopeOf torchW}."

(** `no_grad` goes further: inside it torch writes no books at all. Evaluating a model that way saves the memory of the
whole graph. Outside, each result refers to all that it came from. *)

let unrecorded () =
    use _ = torch.no_grad ()
    torchW * torchX

Lab.say $"recorded: requires_grad is {(torchW * torchX).requires_grad}; in no_grad: {unrecorded().requires_grad}."

(** One more trap is drawn best by running it: `backward` **adds** to `grad`, across calls as well. That is why every
training loop begins with `zero_grad`. *)

(torchW * torchX).backward()
Lab.say $"After a second backward w.grad is {slopeOf torchW}: 3 came on top."

(** ## Two layers

A network is an expression, only longer: two neurons look at the same two numbers, and a third one at the two. The
hidden neurons' gradients come through the third one's weights, and each $x$ is used twice. *)

Lab.section "Two layers"

let weightNames = [
    for layer in [ "u"; "v"; "out" ] do
        for part in [ "1"; "2"; "0" ] -> layer + part
]

let inline network (weights: ^T list) x1 x2 target =
    match weights with
    | [ u1; u2; u0; v1; v2; v0; out1; out2; out0 ] ->
        let u = sigmoid (u1 * x1 + u2 * x2 + u0)
        let v = sigmoid (v1 * x1 + v2 * x2 + v0)
        let difference = sigmoid (out1 * u + out2 * v + out0) - target
        difference * difference
    | _ -> invalidArg "weights" "nine are needed"

let build values =
    let weights = List.map2 variable weightNames values
    weights, network weights (given "x1" 1.0) (given "x2" -1.0) (given "target" 1.0)

let start = [ 0.5; -0.3; 0.1; -0.4; 0.8; 0.0; 1.2; -0.7; -0.5 ]
let weights, deep = build start
draw "Two layers: 9 weights, 2 inputs, a target" deep |> Show.chart "two-layers"

let torchWeights = List.map tensor start
(network torchWeights (data 1.0) (data -1.0) (data 1.0)).backward()

let deepGradients = backward deep |> List.last

let largest =
    List.map2 (fun node t -> abs (gradient node deepGradients - slopeOf t)) weights torchWeights
    |> List.max

Lab.say $"{(nodesOf deep).Length} nodes; nine gradients, and the largest difference to torch's is {largest:E1}."

(** ## What it is for

Each weight moves a little against its gradient, and the error falls: that is training, all of it. The graph is built
anew for every step, since the slopes depend on the values. *)

Lab.section "What it is for"

let downhill values =
    let weights, error = build values
    let found = backward error |> List.last
    List.map2 (fun value weight -> value - settings.LearningRate * gradient weight found) values weights

let errors =
    List.replicate settings.Steps downhill
    |> List.scan (|>) start
    |> List.map (fun values -> (snd (build values)).Value)

Lab.say $"The error was {errors.Head:F4}; after {settings.Steps} steps it is {List.last errors:F4}."

[ ("one network, one sample", [ for step, error in List.indexed errors -> float step, error ]) ]
|> Plot.lines "Downhill by our own gradients" "step" "squared error"
|> Show.chart "downhill"

(** ## Summary

- An expression is a graph; a node needs its value, its inputs, and the slope at each of them.
- Backward goes from the result to the variables, multiplies along the arrows and adds where they meet.
- torch's autograd is this, for tensors; `detach` cuts an arrow, `no_grad` keeps no graph, `grad` adds up until zeroed.

**Try it.** Add `exp` to the nodes and build the softplus $\ln(1 + e^x)$. What happens to the drawing when you replace
`difference * difference` by a `square` of its own, and why does the gradient stay the same? *)

Lab.finish ()
