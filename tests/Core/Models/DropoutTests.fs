module DLWorkbook.Tests.Core.Models.DropoutTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Core.Kernels
open DLWorkbook.Core.Models
open DLWorkbook.Tests.Core.Models.AttentionCases

let private double = Nullable torch.ScalarType.Float64

let private drop rate seed (input: torch.Tensor) =
    torch.manual_seed seed |> ignore
    use layer = new FusedDropout(rate)
    layer.call input

let private forwards =
    testList "forward" [
        for kind in [ torch.ScalarType.Float32; torch.ScalarType.Float64 ] do
            testCase $"{kind}: numbers are dropped, or divided by 1 − rate"
            <| fun () ->
                use _ = torch.NewDisposeScope()
                let input = torch.randn ([| 3L; 37L; 11L |], dtype = Nullable kind)

                for rate in [ 0.1; 0.5; 0.9 ] do
                    let output = drop rate 1L input
                    Expect.equal output.dtype kind "type"
                    Expect.equal output.shape input.shape "shape"

                    for x, y in Array.zip (values input) (values output) do
                        let kept = abs (y - x / (1.0 - rate)) <= 3e-7 * abs y
                        Expect.isTrue (y = 0.0 || kept) $"{x} became {y}"

        testCase "the same seed gives the same bits, another seed others"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.ones (1000L)
            let once = values (drop 0.5 7L input)
            Expect.equal (values (drop 0.5 7L input)) once "again"
            Expect.notEqual (values (drop 0.5 8L input)) once "another seed"

        testCase "one call after another drops other numbers"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            use layer = new FusedDropout(0.5)
            let input = torch.ones (1000L)
            Expect.notEqual (values (layer.call input)) (values (layer.call input)) "two masks"

        testCase "the kept share is one minus the rate and the mean stays, over many parts"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.ones (1_000_003L)

            for rate in [ 0.1; 0.5 ] do
                let output = values (drop rate 3L input)
                let n = float output.Length
                let kept = output |> Array.filter (fun x -> x <> 0.0) |> Array.length |> float
                let deviation = sqrt (n * rate * (1.0 - rate))
                Expect.isLessThan (abs (kept - n * (1.0 - rate))) (5.0 * deviation) $"kept at rate {rate}"
                let mean = Array.average output
                Expect.isLessThan (abs (mean - 1.0)) (5.0 * deviation / n / (1.0 - rate)) $"mean at rate {rate}"

        testCase "what is kept is what the kernel's own mask says"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.ones (int64 DropoutKernel.Part + 77L)
            let output = values (drop 0.3 4L input)
            torch.manual_seed 4L |> ignore
            let seed = DropoutMask.DrawSeed()

            output
            |> Array.iteri (fun i value ->
                let mask = DropoutMask(0.3, seed, uint64 (i / DropoutKernel.Part))
                Expect.equal (value <> 0.0) (mask.Keeps(uint32 (i % DropoutKernel.Part))) $"number {i}")

        testCase "an input that is not contiguous is dropped like its copy"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.randn(13L, 17L).t()
            Expect.equal (values (drop 0.4 2L input)) (values (drop 0.4 2L (input.contiguous ()))) "same"

        testCase "nothing happens in evaluation mode or at rate 0; at rate 1 nothing is left"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.randn (100L)
            use layer = new FusedDropout(0.5)
            layer.eval ()
            Expect.equal (values (layer.call input)) (values input) "evaluation"
            Expect.equal (values (drop 0.0 1L input)) (values input) "rate 0"
            Expect.allEqual (values (drop 1.0 1L input)) 0.0 "rate 1"

        testCase "an empty tensor stays empty"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            Expect.equal (drop 0.5 1L (torch.zeros (0L, 4L))).shape [| 0L; 4L |] "shape"

        testCase "whole numbers of another type go to torch's own dropout"
        <| fun () ->
            use _ = torch.NewDisposeScope()

            let output =
                values (drop 0.5 1L (torch.ones (200L, dtype = Nullable torch.ScalarType.BFloat16)))

            Expect.isTrue (Array.forall (fun x -> x = 0.0 || x = 2.0) output) "zeros and twos"
            Expect.isTrue (Array.contains 0.0 output && Array.contains 2.0 output) "both"

        testCase "a rate out of range is refused"
        <| fun () ->
            for rate in [ -0.1; 1.5; nan ] do
                Expect.throwsC (fun () -> new FusedDropout(rate) |> ignore) (fun e ->
                    Expect.stringContains e.Message "[0, 1]" "the range")
    ]

let private seeding =
    testList "seeds" [
        testCase "the seed of a call comes from torch's generator"
        <| fun () ->
            let draw () =
                torch.manual_seed 5L |> ignore
                [ DropoutMask.DrawSeed(); DropoutMask.DrawSeed() ]

            let first = draw ()
            Expect.equal (draw ()) first "the same after the same manual_seed"
            Expect.notEqual first[0] first[1] "the next call has another"
    ]

let private backwards =
    testList "backward" [
        testCase "the gradient goes through the same mask"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.randn(40_000L, dtype = double).requires_grad_()
            let output = drop 0.3 9L input
            let gradient = torch.randn_like output
            output.backward [| gradient |]
            let factors = values (output.detach () / input.detach ())
            let expected = Array.map2 (*) factors (values gradient)

            for e, a in Array.zip expected (values (gradientOf input)) do
                Expect.isLessThanOrEqual (abs (e - a)) (1e-12 * abs e) $"expected {e}, got {a}"

        testCase "a second pass over a retained graph adds the same again"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.randn(100L, dtype = double).requires_grad_()
            let output = (drop 0.3 9L input).sum()
            output.backward (retain_graph = true)
            let once = values (gradientOf input)
            output.backward ()
            Expect.equal (values (gradientOf input)) (Array.map (fun x -> 2.0 * x) once) "twice"

        testCase "there is no second derivative, and it says so"
        <| fun () ->
            use _ = torch.NewDisposeScope()
            let input = torch.randn(10L).requires_grad_()
            let output = (drop 0.3 9L input).pow((2.0).ToScalar()).sum()

            Expect.throwsC
                (fun () -> torch.autograd.grad ([| output |], [| input |], create_graph = true) |> ignore)
                (fun e -> Expect.stringContains e.Message "no second derivative" "why")
    ]

// One at a time: they seed torch's generator, which all tests share.
let tests =
    testSequenced <| testList "fused dropout" [ forwards; seeding; backwards ]
