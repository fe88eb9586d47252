/// Every operator of the tensor library against PyTorch's values and gradients (tests/fixtures/torch_core.py).
module DLWorkbook.Tests.Bundled.Torch.OperatorTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Tests.Bundled.Torch.TensorFixtures

type private Index = torch.TensorIndex

let private scalar (x: float) : Scalar = Scalar.op_Implicit x
let private ints (xs: int64 list) = torch.tensor (Array.ofList xs)

let private table () =
    torch.tensor ([| 0L; 2L; 1L; 0L |], ReadOnlySpan [| 2L; 2L |])

let private thresholds () = vector [ -0.5; 0.0; 0.5 ]

/// One tensor in, one out.
let private one (f: Tensor -> Tensor) (x: Tensor list) = [ f x.Head ]

/// Two tensors in, one out.
let private two (f: Tensor -> Tensor -> Tensor) (x: Tensor list) = [ f x[0] x[1] ]

/// A pair out.
let private pair (f: Tensor -> struct (Tensor * Tensor)) (x: Tensor list) =
    let struct (a, b) = f x.Head
    [ a; b ]

/// What is there of a triple.
let private triple (f: Tensor -> struct (Tensor * (Tensor | null) * (Tensor | null))) (x: Tensor list) =
    let struct (a, b, c) = f x.Head
    a :: List.choose Option.ofObj [ b; c ]

let private arithmetic: (string * (Tensor list -> Tensor list)) list = [
    "add", two (fun a b -> a + b)
    "add alpha", two (fun a b -> a.add (b, scalar 0.5))
    "sub", two (fun a b -> a - b)
    "number minus", one (fun a -> 2.0 - a)
    "mul", two (fun a b -> a * b)
    "div", two (fun a b -> a / b)
    "number over", one (fun a -> 2.0 / a)
    "div trunc", two (fun a b -> a.div (b, torch.RoundingMode.trunc))
    "div floor", two (fun a b -> torch.div (a, b, torch.RoundingMode.floor))
    "integer division", one (fun a -> a / 4)
    "floor_divide", two (fun a b -> a.floor_divide b)
    "remainder", two (fun a b -> a % b)
    "fmod", one (fun a -> a.fmod (scalar 0.4))
    "pow", two (fun a b -> a.pow b)
    "pow number", one (fun a -> a.pow (scalar 3.0))
    "neg", one (fun a -> -a)
    "addcmul", (fun x -> [ x[0].addcmul(x[1], x[2], scalar 0.3) ])
    "addcdiv", (fun x -> [ x[0].addcdiv(x[1], x[2], scalar 0.3) ])
    "lerp", (fun x -> [ x[0].lerp(x[1], x[2]) ])
    "atan2", two (fun a b -> a.atan2 b)
    "xlogy", two (fun a b -> torch.xlogy (a, b))
    "maximum", two (fun a b -> torch.maximum (a, b))
    "minimum", two (fun a b -> a.minimum b)
    "bitwise", (fun x -> [ x[0].bitwise_and x[1]; x[0].bitwise_or x[1]; x[0].bitwise_xor x[1]; x[0].bitwise_not() ])
]

let private pointwise: (string * (Tensor list -> Tensor list)) list = [
    "abs", one torch.abs
    "square", one torch.square
    "reciprocal", one torch.reciprocal
    "sqrt", one torch.sqrt
    "rsqrt", one torch.rsqrt
    "exp", one torch.exp
    "exp2", one torch.exp2
    "expm1", one torch.expm1
    "log", one torch.log
    "log2", one torch.log2
    "log10", one torch.log10
    "log1p", one torch.log1p
    "sin", one torch.sin
    "cos", one torch.cos
    "tan", one torch.tan
    "asin", one torch.asin
    "acos", one torch.acos
    "atan", one torch.atan
    "sinh", one torch.sinh
    "cosh", one torch.cosh
    "tanh", one torch.tanh
    "asinh", one torch.asinh
    "acosh", one torch.acosh
    "atanh", one torch.atanh
    "sigmoid", one torch.sigmoid
    "relu", one (fun a -> a.relu ())
    "erf", one torch.erf
    "erfc", one torch.erfc
    "erfinv", one torch.erfinv
    "lgamma", one torch.lgamma
    "digamma", one torch.digamma
    "sinc", one torch.sinc
    "frac", one torch.frac
    "deg2rad", one torch.deg2rad
    "floor", one torch.floor
    "ceil", one torch.ceil
    "round", one (fun a -> a.round ())
    "trunc", one torch.trunc
    "sign", one (fun a -> a.sign ())
    "signbit", one (fun a -> a.signbit ())
    "isnan", one torch.isnan
    "isfinite", one torch.isfinite
    "round decimals", one (fun a -> a.round 1L)
    "clamp", one (fun a -> a.clamp (scalar -0.5, scalar 0.5))
    "clamp min", one (fun a -> a.clamp_min (scalar 0.1))
    "softmax", one (fun a -> torch.softmax (a, 1))
    "log_softmax", one (fun a -> a.log_softmax 0L)
    "softplus", one (fun a -> a.softplus ())
    "leaky_relu", one (fun a -> a.leaky_relu (scalar 0.1))
    "elu", one (fun a -> a.elu ())
    "gelu", one (fun a -> a.gelu ())
    "silu", one (fun a -> a.silu ())
    "nan_to_num", one (fun a -> a.nan_to_num (1.0, 2.0, 3.0))
]

let private comparison: (string * (Tensor list -> Tensor list)) list = [
    "compare", (fun x -> [ x[0].lt x[1]; x[0].le x[1]; x[0].gt x[1]; x[0].ge x[1]; x[0].eq x[1]; x[0].ne x[1] ])
    "logical", (fun x -> [ x[0].logical_and x[1]; x[0].logical_or x[1]; x[0].logical_xor x[1]; x[0].logical_not() ])
    "sort", pair (fun a -> a.sort 1L)
    "sort descending", pair (fun a -> torch.sort (a, 0L, true))
    "argsort", one (fun a -> a.argsort 1L)
    "topk", pair (fun a -> a.topk (2, 1))
    "kthvalue", pair (fun a -> a.kthvalue (2L, Nullable 1L))
    "isin", one (fun a -> a.isin (ints [ 1L; 3L ]))
    "unique", triple (fun a -> a.unique (true, true, true))
    "unique_consecutive", triple (fun a -> a.unique_consecutive (true, true))
    "bucketize", one (fun a -> a.bucketize (thresholds ()))
    "searchsorted", one (fun a -> torch.searchsorted (thresholds (), a))
]

let private reductions: (string * (Tensor list -> Tensor list)) list = [
    "sum", one (fun a -> a.sum ())
    "sum dim", one (fun a -> a.sum (1L, true))
    "sum dims", one (fun a -> a.sum [| 0L; 2L |])
    "mean", one (fun a -> a.mean ())
    "mean dim", one (fun a -> a.mean [| 0L |])
    "prod", one (fun a -> a.prod ())
    "prod dim", one (fun a -> a.prod 1L)
    "std", one (fun a -> a.std ())
    "std dim", one (fun a -> a.std (1L, false))
    "var", one (fun a -> a.var ())
    "var dim", one (fun a -> a.var (0L, keepdim = true))
    "std_mean", pair (fun a -> a.std_mean 1L)
    "max", one (fun a -> a.max ())
    "max dim", pair (fun a -> a.max 1L)
    "min dim", pair (fun a -> a.min (0L, true))
    "amax", one (fun a -> a.amax ([| 0L; 2L |]))
    "argmax", (fun x -> [ x[0].argmax(); x[0].argmax 1L; x[0].argmin 0L ])
    "any all", (fun x -> [ x[0].any(); x[0].all(); x[0].any 1L; x[0].all 0L ])
    "norm", (fun x -> [ x[0].norm(); x[0].norm 1.0f; x[0].norm 3.0f ])
    "norm dim", one (fun a -> a.norm (1, false, 2.0f))
    "cumsum", one (fun a -> a.cumsum 1L)
    "cumprod", one (fun a -> a.cumprod 0L)
    "cummax", pair (fun a -> a.cummax 1L)
    "logsumexp", one (fun a -> a.logsumexp 1L)
    "median", one (fun a -> a.median ())
    "quantile", one (fun a -> a.quantile (vector [ 0.25; 0.5; 1.0 ], 1L))
    "mode", pair (fun a -> a.mode 0L)
    "nansum", (fun x -> [ x[0].nansum(); x[0].nanmedian() ])
    "bincount", (fun x -> [ x[0].bincount null; x[0].bincount(null, 8L) ])
    "histc", one (fun a -> a.histc (4L, -1L, 1L))
    "count_nonzero", (fun x -> [ x[0].count_nonzero(); x[0].count_nonzero [| 1L |] ])
    "cov", one (fun a -> a.cov ())
    "corrcoef", one (fun a -> a.corrcoef ())
]

let private shapes: (string * (Tensor list -> Tensor list)) list = [
    "reshape", one (fun a -> a.reshape (3L, -1L))
    "flatten", one (fun a -> a.flatten 1L)
    "transpose", one (fun a -> a.transpose (0L, 2L))
    "permute", one (fun a -> a.permute (2L, 0L, 1L))
    "movedim", one (fun a -> a.movedim ([| 0L; 1L |], [| 2L; 0L |]))
    "squeeze unsqueeze", (fun x -> [ x[0].unsqueeze 1L; x[0].unsqueeze(-1L).squeeze(Nullable -1L) ])
    "expand", one (fun a -> a.expand (2L, 4L))
    "repeat", one (fun a -> a.repeat (2L, 2L))
    "repeat_interleave", one (fun a -> a.repeat_interleave (2L, Nullable 1L))
    "tile", one (fun a -> a.tile [| 1L; 2L |])
    "flip", one (fun a -> a.flip (0L, 2L))
    "roll", (fun x -> [ x[0].roll(1L, Nullable 1L); x[0].roll([| 1L; 2L |], [| 0L; 1L |]) ])
    "rot90", one (fun a -> a.rot90 ())
    "tril triu", (fun x -> [ x[0].tril(); x[0].triu 1L ])
    "diag", (fun x -> [ x[0].diag(); x[0].diag().diag(); x[0].diagonal 1L ])
    "trace", one (fun a -> a.trace ())
    "cat stack",
    (fun x -> [
        torch.cat (ResizeArray x, 1L)
        torch.stack (x, 1L)
        torch.hstack (List.toArray x)
        torch.vstack (List.toArray x)
    ])
    "split",
    (fun x -> [
        yield! x[0].split(2L, 2)
        yield! x[0].split([| 1L; 3L |], 2L)
        yield! x[0].chunk(3L, 1L)
        yield! x[0].unbind 0L
    ])
    "tensor_split", (fun x -> List.ofArray (x[0].tensor_split(3L, 2L)))
    "unfold", one (fun a -> a.unfold (0L, 2L, 1L))
    "diff", one (fun a -> a.diff ())
    "meshgrid", (fun x -> List.ofArray (torch.meshgrid (x, "xy")))
    "cartesian_prod", (fun x -> [ torch.cartesian_prod (List.toArray x) ])
    "block_diag", (fun x -> [ torch.block_diag (List.toArray x) ])
]

let private selection: (string * (Tensor list -> Tensor list)) list = [
    "index_select", one (fun a -> a.index_select (1L, ints [ 2L; 0L; 2L ]))
    "select narrow", (fun x -> [ x[0].select(1L, -1L); x[0].narrow(2L, 1L, 2L) ])
    "take", one (fun a -> a.take (ints [ 5L; 0L; 0L ]))
    "gather", one (fun a -> a.gather (1L, table ()))
    "take_along_dim", one (fun a -> a.take_along_dim (table (), 1L))
    "scatter", two (fun a b -> a.scatter (1L, torch.tensor (array2D [ [ 0L; 2L; 1L ]; [ 2L; 1L; 0L ] ]), b))
    "scatter_add", two (fun a b -> a.scatter_add (1L, table (), b))
    "index_add", two (fun a b -> a.index_add (0L, ints [ 0L; 0L ], b, scalar 2.0))
    "index_copy", two (fun a b -> a.index_copy (0L, ints [ 1L; 0L ], b))
    "masked_fill", one (fun a -> a.masked_fill (a.gt (scalar 0.0), scalar 7.0))
    "masked_select", one (fun a -> a.masked_select (a.gt (scalar 0.0)))
    "where", two (fun a b -> torch.where (a.gt (scalar 0.0), a, b))
    "nonzero", one (fun a -> a.nonzero ())
    "one hot by scatter",
    one (fun a -> torch.zeros(4L, 5L, torch.int64).scatter(1L, a.unsqueeze 1L, torch.ones (4L, 1L, torch.int64)))
]

let private algebra: (string * (Tensor list -> Tensor list)) list = [
    "matmul", two (fun a b -> a.matmul b)
    "matmul batch", two (fun a b -> torch.matmul (a, b))
    "mm mv dot", (fun x -> [ x[0].mm x[1]; x[0].mv x[2]; x[2].dot x[2] ])
    "bmm", two (fun a b -> a.bmm b)
    "addmm", (fun x -> [ x[0].addmm(x[1], x[2], 0.5f, 2.0f) ])
    "baddbmm", (fun x -> [ x[0].baddbmm(x[1], x[2]) ])
    "outer", two (fun a b -> torch.outer (a, b))
    "kron", two (fun a b -> a.kron b)
    "einsum", (fun x -> [ torch.einsum ("bij,kj->bik", List.toArray x) ])
    "tensordot", two (fun a b -> a.tensordot (b, [| 1L |], [| 0L |]))
    "det", (fun x -> [ torch.linalg.det x[0]; x[0].logdet() ])
    "inv", one torch.linalg.inv
    "solve", two (fun a b -> torch.linalg.solve (a, b))
    "cholesky", one torch.linalg.cholesky
    "qr", pair (fun a -> torch.linalg.qr a)
    "svd", one torch.linalg.svdvals
    "eigh", one torch.linalg.eigvalsh
    "pinv", one (fun a -> torch.linalg.pinv a)
    "lstsq",
    (fun x ->
        let struct (solution, _, _, _) = torch.linalg.lstsq (x[0], x[1])
        [ solution ])
    "matrix_exp", one torch.matrix_exp
    "matrix_power", one (fun a -> a.matrix_power 3)
    "linalg norms",
    (fun x -> [
        torch.linalg.norm x[0]
        torch.linalg.vector_norm (x[0], 3.0)
        torch.linalg.matrix_norm (x[0], "nuc")
    ])
    "cdist", two (fun a b -> torch.cdist (a, b))
]

/// The same weights as in the script: cos 1, cos 2, … over the flattened output.
let private weighted (output: Tensor) =
    (output
     * torch.arange(scalar 1.0, scalar (float (output.numel ()) + 1.0), torch.float64).cos().reshape(output.shape))
        .sum()

let private check (case: Case) (run: Tensor list -> Tensor list) =
    let wanted = not case.Gradients.IsEmpty
    let inputs = [ for t in case.Inputs -> t.clone().requires_grad_(wanted && t.is_floating_point ()) ]
    let outputs = run inputs
    Expect.hasLength outputs case.Outputs.Length "outputs"

    for expected, actual in List.zip case.Outputs outputs do
        Expect.equal actual.dtype expected.dtype "element type"
        close (if actual.dtype = torch.float32 then 1e-6 else 1e-10) expected actual case.Name

    if wanted then
        let losses = [
            for o in outputs do
                if o.requires_grad then
                    weighted o
        ]

        let leaves = inputs |> List.filter _.requires_grad

        let grads =
            torch.autograd.grad ([| List.reduce (fun a b -> a + b) losses |], List.toArray leaves)

        for expected, actual in Seq.zip case.Gradients grads do
            close 1e-8 expected actual $"{case.Name}: gradient"

let private cases = lazy (load "torch_core.json")

let private groups = [
    "arithmetic", arithmetic
    "functions", pointwise
    "comparison", comparison
    "reductions", reductions
    "shapes", shapes
    "selection", selection
    "algebra", algebra
]

let tests =
    testList "tensor operators against PyTorch" [
        for group, members in groups do
            testList group [
                for name, run in members do
                    testCase name
                    <| fun () ->
                        use _ = torch.NewDisposeScope()
                        check (Map.find name (Map.ofList cases.Value)) run
            ]

        testCase "every case of the fixture is repeated here"
        <| fun () ->
            let here = groups |> List.collect snd |> List.map fst |> Set.ofList
            Expect.equal here (cases.Value |> List.map fst |> Set.ofList) "names"
    ]
