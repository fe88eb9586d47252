namespace DLWorkbook

open System
open Spectre.Console
open DLWorkbook.Core.Data

/// How much of film reviews a model gets to see.
type ReviewSettings = {
    /// The most frequent words, each with an id of its own; all others share one.
    Words: int
    /// Words of a review: longer ones lose their beginning, shorter ones are filled up.
    Length: int
    /// Where short reviews are filled up: before the text or behind it.
    Padding: Side
}

/// How images become numbers.
type ImageSettings = {
    /// True for (batch, features), false for (batch, channels, height, width).
    Flatten: bool
    /// Side of the square that is cut out of the middle; none for the whole image.
    Crop: int option
}

/// <summary>Finds data sets, says where they come from, and splits them.</summary>
/// <remarks><code>reviews.Train |> Data.take 5000 |> Data.split 0.8</code></remarks>
[<RequireQualifiedAccess>]
module Data =

    /// Seed of splits, the same in every lab, so that two models are compared on the same rows.
    [<Literal>]
    let SplitSeed = 1

    let private banner (lines: string list) =
        let width = 76
        printfn $"""╔{String('═', width + 2)}╗"""

        for line in lines |> List.collect (Text.wrap width) do
            printfn $"║ {line.PadRight width} ║"

        printfn $"""╚{String('═', width + 2)}╝"""

    let private megabytes (bytes: int64) = $"{float bytes / 1e6:N1} MB"

    let private amount (at: DataProgress) =
        let show =
            if at.Unit = "bytes" then
                megabytes
            else
                fun count -> $"{count:N0} {at.Unit}"

        match Option.ofNullable at.Total with
        | Some total -> $"{show at.Done} of {show total}"
        | None -> show at.Done

    /// Runs something long with a hook that shows how far it is: a bar on a terminal, nothing elsewhere.
    let private watching (work: IProgress<DataProgress> | null -> 'result) : 'result =
        if not (Progress.watched ()) then
            work null
        else
            AnsiConsole
                .Progress()
                .AutoClear(true)
                .Columns(
                    ProgressBarColumn(Width = Nullable 24),
                    PercentageColumn(),
                    TaskDescriptionColumn(Alignment = Justify.Left)
                )
                .Start(fun context ->
                    let bar = context.AddTask "looking for the data"

                    work
                        {
                            new IProgress<DataProgress> with
                                member _.Report at =
                                    bar.MaxValue <- float (at.Total.GetValueOrDefault(max at.Done 1L))
                                    bar.Value <- float at.Done
                                    bar.Description <- Markup.Escape $"{at.Task}: {amount at}"
                        })

    /// Finds a data set by its name in the registry: a local folder, the cache, a download, or the built-in sample.
    let find (choice: DataChoice) (name: string) : DatasetLocation =
        watching (fun progress -> DatasetFinder().Find(name, choice, progress))

    let private announce (location: DatasetLocation) (description: string) =
        Show.source location.IsSample description

        if location.IsSample then
            banner [
                "BUILT-IN SAMPLE"
                description
                $"Why: {location.Reason}"
                "Its numbers say nothing about the real data."
            ]
        else
            Lab.say description

    /// IMDb's film reviews as token ids, and what they are, printed: real ones, or a sample under a banner.
    let imdb (lab: LabOptions) (settings: ReviewSettings) : ReviewData =
        let options =
            ImdbOptions(TopWords = Nullable settings.Words, Length = Nullable settings.Length, Pad = settings.Padding)

        let location = find lab.Data "imdb"
        let reviews = watching (fun progress -> Imdb.Load(options, location, progress))
        announce location reviews.Description
        reviews

    let private images (lab: LabOptions) name (load: DatasetLocation -> ImageData) (settings: ImageSettings) =
        let location = find lab.Data name
        let images = load location
        announce location images.Description
        images.WithForm(ImageForm(Flatten = settings.Flatten, Crop = Option.toNullable settings.Crop))

    /// Handwritten digits, 28 × 28 in grey, and what they are, printed: MNIST, or drawn ones under a banner. Numbers are in
    /// [0, 1].
    let mnist (lab: LabOptions) (settings: ImageSettings) : ImageData =
        settings |> images lab "mnist" Mnist.Load

    /// Pieces of clothing, 28 × 28 in grey, and what they are, printed: Fashion-MNIST, or drawn ones under a banner.
    let fashionMnist (lab: LabOptions) (settings: ImageSettings) : ImageData =
        settings |> images lab "fashion-mnist" FashionMnist.Load

    /// Photographs of ten kinds of things, 32 × 32 in colour, and what they are, printed: CIFAR-10 or the part of it that is
    /// at hand, or drawn ones under a banner.
    let cifar10 (lab: LabOptions) (settings: ImageSettings) : ImageData =
        settings |> images lab "cifar10" Cifar10.Load

    /// The images of some classes, numbered anew from 0 in the order given: <c>Data.only [ "airplane"; "bird" ]</c>.
    let only (classes: string list) (images: ImageData) : ImageData = images.Only(List.toArray classes)

    /// Cuts a square out of the middle of each image.
    let crop (side: int) (images: ImageData) : ImageData = images.Cropped side

    /// Takes the mean from each channel and divides it by its deviation, both those of the training images alone.
    let standardise (images: ImageData) : ImageData = images.Standardised()

    /// Applications for loans as the table has them, and what they are, printed: real ones, or invented ones under a banner.
    let loans (lab: LabOptions) : LoanData =
        let location = find lab.Data "loan"
        let loans = Loans.Load location
        announce location loans.Description
        loans

    /// Iris flowers, four measures of each, and what they are, printed: real ones, or grown ones under a banner.
    let iris (lab: LabOptions) : FlowerData =
        let location = find lab.Data "iris"
        let flowers = Iris.Load location
        announce location flowers.Description
        flowers

    /// Two circles, the outer of radius 1 (class 0), the inner of radius <c>factor</c> (class 1), moved by noise:
    /// (batch, 2) float32, targets (batch) float32.
    let circles (count: int) (noise: float) (factor: float) (seed: int) : TabularDataset =
        ToyPoints.Circles(count, noise, factor, seed)

    /// Two half circles that reach into each other, moved by noise: (batch, 2) float32, targets (batch) float32.
    let moons (count: int) (noise: float) (seed: int) : TabularDataset = ToyPoints.Moons(count, noise, seed)

    /// Two arms of a spiral, moved by noise: (batch, 2) float32, targets (batch) float32.
    let spirals (count: int) (noise: float) (seed: int) : TabularDataset = ToyPoints.Spirals(count, noise, seed)

    /// The truth table of a gate, the last input running fastest: (2^inputs, inputs) float32, targets (batch) float32.
    let gates (name: string) (inputs: int) (gate: bool[] -> bool) : TabularDataset =
        LogicGates.Table(name, inputs, gate)

    /// Splits rows at random into training and validation; the share is the training rows'. No row is in both.
    let split (share: float) (data: Dataset) : Split = Splitter.Split(data, share, SplitSeed)

    /// About <c>count</c> rows at random, with the labels in the proportion of the whole; all rows if there are not more.
    let take (count: int) (data: Dataset) : Dataset =
        if count < 1 then
            invalidArg (nameof count) $"Data.take: expected at least 1 row, got {count}"
        elif count >= data.Count then
            data
        else
            Splitter.Split(data, float count / float data.Count, SplitSeed, stratify = data.HasLabels).Train

    /// The same rows with each other's labels: what a model must not notice, unless labels have leaked into its inputs.
    let shuffleLabels (seed: int) (data: Dataset) : Dataset = ShuffledLabels(data, seed)
