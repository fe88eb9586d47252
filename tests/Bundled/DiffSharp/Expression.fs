/// Random expressions of scalars with derivatives inside them, and what the schoolbook says of their derivatives.
module DLWorkbook.Tests.Bundled.DiffSharp.Expression

open FsCheck
open FsCheck.FSharp

/// An expression over numbered variables. It is smooth and of moderate size everywhere, so that finite differences work.
type Expression =
    | Variable of int
    | Number of float
    | Sum of Expression * Expression
    | Difference of Expression * Expression
    | Product of Expression * Expression
    /// a / (1 + b²)
    | Quotient of Expression * Expression
    /// A function by its name in `functions`.
    | Call of string * Expression
    /// The derivative of the body by a variable of its own, at a place that may depend on all others.
    | Slope of variable: int * body: Expression * at: Expression
    /// The body with a variable of its own set to a value; only `resolve` makes it.
    | Let of variable: int * value: Expression * body: Expression

/// Names of functions of one number, and their derivatives. "log" is ln (1 + a²), "sqrt" √(1 + a²), "exp" exp (sin a).
let functions: Map<string, Expression -> Expression> =
    let call name a = Call(name, a)
    let one, two = Number 1., Number 2.

    Map [
        "square", (fun a -> Product(two, a))
        "sin", call "cos"
        "cos", (fun a -> Difference(Number 0., Call("sin", a)))
        "tanh", (fun a -> Difference(one, call "square" (call "tanh" a)))
        "sigmoid", (fun a -> let s = call "sigmoid" a in Product(s, Difference(one, s)))
        "softplus", call "sigmoid"
        "atan", (fun a -> Quotient(one, a))
        "exp", (fun a -> Product(call "exp" a, call "cos" a))
        "log", (fun a -> Quotient(Product(two, a), a))
        "sqrt", (fun a -> Product(call "sqrt" a, Quotient(a, a)))
    ]

/// The derivative by a variable, of an expression without `Slope`.
let rec private derive v expression =
    let d = derive v

    match expression with
    | Variable w -> Number(if w = v then 1. else 0.)
    | Number _ -> Number 0.
    | Sum(a, b) -> Sum(d a, d b)
    | Difference(a, b) -> Difference(d a, d b)
    | Product(a, b) -> Sum(Product(d a, b), Product(a, d b))
    | Quotient(a, b) ->
        Difference(Quotient(d a, b), Product(Quotient(Product(Product(Number 2., a), b), b), Quotient(d b, b)))
    | Call(name, a) -> Product(functions[name] a, d a)
    | Let(w, a, body) -> Let(w, a, Sum(Product(derive w body, d a), d body))
    | Slope _ -> invalidOp "derive: resolve it first"

/// The same expression with every inner derivative worked out.
let rec resolve expression =
    match expression with
    | Variable _
    | Number _ -> expression
    | Sum(a, b) -> Sum(resolve a, resolve b)
    | Difference(a, b) -> Difference(resolve a, resolve b)
    | Product(a, b) -> Product(resolve a, resolve b)
    | Quotient(a, b) -> Quotient(resolve a, resolve b)
    | Call(name, a) -> Call(name, resolve a)
    | Let(v, a, body) -> Let(v, resolve a, resolve body)
    | Slope(v, body, at) -> Let(v, resolve at, derive v (resolve body))

/// How deep derivatives are nested.
let rec depth expression =
    match expression with
    | Variable _
    | Number _ -> 0
    | Call(_, a) -> depth a
    | Sum(a, b)
    | Difference(a, b)
    | Product(a, b)
    | Quotient(a, b)
    | Let(_, a, b) -> max (depth a) (depth b)
    | Slope(_, body, at) -> max (1 + depth body) (depth at)

/// Expressions of about `size` operations over `variables` variables, with derivatives up to `slopes` deep.
let rec generator variables slopes size : Gen<Expression> =
    let smaller variables slopes = generator variables slopes (size / 2)

    let pair make =
        Gen.map2 (fun a b -> make (a, b)) (smaller variables slopes) (smaller variables slopes)

    let leaf =
        Gen.frequency [
            4, Gen.choose (0, variables - 1) |> Gen.map Variable
            1, Gen.choose (-20, 20) |> Gen.map (fun n -> Number(float n / 10.))
        ]

    if size < 1 then
        leaf
    else
        Gen.frequency [
            2, Gen.constant "sum"
            1, Gen.constant "difference"
            3, Gen.constant "product"
            1, Gen.constant "quotient"
            4, Gen.constant "call"
            (if slopes > 0 then 4 else 0), Gen.constant "slope"
        ]
        |> Gen.bind (function
            | "sum" -> pair Sum
            | "difference" -> pair Difference
            | "product" -> pair Product
            | "quotient" -> pair Quotient
            | "call" ->
                Gen.map2
                    (fun name a -> Call(name, a))
                    (Gen.elements (Map.keys functions))
                    (generator variables slopes (size - 1))
            // The body has a variable more, numbered after those there are.
            | _ ->
                Gen.map2
                    (fun body at -> Slope(variables, body, at))
                    (smaller (variables + 1) (slopes - 1))
                    (smaller variables slopes))

/// Parts of an expression that are expressions over the same variables: what a failure is shrunk to.
let parts expression : Expression seq =
    match expression with
    | Variable _
    | Number _ -> []
    | Call(_, a) -> [ a ]
    | Sum(a, b)
    | Difference(a, b)
    | Product(a, b)
    | Quotient(a, b) -> [ a; b ]
    | Slope(_, _, at) -> [ at ]
    | Let(_, a, _) -> [ a ]
