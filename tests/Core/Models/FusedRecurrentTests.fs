module DLWorkbook.Tests.Core.Models.FusedRecurrentTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Kernels
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Models.RecurrentCases

let private likeTorch =
    testCase "300 random networks give torch's values and gradients: 1e-5 in float32, 1e-11 in float64"
    <| fun () ->
        let property =
            Prop.forAll (Arb.fromGen cases) (fun case ->
                let error = compare case
                let bound = if case.Double then 1e-11 else 1e-5
                (error <= bound) |> Prop.label $"relative error {error:E2}, at most {bound:E0}")

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithQuietOnSuccess true, property)

let private large =
    testList "sizes of the labs give torch's values and gradients" [
        for cell, batch, time, features, hidden, both in
            [
                "LSTM", 64, 100, 32, 128, false
                "LSTM", 64, 60, 10, 32, true
                "GRU", 64, 60, 10, 32, false
                "RNN", 64, 60, 10, 32, false
            ] do
            testCase $"{cell}({hidden}), {batch} × {time}, two directions: {both}"
            <| fun () ->
                let case = {
                    plain with
                        Cell = cell
                        Double = false
                        Batch = batch
                        Time = time
                        Features = features
                        Hidden = hidden
                        Layers = 1
                        Bidirectional = both
                        Initial = false
                }

                Expect.isLessThanOrEqual (compare case) 1e-5 "relative error"
    ]

let private slopes =
    testList "the backward pass written by hand equals finite differences" [
        for cell in [ "LSTM"; "GRU"; "RNN" ] do
            testCase cell
            <| fun () ->
                use _ = torch.NewDisposeScope()
                torch.manual_seed 11L |> ignore
                let pair = network { plain with Cell = cell; Hidden = 3; Lengths = true }
                pair.Ours.``to`` torch.ScalarType.Float64 |> ignore
                let x = random [ 3L; 5L; 4L ] torch.ScalarType.Float64
                let weights = List.ofSeq (pair.Inner.parameters ())

                let probe =
                    torch.randn ([| 3L; 5L; 6L |], dtype = Nullable torch.ScalarType.Float64)

                let loss () =
                    let results = runOurs pair x [] [| 5L; 2L; 3L |]
                    (results.Head * probe).sum() + results[1].square().sum()

                loss().backward()
                let h = 1e-5

                for tensor in x :: [ for w in weights -> w :> torch.Tensor ] do
                    let slope =
                        (Option.ofObj tensor.grad |> Option.get).reshape(-1L).data<double>().ToArray()

                    use _ = torch.no_grad ()
                    let flat = tensor.view (-1L)

                    for k in 0..7 .. slope.Length - 1 do
                        let at = flat.narrow (0L, int64 k, 1L)
                        let before = at.item<double>()
                        at.fill_ ((before + h).ToScalar()) |> ignore
                        let above = loss().item<double>()
                        at.fill_ ((before - h).ToScalar()) |> ignore
                        let below = loss().item<double>()
                        at.fill_ (before.ToScalar()) |> ignore
                        let numeric = (above - below) / (2.0 * h)
                        Expect.floatClose { absolute = 1e-7; relative = 1e-6 } slope[k] numeric $"element {k}"
    ]

let private twice =
    testList "graphs" [
        testCase "a second backward pass over a retained graph doubles the gradients, also after another forward pass"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedLSTM(4L, 5L, batchFirst = true)
            let x = random [ 2L; 3L; 4L ] torch.ScalarType.Float32
            let struct (output, _, _) = layer.call x
            let loss = output.square().sum()
            loss.backward (retain_graph = true)
            let once = (Option.ofObj x.grad |> Option.get).clone()
            layer.call (torch.randn (2L, 3L, 4L)) |> ignore
            loss.backward ()
            Expect.isLessThan (distance (Option.ofObj x.grad |> Option.get) (once * 2.0)) 1e-6 "twice the gradient"

        testCase "create_graph is refused and says what to use"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedGRU(4L, 5L)
            let x = random [ 2L; 3L; 4L ] torch.ScalarType.Float32
            let struct (output, _) = layer.call x

            Expect.throwsC
                (fun () ->
                    torch.autograd.grad ([| output.sum () |], [| x |], create_graph = true)
                    |> ignore)
                (fun error -> Expect.stringContains error.Message "torch's own layer" "what to use")

        testCase "without gradients nothing is kept: the values are the same"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedGRU(4L, 5L, 2L, bidirectional = true)
            let x = torch.randn (7L, 3L, 4L)
            let struct (recorded, _) = layer.call x
            use _ = torch.no_grad ()
            let struct (plain, _) = layer.call x
            Expect.isFalse plain.requires_grad "no graph"
            Expect.equal (plain.data<float32>().ToArray()) (recorded.data<float32>().ToArray()) "to the bit"

        testCase "the same rows give the same numbers to the bit, whatever stands beside them"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use _ = torch.no_grad ()
            use layer = new FusedLSTM(6L, 9L, batchFirst = true)
            let x = torch.randn (37L, 8L, 6L)
            let struct (all, _, _) = layer.call x
            let struct (one, _, _) = layer.call (x.narrow (0L, 20L, 1L))
            Expect.equal (one.data<float32>().ToArray()) (all.narrow(0L, 20L, 1L).data<float32>().ToArray()) "row 20"

        testCase "dropout between layers is drawn in training alone"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use _ = torch.no_grad ()
            use layer = new FusedLSTM(6L, 16L, 2L, dropout = 0.5)
            let x = torch.randn (4L, 3L, 6L)

            let last () =
                let struct (output, _, _) = layer.call x
                output.data<float32>().ToArray()

            torch.manual_seed 1L |> ignore
            let a = last ()
            torch.manual_seed 1L |> ignore
            Expect.equal (last ()) a "the same seed draws the same"
            Expect.notEqual (last ()) a "another draw"
            layer.eval ()
            Expect.equal (last ()) (last ()) "no draw in evaluation"
    ]

let private exchange =
    testList "weights go to torch's layers and back" [
        testCase "the state dictionary has torch's names and shapes, and no others"
        <| fun () ->
            use ours = new FusedLSTM(4L, 5L, 2L, bidirectional = true)
            use theirs = torch.nn.LSTM(4L, 5L, 2L, bidirectional = true)
            let shapes (m: Network) = [ for e in m.state_dict () -> e.Key, List.ofArray e.Value.shape ]
            Expect.equal (shapes ours) (shapes theirs) "names and shapes"
            let names (m: Network) = [ for struct (name, _) in m.named_parameters () -> name ]
            Expect.equal (names ours) (names theirs) "parameters"

        testCase "loaded into torch's layer they give the same, and torch's loaded here"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use _ = torch.no_grad ()
            use ours = new FusedGRU(4L, 5L, 2L)
            use theirs = torch.nn.GRU(4L, 5L, 2L)
            let x = torch.randn (6L, 2L, 4L)
            let struct (before, _) = ours.call x
            theirs.load_state_dict (ours.state_dict ()) |> ignore
            let struct (there, _) = theirs.call x
            Expect.isLessThan (distance there before) 1e-5 "ours in torch's"

            for parameter in theirs.parameters () do
                parameter.mul_ (0.5.ToScalar()) |> ignore

            let struct (halved, _) = theirs.call x
            ours.load_state_dict (theirs.state_dict ()) |> ignore
            let struct (here, _) = ours.call x
            Expect.isLessThan (distance here halved) 1e-5 "torch's in ours"

        testCase "initial values are torch's for the same seed"
        <| fun () ->
            torch.manual_seed 8L |> ignore
            use ours = new FusedRNN(4L, 5L)
            torch.manual_seed 8L |> ignore
            use theirs = torch.nn.RNN(4L, 5L)

            for a, b in Seq.zip (ours.parameters ()) (theirs.parameters ()) do
                Expect.equal (a.data<float32>().ToArray()) (b.data<float32>().ToArray()) "draws"
    ]

let private refusals =
    testList "what does not fit is named" [
        testCase "features"
        <| fun () ->
            use layer = new FusedLSTM(4L, 5L, batchFirst = true)

            Expect.throwsC (fun () -> layer.call (torch.zeros (2L, 3L, 7L)) |> ignore) (fun error ->
                Expect.stringContains error.Message "(batch, time, features=4), got (2, 3, 7)" "axes")

        testCase "the type of numbers: an input's, and a first state's"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedGRU(4L, 5L, batchFirst = true)

            let doubles (shape: int64[]) =
                torch.zeros (shape, dtype = Nullable torch.ScalarType.Float64)

            Expect.throwsC (fun () -> layer.call (doubles [| 2L; 3L; 4L |]) |> ignore) (fun error ->
                Expect.isTrue (error :? ArgumentException) "an ArgumentException"
                Expect.stringContains error.Message "expected an input of Float32 on CPU" "the parameters'"
                Expect.stringContains error.Message "got Float64 on CPU" "the input's")

            Expect.throwsC
                (fun () -> layer.call (torch.zeros (2L, 3L, 4L), doubles [| 1L; 2L; 5L |]) |> ignore)
                (fun error -> Expect.stringContains error.Message "of Float32, got (1, 2, 5) of Float64" "the state's")

            layer.``to`` torch.ScalarType.Float64 |> ignore
            let struct (output, _) = layer.call (doubles [| 2L; 3L; 4L |])
            Expect.equal output.dtype torch.ScalarType.Float64 "of one type again"

        testCase "lengths"
        <| fun () ->
            use layer = new FusedGRU(4L, 5L, batchFirst = true)

            for lengths in [ [| 3L |]; [| 0L; 3L |]; [| 3L; 4L |] ] do
                Expect.throwsT<ArgumentException>
                    (fun () -> layer.Run(torch.zeros (2L, 3L, 4L), lengths) |> ignore)
                    $"%A{lengths}"

        testCase "first states"
        <| fun () ->
            use layer = new FusedGRU(4L, 5L, batchFirst = true)

            Expect.throwsT<ArgumentException>
                (fun () -> layer.call (torch.zeros (2L, 3L, 4L), torch.zeros (1L, 3L, 5L)) |> ignore)
                "batch of 3 beside one of 2"

        for cell in [ "LSTM"; "GRU"; "RNN"; "ReLU" ] do
            testCase $"{cell}: NaN in one row stays in that row, forward and back, and is where torch has it"
            <| fun () ->
                use _ = torch.NewDisposeScope()
                let pair = network { plain with Cell = cell; Double = false }
                let x = torch.randn (5L, 3L, 4L)
                x.narrow(0L, 2L, 1L).narrow(1L, 1L, 1L).fill_(nan.ToScalar()) |> ignore

                let lost (run: Run) =
                    let x = x.clone().requires_grad_()
                    let output = (run pair x [] null).Head
                    output.sum().backward()
                    let slope = Option.ofObj x.grad |> Option.get

                    [
                        for values in [ output; slope ] do
                            values.isnan().data<bool>().ToArray()
                            values.isnan().any(2L).any(1L).data<bool>().ToArray()
                    ]

                let ours, torchs = lost runOurs, lost runTorchs
                Expect.equal ours torchs "as torch"
                Expect.equal ours[1] [| false; false; true; false; false |] "rows of the output with NaN"
                Expect.isFalse (Array.exists id (Array.removeAt 2 ours[3])) "rows of the slopes without NaN"
    ]

let private memory =
    testCase "a graph that nobody follows back gives its memory to the next"
    <| fun () ->
        use layer = new FusedLSTM(3L, 7L, batchFirst = true)

        let forget () =
            use _ = torch.NewDisposeScope()
            let struct (output, _, _) = layer.call (torch.randn (2L, 4L, 3L))
            Expect.isTrue output.requires_grad "recorded"

        let before = Buffers.RentedBytes

        for _ in 1..20 do
            forget ()

        GC.Collect()
        GC.WaitForPendingFinalizers()
        Expect.isLessThanOrEqual Buffers.RentedBytes (before + (1L <<< 16)) "given back when collected"

let tests =
    testSequenced
    <| testList "fused recurrent layers" [ likeTorch; large; slopes; twice; exchange; refusals; memory ]
