module DLWorkbook.Tests.Checking.Exercises.Lab1eTests

open Expecto
open DLWorkbook.Tests.Checking
open DLWorkbook.Tests.Checking.WrongAnswer

let private sizes (image: float[,]) =
    Array2D.length1 image, Array2D.length2 image

let private pick (image: float[,]) row column =
    let height, width = sizes image

    if row >= 0 && row < height && column >= 0 && column < width then
        image[row, column]
    else
        0.0

let private shiftAnswers = [
    wrong
        "1e.1"
        "dx and dy swapped"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            Array2D.init (Array2D.length1 image) (Array2D.length2 image) (fun row column ->
                pick image (row - dx) (column - dy)))
        "dx and dy have changed places"
    wrong
        "1e.1"
        "the wrong way"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            image |> Array2D.mapi (fun row column _ -> pick image (row + dy) (column + dx)))
        "the other way"
    wrong
        "1e.1"
        "wraps around"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            let height, width = sizes image

            image
            |> Array2D.mapi (fun row column _ ->
                image[(row - dy + 10 * height) % height, (column - dx + 10 * width) % width]))
        "comes back on the other"
    wrong
        "1e.1"
        "draws the edge out"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            let height, width = sizes image

            image
            |> Array2D.mapi (fun row column _ ->
                image[System.Math.Clamp(row - dy, 0, height - 1), System.Math.Clamp(column - dx, 0, width - 1)]))
        "edge was drawn out"
    wrong
        "1e.1"
        "in place, so that a pixel that was moved is moved again"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            let height, width = sizes image

            for row in 0 .. height - 1 do
                for column in 0 .. width - 1 do
                    image[row, column] <- pick image (row - dy) (column - dx)

            image)
        "changed its argument image|shares its memory"
    wrong
        "1e.1"
        "gives the image itself back when there is nowhere to go"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            if dx = 0 && dy = 0 then
                image
            else
                image |> Array2D.mapi (fun row column _ -> pick image (row - dy) (column - dx)))
        "shares its memory with the argument image"
    wrong
        "1e.1"
        "reaches outside"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            image |> Array2D.mapi (fun row column _ -> image[row - dy, column - dx]))
        "IndexOutOfRange|index"
    wrong
        "1e.1"
        "NaN in the empty pixels"
        (fun (dx: int) (dy: int) (image: float[,]) ->
            let height, width = sizes image

            image
            |> Array2D.mapi (fun row column _ ->
                let row, column = row - dy, column - dx

                if row >= 0 && row < height && column >= 0 && column < width then
                    image[row, column]
                else
                    nan))
        "NaN"
]

let private counted classes (pairs: (int * int) seq) =
    let counts = Array2D.zeroCreate classes classes

    for i, j in pairs do
        counts[i, j] <- counts[i, j] + 1

    counts

let private confusionAnswers = [
    wrong
        "1e.2"
        "transposed"
        (fun (classes: int) (truth: int[]) (predicted: int[]) -> Seq.zip predicted truth |> counted classes)
        "the true classes are the rows"
    wrong
        "1e.2"
        "only the mistakes"
        (fun (classes: int) (truth: int[]) (predicted: int[]) ->
            Seq.zip truth predicted |> Seq.filter (fun (i, j) -> i <> j) |> counted classes)
        "diagonal"
    wrong
        "1e.2"
        "sets where it should add"
        (fun (classes: int) (truth: int[]) (predicted: int[]) ->
            let counts = Array2D.zeroCreate classes classes
            Array.iter2 (fun i j -> counts[i, j] <- 1) truth predicted
            counts)
        "add to what is there"
    wrong
        "1e.2"
        "as many classes as it has seen"
        (fun (classes: int) (truth: int[]) (predicted: int[]) ->
            ignore classes

            Seq.zip truth predicted
            |> counted (1 + max (Array.max truth) (Array.max predicted)))
        "expected int\\[,\\].*\\(5, 5\\).*got int\\[,\\].*\\(4, 4\\)|5 × 5.*4 × 4"
    wrong
        "1e.2"
        "the last row forgotten"
        (fun (classes: int) (truth: int[]) (predicted: int[]) ->
            Seq.zip truth predicted |> Seq.truncate (truth.Length - 1) |> counted classes)
        "expected"
    wrong
        "1e.2"
        "sorts its arguments"
        (fun (classes: int) (truth: int[]) (predicted: int[]) ->
            let counts = Seq.zip truth predicted |> counted classes
            System.Array.Sort truth
            System.Array.Sort predicted
            counts)
        "changed its argument"
]

let private verdict (probabilities: float[,]) row =
    Seq.maxBy (fun column -> probabilities[row, column]) [ 0 .. Array2D.length2 probabilities - 1 ]

let private mistakes (truth: int[]) probabilities =
    [| 0 .. truth.Length - 1 |]
    |> Array.filter (fun row -> verdict probabilities row <> truth[row])

let private top (probabilities: float[,]) row = Array.max probabilities[row, *]

let private surestAnswers = [
    wrong
        "1e.3"
        "the least sure first"
        (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
            mistakes truth probabilities
            |> Array.sortBy (top probabilities)
            |> Array.truncate count)
        "least sure come first"
    wrong
        "1e.3"
        "the right ones as well"
        (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
            [| 0 .. truth.Length - 1 |]
            |> Array.sortByDescending (top probabilities)
            |> Array.truncate count)
        "keep the wrong ones"
    wrong
        "1e.3"
        "not sorted"
        (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
            mistakes truth probabilities |> Array.truncate count)
        "order of their rows"
    wrong
        "1e.3"
        "by what the truth was given"
        (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
            mistakes truth probabilities
            |> Array.sortBy (fun row -> probabilities[row, truth[row]])
            |> Array.truncate count)
        "sure is who gives much"
    wrong
        "1e.3"
        "takes as many as are wanted, though there are not so many"
        (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
            mistakes truth probabilities
            |> Array.sortByDescending (top probabilities)
            |> Array.take count)
        "it raised"
    wrong
        "1e.3"
        "places among the mistakes"
        (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
            let wrong = mistakes truth probabilities

            [| 0 .. wrong.Length - 1 |]
            |> Array.sortByDescending (fun place -> top probabilities wrong[place])
            |> Array.truncate count)
        "number among all rows"
    wrong
        "1e.3"
        "all of them, whatever is wanted"
        (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
            ignore count
            mistakes truth probabilities |> Array.sortByDescending (top probabilities))
        "expected int\\[\\]|of 3|expected"
]

/// Plausible wrong answers, at least five for each exercise.
let wrongAnswers: WrongAnswer list = shiftAnswers @ confusionAnswers @ surestAnswers

let tests = testList "exercises of lab 1e" (WrongAnswer.tests wrongAnswers)
