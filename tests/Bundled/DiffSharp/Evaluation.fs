/// Four ways to the value of an expression: F#'s floats, DiffSharp in two modes, TorchSharp.
module DLWorkbook.Tests.Bundled.DiffSharp.Evaluation

open System
open TorchSharp
open DLWorkbook.Tests.Bundled.DiffSharp.Expression

/// What a kind of number can do.
type Arithmetic<'N> = {
    Constant: float -> 'N
    Add: 'N -> 'N -> 'N
    Subtract: 'N -> 'N -> 'N
    Multiply: 'N -> 'N -> 'N
    Divide: 'N -> 'N -> 'N
    Function: string -> 'N -> 'N
    /// The derivative of a function at a place.
    Differentiate: ('N -> 'N) -> 'N -> 'N
}

/// The value of an expression, from its variables in order.
let evaluate (n: Arithmetic<'N>) (variables: 'N list) (expression: Expression) : 'N =
    let rec value (known: Map<int, 'N>) expression =
        let of' = value known
        let onePlusSquare a = n.Add (n.Constant 1.) (n.Multiply a a)

        match expression with
        | Variable v -> known[v]
        | Number x -> n.Constant x
        | Sum(a, b) -> n.Add (of' a) (of' b)
        | Difference(a, b) -> n.Subtract (of' a) (of' b)
        | Product(a, b) -> n.Multiply (of' a) (of' b)
        | Quotient(a, b) -> n.Divide (of' a) (onePlusSquare (of' b))
        | Call("square", a) -> let a = of' a in n.Multiply a a
        | Call("exp", a) -> n.Function "exp" (n.Function "sin" (of' a))
        | Call("log" | "sqrt" as name, a) -> n.Function name (onePlusSquare (of' a))
        | Call(name, a) -> n.Function name (of' a)
        | Let(v, a, body) -> value (known.Add(v, of' a)) body
        | Slope(v, body, at) -> n.Differentiate (fun y -> value (known.Add(v, y)) body) (of' at)

    value (Map(List.indexed variables)) expression

/// F#'s floats; inner derivatives have to be resolved beforehand.
let floats: Arithmetic<float> = {
    Constant = id
    Add = (+)
    Subtract = (-)
    Multiply = (*)
    Divide = (/)
    Function =
        fun name x ->
            match name with
            | "sin" -> sin x
            | "cos" -> cos x
            | "tanh" -> tanh x
            | "sigmoid" -> 1. / (1. + exp -x)
            | "softplus" -> Math.Log(1. + exp x)
            | "atan" -> atan x
            | "exp" -> exp x
            | "log" -> log x
            | "sqrt" -> sqrt x
            | other -> invalidArg "name" other
    Differentiate = fun _ _ -> invalidOp "floats: resolve the expression first"
}

/// DiffSharp's tensors; `differentiate` is the mode of inner derivatives.
let diffSharp dtype differentiate : Arithmetic<DiffSharp.Tensor> = {
    Constant = fun x -> DiffSharp.dsharp.tensor (x, dtype = dtype)
    Add = (+)
    Subtract = (-)
    Multiply = (*)
    Divide = (/)
    Function =
        fun name x ->
            match name with
            | "sin" -> sin x
            | "cos" -> cos x
            | "tanh" -> tanh x
            | "sigmoid" -> DiffSharp.dsharp.sigmoid x
            | "softplus" -> DiffSharp.dsharp.softplus x
            | "atan" -> atan x
            | "exp" -> exp x
            | "log" -> log x
            | "sqrt" -> sqrt x
            | other -> invalidArg "name" other
    Differentiate = differentiate
}

/// The derivative of f at x, which can itself be differentiated; 0 if f does not depend on x.
let torchSlope (f: torch.Tensor -> torch.Tensor) (x: torch.Tensor) : torch.Tensor =
    let x =
        if x.requires_grad then
            x * 1.0
        else
            x.detach().requires_grad_ true

    let y = f x

    if not y.requires_grad then
        torch.zeros_like x
    else
        let found =
            torch.autograd.grad ([| y |], [| x |], create_graph = true, allow_unused = true)

        match box found[0] with
        | null -> torch.zeros_like x
        | _ -> found[0]

/// TorchSharp's tensors of doubles.
let torchSharp: Arithmetic<torch.Tensor> = {
    Constant = fun x -> torch.tensor (x, dtype = torch.float64)
    Add = fun a b -> a + b
    Subtract = fun a b -> a - b
    Multiply = fun a b -> a * b
    Divide = fun a b -> a / b
    Function =
        fun name x ->
            match name with
            | "sin" -> x.sin ()
            | "cos" -> x.cos ()
            | "tanh" -> x.tanh ()
            | "sigmoid" -> x.sigmoid ()
            // Written out: torch's own is x itself above 20.
            | "softplus" -> (x.exp () + 1.0).log()
            | "atan" -> x.atan ()
            | "exp" -> x.exp ()
            | "log" -> x.log ()
            | "sqrt" -> x.sqrt ()
            | other -> invalidArg "name" other
    Differentiate = torchSlope
}
