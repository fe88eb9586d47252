module DLWorkbook.Tests.Face.ImagesTests

open System
open Expecto
open FsCheck.FSharp
open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private data =
    let pixels: byte[] = Array.init 24 (fun at -> byte (10 * at))
    let classes: byte[] = [| 1uy; 0uy |]

    ImageDataset("two", pixels, classes, ImageShape(1, 3, 4), [| "a"; "b" |])
        .WithForm(ImageForm(Flatten = true, Crop = 2))

let tests =
    testList "Images" [
        testCase "an image is whole, whatever the form" (fun () ->
            let image = data |> Images.ofRow 1
            Expect.equal (Array2D.length1 image, Array2D.length2 image) (3, 4) "size"
            Expect.floatClose { absolute = 1e-7; relative = 0.0 } image[2, 3] (230.0 / 255.0) "last pixel")

        testCase "map changes pixels and keeps classes and form" (fun () ->
            let changed =
                data
                |> Images.map "brighter" (fun row image -> image |> Array2D.map (fun value -> value + float row))

            Expect.equal
                (changed.BytesOf(0).ToArray())
                (data.BytesOf(0).ToArray())
                "row 0 as it was: bytes survive the way there and back"

            Expect.all (changed.BytesOf(1).ToArray()) ((=) 255uy) "row 1 is white"
            Expect.equal [ changed.ClassOf 0; changed.ClassOf 1 ] [ 1; 0 ] "classes"
            Expect.equal changed.Form data.Form "form"
            Expect.equal changed.Name "two brighter" "name")

        testCase "map refuses images of another size" (fun () ->
            let error =
                errorOf<AggregateException>(fun () ->
                    data |> Images.map "cut" (fun _ image -> image[0..1, *]) |> ignore)

            Expect.stringContains
                (error.GetBaseException()).Message
                "Images.map: expected images (height=3, width=4) back, got (2, 4)"
                "message")

        testCase "a quarter turn takes the top to the right" (fun () ->
            let image = Array2D.init 3 3 (fun row column -> float (3 * row + column))
            let turned = Images.rotate 90.0 image

            for row in 0..2 do
                for column in 0..2 do
                    Expect.floatClose
                        { absolute = 1e-9; relative = 0.0 }
                        turned[row, column]
                        image[2 - column, row]
                        $"({row}, {column})")

        testCase "no turn changes nothing, and four quarters are none" (fun () ->
            let holds (seed: int) =
                let random = SeededRandom(int64 seed)
                let image = Array2D.init 5 5 (fun _ _ -> random.NextDouble())

                let round =
                    image
                    |> Images.rotate 90.0
                    |> Images.rotate 90.0
                    |> Images.rotate 90.0
                    |> Images.rotate 90.0

                Images.rotate 0.0 image = image
                && Seq.forall2 (fun a b -> abs (a - b) < 1e-9) (Seq.cast<float> round) (Seq.cast<float> image)

            FsCheck.Check.QuickThrowOnFailure(Prop.forAll (ArbMap.defaults |> ArbMap.arbitrary<int>) holds))

        testCase "noise is the seed's, and has its deviation" (fun () ->
            let image = Array2D.zeroCreate 60 60
            Expect.equal (Images.noisy 0.2 7 image) (Images.noisy 0.2 7 image) "the same"
            Expect.notEqual (Images.noisy 0.2 7 image) (Images.noisy 0.2 8 image) "another seed"

            let square =
                Images.noisy 0.2 7 image
                |> Seq.cast<float>
                |> Seq.averageBy (fun value -> value * value)

            Expect.floatClose { absolute = 0.01; relative = 0.0 } (sqrt square) 0.2 "deviation")

        testCase "the first rows are the first, with a lineage of their own" (fun () ->
            let first = data |> Images.first 1
            Expect.equal (first.Count, first.ClassOf 0, first.Lineage) (1, 1, "two[first 1]") "one row"
            Expect.equal (Images.first 9 data).Count 2 "not more than there are")
    ]
