/// Creating tensors, converting them, reading and writing their elements, random numbers, threads.
module DLWorkbook.Tests.Bundled.Torch.ValueTests

open System
open System.Runtime.InteropServices
open System.Threading
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Tests.Bundled.Torch.TensorFixtures

let private test name act = testCase name (scoped act)
let private scalar (x: float) : Scalar = Scalar.op_Implicit x
let private whole (x: int) : Scalar = Scalar.op_Implicit x

let private creation =
    testList "creation" [
        test "gives the values and types that it says"
        <| fun () ->
            Expect.equal (values (torch.zeros (2L, 2L))) [| 0.0; 0.0; 0.0; 0.0 |] "zeros"
            Expect.equal (values (torch.full (2L, scalar 1.5))) [| 1.5; 1.5 |] "full"
            Expect.equal (values (torch.eye (2L, 3L))) [| 1.0; 0.0; 0.0; 0.0; 1.0; 0.0 |] "eye"
            Expect.equal (values (torch.linspace (0.0, 1.0, 5L))) [| 0.0; 0.25; 0.5; 0.75; 1.0 |] "linspace"
            Expect.equal (values (torch.arange (scalar 1.0, scalar 2.0, scalar 0.5))) [| 1.0; 1.5 |] "arange"
            Expect.equal (torch.arange (whole 3)).dtype torch.int64 "integers count in Int64"
            Expect.equal (torch.arange (scalar 3.0)).dtype torch.float32 "others in the default type"
            Expect.equal (torch.full (2L, whole 1)).dtype torch.int64 "full of an integer"
            Expect.equal (torch.ones_like (torch.zeros (2L, torch.int64))).dtype torch.int64 "like another"
            Expect.equal (torch.zeros [| 0L; 3L |]).shape [| 0L; 3L |] "empty"

        test "takes arrays of every type and up to four dimensions"
        <| fun () ->
            Expect.equal (torch.tensor [| true; false |]).dtype torch.bool "bool"
            Expect.equal (torch.tensor [| 1uy |]).dtype torch.uint8 "byte"
            Expect.equal (torch.tensor [| 1y |]).dtype torch.int8 "sbyte"
            Expect.equal (torch.tensor [| 1s |]).dtype torch.int16 "short"
            Expect.equal (torch.tensor [| 1 |]).dtype torch.int32 "int"
            Expect.equal (torch.tensor [| 1L |]).dtype torch.int64 "long"
            Expect.equal (torch.tensor [| 1.0f |]).dtype torch.float32 "float"
            Expect.equal (torch.tensor [| 1.0 |]).dtype torch.float64 "double"
            let cube = Array3D.init 2 3 4 (fun i j k -> float32 (100 * i + 10 * j + k))
            let t = torch.tensor cube
            Expect.equal t.shape [| 2L; 3L; 4L |] "shape"
            Expect.equal (t[1, 2, 3].ToSingle()) 123.0f "row by row"
            Expect.equal (torch.tensor (array2D [ [ 1; 2 ]; [ 3; 4 ] ])).shape [| 2L; 2L |] "matrix"

        test "copies an array, or shares it when asked"
        <| fun () ->
            let numbers = [| 1.0f; 2.0f; 3.0f |]
            let copy = torch.tensor numbers
            let shared = torch.frombuffer (numbers, torch.float32)
            numbers[0] <- 9.0f
            Expect.equal (values copy) [| 1.0; 2.0; 3.0 |] "copy"
            Expect.equal (values shared) [| 9.0; 2.0; 3.0 |] "shared"
            shared[2] <- torch.tensor 7.0f
            Expect.equal numbers[2] 7.0f "both ways"
            Expect.equal (values (torch.frombuffer (numbers, torch.float32, 1L, 1L))) [| 2.0 |] "a part"

        test "shares an array that the collector moves around"
        <| fun () ->
            let t = torch.from_array (Array.init 1000 float32)
            GC.Collect(2, GCCollectionMode.Forced, true, true)
            Expect.equal (t.sum().ToSingle()) 499500.0f "sum"

        test "refuses what does not fit"
        <| fun () ->
            raises<ArgumentException> "4 elements" (fun () ->
                torch.tensor ([| 1.0f; 2.0f |], ReadOnlySpan [| 2L; 2L |]) |> ignore)

            raises<ArgumentException> "offset" (fun () ->
                torch.frombuffer ([| 1.0f |], torch.float32, offset = 1L) |> ignore)

            raises<ExternalException> "negative" (fun () -> torch.zeros (-1L) |> ignore)
            raises<ArgumentException> "floating-point" (fun () -> torch.set_default_dtype torch.int64)
    ]

let private reading =
    testList "elements" [
        test "come out as they are, of views too"
        <| fun () ->
            let t = torch.arange(whole 6).reshape(2L, 3L)
            Expect.equal (t.data<int64>().ToArray()) [| 0L; 1L; 2L; 3L; 4L; 5L |] "row by row"
            Expect.equal (t.t().data<int64>().ToArray()) [| 0L; 3L; 1L; 4L; 2L; 5L |] "transposed"
            Expect.equal (t.data<int64>()[1L, 2L]) 5L "by places"
            Expect.equal (t.t().data<int64>()[3L]) 4L "by order"
            Expect.equal (t.data<int64>().Count) 6L "count"

            Expect.equal
                (t.data<int64>().ToNDArray() :?> int64[,])
                (array2D [ [ 0L; 1L; 2L ]; [ 3L; 4L; 5L ] ])
                "same shape"

            Expect.equal (List.ofSeq (t.data<int64>())) [ 0L .. 5L ] "enumerated"

        test "are written in place"
        <| fun () ->
            let t = torch.zeros (2L, 2L)
            let elements = t.data<float32>()
            elements[1L, 0L] <- 5.0f
            elements.CopyFrom([| 1.0f; 2.0f; 3.0f; 4.0f |], 1, 2L)
            Expect.equal (values t) [| 0.0; 0.0; 2.0; 3.0 |] "from the second element of the array, into the third"
            let room = Array.zeroCreate<float32> 3
            elements.CopyTo(room, 1, 2L)
            Expect.equal room [| 0.0f; 2.0f; 3.0f |] "and back"

        test "are refused in another type, outside, and as one when there are more"
        <| fun () ->
            let t = torch.zeros 2L
            raises<ArgumentException> "not compatible" (fun () -> t.data<float>() |> ignore)
            raises<IndexOutOfRangeException> "outside" (fun () -> t.data<float32>()[2L] |> ignore)
            raises<ArgumentException> "one element" (fun () -> t.item<float32>() |> ignore)
            raises<ExternalException> "2 elements" (fun () -> t.ToSingle() |> ignore)
            raises<ArgumentException> "not compatible" (fun () -> (torch.tensor 1.0f).item<int64>() |> ignore)

        test "of one go both ways by conversion"
        <| fun () ->
            let t = torch.tensor 2.75

            Expect.equal
                (t.item<float>(), t.ToSingle(), t.ToInt64(), t.ToBoolean())
                (2.75, 2.75f, 2L, true)
                "conversions"

            Expect.equal (Tensor.op_Explicit t: float) 2.75 "cast"

        test "survive the way to bytes and back"
        <| fun () ->
            let t = torch.tensor [| 1.5f; -2.0f |]
            let bytes = t.bytes.ToArray()
            Expect.equal bytes (Array.collect (fun (x: float32) -> BitConverter.GetBytes x) [| 1.5f; -2.0f |]) "bytes"
            let other = torch.zeros 2L
            other.bytes <- Span bytes
            Expect.equal (values other) [| 1.5; -2.0 |] "back"
            raises<InvalidOperationException> "contiguous" (fun () -> (torch.zeros(2L, 3L).t().bytes.Length) |> ignore)

        test "change type as PyTorch changes it"
        <| fun () ->
            let t = torch.tensor [| 2.7f; -2.7f; 0.0f |]
            Expect.equal (t.``to``(torch.int64).data<int64>().ToArray()) [| 2L; -2L; 0L |] "towards zero"
            Expect.equal (t.bool().data<bool>().ToArray()) [| true; true; false |] "non-zero"
            Expect.equal (torch.tensor ([| 1L |]) + torch.tensor [| 0.5f |]).dtype torch.float32 "promotion"
            Expect.equal (t.``to``(torch.CPU).device.ToString()) "cpu" "device"

        test "of the default type follow set_default_dtype"
        <| fun () ->
            // Read back through an explicit type, so that tests running beside this one are not disturbed.
            Expect.equal (torch.get_default_dtype ()) torch.float32 "to begin with"
            Expect.equal (torch.finfo().eps) (2.0 ** -23.0) "its precision"
            Expect.equal (torch.finfo(torch.float64).max) Double.MaxValue "of doubles"
            Expect.equal (torch.finfo(torch.float16).max) 65504.0 "of halves"
            Expect.equal (torch.finfo(torch.float32).tiny) (2.0 ** -126.0) "smallest normal"
    ]

let private randomness =
    testList "random numbers" [
        test "of a generator repeat with its seed"
        <| fun () ->
            use g = new torch.Generator(7UL)
            let first = torch.randn (5L, generator = g)
            let state = g.get_state ()
            let second = torch.randn (5L, generator = g)
            Expect.equal (values (torch.randn (5L, generator = g.manual_seed 7L))) (values first) "seed"
            g.set_state state
            Expect.equal (values (torch.randn (5L, generator = g))) (values second) "state"
            Expect.equal (g.initial_seed ()) 7L "told"

        test "are PyTorch's for the same seed"
        <| fun () ->
            use g = new torch.Generator(42UL)

            close
                1e-6
                (vector [ 0.8822692633; 0.9150039554; 0.3828637600; 0.9593056440 ])
                (torch.rand (4L, generator = g))
                "rand"

        test "lie where they should"
        <| fun () ->
            use g = new torch.Generator(1UL)
            let u = torch.rand (10000L, generator = g)
            Expect.isTrue (u.ge(scalar 0.0).all().ToBoolean() && u.lt(scalar 1.0).all().ToBoolean()) "uniform"
            let n = torch.normal (3.0, 2.0, ReadOnlySpan [| 10000L |], generator = g)
            Expect.floatClose Accuracy.low (round (n.mean().ToDouble())) 3.0 "mean"
            Expect.isLessThan (abs (n.std().ToDouble() - 2.0)) 0.1 "standard deviation"
            let i = torch.randint (2L, 5L, [| 1000L |], generator = g)
            Expect.equal (values (fst (let struct (u, _, _) = i.unique () in u, ()))) [| 2.0; 3.0; 4.0 |] "integers"
            let order = torch.randperm (50L, generator = g)
            Expect.equal (order.data<int64>().ToArray() |> Array.sort) [| 0L .. 49L |] "permutation"
            let drawn = torch.multinomial (torch.tensor [| 0.0f; 1.0f; 0.0f |], 5L, true, g)
            Expect.equal (values drawn) [| 1.0; 1.0; 1.0; 1.0; 1.0 |] "only the likely one"
            Expect.equal (values (torch.bernoulli (torch.tensor [| 0.0f; 1.0f |], g))) [| 0.0; 1.0 |] "certain"
    ]

let private threads =
    testList "threads" [
        test "compute side by side without disturbing one another"
        <| fun () ->
            let wrong = ref 0

            let work seed () =
                use _ = torch.NewDisposeScope()

                for i in 1..200 do
                    use _ = torch.NewDisposeScope()
                    let x = torch.full (8L, scalar (float (seed + i)), requires_grad = true)
                    (x * x).sum().backward()

                    match x.grad with
                    | null -> Interlocked.Increment wrong |> ignore
                    | g ->
                        if g[0].ToSingle() <> 2.0f * float32 (seed + i) then
                            Interlocked.Increment wrong |> ignore

                    // An operator that fails must leave its thread's next call as it was.
                    try
                        x.mm x |> ignore
                        Interlocked.Increment wrong |> ignore
                    with :? ExternalException ->
                        ()

            let all = [ for seed in 1..4 -> Thread(work (1000 * seed)) ]

            for t in all do
                t.Start()

            for t in all do
                t.Join()

            Expect.equal wrong.Value 0 "wrong results"

        test "of an operator are as many as was set"
        <| fun () ->
            let before = torch.get_num_threads ()
            torch.set_num_threads before
            Expect.equal (torch.get_num_threads ()) before "threads"
            raises<ExternalException> "positive" (fun () -> torch.set_num_threads 0)
    ]

let private errors =
    testList "errors" [
        for name, message, act in
            [
                "shapes that do not broadcast", "must match the size", (fun () -> torch.ones 2L + torch.ones 3L)
                "matrices that do not chain",
                "cannot be multiplied",
                (fun () -> torch.ones(2L, 3L).matmul(torch.ones (2L, 3L)))
                "a dimension that is not there", "out of range", (fun () -> (torch.ones 2L).sum 3L)
                "a view that can't be", "view size", (fun () -> torch.ones(2L, 3L).t().view 6L)
                "a shape with another number of elements",
                "is invalid for input",
                (fun () -> (torch.ones 6L).reshape(4L, 2L))
                "tensors that do not line up",
                "Sizes of tensors must match",
                (fun () -> torch.cat [| torch.ones (2L, 2L); torch.ones (2L, 3L) |])
                "a singular matrix", "singular", (fun () -> torch.linalg.inv (torch.zeros (2L, 2L)))
                "an equation that does not parse", "einsum", (fun () -> torch.einsum ("ij,jk", torch.ones (2L, 2L)))
                "a leaf changed in place",
                "in-place",
                (fun () -> (torch.ones (2L, requires_grad = true)).add_(scalar 1.0))
            ] do
            test $"{name}: libtorch's message, without its stack"
            <| fun () ->
                raises<ExternalException> message (fun () -> act () |> ignore)

                try
                    act () |> ignore
                with e ->
                    Expect.isFalse (e.Message.Contains "frame #") "no stack of C++"

        test "a device that does not exist is named"
        <| fun () ->
            raises<ArgumentException> "gpu" (fun () -> torch.device "gpu" |> ignore)
            raises<ArgumentException> "cuda:x" (fun () -> torch.device "cuda:x" |> ignore)
            Expect.equal ((torch.device "cuda:1").ToString()) "cuda:1" "a good one"
    ]

let private algebra =
    test "A = Q·R, A = U·S·V and A·X = B hold for any matrix"
    <| fun () ->
        let entries = Gen.listOfLength 9 (Gen.choose (-50, 50))

        Prop.forAll (Arb.fromGen entries) (fun numbers ->
            use _ = torch.NewDisposeScope()
            let a = (vector (numbers |> List.map (fun n -> float n / 10.0))).reshape(3L, 3L)
            let struct (q, r) = torch.linalg.qr a
            let struct (u, s, vh) = torch.linalg.svd a
            let shifted = a.mm (a.t ()) + torch.eye (3L, dtype = torch.float64)
            let x = torch.linalg.solve (shifted, a)

            (q.mm r).allclose(a, atol = 1e-8)
            && (u * s).mm(vh).allclose(a, atol = 1e-8)
            && (shifted.mm x).allclose(a, atol = 1e-7))
        |> Check.QuickThrowOnFailure

let tests =
    testList "tensor values" [ creation; reading; randomness; threads; errors; algebra ]
