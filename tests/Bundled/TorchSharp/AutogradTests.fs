/// Gradients against finite differences, custom functions, and the switches of automatic differentiation.
module DLWorkbook.Tests.Bundled.Torch.AutogradTests

open System
open System.Collections.Generic
open System.Runtime.InteropServices
open Expecto
open TorchSharp
open DLWorkbook.Tests.Bundled.Torch.TensorFixtures

type private Context = torch.autograd.AutogradContext

/// x·|x| with its derivative written by hand.
type SignedSquare() =
    inherit torch.autograd.SingleTensorFunction<SignedSquare>()
    override _.Name = "SignedSquare"

    override _.forward(ctx: Context, [<ParamArray>] vars: obj[]) =
        let x = vars[0] :?> Tensor
        ctx.save_for_backward (List [ x ])
        x * x.abs ()

    override _.backward(ctx: Context, grad: Tensor) =
        let x = ctx.get_saved_variables()[0]
        List [ 2.0 * x.abs () * grad ]

/// Scales by a number that is no tensor, and returns the product and the sum of two tensors.
type ScaledPair() =
    inherit torch.autograd.MultiTensorFunction<ScaledPair>()
    override _.Name = "ScaledPair"

    override _.forward(ctx: Context, [<ParamArray>] vars: obj[]) =
        let a, b, k = vars[0] :?> Tensor, vars[1] :?> Tensor, vars[2] :?> float
        ctx.save_for_backward (List [ a; b ])
        ctx.save_data ("k", k)
        List [ a * b * k; (a + b) * k ]

    override _.backward(ctx: Context, grads: List<Tensor>) =
        let saved = ctx.get_saved_variables ()
        let k = unbox<float>(ctx.get_data "k")
        let none: Tensor = Unchecked.defaultof<Tensor>
        List [ (grads[0] * saved[1] + grads[1]) * k; (grads[0] * saved[0] + grads[1]) * k; none ]

/// Saves its own output, as exp may.
type Exponential() =
    inherit torch.autograd.SingleTensorFunction<Exponential>()
    override _.Name = "Exponential"

    override _.forward(ctx: Context, [<ParamArray>] vars: obj[]) =
        let y = (vars[0] :?> Tensor).exp()
        ctx.save_for_backward (List [ y ])
        y

    override _.backward(ctx: Context, grad: Tensor) =
        List [ grad * ctx.get_saved_variables()[0] ]

/// Fails on the way back.
type Failing() =
    inherit torch.autograd.SingleTensorFunction<Failing>()
    override _.Name = "Failing"
    override _.forward(_: Context, [<ParamArray>] vars: obj[]) = (vars[0] :?> Tensor).clone()

    override _.backward(_: Context, _: Tensor) =
        raise (TimeoutException "the backward gave up")

/// Returns one gradient too few.
type Forgetful() =
    inherit torch.autograd.SingleTensorFunction<Forgetful>()
    override _.Name = "Forgetful"

    override _.forward(_: Context, [<ParamArray>] vars: obj[]) =
        (vars[0] :?> Tensor) + (vars[1] :?> Tensor)

    override _.backward(_: Context, grad: Tensor) = List [ grad ]

let private test name act = testCase name (scoped act)

let private gradient (t: Tensor) =
    match t.grad with
    | null -> failtest "there is no gradient"
    | g -> g

/// The gradient of a scalar function by central differences.
let private differences (f: Tensor -> Tensor) (x: Tensor) =
    let h = 1e-6
    let flat = values x

    [
        for i in 0 .. flat.Length - 1 do
            let moved d =
                let copy = Array.copy flat
                copy[i] <- copy[i] + d
                (f (torch.tensor(copy).reshape x.shape)).ToDouble()

            (moved h - moved -h) / (2.0 * h)
    ]

let private agrees name (f: Tensor -> Tensor) =
    test name
    <| fun () ->
        let x = vector [ 0.3; -1.2; 2.1; 0.7 ]
        x.requires_grad <- true
        (f x).backward()
        close 1e-7 (vector (differences f x)) (gradient x) "gradient"

let private flow =
    testList "gradients" [
        agrees "of a chain of operators agree with finite differences" (fun x ->
            ((x * x).sin() + x.exp().log1p() / 2.0).mean())
        agrees "of an indexed and masked expression agree with finite differences" (fun x ->
            let kept = x.masked_fill (x.lt (Scalar.op_Implicit 0.0), Scalar.op_Implicit 0.5)
            (kept[1] * kept).pow(Scalar.op_Implicit 2.0).sum())
        agrees "of a linear solve agree with finite differences" (fun x ->
            let a = torch.eye (4L, dtype = torch.float64) * 3.0 + x.outer x
            torch.linalg.solve(a, x.unsqueeze 1L).square().sum())

        test "add up over several backward calls, and zero when told"
        <| fun () ->
            let x = torch.tensor(2.0f).requires_grad_()
            (x * x).backward()
            (x * x).backward()
            Expect.equal ((gradient x).ToSingle()) 8.0f "sum of both"
            (gradient x).zero_() |> ignore
            Expect.equal ((gradient x).ToSingle()) 0.0f "zero"
            x.grad <- null
            Expect.isNull x.grad "dropped"

        test "of gradients: second derivatives"
        <| fun () ->
            let x = torch.tensor(2.0).requires_grad_()

            let first =
                torch.autograd.grad ([| x.pow (Scalar.op_Implicit 3.0) |], [| x |], create_graph = true)

            Expect.equal (first[0].ToDouble()) 12.0 "3x²"
            let second = torch.autograd.grad ([| first[0] |], [| x |])
            Expect.equal (second[0].ToDouble()) 12.0 "6x"

        test "of vectors take the gradients of what follows"
        <| fun () ->
            let x = vector([ 1.0; 2.0 ]).requires_grad_()
            (x * x).backward([| vector [ 10.0; 1.0 ] |])
            Expect.equal (values (gradient x)) [| 20.0; 4.0 |] "weighted"

        test "of what is not a leaf are kept on request"
        <| fun () ->
            let x = torch.tensor(3.0).requires_grad_()
            let y = x * 2.0
            y.retain_grad ()
            (y * y).backward()
            Expect.equal ((gradient y).ToDouble()) 12.0 "2y"
            Expect.isFalse y.is_leaf "y has a history"
            Expect.isTrue x.is_leaf "x has none"
    ]

let private switches =
    testList "history" [
        test "is not recorded under no_grad, nor through detach"
        <| fun () ->
            let x = torch.ones (2L, requires_grad = true)

            (use _ = torch.no_grad ()
             Expect.isFalse (x * 2.0).requires_grad "no_grad"
             use _ = torch.enable_grad ()
             Expect.isTrue (x * 2.0).requires_grad "enable_grad inside")

            Expect.isTrue (x * 2.0).requires_grad "again"
            Expect.isFalse (x.detach().requires_grad) "detach"

        test "is not recorded in inference mode"
        <| fun () ->
            let x = torch.ones (2L, requires_grad = true)

            (use _ = torch.inference_mode ()
             Expect.isFalse (x * 2.0).requires_grad "inference")

            Expect.isTrue (x * 2.0).requires_grad "again"

        test "is each thread's own"
        <| fun () ->
            use _ = torch.no_grad ()
            let mutable there = false
            let thread = Threading.Thread(fun () -> there <- torch.is_grad_enabled ())
            thread.Start()
            thread.Join()
            Expect.isTrue there "another thread records"
            Expect.isFalse (torch.is_grad_enabled ()) "this one does not"
    ]

let private custom =
    testList "custom functions" [
        agrees "with one output agree with finite differences" (fun x -> (SignedSquare.apply x * 0.5).sum())
        agrees "that save their output agree with finite differences" (fun x -> (Exponential.apply x).sum())

        agrees "with several outputs agree with finite differences" (fun x ->
            let results = ScaledPair.apply (x, x.flip 0L, 1.5)
            (results[0].sin() + results[1]).sum())

        test "get zeros for an output that is not used"
        <| fun () ->
            let a, b = vector([ 2.0 ]).requires_grad_(), vector([ 5.0 ]).requires_grad_()
            let results = ScaledPair.apply (a, b, 1.0)
            results[1].sum().backward()
            Expect.equal (values (gradient a), values (gradient b)) ([| 1.0 |], [| 1.0 |]) "only the sum counts"

        test "have second derivatives when their backward is made of operators"
        <| fun () ->
            let x = torch.tensor(-3.0).requires_grad_()

            let first =
                torch.autograd.grad ([| SignedSquare.apply x |], [| x |], create_graph = true)

            Expect.equal (first[0].ToDouble()) 6.0 "2|x|"
            let second = torch.autograd.grad ([| first[0] |], [| x |])
            Expect.equal (second[0].ToDouble()) -2.0 "2 sign x"

        test "record nothing under no_grad"
        <| fun () ->
            use _ = torch.no_grad ()
            Expect.isFalse (SignedSquare.apply(torch.ones (2L, requires_grad = true)).requires_grad) "no history"

        test "let an exception of their backward through to the caller"
        <| fun () ->
            let x = torch.ones (2L, requires_grad = true)
            let y = (Failing.apply x).sum()
            raises<TimeoutException> "the backward gave up" (fun () -> y.backward ())

        test "may fail any number of times on one thread, and the next backward is right"
        <| fun () ->
            // libtorch moves to another thread what is nested 60 deep: a failure that looks nested ends the process there.
            for _ in 1..100 do
                use _ = torch.NewDisposeScope()
                let y = (Failing.apply (torch.ones (2L, requires_grad = true))).sum()
                raises<TimeoutException> "the backward gave up" (fun () -> y.backward ())

            let x = torch.tensor(2.0).requires_grad_()
            (SignedSquare.apply x).backward()
            Expect.equal ((gradient x).ToDouble()) 4.0 "still right"

        test "say how many gradients they owe"
        <| fun () ->
            let x = torch.ones (2L, requires_grad = true)
            let y = Forgetful.apply(x, x).sum()
            raises<InvalidOperationException> "expected 2" (fun () -> y.backward ())

        test "notice that what they saved was changed in place"
        <| fun () ->
            let x = torch.ones (2L, requires_grad = true)
            let y = x * 1.0
            let z = (SignedSquare.apply y).sum()
            y.add_ (Scalar.op_Implicit 1.0) |> ignore
            raises<ExternalException> "inplace" (fun () -> z.backward ())

        test "can be dropped with their graph, collected, and made again"
        <| fun () ->
            for _ in 1..50 do
                use _ = torch.NewDisposeScope()
                let x = torch.rand (8L, requires_grad = true)
                (SignedSquare.apply x).sum() |> ignore
                (SignedSquare.apply x).sum().backward()

            GC.Collect()
            GC.WaitForPendingFinalizers()
            let x = torch.tensor(2.0).requires_grad_()
            (SignedSquare.apply x).backward()
            Expect.equal ((gradient x).ToDouble()) 4.0 "still right"
    ]

let private errors =
    testList "errors" [
        test "a tensor without history says so"
        <| fun () -> raises<ExternalException> "does not require grad" (fun () -> (torch.ones 1L).backward())

        test "only a scalar can do without a gradient"
        <| fun () ->
            raises<ExternalException> "scalar" (fun () -> (torch.ones (2L, requires_grad = true) * 2.0).backward())

        test "a graph is used once unless retained"
        <| fun () ->
            let x = torch.ones (1L, requires_grad = true)
            let y = x * x
            y.backward (retain_graph = true)
            y.backward ()
            raises<ExternalException> "second time" (fun () -> y.backward ())

        test "integers have no gradients"
        <| fun () ->
            raises<ExternalException> "floating point" (fun () ->
                (torch.ones (2L, torch.int64)).requires_grad_() |> ignore)
    ]

let tests = testList "automatic differentiation" [ flow; switches; custom; errors ]
