module DLWorkbook.Tests.Core.Data.SampleReviewsTests

open System
open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private words (text: string) = List.ofSeq (Tokenizer.Keras.Words text)
let private praise = set SampleReviews.PraiseWords
let private blame = set SampleReviews.BlameWords

/// What a word says by itself.
let private valueOf word =
    if praise.Contains word then Some 1
    elif blame.Contains word then Some -1
    else None

/// Reads a sentence as a person would: by the order of its words. 0 when it judges nothing.
let private verdict (sentence: string) =
    let words = words sentence
    let values = List.choose valueOf words
    let has word = List.contains word words
    let says (phrase: string) = sentence.Contains phrase

    if values.IsEmpty then
        0
    // What was expected, or conceded, or appeared, is what it is not.
    elif says "anything but" then
        -(List.last values)
    elif has "expected" || has "begins" || says "made it look" then
        List.last values
    elif sentence.StartsWith "Though" then
        List.last values
    elif says "It is not" then
        -values.Head
    elif has "though" then
        values.Head
    elif values.Length = 2 && (says ", not ") then
        values.Head
    elif values.Length = 2 then
        List.last values
    elif
        has "not"
        || has "never"
        || has "hardly"
        || has "nothing"
        || has "no"
        || has "nobody"
        || says "far from"
    then
        -values.Head
    else
        values.Head

let private read (text: string) =
    text.Split([| ". "; "! "; ". " |], StringSplitOptions.None)
    |> Array.map verdict
    |> Array.filter ((<>) 0)

/// The share of test reviews that naive Bayes gets right, by the words alone (multinomial, with one added to each count).
let private bagOfWords (train: SampleReview seq) (test: SampleReview seq) =
    let counts isPraise =
        train
        |> Seq.filter (fun review -> review.IsPraise = isPraise)
        |> Seq.collect (fun review -> words review.Text)
        |> Seq.countBy id
        |> Map

    let ofPraise, ofBlame = counts true, counts false

    let total counts =
        counts |> Map.toSeq |> Seq.sumBy snd |> float

    let allPraise, allBlame = total ofPraise, total ofBlame

    let count word counts =
        Map.tryFind word counts |> Option.defaultValue 0 |> float

    let weights =
        seq {
            yield! Map.keys ofPraise
            yield! Map.keys ofBlame
        }
        |> Seq.distinct
        |> Seq.map (fun word ->
            word,
            log ((count word ofPraise + 1.0) / (allPraise + 300.0))
            - log ((count word ofBlame + 1.0) / (allBlame + 300.0)))
        |> dict

    test
    |> Seq.averageBy (fun review ->
        let score =
            words review.Text
            |> Seq.sumBy (fun word ->
                match weights.TryGetValue word with
                | true, weight -> weight
                | _ -> 0.0)

        if (score > 0.0) = review.IsPraise then 1.0 else 0.0)

let tests =
    testList "SampleReviews" [
        testCase "are the same for the same seed, others for another" (fun () ->
            let texts seed = [ for review in SampleReviews.Test seed -> review.Text ]
            Expect.equal (texts 1) (texts 1) "same seed"
            Expect.notEqual (texts 1) (texts 2) "another seed")

        testCase "are all different, and half of each part praises" (fun () ->
            let train, test = SampleReviews.Train 3, SampleReviews.Test 3
            let texts = [ for review in Seq.append train test -> review.Text ]
            Expect.equal (List.distinct texts).Length texts.Length "no text twice, train and test together"

            for part in [ train; test ] do
                Expect.equal (part |> Seq.filter _.IsPraise |> Seq.length) (part.Count / 2) "half")

        testCase "are 9 to 120 words long and use a few hundred words" (fun () ->
            let all = [ for review in SampleReviews.Train 1 -> words review.Text ]
            let lengths = all |> List.map List.length
            Expect.isGreaterThanOrEqual (List.min lengths) 8 "shortest"
            Expect.isLessThanOrEqual (List.max lengths) 121 "longest"
            Expect.isGreaterThan (List.max lengths - List.min lengths) 80 "variety"
            let vocabulary = all |> List.concat |> List.distinct |> List.length
            Expect.isTrue (vocabulary > 200 && vocabulary < 600) $"{vocabulary} words")

        testCase "can always be read by who minds the order of the words" (fun () ->
            for review in Seq.append (SampleReviews.Train 1) (SampleReviews.Test 2) do
                Expect.sequenceEqual (read review.Text) review.Verdicts review.Text
                Expect.equal (Seq.sum review.Verdicts > 0) review.IsPraise review.Text)

        testCase "can't be read well by who counts the words" (fun () ->
            for seed in 1..3 do
                let right = bagOfWords (SampleReviews.Train seed) (SampleReviews.Test seed)
                Expect.isLessThan right 0.80 $"naive Bayes, seed {seed}"
                Expect.isGreaterThan right 0.65 $"the words say something, seed {seed}")

        testCase "are well-formed English sentences" (fun () ->
            for review in SampleReviews.Train 4 do
                Expect.isFalse (review.Text.Contains '{' || review.Text.Contains '}') "no open slot"
                Expect.isMatch review.Text "^[A-Z].*[.!]$" "from a capital to a stop"

                Expect.isFalse
                    (Text.RegularExpressions.Regex.IsMatch(
                        review.Text,
                        @"\ba [aeiou]|\ba honest|\ban (?!honest)[^aeiou]|  "
                    ))
                    $"articles and spaces: {review.Text}")
    ]
