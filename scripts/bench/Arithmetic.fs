/// What a training step costs in arithmetic alone: floating-point operations (FLOP) of its matrix products, and what
/// they take at the machine's rate. A multiplication and an addition count as two.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.Arithmetic

/// Forward each weight is multiplied once; backward once for the gradient of the input and once for that of the weight.
let private passes = 3.0

/// A product and a sum.
let private flopPerWeight = 2.0

/// FLOP of a step of one recurrent layer, forward and backward:
/// 3 · 2 · batch · time · directions · gates · hidden · (features + hidden). `gates` is 1 for an RNN, 3 for a GRU and 4
/// for an LSTM. Biases, the gates' functions and the last linear layer are left out.
let recurrent gates features hidden directions batch time =
    let weights = gates * hidden * (features + hidden) |> float
    passes * flopPerWeight * float (batch * time * directions) * weights

/// FLOP of a step of one Transformer encoder layer, forward and backward: 3 · 2 · batch · time · (4 width² + 2 width ·
/// feed) for the projections and the feed-forward net, and 3 · 2 · 2 · batch · time² · width for scores and weighted
/// values, whatever the number of heads. Softmax, norms and dropout are left out, and so is a second computation of the
/// scores, which a backward pass without their tensor needs.
let transformer width feed batch time =
    let weights = 4 * width * width + 2 * width * feed |> float
    let scores = 2.0 * float time * float width
    passes * flopPerWeight * float (batch * time) * (weights + scores)

/// Milliseconds that so many FLOP take at a rate in FLOP a second.
let alone (rate: float) (flop: float) = flop / rate * 1e3

/// Which part of the rate a step of so many milliseconds reaches.
let share (rate: float) (flop: float) (milliseconds: float) = alone rate flop / milliseconds
