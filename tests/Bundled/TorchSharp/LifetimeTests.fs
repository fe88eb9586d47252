/// When tensors are released: by hand, by a scope, by the collector; and what happens to one used afterwards.
module DLWorkbook.Tests.Bundled.Torch.LifetimeTests

open System
open System.Runtime.CompilerServices
open System.Threading
open Expecto
open TorchSharp
open DLWorkbook.Tests.Bundled.Torch.TensorFixtures

let private live () = torch.Tensor.TotalCount

/// The live tensors once the collector has released what earlier tests dropped.
let private settled () =
    let rec settle before rounds =
        GC.Collect()
        GC.WaitForPendingFinalizers()
        let now = live ()

        if now = before || rounds = 0 then
            now
        else
            settle now (rounds - 1)

    settle -1L 50

/// Made and dropped where no local keeps it.
[<MethodImpl(MethodImplOptions.NoInlining)>]
let private dropped count =
    for _ in 1..count do
        torch.zeros 10L |> ignore

let private scopes =
    testList "a scope" [
        testCase "disposes what was created in it, and nothing else"
        <| fun () ->
            use before = torch.ones 2L
            let scope = torch.NewDisposeScope()
            let inside = torch.ones 2L + before
            Expect.equal scope.DisposablesCount 2 "two were created"
            scope.Dispose()
            Expect.isTrue inside.IsInvalid "inside"
            Expect.isFalse before.IsInvalid "outside"

        testCase "lets a tensor out to the one around it, or out of all"
        <| fun () ->
            use outer = torch.NewDisposeScope()
            let inner = torch.NewDisposeScope()
            let moved = (torch.ones 1L).MoveToOuterDisposeScope()
            let detached = (torch.ones 1L).DetachFromDisposeScope()
            let stays = torch.ones 1L
            inner.Dispose()

            Expect.equal
                (moved.IsInvalid, detached.IsInvalid, stays.IsInvalid)
                (false, false, true)
                "after the inner one"

            Expect.isTrue (outer.Contains moved) "the outer one owns it"
            outer.Dispose()
            Expect.equal (moved.IsInvalid, detached.IsInvalid) (true, false) "after the outer one"
            detached.Dispose()

        testCase "takes in a tensor from elsewhere, and keeps some when it empties itself"
        <| fun () ->
            let t = (torch.ones 1L).DetachFromDisposeScope()
            use scope = torch.NewDisposeScope()
            let other = torch.ones 1L
            scope.Attach t
            scope.DisposeEverythingBut<Tensor> t |> ignore
            Expect.equal (t.IsInvalid, other.IsInvalid) (false, true) "one kept"
            scope.Dispose()
            Expect.isTrue t.IsInvalid "then disposed"

        testCase "closed out of order leaves the others open"
        <| fun () ->
            let outer = torch.NewDisposeScope()
            let inner = torch.NewDisposeScope()
            outer.Dispose()
            let t = torch.ones 1L
            inner.Dispose()
            Expect.isTrue t.IsInvalid "the inner one was still open"
            use free = torch.ones 1L
            Expect.isFalse (isNull (box free)) "and none is open now"
            Expect.isNull torch.CurrentDisposeScope "none"

        testCase "wraps a computation, from which only the result gets out"
        <| fun () ->
            let before = settled ()

            let result =
                torch.WrappedTensorDisposeScope(fun () -> (torch.ones 3L + torch.ones 3L) * 2.0)

            Expect.equal (live ()) (before + 1L) "one tensor more"
            result.Dispose()

        testCase "counts what it creates and disposes"
        <| fun () ->
            DisposeScopeManager.Statistics.Reset()

            (use _ = torch.NewDisposeScope()
             torch.ones 1L |> ignore)

            let free = torch.ones 1L
            free.Dispose()
            let counted = DisposeScopeManager.Statistics.TensorStatistics

            Expect.equal
                (counted.CreatedInScopeCount,
                 counted.DisposedInScopeCount,
                 counted.CreatedOutsideScopeCount,
                 counted.DisposedOutsideScopeCount)
                (1L, 1L, 1L, 1L)
                "counters"

            Expect.equal DisposeScopeManager.Statistics.ThreadTotalLiveCount 0L "none left"

        testCase "stays consistent when its tensors are disposed on other threads"
        <| fun () ->
            use scope = torch.NewDisposeScope()
            let tensors = [| for _ in 1..200 -> torch.ones 4L |]

            let half =
                Thread(fun () ->
                    for t in Array.take 100 tensors do
                        t.Dispose())

            half.Start()

            for t in Array.skip 100 tensors do
                t.Dispose()

            half.Join()
            Expect.equal scope.DisposablesCount 0 "all gone"
    ]

let private memory =
    testList "memory" [
        testCase "is flat over many training steps"
        <| fun () ->
            use w = torch.rand (20L, 10L, requires_grad = true)
            let start = settled ()

            for _ in 1..200 do
                use _ = torch.NewDisposeScope()
                let loss = (torch.rand(5L, 20L).mm w).square().mean()
                loss.backward ()

                match w.grad with
                | null -> failtest "no gradient"
                | g -> g.zero_ () |> ignore

            Expect.equal (live ()) start "live tensors"
            w.grad <- null

        testCase "of a tensor that nobody disposed is released by the collector"
        <| fun () ->
            // Disposed tensors leave their owners to the next ones: those must be let go of, too.
            for tensor in [ for _ in 1..1000 -> torch.zeros 10L ] do
                tensor.Dispose()

            let start = settled ()
            dropped 1000
            Expect.isGreaterThan (live ()) start "some are waiting for the collector"

            // The last one made may still stand in a register.
            Expect.isLessThanOrEqual (settled ()) (start + 1L) "collected"
    ]

let private afterwards =
    testList "a disposed tensor" [
        testCase "raises when it is used, whatever for"
        <| fun () ->
            use a = torch.ones 2L
            let t = torch.ones 2L
            t.Dispose()
            t.Dispose()
            Expect.isTrue t.IsInvalid "invalid"

            for what, act in
                [
                    "left", (fun () -> t.add a |> ignore)
                    "right", (fun () -> a.add t |> ignore)
                    "shape", (fun () -> t.shape |> ignore)
                    "list", (fun () -> torch.stack [ a; t ] |> ignore)
                    "data", (fun () -> t.data<float32>() |> ignore)
                    "text", (fun () -> t.ToString() |> ignore)
                    "grad", (fun () -> t.requires_grad <- true)
                    "backward", (fun () -> t.backward ())
                ] do
                try
                    raises<InvalidOperationException> "" act
                with e ->
                    failtest $"{what}: {e.Message}"

        testCase "takes the reading of its elements with it"
        <| fun () ->
            let t = torch.ones 2L
            let elements = t.data<float32>()
            t.Dispose()
            raises<InvalidOperationException> "disposed" (fun () -> elements.ToArray() |> ignore)

        testCase "leaves a view of it alive"
        <| fun () ->
            let t = torch.arange (Scalar.op_Implicit 6)
            use view = t.reshape(2L, 3L)[1]
            t.Dispose()
            Expect.equal (view.data<int64>().ToArray()) [| 3L; 4L; 5L |] "the memory is still there"

        testCase "disposed by many threads at once is released once"
        <| fun () ->
            let start = settled ()

            for _ in 1..100 do
                let t = torch.ones 1L
                let threads = [ for _ in 1..2 -> Thread(fun () -> t.Dispose()) ]

                for thread in threads do
                    thread.Start()

                for thread in threads do
                    thread.Join()

            Expect.equal (live ()) start "live tensors"
    ]

let tests =
    testSequenced (testList "tensor lifetime" [ scopes; memory; afterwards ])
