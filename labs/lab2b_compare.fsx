(**
# Lab 2b: five readers side by side

**Goal.** The same reviews, the same word vectors, five ways to read: a plain recurrent network, an LSTM, a GRU, an
LSTM in both directions, and a Transformer encoder. What does each cost, in parameters and in time, and what does it
buy? Then look into the word vectors, and find out which settings matter.

Lab 2 explains the data and the two simplest models; here they are taken as known.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models

let lab = Lab.start "lab2b_compare" "Five readers side by side" fsi.CommandLineArgs

(** ## Settings *)

let settings = {|
    Words = 10_000
    Length = 500 // for the recurrent readers, which read step by step
    AttentionLength = 200 // for the Transformer, which compares every word with every other
    Features = 10
    Hidden = 32
    AttentionFeatures = 32
    Reviews = if lab.Quick then 2000 else 25_000
    Epochs = lab.EpochsOr(if lab.Quick then 2 else 10)
    Patience = 3 // epochs without a lower validation loss before a reader stops
    LearningRate = if lab.Quick then 4e-3 else 1e-3 // fewer steps must be larger ones
    SampleLearningRate = 4e-3 // the built-in sample is small, too
    StudyReviews = if lab.Quick then 1000 else 5000
    StudyEpochs = if lab.Quick then 1 else 3
    StudyWidths = [ 8; 16; 32 ]
    StudyRates = [ 1e-3; 3e-3; 1e-2 ]
|}

(** ## The data

25,000 reviews to learn from. The other 25,000 are halved: one half to choose the best epoch by, the other to be asked
once, at the end. Short reviews are filled up *at the end*, and no reader looks at the filling. *)

Lab.section "The data"

let load length =
    let reviews = Data.imdb lab { Words = settings.Words; Length = length; Padding = Side.Post }

    let held = reviews.Test |> Data.take settings.Reviews |> Data.split 0.5
    reviews, Split(reviews.Train |> Data.take settings.Reviews, held.Train), held.Validation

let reviews, split, test = load settings.Length
let _, attentionSplit, attentionTest = load settings.AttentionLength

let training = {
    Train.defaults with
        Epochs = settings.Epochs
        BatchSize = 64
        LearningRate = if reviews.IsSample then settings.SampleLearningRate else settings.LearningRate
        KeepBest = true // the epoch with the lowest validation loss
        Patience = Some settings.Patience
        BucketByLength = true // texts of like length together: less padding, less waiting
        Seed = lab.Seed
        Device = lab.Device
}

(** ## Five readers

All five turn a review into one vector, and a linear layer turns that into one logit.

- The **RNN** overwrites its whole state at every word, so what it read two hundred words ago is gone.
- The **LSTM** and the **GRU** learn gates that decide what to keep.
- The **bidirectional LSTM** has a second reader that starts at the end. Its backward state counts after it has read
  the *whole* review; taking it at the last word, where it has read one, is a famous mistake.
- The **Transformer** lets every word look at every other. It gets the review and nothing else: a decoder that is fed
  the labels, as in some published versions, cannot be used on a review whose label is unknown. *)

Lab.section "Five readers"

let recurrent cell bidirectional =
    Model.recurrent (RecurrentOptions(Cell = cell, Hidden = settings.Hidden, Bidirectional = bidirectional))

let attention =
    Model.transformer (
        AttentionOptions(Heads = 4, FeedForward = 128, Dropout = 0.1, MaxLength = settings.AttentionLength)
    )

let readers = [
    "RNN", settings.Features, recurrent RecurrentCell.RNN false, split, test
    "LSTM", settings.Features, recurrent RecurrentCell.LSTM false, split, test
    "GRU", settings.Features, recurrent RecurrentCell.GRU false, split, test
    "BiLSTM", settings.Features, recurrent RecurrentCell.LSTM true, split, test
    "Transformer", settings.AttentionFeatures, attention, attentionSplit, attentionTest
]

let build name features encode =
    Model.seeded lab.Seed (fun () ->
        Model.embedding settings.Words features
        |> encode
        |> Model.logit name
        |> Model.initialise Initialiser.Keras)

(** ## Training

Each reader trains with the same settings and keeps the weights of its own best epoch by validation loss. *)

Lab.section "Training"

let fits = [
    for name, features, encode, split, test in readers ->
        let model = build name features encode
        split |> Train.fit training model, test
]

for fit, _ in fits do
    Lab.say $"{fit.Run.Model}: first loss {fit.Run.FirstLoss:F4} beside ln 2 = {log 2.0:F4}"

(** ## Side by side *)

Lab.section "Side by side"

let sides = [
    for fit, test in fits ->
        let report = fit |> Evaluate.binary [ "negative"; "positive" ] test
        fit.Run, report
]

sides
|> List.map (fun (run, report) -> [
    box run.Model
    box run.Parameters
    box report.Accuracy
    box (report.Roc().Area)
    box run.WeightsOfEpoch
    box (run.Seconds / float run.Epochs.Count)
])
|> Table.ofRows [ "model"; "parameters"; "accuracy"; "AUC"; "best epoch"; "seconds an epoch" ]
|> Table.percent "accuracy"
|> Show.table "five-readers"

fits
|> List.map (fun (fit, _) -> fit.Run.Model, [ for epoch in fit.Run.Epochs -> epoch.ValidationLoss.Value ])
|> Plot.curves "Validation loss, epoch by epoch" "binary cross-entropy"
|> Show.chart "validation-loss"

[
    for run, report in sides ->
        let seconds = run.Seconds / float run.Epochs.Count
        run.Model, Seq.singleton (seconds, 100.0 * report.Accuracy, $"{run.Model}: {run.Parameters:N0} parameters")
]
|> Plot.scatter "What a reader costs, and what it buys" "seconds an epoch" "test accuracy, %"
|> Show.chart "cost-and-gain"

sides
|> List.map (fun (run, report) -> run.Model, report.Roc())
|> Plot.rocOf "Five readers on the test reviews"
|> Show.chart "roc"

(** ### Does a reader use the labels?

A model that must know the answer to give it is useless, however well it scores. So shuffle the test labels: every
answer must stay the same, to the bit, and the accuracy must fall to a coin's. *)

let transformer, itsTest = List.last fits
let shuffled = itsTest |> Data.shuffleLabels lab.Seed
let unmoved = (transformer |> Evaluate.probabilities itsTest) = (transformer |> Evaluate.probabilities shuffled)
let luck = (transformer |> Evaluate.binary [ "negative"; "positive" ] shuffled).Accuracy
let verdict = if unmoved then "the same answers" else "OTHER ANSWERS: it has seen labels"
Lab.say $"Transformer, labels shuffled: {verdict}; accuracy {100.0 * luck:F1} %%"

(** ## Into the word vectors

Directions of word vectors can carry meaning: *king − man + woman* lands near *queen* when the vectors come from
predicting words in billions of sentences. Ours come from telling praise from blame in 25,000 reviews, so expect them
to know praise from blame, and little of kings. *)

Lab.section "Into the word vectors"

let lstm = (fits |> List.find (fun (fit, _) -> fit.Run.Model = "LSTM") |> fst).Model :?> TextClassifier

let vectors = lstm |> Words.ofModel reviews.Encoder settings.Words

vectors
|> Words.neighbours 5 [ "great"; "terrible"; "funny"; "dull"; "king" ]
|> Show.table "neighbours"

vectors
|> Words.analogies 3 [ "man", "king", "woman"; "good", "better", "bad"; "film", "films", "movie"; "he", "his", "she" ]
|> Show.table "analogies"

(** ## What matters?

A small study on fewer reviews: width of the state against learning rate, judged on the validation reviews. The test
reviews stay untouched: choosing on them would make them training reviews. *)

Lab.section "A hyper-parameter study"

let small =
    Split(split.Train |> Data.take settings.StudyReviews, split.Validation |> Data.take settings.StudyReviews)

let accuracy width rate =
    let model = build $"GRU {width}, rate {rate}" settings.Features (Model.gru width)
    let short = { training with Epochs = settings.StudyEpochs; LearningRate = rate }
    (small |> Train.fit short model).Run.Kept.ValidationMetric.Value

[
    for width in settings.StudyWidths ->
        box width
        :: [ for rate in settings.StudyRates -> box $"{100.0 * accuracy width rate:F1} %%" ]
]
|> Table.ofRows ("width" :: [ for rate in settings.StudyRates -> $"rate {rate}" ])
|> Show.table "study"

(** ## Summary

- The plain RNN forgets: gates are what makes a reader of long texts.
- Two directions cost double, and on the real reviews they bought nothing.
- Attention learns fast on this task, and starts to learn by heart just as fast: watch its validation loss.
- The best epoch is chosen on validation reviews, the test reviews are asked once.

**Try it.** Take the bidirectional reader's backward state after one word instead of the whole review, and watch the
first loss stay right while the accuracy falls. Give the Transformer 500 words. Halve the training reviews: which
reader loses most? *)

Lab.finish ()
