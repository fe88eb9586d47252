module DLWorkbook.Tests.Core.Data.SeededRandomTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Core.Data

let tests =
    testList "SeededRandom" [
        testCase "gives the published numbers of SplitMix64 and xoshiro256**" (fun () ->
            // Worked out with Python's whole numbers from the two papers' definitions, seed 42.
            let random = SeededRandom 42L

            Expect.sequenceEqual
                [ for _ in 1..4 -> random.NextUInt64() ]
                [ 1546998764402558742UL; 6990951692964543102UL; 12544586762248559009UL; 17057574109182124193UL ]
                "the first four numbers")

        testCase "gives each seed and each stream numbers of its own, and the same ones again" (fun () ->
            let first seed stream =
                SeededRandom.ForStream(seed, stream).NextUInt64()

            let pairs = [
                for seed in 0L .. 20L do
                    for stream in -3L .. 20L -> seed, stream
            ]

            let numbers = pairs |> List.map (fun (seed, stream) -> first seed stream)
            Expect.equal (numbers |> List.distinct |> List.length) pairs.Length "no two alike"
            Expect.equal (first 3L 4L) (first 3L 4L) "again")

        testCase "shuffles to a permutation, whatever the length and the seed" (fun () ->
            Check.QuickThrowOnFailure(fun (NonNegativeInt length) seed ->
                let values = [| 0 .. length % 300 |]
                (SeededRandom seed).Shuffle(Span values)
                Array.sort values = [| 0 .. length % 300 |]))

        testCase "shuffles three values into all six orders, equally often" (fun () ->
            let random = SeededRandom 1L

            let orders =
                List.init 6000 (fun _ ->
                    let values = [| 0; 1; 2 |]
                    random.Shuffle(Span values)
                    List.ofArray values)
                |> List.countBy id

            Expect.equal orders.Length 6 "orders"

            // Five standard deviations of a count of 1000 among 6000.
            for order, count in orders do
                Expect.isLessThan (abs (count - 1000)) 145 $"the order {order}")

        testCase "keeps whole numbers below their bound and the mean of fractions at a half" (fun () ->
            let random = SeededRandom 5L

            for bound in [ 1; 2; 3; 1000; Int32.MaxValue ] do
                for _ in 1..200 do
                    let number = random.Next bound
                    Expect.isTrue (number >= 0 && number < bound) $"{number} below {bound}"

            let mean = List.init 10_000 (fun _ -> random.NextDouble()) |> List.average
            Expect.floatClose { absolute = 0.015; relative = 0.0 } mean 0.5 "mean"
            Expect.throwsT<ArgumentOutOfRangeException> (fun () -> random.Next 0 |> ignore) "no numbers below 0")
    ]
