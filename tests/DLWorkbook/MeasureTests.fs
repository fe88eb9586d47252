module DLWorkbook.Tests.Face.MeasureTests

open System
open Expecto
open TorchSharp
open DLWorkbook

let tests =
    testList "Measure" [
        testCase "milliseconds does every work once a round, in turn, and two rounds before"
        <| fun () ->
            let mutable order = []
            let work name () = order <- name :: order
            let times = Measure.milliseconds 3 [ work "a"; work "b" ]
            Expect.equal (List.rev order) (List.replicate 5 [ "a"; "b" ] |> List.concat) "order"
            Expect.equal times.Length 2 "one time for each work"

            for time in times do
                Expect.isTrue (time >= 0.0 && Double.IsFinite time) $"{time} is a time"

        testCase "milliseconds releases what a work leaves"
        <| fun () ->
            let mutable left = []
            Measure.milliseconds 1 [ fun () -> left <- torch.zeros 3L :: left ] |> ignore
            Expect.isTrue (left |> List.forall _.IsInvalid) "released"

        testCase "milliseconds refuses no rounds"
        <| fun () -> Expect.throwsT<ArgumentException> (fun () -> Measure.milliseconds 0 [] |> ignore) "0 rounds"

        testCase "additions gives a finite number, not below zero, for each work, done once a round and twice before"
        <| fun () ->
            let mutable count = 0
            let prices = Measure.additions 3 [ ignore; (fun () -> count <- count + 1) ]
            Expect.equal count 5 "times that the work was done"
            Expect.equal prices.Length 2 "one number for each work"

            for price in prices do
                Expect.isTrue (price >= 0.0 && Double.IsFinite price) $"{price} is a price"

        testCase "tensorsMade counts one tensor for each small operator, and releases them"
        <| fun () ->
            let x = torch.ones 3L
            let mutable last = x

            let work () =
                for _ in 1..7 do
                    last <- last + x

            Expect.equal (Measure.tensorsMade work) 7L "additions"
            Expect.isTrue last.IsInvalid "released"
            Expect.isFalse x.IsInvalid "what was there before is left alone"

        testCase "tensorsMade counts those that an inner scope has released"
        <| fun () ->
            let x = torch.ones 3L

            let work () =
                use _ = torch.NewDisposeScope()
                x + x |> ignore

            Expect.equal (Measure.tensorsMade work) 1L "one addition"
    ]
