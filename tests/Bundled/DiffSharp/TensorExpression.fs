/// Random expressions of vectors of four, some of them seen as 2×2 matrices, in DiffSharp and in TorchSharp.
module DLWorkbook.Tests.Bundled.DiffSharp.TensorExpression

open FsCheck
open FsCheck.FSharp
open TorchSharp
open DiffSharp

/// An expression of one vector of four; every part of it is such a vector. Smooth and of moderate size.
type TensorExpression =
    | Input
    | Call of string * TensorExpression
    | Sum of TensorExpression * TensorExpression
    | Product of TensorExpression * TensorExpression
    /// a / √(1 + b²)
    | Quotient of TensorExpression * TensorExpression
    /// a times the mean of b
    | Scaled of TensorExpression * TensorExpression
    /// Both as 2×2 matrices
    | MatrixProduct of TensorExpression * TensorExpression
    /// Σᵢ aᵢ bⱼ / 4, by broadcasting (4, 1) and (1, 4)
    | Outer of TensorExpression * TensorExpression

/// Functions of one vector by name, in both libraries.
let functions: Map<string, (Tensor -> Tensor) * (torch.Tensor -> torch.Tensor)> =
    let weights = [ for i in 0..3 -> [ for j in 0..3 -> cos (float (1 + 3 * i + j)) / 2. ] ]
    let dsharpWeights = dsharp.tensor (weights, dtype = Dtype.Float64)

    let torchWeights () =
        torch.tensor (array2D weights, dtype = torch.float64)

    let index (numbers: int list) =
        torch.tensor (Array.ofList (List.map int64 numbers))

    Map [
        "sin", ((fun a -> sin a), (fun a -> a.sin ()))
        "tanh", ((fun a -> tanh a), (fun a -> a.tanh ()))
        "sigmoid", ((fun a -> a.sigmoid ()), (fun a -> a.sigmoid ()))
        "exp of sin", ((fun a -> exp (sin a)), (fun a -> a.sin().exp()))
        "softplus", ((fun a -> a.softplus ()), (fun a -> (a.exp () + 1.0).log()))
        "softmax", ((fun a -> a.softmax 0), (fun a -> a.softmax 0L))
        "log of softmax", ((fun a -> a.logsoftmax 0 * 0.5), (fun a -> a.softmax(0L).log() * 0.5))
        "weights", ((fun a -> dsharpWeights.matmul a), (fun a -> torchWeights().matmul a))
        "row by weights", ((fun a -> a.matmul dsharpWeights), (fun a -> a.matmul (torchWeights ())))
        "rotate", ((fun a -> dsharp.cat [ a[1..]; a[..0] ]), (fun a -> a.index_select (0L, index [ 1; 2; 3; 0 ])))
        "transpose", ((fun a -> (a.view [ 2; 2 ]).transpose().flatten()), (fun a -> a.view(2L, 2L).t().reshape 4L))
        "flip", ((fun a -> a.flip [ 0 ]), (fun a -> a.flip 0L))
        "element", ((fun a -> a * a[2]), (fun a -> a * a.index_select (0L, index [ 2 ])))
        "row sums",
        ((fun a -> (a.view [ 2; 2 ] + (a.view [ 2; 2 ]).sum(1, keepDim = true)).view -1 * 0.3),
         (fun a -> (a.view (2L, 2L) + a.view(2L, 2L).sum(1L, keepdim = true)).reshape 4L * 0.3))
        "standard",
        ((fun a -> (a - a.mean ()) / (a.var () + 1.).sqrt()), (fun a -> (a - a.mean ()) / (a.var () + 1.0).sqrt()))
    ]

/// The value by DiffSharp.
let rec byDiffSharp (x: Tensor) expression : Tensor =
    let of' = byDiffSharp x

    match expression with
    | Input -> x
    | Call(name, a) -> fst functions[name] (of' a)
    | Sum(a, b) -> of' a + of' b
    | Product(a, b) -> of' a * of' b
    | Quotient(a, b) -> let b = of' b in of' a / (1. + b * b).sqrt()
    | Scaled(a, b) -> of' a * (of' b).mean()
    | MatrixProduct(a, b) -> ((of' a).view [ 2; 2 ]).matmul((of' b).view [ 2; 2 ]).flatten()
    | Outer(a, b) -> ((of' a).unsqueeze 1 * (of' b).unsqueeze 0).mean 0

/// The value by TorchSharp.
let rec byTorchSharp (x: torch.Tensor) expression : torch.Tensor =
    let of' = byTorchSharp x

    match expression with
    | Input -> x
    | Call(name, a) -> snd functions[name] (of' a)
    | Sum(a, b) -> of' a + of' b
    | Product(a, b) -> of' a * of' b
    | Quotient(a, b) -> let b = of' b in of' a / (b * b + 1.0).sqrt()
    | Scaled(a, b) -> of' a * (of' b).mean()
    | MatrixProduct(a, b) -> (of' a).view(2L, 2L).matmul((of' b).view(2L, 2L)).reshape 4L
    | Outer(a, b) -> ((of' a).unsqueeze 1L * (of' b).unsqueeze 0L).sum 0L * 0.25

/// Expressions of about `size` operations.
let rec generator size : Gen<TensorExpression> =
    if size < 1 then
        Gen.constant Input
    else
        let pair make () =
            Gen.map2 (fun a b -> make (a, b)) (generator (size / 2)) (generator (size / 2))

        let call () =
            Gen.map2 (fun name a -> Call(name, a)) (Gen.elements (Map.keys functions)) (generator (size - 1))

        Gen.frequency [
            6, Gen.constant call
            1, Gen.constant (pair Sum)
            1, Gen.constant (pair Product)
            1, Gen.constant (pair Quotient)
            1, Gen.constant (pair Scaled)
            1, Gen.constant (pair MatrixProduct)
            1, Gen.constant (pair Outer)
        ]
        |> Gen.bind (fun make -> make ())

/// The operands of an expression: what a failure is shrunk to.
let parts expression =
    match expression with
    | Input -> []
    | Call(_, a) -> [ a ]
    | Sum(a, b)
    | Product(a, b)
    | Quotient(a, b)
    | Scaled(a, b)
    | MatrixProduct(a, b)
    | Outer(a, b) -> [ a; b ]
