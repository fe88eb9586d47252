(**
# Lab 2: a recurrent network learns to rate film reviews

**Goal.** Read a film review word by word and say whether its author liked the film. You will turn text into
numbers, train a model that sees which words occur but not their order, train an LSTM that reads them one after
the other, and find out what each has learnt: on numbers, on its own mistakes, and in the map of its words.

Run it with `dotnet fsi labs/lab2_rnn.fsx`, or send it to the REPL block by block.
*)

#load "../scripts/workbook.fsx"

open DLWorkbook
open DLWorkbook.Core.Data
open DLWorkbook.Core.Models

let lab = Lab.start "lab2_rnn" "A recurrent network learns to rate film reviews" fsi.CommandLineArgs

(** ## Settings

Every number that decides something stands here. `--quick` takes fewer reviews and passes. *)

let settings = {|
    Words = 5000 // the most frequent ones; all others are "unknown"
    Length = 100 // words of a review that a model gets to see: the last ones
    Features = 32 // width of a word's vector
    Hidden = 128 // width of the LSTM's state
    Epochs = lab.EpochsOr 3
    LearningRate = if lab.Quick then 4e-3 else 1e-3 // fewer steps must be larger ones
    SampleLearningRate = 4e-3 // the built-in sample is small, too
    Reviews = if lab.Quick then 6000 else 25_000
    Seeds = [ lab.Seed ] // [ lab.Seed .. lab.Seed + 2 ] shows the spread, and takes a minute longer
|}

(** ## The data

IMDb's 50,000 reviews, half to learn from and half to be tested on, each half positive for one half. A word becomes
its rank: 1 for the most frequent, shifted by three to make room for "padding" (0), "start" (1) and "unknown" (2). *)

Lab.section "The data"

let reviews = Data.imdb lab { Words = settings.Words; Length = settings.Length; Padding = Side.Pre }

let training = {
    Train.defaults with
        Epochs = settings.Epochs
        BatchSize = 64
        LearningRate = if reviews.IsSample then settings.SampleLearningRate else settings.LearningRate
        Epsilon = 1e-7 // Keras' ε
        KeepBest = false // the last epoch counts: no epoch is chosen
        Device = lab.Device
}

let train = reviews.Train |> Data.take settings.Reviews
let test = reviews.Test |> Data.take settings.Reviews

Lab.say "A review:"
Lab.quote (Text.start 60 reviews.TrainTexts[0])

let sentence = "This film was not bad at all!"
let ids = reviews.Encoder.Encode sentence

let numbers = ids |> Array.map string |> String.concat " "
Lab.say $"\"{sentence}\" becomes {numbers}, and reads back as \"{reviews.Encoder.Decode ids}\"."

(** How long are the reviews? Longer ones lose their beginning, since an opinion is mostly told at the end. *)

let lengths = [ for row in 0 .. reviews.Train.Count - 1 -> float (reviews.Train.TokensOf(row).Length) ]

Seq.singleton ("training reviews", lengths)
|> Plot.histogram "How long is a review?" "words"
|> Plot.mark "what a model sees" (float settings.Length)
|> Show.chart "lengths"

(** ## Two models

Both begin with a table of word vectors. The first takes the **mean** of a review's vectors: it knows which words
there are and nothing of their order, so "not good, bad" and "not bad, good" are the same to it. *)

Lab.section "Two models"

let bagOfWords initialiser seed =
    Model.seeded seed (fun () ->
        Model.embedding settings.Words settings.Features
        |> Model.mean
        |> Model.logit "mean"
        |> Model.initialise initialiser)

(** The second **reads**: an LSTM goes from word to word with a state of 128 numbers, and its last state is the
judgement. Its gates decide what the state keeps, what it forgets and what it takes from the new word. *)

let lstm initialiser seed =
    Model.seeded seed (fun () ->
        Model.embedding settings.Words settings.Features
        |> Model.lstm settings.Hidden
        |> Model.logit "LSTM"
        |> Model.initialise initialiser)

let builders = [ bagOfWords; lstm ]

for build in builders do
    let model = build Initialiser.Keras lab.Seed
    Lab.say $"{model.GetName()}: (64, {settings.Length}) ids → {Model.outputShape [ 64; settings.Length ] model} logits"
    model |> Model.summary |> Show.table $"parameters-{model.GetName()}"

(** ## Learning curves

A fifth of the training reviews is held back. It never enters a step, so it shows what the model can do on reviews
that it has not seen; when it stops improving while the training loss still falls, the model has begun to learn
its reviews by heart. *)

Lab.section "Learning curves"

let split = train |> Data.split 0.8

let curves = [
    for build in builders ->
        let model = build Initialiser.Keras lab.Seed
        let settings = { training with Name = $"{model.GetName()}, curves" }
        split |> Train.fit settings model
]

for fit in curves do
    Lab.say $"{fit.Run.Model}: first loss {fit.Run.FirstLoss:F4}; knowing nothing costs ln 2 = {log 2.0:F4}"
    fit |> Plot.history |> Show.chart $"history-{fit.Run.Model}"

(** ## The test

Now all training reviews, the published number of epochs, and the test set asked once for each model. Where the
weights *start* matters as much as how they move: from torch's own initial values, whose embeddings are drawn from
N(0, 1) and so thirty-five times as wide, the mean is points behind itself on the real reviews. The LSTM is, too: add it
to the list and see. *)

Lab.section "The test"

let trainAll build initialiser seed =
    let model: TextClassifier = build initialiser seed
    let name = $"{model.GetName()}, {initialiser}, seed {seed}"
    train |> Train.fitAll { training with Name = name; Seed = seed } model

let contenders = [ bagOfWords, Initialiser.Torch; bagOfWords, Initialiser.Keras; lstm, Initialiser.Keras ]

let results = [
    for build, initialiser in contenders do
        for seed in settings.Seeds do
            let fit = trainAll build initialiser seed
            initialiser, fit, fit |> Evaluate.binary [ "negative"; "positive" ] test
]

results
|> List.map (fun (initialiser, fit, report) -> [
    box $"{fit.Run.Model} from {initialiser}"
    box (100.0 * report.Accuracy)
    box (100.0 * report.Roc().Area)
    box fit.Run.Seconds
])
|> Table.ofRows [ "model and initial values"; "accuracy %"; "AUC %"; "seconds" ]
|> Table.measure "model and initial values" [ "accuracy %"; "AUC %"; "seconds" ]
|> Show.table "test"

(** ## A closer look

The first seed's two models from Keras' initial values, the better ones. *)

Lab.section "A closer look"

let chosen = [
    for initialiser, fit, report in results do
        if initialiser = Initialiser.Keras && fit.Run.Options.Seed = settings.Seeds.Head then
            fit, report
]

let reader, answers = List.last chosen

answers.Confusion
|> Plot.confusionOf "LSTM on the test reviews"
|> Show.chart "confusion"

chosen
|> List.map (fun (fit, report) -> fit.Run.Model, report.Roc())
|> Plot.rocOf "Every threshold at once"
|> Show.chart "roc"

(** ### Errors, read aloud

The mistakes that the LSTM was surest of. Which would you have got right from the last hundred words alone? *)

for row in answers.Mistakes() |> Seq.truncate 3 do
    let truth = if answers.Truth[row] = 1 then "praise" else "blame"
    Lab.say $"To the LSTM this is praise with probability {answers.Probabilities[row]:F3}; its author meant {truth}:"
    Lab.quote (Text.ending 60 reviews.TestTexts[test.RootRow row])

(** ### Words as directions

Nobody told the model what "great" means. Words that push a review the same way have come to point the same way. *)

let model = reader.Model :?> TextClassifier
let vectors = model |> Words.ofModel reviews.Encoder settings.Words

vectors
|> Words.neighbours 6 [ "great"; "awful"; "boring"; "funny"; "not" ]
|> Show.table "neighbours"

(** The frequent words on a plane. The first axis is the direction in which they differ most; colour is the verdict
that the mean-of-embeddings model gives on the word alone, which nobody asked it for. *)

let bag = (chosen |> List.head |> fst).Model :?> TextClassifier

bag
|> Words.ofModel reviews.Encoder 400
|> Words.verdicts reviews.Encoder bag
|> Plot.embedding "What the words have come to mean" "verdict (logit)"
|> Show.chart "words"

(** ### Rate your own sentence

Change the sentences, send this block to the REPL again, and find one that fools the LSTM. *)

for sentence in
    [
        "I found the story charming and the ending funny"
        "I did not find the story charming, and the ending is not funny"
        "I expected something awful, but it is anything but dull"
    ] do
    for fit, _ in chosen do
        Lab.say $"{fit |> Evaluate.rate reviews sentence:P1} praise, says the {fit.Run.Model}: \"{sentence}\""

(** ## Summary

- Text becomes numbers by rank, and vectors by training: nobody wrote down what "awful" means.
- A model that cannot see order is a strong baseline, and it costs almost nothing: report it beside every other.
- Initial values decide how far three epochs get you.
- The test set is asked once, after everything else is decided.

**Try it.** Give the LSTM 20 words or 300. Fill short reviews up behind the text instead of before it. Which sentence
fools the LSTM and not the mean, and why is that one harder to find than its opposite? *)

Lab.finish ()
