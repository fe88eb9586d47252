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
        if location.IsSample then
            banner [
                "BUILT-IN SAMPLE"
                description
                $"Why: {location.Reason}"
                "Its numbers say nothing about the real data."
            ]
        else
            printfn $"{description}"

    /// IMDb's film reviews as token ids, and what they are, printed: real ones, or a sample under a banner.
    let imdb (lab: LabOptions) (settings: ReviewSettings) : ReviewData =
        let options =
            ImdbOptions(TopWords = Nullable settings.Words, Length = Nullable settings.Length, Pad = settings.Padding)

        let location = find lab.Data "imdb"
        let reviews = watching (fun progress -> Imdb.Load(options, location, progress))
        announce location reviews.Description
        reviews

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
