module DLWorkbook.Tests.Core.Data.PointTests

open System
open Expecto
open FsCheck.FSharp
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private points (data: TabularDataset) = [
    for row in 0 .. data.Count - 1 ->
        let place = data.InputsOf row
        float place[0], float place[1], data.LabelOf row
]

let private close = { absolute = 1e-5; relative = 0.0 }

let tests =
    testList "toy points" [
        testCase "circles without noise lie on circles, evenly" (fun () ->
            let data = ToyPoints.Circles(8, 0.0, 0.5, 1)
            let outer = points data |> List.filter (fun (_, _, label) -> label = 0f)
            let inner = points data |> List.filter (fun (_, _, label) -> label = 1f)
            Expect.equal (outer.Length, inner.Length) (4, 4) "half each"

            for x, y, _ in outer do
                Expect.floatClose close (sqrt (x * x + y * y)) 1.0 "outer"

            for x, y, _ in inner do
                Expect.floatClose close (sqrt (x * x + y * y)) 0.5 "inner"

            let sides =
                outer
                |> List.map (fun (x, y, _) -> Math.Round(x, 4) + 0.0, Math.Round(y, 4) + 0.0)
                |> List.sort

            Expect.equal sides [ -1.0, 0.0; 0.0, -1.0; 0.0, 1.0; 1.0, 0.0 ] "four sides")

        testCase "moons without noise are scikit-learn's" (fun () ->
            // sklearn.datasets.make_moons(6, shuffle=False): three points of each.
            let expected = [
                -1.0, 0.0, 0f
                0.0, -0.5, 1f
                0.0, 0.5, 1f
                0.0, 1.0, 0f
                1.0, -0.5, 1f
                1.0, 0.0, 0f
                2.0, 0.5, 1f
            ]

            let found =
                points (ToyPoints.Moons(6, 0.0, 1))
                |> List.map (fun (x, y, label) -> Math.Round(x, 4) + 0.0, Math.Round(y, 4) + 0.0, label)

            Expect.equal (List.sort found) (List.filter ((<>) (0.0, -0.5, 1f)) expected) "points")

        testCase "the arms of the spirals are each other's mirror image in the origin" (fun () ->
            let found = points (ToyPoints.Spirals(40, 0.0, 1))

            let arm label =
                [
                    for x, y, of' in found do
                        if of' = label then
                            Math.Round(x, 4) + 0.0, Math.Round(y, 4) + 0.0
                ]
                |> List.sort

            Expect.equal
                (arm 1f)
                (arm 0f |> List.map (fun (x, y) -> 0.0 - x + 0.0, 0.0 - y + 0.0) |> List.sort)
                "mirrored")

        testCase "noise has the deviation that was asked for" (fun () ->
            let still, moved =
                ToyPoints.Circles(4000, 0.0, 0.5, 3), ToyPoints.Circles(4000, 0.2, 0.5, 3)
            // The order is drawn first, from the same numbers.
            let steps = [
                for (x, y, _), (u, v, _) in List.zip (points still) (points moved) do
                    u - x
                    v - y
            ]

            let deviation = sqrt (steps |> List.averageBy (fun step -> step * step))
            Expect.floatClose { absolute = 0.01; relative = 0.0 } deviation 0.2 "deviation"
            Expect.floatClose { absolute = 0.01; relative = 0.0 } (List.average steps) 0.0 "mean")

        testCase "are the same for the same seed, and of both classes, whatever the count" (fun () ->
            let holds (count: FsCheck.PositiveInt) (seed: int) =
                [
                    ToyPoints.Circles(count.Get + 1, 0.1, 0.5, seed), ToyPoints.Circles(count.Get + 1, 0.1, 0.5, seed)
                    ToyPoints.Moons(count.Get + 1, 0.1, seed), ToyPoints.Moons(count.Get + 1, 0.1, seed)
                    ToyPoints.Spirals(count.Get + 1, 0.1, seed), ToyPoints.Spirals(count.Get + 1, 0.1, seed)
                ]
                |> List.forall (fun (one, other) ->
                    let ones = [
                        for _, _, label in points one do
                            if label = 1f then
                                label
                    ]

                    one.Fingerprint = other.Fingerprint
                    && one.Count = count.Get + 1
                    && ones.Length = one.Count - one.Count / 2)

            FsCheck.Check.QuickThrowOnFailure(
                Prop.forAll (ArbMap.defaults |> ArbMap.arbitrary<FsCheck.PositiveInt * int>) (fun (count, seed) ->
                    holds count seed)
            ))

        testCase "refuse what makes no sense" (fun () ->
            for call, part in
                [
                    (fun () -> ToyPoints.Circles(1, 0.1, 0.5, 1)), "circles: expected at least 2 points, got 1"
                    (fun () -> ToyPoints.Moons(10, nan, 1)), "moons: expected a deviation of at least 0, got NaN"
                    (fun () -> ToyPoints.Circles(10, 0.1, 1.0, 1)), "above 0 and below 1, got 1"
                    (fun () -> LogicGates.Table("x", 0, fun _ -> true)), "a gate of 1 to 16 inputs, got 0"
                ] do
                let error = errorOf<ArgumentException>(call >> ignore)
                Expect.stringContains error.Message part "message")

        testCase "a gate's table counts up in binary" (fun () ->
            let gate =
                LogicGates.Table("NOT((x0 XOR x1) AND x2)", 3, fun x -> not ((x[0] <> x[1]) && x[2]))

            Expect.equal
                [ for row in 0..7 -> List.ofArray (gate.InputsOf(row).ToArray()) ]
                [
                    for a in [ 0f; 1f ] do
                        for b in [ 0f; 1f ] do
                            for c in [ 0f; 1f ] -> [ a; b; c ]
                ]
                "inputs"

            Expect.equal (gate.Labels.ToArray()) [| 1f; 1f; 1f; 0f; 1f; 0f; 1f; 1f |] "truth")

        testCase "normal numbers have mean 0 and deviation 1" (fun () ->
            let random = SeededRandom 5L
            let numbers = [ for _ in 1..20_000 -> random.NextNormal() ]
            Expect.floatClose { absolute = 0.03; relative = 0.0 } (List.average numbers) 0.0 "mean"

            Expect.floatClose
                { absolute = 0.03; relative = 0.0 }
                (numbers |> List.averageBy (fun x -> x * x))
                1.0
                "variance"

            let beyond = numbers |> List.filter (fun x -> abs x > 1.959964) |> List.length

            Expect.floatClose
                { absolute = 0.01; relative = 0.0 }
                (float beyond / 20_000.0)
                0.05
                "one in twenty beyond 1.96")
    ]
