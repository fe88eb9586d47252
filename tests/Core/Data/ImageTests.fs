module DLWorkbook.Tests.Core.Data.ImageTests

open System
open System.IO
open Expecto
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

/// Three images of two channels, 4 high and 5 wide, whose bytes count up.
let private shape = ImageShape(2, 4, 5)

let private counted form =
    let pixels: byte[] = Array.init (3 * shape.Size) byte
    let classes = [| 2uy; 0uy; 1uy |]

    ImageDataset("counted", pixels, classes, shape, [| "red"; "green"; "blue" |]).WithForm(form)

let private inputs rows (data: Dataset) =
    use batch = data.Collate(ReadOnlySpan(Array.ofList rows))
    List.ofArray batch.Inputs.shape, float32s batch.Inputs

let private datasets =
    testList "an image data set" [
        testCase "gives bytes divided by 255 in batch, channels, height, width" (fun () ->
            let axes, numbers = counted (ImageForm()) |> inputs [ 2; 0 ]
            Expect.equal axes [ 2L; 2L; 4L; 5L ] "axes"

            Expect.sequenceEqual
                numbers
                [ for byte in [ 80..119 ] @ [ 0..39 ] -> float32 byte / 255f ]
                "row 2, then row 0, to the last bit")

        testCase "flattens, and cuts a square out of the middle" (fun () ->
            let axes, numbers = counted (ImageForm(Flatten = true, Crop = 2)) |> inputs [ 0 ]
            Expect.equal axes [ 1L; 8L ] "axes"
            // Lines 1 and 2 of 4, columns 1 and 2 of 5, of both channels.
            Expect.sequenceEqual
                numbers
                [ for byte in [ 6; 7; 11; 12; 26; 27; 31; 32 ] -> float32 byte / 255f ]
                "bytes")

        testCase "standardises as the same steps one by one do, to the last bit" (fun () ->
            let mean, deviation = [ 0.3f; 0.1f ], [ 0.2f; 0.7f ]

            let _, numbers =
                counted (ImageForm(Mean = mean, Deviation = deviation)) |> inputs [ 0; 1; 2 ]

            Expect.sequenceEqual
                numbers
                [
                    for index in 0..119 ->
                        let channel = index / 20 % 2
                        (float32 index / 255f - mean[channel]) / deviation[channel]
                ]
                "channel by channel")

        testCase "finds mean and deviation of each channel" (fun () ->
            let form = (counted (ImageForm())).Standardised()

            for channel in 0..1 do
                let values = [
                    for image in 0..2 do
                        for pixel in 0..19 -> float (40 * image + 20 * channel + pixel) / 255.0
                ]

                let mean = List.average values
                let deviation = sqrt (values |> List.averageBy (fun value -> (value - mean) ** 2.0))
                Expect.floatClose Accuracy.medium (float form.Mean[channel]) mean "mean"
                Expect.floatClose Accuracy.medium (float form.Deviation[channel]) deviation "deviation")

        testCase "keeps some classes and numbers them anew" (fun () ->
            let data = (counted (ImageForm())).Only [ "blue"; "red" ]
            Expect.equal [ for row in 0..1 -> data.ClassOf row ] [ 0; 1 ] "row 0 was blue, row 1 green, row 2 … red"
            Expect.equal (List.ofSeq data.ClassNames) [ "blue"; "red" ] "names"
            Expect.equal (data.BytesOf(0).ToArray()) [| 0uy .. 39uy |] "the blue image"
            Expect.equal (data.BytesOf(1).ToArray()) [| 40uy .. 79uy |] "the red image"
            Expect.equal data.Lineage "counted[blue, red]" "lineage")

        testCase "has one origin in every form, and a fingerprint for each" (fun () ->
            let whole, flat = counted (ImageForm()), counted (ImageForm(Flatten = true))
            Expect.equal whole.Origin flat.Origin "origin"
            Expect.notEqual whole.Fingerprint flat.Fingerprint "fingerprint")

        testCase "gives an image to look at, not standardised" (fun () ->
            let data =
                counted (ImageForm(Crop = 2, Flatten = true, Mean = [ 0.5f; 0.5f ], Deviation = [ 1f; 1f ]))

            let image = data.ImageOf 0
            Expect.equal (image.GetLength 0, image.GetLength 1, image.GetLength 2) (2, 2, 2) "axes"
            Expect.equal image[1, 0, 1] (27f / 255f) "a pixel of channel 1")

        testCase "lists every fault of a form" (fun () ->
            let error =
                errorOf<ArgumentException>(fun () ->
                    counted (ImageForm(Crop = 5, Mean = [ 0f ], Deviation = [ 0f; 1f ])) |> ignore)

            for part in
                [
                    "Crop: expected 1 to 4 pixels of (channels=2, height=4, width=5), got 5"
                    "Mean: expected one value for each of 2 channels, or none, got 1"
                    "Deviation: expected as many values as means, 1, got 2"
                    "deviations above 0"
                ] do
                Expect.stringContains error.Message part "fault")

        testCase "refuses lists that do not fit, a class without a name, and a class that there is not" (fun () ->
            let make pixels (classes: byte[]) () =
                ImageDataset("x", Array.zeroCreate<byte> pixels, classes, ImageShape(1, 2, 2), [ "a"; "b" ])
                |> ignore

            Expect.stringContains
                (errorOf<ArgumentException>(make 7 [| 0uy; 1uy |])).Message
                "x: expected (rows=2, channels=1, height=2, width=2) bytes, 8 in all, got 7"
                "pixels"

            Expect.stringContains
                (errorOf<ArgumentException>(make 8 [| 0uy; 2uy |])).Message
                "x: expected classes from 0 to 1, got 2 in row 1"
                "classes"

            Expect.stringContains
                (errorOf<ArgumentException>(fun () -> (counted (ImageForm())).Only [ "red"; "pink" ] |> ignore))
                    .Message
                "Only: expected two or more of the classes red, green, blue, each once, got red, pink"
                "names")

        testCase "can hold many images, over the edge of a block, in their order" (fun () ->
            let count, small = 3000, ImageShape(1, 16, 16)

            let pixels: byte[] =
                Array.init (count * small.Size) (fun at -> byte (at / small.Size % 251))

            let data =
                ImageDataset("many", pixels, Array.zeroCreate<byte> count, small, [ "a"; "b" ])

            for row in [ 0; 2047; 2048; 2999 ] do
                Expect.isTrue (data.BytesOf(row).ToArray() |> Array.forall ((=) (byte (row % 251)))) $"row {row}")
    ]

let private real name =
    match DatasetFinder(DataFolders.FromEnvironment()).FindLocal(Registry.Find name) with
    | null -> skiptest $"{name} is not at hand (set DLWORKBOOK_DATA)"
    | location -> location

let private readers =
    testList "the readers" [
        testCase "MNIST has the digits that everybody knows" (fun () ->
            let data = Mnist.Load(real "mnist")
            Expect.equal (data.Train.Count, data.Test.Count) (60_000, 10_000) "counts"
            Expect.equal [ for row in 0..4 -> data.Train.ClassOf row ] [ 5; 0; 4; 1; 9 ] "first to train"
            Expect.equal [ for row in 0..4 -> data.Test.ClassOf row ] [ 7; 2; 1; 0; 4 ] "first to test"
            let form = data.Train.Standardised()

            Expect.floatClose
                { absolute = 5e-5; relative = 0.0 }
                (float form.Mean[0])
                0.1307
                "the mean that labs quote"

            Expect.floatClose { absolute = 5e-5; relative = 0.0 } (float form.Deviation[0]) 0.3081 "the deviation"
            Expect.isFalse data.IsSample "real")

        testCase "CIFAR-10 says which part of it is there" (fun () ->
            let data = Cifar10.Load(real "cifar10")

            Expect.equal
                [ for row in 0..4 -> data.ClassNames[data.Train.ClassOf row] ]
                [ "frog"; "truck"; "truck"; "deer"; "automobile" ]
                "first to train"

            Expect.equal
                [ for row in 0..4 -> data.ClassNames[data.Test.ClassOf row] ]
                [ "cat"; "ship"; "ship"; "airplane"; "frog" ]
                "first to test"

            Expect.equal (data.Train.BytesOf(0).Slice(0, 3).ToArray()) [| 59uy; 43uy; 50uy |] "the frog's first reds"

            if data.Train.Count < 50_000 then
                Expect.stringContains data.Description $"{data.Train.Count:N0} of the 50,000 training images" "a part")

        testCase "CIFAR-10 is read from its archive, its folder, or single files" (fun () ->
            inFolder (fun root ->
                let records first =
                    Array.init (4 * 3073) (fun at -> if at % 3073 = 0 then byte (first + at / 3073) else byte at)

                let files = [
                    "cifar-10-batches-bin/data_batch_2.bin", records 4
                    "cifar-10-batches-bin/data_batch_1.bin", records 0
                    "cifar-10-batches-bin/test_batch.bin", records 6
                    "cifar-10-batches-bin/readme.html", [| 1uy |]
                ]

                let place = folderIn (folderIn root "local") "cifar10"

                let load () =
                    let data =
                        Cifar10.Load(
                            DatasetFinder(foldersAt root).FindLocal(Registry.Find "cifar10")
                            |> Unchecked.nonNull
                        )

                    [ for row in 0 .. data.Train.Count - 1 -> data.Train.ClassOf row ],
                    data.Test.Count,
                    data.Description

                for name, content in files do
                    File.WriteAllBytes(Path.Combine(place, Path.GetFileName name |> string), content)

                let classes, test, _ = load ()
                Expect.equal (classes, test) ([ 0..7 ], 4) "files"
                packEntries (Path.Combine(place, "cifar-10-binary.tar.gz")) files
                let classes, test, description = load ()
                Expect.equal (classes, test) ([ 0..7 ], 4) "archive"

                Expect.stringContains
                    description
                    "8 of the 50,000 training images and 4 of the 10,000 test images"
                    "a part"))

        testCase "MNIST and Fashion-MNIST, whose files have the same names, are told apart by their folders" (fun () ->
            inFolder (fun root ->
                let put folder =
                    File.WriteAllBytes(Path.Combine(folder, "train-images-idx3-ubyte.gz"), [| 1uy |])

                put (folderIn root "local")
                put (folderIn (folderIn root "local") "fashion-mnist")

                let find name =
                    DatasetFinder(foldersAt root).FindLocal(Registry.Find name)

                Expect.isNull (find "mnist") "loose files may be either"
                Expect.isNotNull (find "fashion-mnist") "in its folder"

                let own =
                    DatasetFinder(
                        DataFolders(
                            Local = [ Path.Combine(root, "local", "fashion-mnist") ],
                            Cache = Path.Combine(root, "cache")
                        )
                    )

                Expect.isNotNull (own.FindLocal(Registry.Find "fashion-mnist")) "the folder itself"
                Expect.isNull (own.FindLocal(Registry.Find "mnist")) "not the other"))

        testCase "a missing file of the four is named" (fun () ->
            inFolder (fun root ->
                let place = folderIn (folderIn root "local") "mnist"
                File.WriteAllBytes(Path.Combine(place, "train-images-idx3-ubyte"), [| 0uy |])

                let location =
                    DatasetFinder(foldersAt root).FindLocal(Registry.Find "mnist")
                    |> Unchecked.nonNull

                let error = errorOf<DataFormatException>(fun () -> Mnist.Load location |> ignore)

                Expect.equal
                    error.Message
                    "train-labels-idx1-ubyte: expected this file beside train-images-idx3-ubyte, and it is not there"
                    "message"))

        testCase "a header's claim costs no memory: what is not there is refused where it is claimed" (fun () ->
            inFolder (fun root ->
                let images, labels = Path.Combine(root, "images"), Path.Combine(root, "labels")
                File.WriteAllBytes(labels, Array.concat [ [| 0uy; 0uy; 8uy; 1uy; 0uy; 0uy; 0uy; 1uy; 3uy |] ])
                // A million images of 28 × 28, and none of them there.
                File.WriteAllBytes(
                    images,
                    [| 0uy; 0uy; 8uy; 3uy; 0uy; 15uy; 66uy; 64uy; 0uy; 0uy; 0uy; 28uy; 0uy; 0uy; 0uy; 28uy |]
                )

                let error =
                    errorOf<DataFormatException>(fun () ->
                        IdxReader.Read(images, labels, "x", Mnist.ClassNames) |> ignore)

                Expect.equal
                    error.Message
                    "images, byte 4: expected at most as many images as fit into the file, 0, got 1,000,000"
                    "message"))
    ]

/// The share of the test rows that the nearest class mean gets right: about the simplest model there is.
let private byMeans (data: ImageData) =
    let size, kinds = data.Train.BytesOf(0).Length, data.ClassNames.Count

    let sums, counts =
        Array2D.zeroCreate<float> kinds size, Array.zeroCreate<float> kinds

    for row in 0..1999 do
        let image, kind = data.Train.BytesOf(row).ToArray(), data.Train.ClassOf row
        counts[kind] <- counts[kind] + 1.0

        for at in 0 .. size - 1 do
            sums[kind, at] <- sums[kind, at] + float image[at]

    let nearest row =
        let image = data.Test.BytesOf(row).ToArray()

        let distance kind =
            let mutable sum = 0.0

            for at in 0 .. size - 1 do
                let step = float image[at] - sums[kind, at] / counts[kind]
                sum <- sum + step * step

            sum

        List.minBy distance [ 0 .. kinds - 1 ]

    let right =
        [ 0..499 ]
        |> List.filter (fun row -> nearest row = data.Test.ClassOf row)
        |> List.length

    float right / 500.0

let private sample name (load: DatasetLocation -> ImageData) least most =
    let location =
        DatasetFinder(DataFolders(Cache = "none")).Find(name, DataChoice.Sample)

    testCase $"the sample of {name} says what it is, and is neither easy nor hopeless" (fun () ->
        let data = load location
        Expect.notEqual data.Train.Fingerprint data.Test.Fingerprint "two parts"
        Expect.equal (data.Train.Count, data.Test.Count) (8000, 2000) "counts"
        Expect.stringContains data.Description "the built-in sample, not" "says so"
        Expect.isTrue (data.Train.Name.Contains "-sample/") "the name is not the real one's"
        Expect.isTrue data.IsSample "sample"

        let counts =
            [ for row in 0..1999 -> data.Test.ClassOf row ]
            |> List.countBy id
            |> List.map snd

        Expect.equal counts (List.replicate 10 200) "the classes are equally frequent"
        let share = byMeans data
        Expect.isGreaterThan share least "the nearest mean of a class tells something"
        Expect.isLessThan share most "and not all")

let tests =
    testList "images" [
        datasets
        readers
        testList "samples" [
            testCase "the same digits are drawn for the same seed, whichever thread draws them"
            <| fun () ->
                let draw (seed: int) =
                    let location =
                        DatasetFinder(DataFolders(Cache = "none")).Find("mnist", DataChoice.Sample)

                    Mnist.Load(location, seed).Train.Fingerprint

                let first = draw 1
                Expect.equal (draw 1) first "seed 1, again"
                Expect.notEqual (draw 2) first "seed 2"

            sample "mnist" (fun location -> Mnist.Load location) 0.6 0.9
            sample "fashion-mnist" (fun location -> FashionMnist.Load location) 0.5 0.85
            sample "cifar10" (fun location -> Cifar10.Load location) 0.15 0.6
        ]
    ]
