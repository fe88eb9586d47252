/// The exercises of lab 1e: handwritten digits.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1e

open DLWorkbook.Checking

/// An image moved by what `source` says: the pixel that comes to (row, column), if it is inside.
let private moved (source: int -> int -> int * int) (image: float[,]) =
    let height, width = Array2D.length1 image, Array2D.length2 image
    let result = Array2D.zeroCreate height width

    for row in 0 .. height - 1 do
        for column in 0 .. width - 1 do
            let fromRow, fromColumn = source row column

            if fromRow >= 0 && fromRow < height && fromColumn >= 0 && fromColumn < width then
                result[row, column] <- image[fromRow, fromColumn]

    result

let private shift =
    let image (gen: Gen) =
        gen.Matrix (gen.Integer 4 6) (gen.Integer 7 9)

    /// A step that is not zero.
    let step (gen: Gen) most = gen.Pick [ -1; 1 ] * gen.Integer 1 most

    Exercise.make "1e.1" "an image moved"
    |> Exercise.reference (fun (dx: int) (dy: int) (image: float[,]) ->
        moved (fun row column -> row - dy, column - dx) image)
    |> Exercise.example
        "one to the right"
        (1, 0, array2D [ [ 1.0; 2.0; 3.0 ]; [ 4.0; 5.0; 6.0 ] ])
        (array2D [ [ 0.0; 1.0; 2.0 ]; [ 0.0; 4.0; 5.0 ] ])
        Compare.exact
    |> Exercise.check "in every direction" (fun gen -> step gen 3, step gen 2, image gen) Oracle.reference Compare.exact
    |> Exercise.check
        "nowhere, and out of the picture"
        (fun gen ->
            (if gen.Case % 2 = 0 then
                 0, 0, image gen
             else
                 step gen 2, 11, image gen))
        Oracle.reference
        Compare.exact
    |> Exercise.slip "dx and dy have changed places: dx moves along a row, dy down" (fun dx dy image ->
        moved (fun row column -> row - dx, column - dy) (image: float[,]))
    |> Exercise.slip
        "it went the other way: what comes to a pixel was dx columns to its left and dy rows above it"
        (fun dx dy image -> moved (fun row column -> row + dy, column + dx) (image: float[,]))
    |> Exercise.slip
        "what leaves on one side comes back on the other: nothing but zero may come in"
        (fun dx dy (image: float[,]) ->
            let wrap value size = ((value % size) + size) % size
            let height, width = Array2D.length1 image, Array2D.length2 image
            moved (fun row column -> wrap (row - dy) height, wrap (column - dx) width) image)
    |> Exercise.slip "the edge was drawn out over the empty pixels: they are to be zero" (fun dx dy (image: float[,]) ->
        let inside value size = max 0 (min (size - 1) value)
        let height, width = Array2D.length1 image, Array2D.length2 image
        moved (fun row column -> inside (row - dy) height, inside (column - dx) width) image)

let private tally (cell: int -> int -> int * int) classes (truth: int[]) (predicted: int[]) =
    let counts = Array2D.zeroCreate classes classes

    for row in 0 .. truth.Length - 1 do
        let i, j = cell truth[row] predicted[row]
        counts[i, j] <- counts[i, j] + 1

    counts

let private confusion =
    Exercise.make "1e.2" "who is taken for whom"
    |> Exercise.reference (fun (classes: int) (truth: int[]) (predicted: int[]) ->
        tally (fun actual guess -> actual, guess) classes truth predicted)
    |> Exercise.example
        "three rows of class 0, one of class 1"
        (2, [| 0; 0; 0; 1 |], [| 0; 1; 1; 1 |])
        (array2D [ [ 1; 2 ]; [ 0; 1 ] ])
        Compare.exact
    |> Exercise.check
        "random verdicts"
        (fun gen ->
            let classes, rows = gen.Size 2 5, gen.Integer 9 30
            classes, gen.Integers rows 0 (classes - 1), gen.Integers rows 0 (classes - 1))
        Oracle.reference
        Compare.exact
    |> Exercise.check
        "a class that nobody saw or guessed"
        (fun gen -> 5, gen.Integers 20 0 2, gen.Integers 20 1 3)
        Oracle.reference
        Compare.exact
    |> Exercise.slip "it is the transpose: the true classes are the rows" (fun classes truth predicted ->
        tally (fun actual guess -> guess, actual) classes truth predicted)
    |> Exercise.slip "the right answers are missing: they belong on the diagonal" (fun classes truth predicted ->
        let rows = [|
            for row, actual in Seq.indexed truth do
                if actual <> Array.get predicted row then
                    row
        |]

        tally
            (fun actual guess -> actual, guess)
            classes
            (Array.map (Array.get truth) rows)
            (Array.map (Array.get predicted) rows))
    |> Exercise.slip
        "every cell is 0 or 1: a cell counts how often, so add to what is there"
        (fun classes truth predicted ->
            tally (fun actual guess -> actual, guess) classes truth predicted
            |> Array2D.map (min 1))

/// The place of the largest number of a row, the first one of equals.
let private largest (values: float[,]) row =
    Seq.maxBy (fun column -> values[row, column]) [ 0 .. Array2D.length2 values - 1 ]

let private surest =
    /// Rows of probabilities with about two mistakes in three.
    let draw rows (gen: Gen) =
        let classes = gen.Integer 3 5
        let weights = Array2D.init rows classes (fun _ _ -> gen.Uniform 0.05 1.0)

        let probabilities =
            Array2D.init rows classes (fun row column -> weights[row, column] / Array.sum weights[row, *])

        let truth =
            Array.init rows (fun row ->
                if row % 3 = 0 then
                    largest probabilities row
                else
                    (largest probabilities row + gen.Integer 1 (classes - 1)) % classes)

        truth, probabilities

    /// The mistakes with the largest number of their own first.
    let ranked (worth: int[] -> float[,] -> int -> float) count (truth: int[]) (probabilities: float[,]) =
        [| 0 .. truth.Length - 1 |]
        |> Array.filter (fun row -> largest probabilities row <> truth[row])
        |> Array.sortByDescending (worth truth probabilities)
        |> Array.truncate count

    let confidence (_: int[]) (probabilities: float[,]) row = Array.max probabilities[row, *]

    Exercise.make "1e.3" "the surest mistakes"
    |> Exercise.reference (fun (count: int) (truth: int[]) (probabilities: float[,]) ->
        ranked confidence count truth probabilities)
    |> Exercise.example
        "rows 2 and 0 are wrong, and row 2 is surer of it"
        (3, [| 1; 0; 0 |], array2D [ [ 0.6; 0.4 ]; [ 0.9; 0.1 ]; [ 0.2; 0.8 ] ])
        [| 2; 0 |]
        Compare.exact
    |> Exercise.check
        "more mistakes than are wanted"
        (fun gen ->
            let truth, probabilities = draw (gen.Integer 15 25) gen
            gen.Integer 3 5, truth, probabilities)
        Oracle.reference
        Compare.exact
    |> Exercise.check
        "fewer mistakes than are wanted"
        (fun gen ->
            let truth, probabilities = draw (gen.Integer 7 9) gen
            30, truth, probabilities)
        Oracle.reference
        Compare.exact
    |> Exercise.slip
        "the least sure come first: sort downwards"
        (ranked (fun truth probabilities row -> -(confidence truth probabilities row)))
    |> Exercise.slip
        "these are the rows of which the net was surest, right or wrong: keep the wrong ones alone"
        (fun count (truth: int[]) (probabilities: float[,]) ->
            [| 0 .. truth.Length - 1 |]
            |> Array.sortByDescending (confidence truth probabilities)
            |> Array.truncate count)
    |> Exercise.slip
        "they are the mistakes in the order of their rows: the surest are to come first"
        (ranked (fun _ _ row -> -float row))
    |> Exercise.slip
        "that is the order by what the truth was given: sure is who gives much to its own verdict"
        (ranked (fun truth probabilities row -> -probabilities[row, truth[row]]))
    |> Exercise.slip
        "that is each row's place among the mistakes: give its number among all rows"
        (fun count (truth: int[]) (probabilities: float[,]) ->
            let all =
                ranked (fun _ _ row -> -float row) System.Int32.MaxValue truth probabilities

            ranked confidence count truth probabilities
            |> Array.map (fun row -> System.Array.IndexOf(all, row)))

/// In the order of the lab.
let all: Exercise list = [ shift; confusion; surest ]
