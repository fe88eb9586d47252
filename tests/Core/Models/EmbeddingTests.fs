module DLWorkbook.Tests.Core.Models.EmbeddingTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Models

type private Case = {
    Rows: int
    Features: int
    Batch: int
    Time: int
    Padding: int option
    Double: bool
    Seed: int
}

let private cases =
    gen {
        let! rows = Gen.choose (1, 40)
        let! features = Gen.choose (1, 70)
        let! batch = Gen.choose (0, 9)
        let! time = Gen.choose (1, 13)
        let! padded = Gen.elements [ None; Some(rows / 2) ]
        let! wide = Gen.elements [ true; false ]
        let! seed = Gen.choose (0, 10_000)

        return {
            Rows = rows
            Features = features
            Batch = batch
            Time = time
            Padding = padded
            Double = wide
            Seed = seed
        }
    }
    |> Arb.fromGen

let private dtype case =
    if case.Double then
        torch.ScalarType.Float64
    else
        torch.ScalarType.Float32

let private padding case =
    case.Padding |> Option.map int64 |> Option.toNullable

let private fused case =
    torch.manual_seed (int64 case.Seed) |> ignore
    new FusedEmbedding(int64 case.Rows, int64 case.Features, padding case, Nullable(dtype case))

let private torchs case =
    torch.manual_seed (int64 case.Seed) |> ignore
    torch.nn.Embedding(int64 case.Rows, int64 case.Features, padding case, dtype = Nullable(dtype case))

let private ids case =
    torch.randint (
        0L,
        int64 case.Rows,
        [| int64 case.Batch; int64 case.Time |],
        dtype = Nullable torch.ScalarType.Int64
    )

let private numbers (tensor: torch.Tensor | null) =
    (nonNull tensor).detach().to_type(torch.ScalarType.Float64).contiguous().data<float>().ToArray()

/// The largest difference, as a part of the largest number expected.
let private error (expected: torch.Tensor) (actual: torch.Tensor) =
    Expect.equal actual.shape expected.shape "shape"
    let e, a = numbers expected, numbers actual

    if e.Length = 0 then
        0.0
    else
        let scale = e |> Array.map abs |> Array.max |> max 1e-30
        // NaN compares unequal to everything, so it must not pass for a maximum.
        Array.zip e a
        |> Array.map (fun (x, y) ->
            if Double.IsFinite x && Double.IsFinite y then
                abs (x - y) / scale
            else
                infinity)
        |> Array.max

let private close case what expected actual =
    let bound = if case.Double then 1e-12 else 2e-6
    let found = error expected actual
    Expect.isLessThan found bound $"{what} of %A{case}"

/// The loss is a weighted sum, so that every element has another gradient.
let private gradient (weight: torch.Tensor) (output: torch.Tensor) =
    use factors =
        torch.arange(output.numel (), dtype = Nullable output.dtype).sin().view output.shape

    use loss = (output * factors).sum()
    loss.backward ()
    nonNull weight.grad

let private quickly count property =
    Check.One(Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess true, property)

let private likeTorch =
    testList "equals torch's" [
        testCase "initial values, lookups and gradients, over 200 random shapes"
        <| fun () ->
            quickly 200
            <| Prop.forAll cases (fun case ->
                use _ = torch.NewDisposeScope()
                use ours = fused case
                use theirs = torchs case
                let ids = ids case
                Expect.equal (numbers ours.Weight) (numbers theirs.weight) "drawn from the same seed"
                let a, b = ours.call ids, theirs.call ids
                Expect.equal (numbers a) (numbers b) "a lookup copies"
                close case "gradient" (gradient (nonNull theirs.weight) b) (gradient ours.Weight a))

        testCase "mean over time, values and gradients, over 200 random shapes"
        <| fun () ->
            quickly 200
            <| Prop.forAll cases (fun case ->
                use _ = torch.NewDisposeScope()
                use ours = fused case
                use theirs = torchs case
                let ids = ids case
                let a, b = ours.Mean ids, theirs.call(ids).mean [| 1L |]
                close case "mean" b a
                close case "gradient of the mean" (gradient (nonNull theirs.weight) b) (gradient ours.Weight a))

        testCase "state dictionary, both ways"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use ours = new FusedEmbedding(7L, 3L)
            use theirs = torch.nn.Embedding(7L, 3L)
            Expect.equal [ for entry in ours.state_dict () -> entry.Key ] [ "weight" ] "torch's name"
            theirs.load_state_dict (ours.state_dict ()) |> ignore
            Expect.equal (numbers theirs.weight) (numbers ours.Weight) "ours to torch's"
            torch.nn.init.normal_ theirs.weight |> ignore
            ours.load_state_dict (theirs.state_dict ()) |> ignore
            Expect.equal (numbers ours.Weight) (numbers theirs.weight) "torch's to ours"

        testCase "int32 ids, ids in another order in memory, ids of one axis and none"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use ours = new FusedEmbedding(20L, 3L)
            let ids = torch.arange(12L).view(3L, 4L).t()

            for shape in [ ids; ids.to_type torch.ScalarType.Int32; ids.contiguous().view(-1L); torch.tensor 3L ] do
                let expected = ours.Weight.index_select (0L, shape.reshape (-1L))
                Expect.equal (numbers (ours.call shape)) (numbers expected) $"ids %A{shape.shape}"

        testCase "half precision goes through torch's operators"
        <| fun () ->
            use _ = torch.NewDisposeScope()

            use ours =
                new FusedEmbedding(6L, 3L, padding = Nullable 2L, dtype = Nullable torch.ScalarType.BFloat16)

            let ids = torch.tensor([| 1L; 2L; 5L; 1L |]).view(2L, 2L)
            let output = ours.call ids
            Expect.equal output.shape [| 2L; 2L; 3L |] "shape"
            output.sum().backward()
            let counts = numbers ((nonNull ours.Weight.grad).select(1L, 0L))
            Expect.equal counts [| 0.0; 2.0; 0.0; 0.0; 0.0; 1.0 |] "once for each time, the padding never"
    ]

let private derivatives =
    testList "derivatives" [
        testCase "gradients are finite differences, duplicates and mean included"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            torch.manual_seed 4L |> ignore
            use layer = new FusedEmbedding(5L, 9L, dtype = Nullable torch.ScalarType.Float64)
            let ids = torch.tensor([| 1L; 1L; 4L; 0L; 1L; 4L |]).view(2L, 3L)

            for read in [ (fun () -> layer.call(ids).tanh().sum()); (fun () -> layer.Mean(ids).tanh().sum()) ] do
                layer.zero_grad ()
                read().backward()
                let found = numbers layer.Weight.grad
                use _ = torch.no_grad ()
                let table = layer.Weight.data<float>()

                for k in 0L .. int64 found.Length - 1L do
                    let value = table[k]

                    let at step =
                        table[k] <- value + step
                        let loss = read().item<float>()
                        table[k] <- value
                        loss

                    let slope = (at 1e-6 - at -1e-6) / 2e-6
                    Expect.isLessThan (abs (slope - found[int k])) 1e-8 $"element {k}"

        testCase "a kept graph gives the same gradient again"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedEmbedding(5L, 3L)
            let loss = layer.call(torch.tensor [| 1L; 3L; 1L |]).square().sum()
            loss.backward (null, true)
            let once = numbers layer.Weight.grad
            loss.backward ()
            Expect.equal (numbers layer.Weight.grad) (Array.map (fun x -> 2.0 * x) once) "twice the gradient"

        testCase "a second derivative is refused, not silently zero"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedEmbedding(5L, 3L)
            let loss = layer.call(torch.tensor [| 1L; 3L |]).square().sum()

            let error =
                Expect.throwsC
                    (fun () ->
                        torch.autograd.grad ([| loss |], [| layer.Weight |], create_graph = true)
                        |> ignore)
                    id

            Expect.stringContains (string error) "create_graph" "says what is wrong"

        testCase "a table that is not trained has no graph"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedEmbedding(5L, 3L)
            layer.Weight.requires_grad <- false
            Expect.isFalse (layer.call(torch.tensor [| 1L |]).requires_grad) "frozen"
    ]

let private mistakes =
    testList "mistakes" [
        for id in [ 5L; -1L; Int64.MaxValue; Int64.MinValue ] do
            testCase $"id {id} is outside a table of five"
            <| fun () ->
                use _ = torch.NewDisposeScope()
                use layer = new FusedEmbedding(5L, 3L)
                let ids = torch.zeros ([| 3L; 7L |], dtype = Nullable torch.ScalarType.Int64)
                ids.view(-1L).index_fill_(0L, torch.tensor [| 17L |], id.ToScalar()) |> ignore

                for read in [ (fun () -> layer.call ids); (fun () -> layer.Mean ids) ] do
                    let error = Expect.throwsC (fun () -> read () |> ignore) (fun (error: exn) -> error)
                    Expect.isTrue (error :? ArgumentException) "an ArgumentException"
                    Expect.stringContains error.Message $"from 0 to 4, got {id} at place 17" "names the id"

        testCase "ids must be integers; a mean needs two axes; sizes must be positive"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedEmbedding(5L, 3L)
            Expect.throwsT<ArgumentException> (fun () -> layer.call (torch.zeros 3L) |> ignore) "float32 ids"
            Expect.throwsT<ArgumentException> (fun () -> layer.Mean(torch.tensor [| 1L |]) |> ignore) "one axis"
            Expect.throwsT<ArgumentException> (fun () -> (new FusedEmbedding(0L, 3L)).Dispose()) "no rows"
            Expect.throwsT<ArgumentException> (fun () -> (new FusedEmbedding(5L, 0L)).Dispose()) "no features"

            Expect.throwsT<ArgumentException>
                (fun () -> (new FusedEmbedding(5L, 3L, padding = Nullable 5L)).Dispose())
                "padding outside"
    ]

let private sparse =
    testList "sparse gradient" [
        testCase "is the dense one, each touched row once, over 100 random shapes"
        <| fun () ->
            quickly 100
            <| Prop.forAll cases (fun case ->
                use _ = torch.NewDisposeScope()
                let large = { case with Rows = 1000 }
                use dense = fused large
                use sparse = fused large
                sparse.SparseGradient <- true
                let ids = ids { large with Rows = 20 }
                let expected = gradient dense.Weight (dense.call ids)
                let found = gradient sparse.Weight (sparse.call ids)
                Expect.isTrue found.is_sparse "sparse"
                let rows = found.SparseIndices.data<int64>().ToArray()
                Expect.equal (Array.distinct rows) rows "each row once"
                Expect.equal (numbers (torch.zeros_like(expected).add found)) (numbers expected) "to the bit")

        testCase "is dense after all when a batch can touch a quarter of the table"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedEmbedding(12L, 3L, SparseGradient = true)
            let found = gradient layer.Weight (layer.call (torch.tensor [| 1L; 1L; 1L |]))
            Expect.isFalse found.is_sparse "three ids, twelve rows"
    ]

// One after the other: the seed of torch's generator is the process'.
let tests =
    testSequenced
    <| testList "embedding" [ likeTorch; derivatives; mistakes; sparse ]
