/// The exercises of lab 1d: a table made ready without leakage, and a fair figure for unequal classes.
[<RequireQualifiedAccess>]
module DLWorkbook.Checking.Exercises.Lab1d

open System
open DLWorkbook.Checking

let private isKnown (value: float) = not (Double.IsNaN value)

let private fillWith (value: float) (column: float[]) =
    column |> Array.map (fun cell -> if isKnown cell then cell else value)

/// The middle of the numbers that are there, by a choice between the lower and the upper one of two.
let private middle (choose: float -> float -> float) (column: float[]) =
    let known = column |> Array.filter isKnown |> Array.sort
    choose known[(known.Length - 1) / 2] known[known.Length / 2]

let private median = middle (fun lower upper -> lower + (upper - lower) / 2.0)

/// A column with about a third of its numbers missing; the first three are there.
let private gappy (gen: Gen) rows =
    gen.Normals rows
    |> Array.mapi (fun row value -> if row > 2 && gen.Integer 1 3 = 1 then nan else value)
    |> Array.map (fun value -> value * value + 1.0)

let private columns (gen: Gen) =
    let train = gappy gen (gen.Size 7 12)
    let test = gappy gen (gen.Size 6 9)
    train[train.Length - 1] <- nan
    test[test.Length - 1] <- nan
    gen.Shuffled train, gen.Shuffled test

/// Each number that stands at a gap of the column as it was.
let private filledGaps (before: float[]) (after: float[]) =
    Seq.zip before after
    |> Seq.indexed
    |> Seq.filter (fun (_, (was, _)) -> not (isKnown was))
    |> Seq.map (fun (row, (_, is)) -> row, is)

let private impute =
    Exercise.make "1d.1" "gaps are filled with what the training rows say"
    |> Exercise.reference (fun (train: float[]) (test: float[]) ->
        fillWith (median train) train, fillWith (median train) test)
    |> Exercise.example
        "a column by hand, median 3"
        ([| 1.0; nan; 3.0; 10.0 |], [| nan; 5.0 |])
        ([| 1.0; 3.0; 3.0; 10.0 |], [| 3.0; 5.0 |])
        Compare.exact
    |> Exercise.check "random columns" columns Oracle.reference (Compare.close 1e-12)
    |> Exercise.property
        "leakage probe: the test rows are a thousand times as large"
        (fun gen -> (let train, test = columns gen in train, test |> Array.map (fun value -> 1000.0 * value)))
        (fun (train, test) (trainAfter: float[], testAfter: float[]) ->
            let known = Array.filter isKnown train
            let low, high = Array.min known, Array.max known

            if trainAfter.Length <> train.Length || testAfter.Length <> test.Length then
                Some "expected as many rows as before, in both columns"
            else
                Seq.append
                    (filledGaps train trainAfter |> Seq.map (fun gap -> "training", gap))
                    (filledGaps test testAfter |> Seq.map (fun gap -> "test", gap))
                |> Seq.tryFind (fun (_, (_, fill)) -> not (fill >= low && fill <= high))
                |> Option.map (fun (part, (row, fill)) ->
                    $"the gap in {part} row {row} was filled with %.4g{fill}, but the training rows go from %.4g{low} to %.4g{high}: a test row has leaked into the statistic"))
    |> Exercise.check
        "columns without a gap"
        (fun gen -> gen.Normals(gen.Size 3 6), gen.Normals(gen.Size 3 6))
        Oracle.reference
        Compare.exact
    |> Exercise.slip
        "this is the median of training and test rows together: the test rows have leaked into it"
        (fun (train: float[]) (test: float[]) ->
            let fill = median (Array.append train test)
            fillWith fill train, fillWith fill test)
    |> Exercise.slip
        "the test rows were filled with their own median: a model that is in use gets one row at a time, and has only the training rows' median"
        (fun (train: float[]) (test: float[]) -> fillWith (median train) train, fillWith (median test) test)
    |> Exercise.slip
        "this is the mean: a few very large numbers move it, which is why the median was asked for"
        (fun (train: float[]) (test: float[]) ->
            let fill = train |> Array.filter isKnown |> Array.average
            fillWith fill train, fillWith fill test)
    |> Exercise.slip
        "of an even count of numbers the median is the mean of the two in the middle, not the upper one"
        (fun (train: float[]) (test: float[]) ->
            let fill = middle (fun _ upper -> upper) train
            fillWith fill train, fillWith fill test)
    |> Exercise.slip
        "of an even count of numbers the median is the mean of the two in the middle, not the lower one"
        (fun (train: float[]) (test: float[]) ->
            let fill = middle (fun lower _ -> lower) train
            fillWith fill train, fillWith fill test)
    |> Exercise.slip
        "gaps were filled with 0: but 0 is a number like any other, and nobody has said it"
        (fun (train: float[]) (test: float[]) -> fillWith 0.0 train, fillWith 0.0 test)
    |> Exercise.slip
        "the median was taken without sorting: it is the middle of the sorted numbers"
        (fun (train: float[]) (test: float[]) ->
            let known = train |> Array.filter isKnown

            let fill = (known[(known.Length - 1) / 2] + known[known.Length / 2]) / 2.0

            fillWith fill train, fillWith fill test)

let private areas = [ "Urban"; "Rural"; "Semiurban"; "Coast"; "Island" ]

/// Categories of training rows, and of rows to encode: some of these the training rows do not have.
let private categories (gen: Gen) =
    let known = gen.Shuffled(Array.ofList areas) |> Array.truncate (gen.Size 2 4)

    let train =
        gen.Shuffled(Array.append known (Array.init (gen.Size 2 5) (fun _ -> gen.Pick(List.ofArray known))))

    let values =
        Array.append
            [| "Moon"; known[0] |]
            (Array.init (gen.Size 2 5) (fun _ -> gen.Pick("Atlantis" :: List.ofArray known)))

    train, gen.Shuffled values

let private indicator (categories: string[]) (values: string[]) =
    values
    |> Array.map (fun value -> categories |> Array.map (fun category -> if category = value then 1.0 else 0.0))

let private sortedDistinct (values: string[]) = values |> Set.ofArray |> Set.toArray

let private oneHot =
    Exercise.make "1d.2" "a category becomes a 1 among zeros"
    |> Exercise.reference (fun (train: string[]) (values: string[]) -> indicator (sortedDistinct train) values)
    |> Exercise.example
        "three areas, one of them never seen"
        ([| "Urban"; "Rural"; "Urban" |], [| "Rural"; "Urban"; "Moon" |])
        [| [| 1.0; 0.0 |]; [| 0.0; 1.0 |]; [| 0.0; 0.0 |] |]
        Compare.exact
    |> Exercise.check "random areas" categories Oracle.reference Compare.exact
    |> Exercise.slip
        "an unseen category got a column of its own: the columns must come from the training rows alone"
        (fun (train: string[]) (values: string[]) -> indicator (sortedDistinct (Array.append train values)) values)
    |> Exercise.slip
        "the columns come in the order in which the categories appear: sort them"
        (fun (train: string[]) (values: string[]) -> indicator (Array.distinct train) values)
    |> Exercise.slip
        "an unseen category is counted as the last one: its row should be zeros alone"
        (fun (train: string[]) (values: string[]) ->
            let known = sortedDistinct train

            values
            |> Array.map (fun value ->
                if Array.contains value known then
                    value
                else
                    Array.last known)
            |> indicator known)
    |> Exercise.slip
        "an unseen category is counted as the first one: its row should be zeros alone"
        (fun (train: string[]) (values: string[]) ->
            let known = sortedDistinct train

            values
            |> Array.map (fun value -> if Array.contains value known then value else known[0])
            |> indicator known)
    |> Exercise.slip
        "it has a row for each category and a column for each value: turn it round"
        (fun (train: string[]) (values: string[]) -> indicator (sortedDistinct train) values |> Array.transpose)
    |> Exercise.slip
        "the first category has no column: an unseen one could not be told from it"
        (fun (train: string[]) (values: string[]) -> indicator (Array.tail (sortedDistinct train)) values)
    |> Exercise.slip "ones and zeros are swapped" (fun (train: string[]) (values: string[]) ->
        indicator (sortedDistinct train) values
        |> Array.map (Array.map (fun cell -> 1.0 - cell)))

let private rowsOf (counts: int[,]) = [ for row in 0 .. Array2D.length1 counts - 1 -> counts[row, *] ]

let private recalls (counts: int[,]) = [
    for truth, row in Seq.indexed (rowsOf counts) do
        if Array.sum row > 0 then
            float row[truth] / float (Array.sum row)
]

let private turned (counts: int[,]) =
    Array2D.init (Array2D.length2 counts) (Array2D.length1 counts) (fun row column -> counts[column, row])

/// Counts of a model that is mostly right, with classes of unequal size, none of them empty.
let private confusion (gen: Gen) =
    let classes = gen.Size 2 4

    Array2D.init classes classes (fun truth predicted ->
        if truth = predicted then
            gen.Integer 5 (20 * (truth + 1))
        else
            gen.Integer 1 9)

let private balanced =
    Exercise.make "1d.3" "every class counts the same"
    |> Exercise.reference (fun (counts: int[,]) -> List.average (recalls counts))
    |> Exercise.example
        "two classes by hand: 3 of 4 and 4 of 6"
        (array2D [ [ 3; 1 ]; [ 2; 4 ] ])
        (17.0 / 24.0)
        (Compare.close 1e-12)
    |> Exercise.example
        "a class with one row: 1 of 1 and 3 of 4"
        (array2D [ [ 1; 0 ]; [ 1; 3 ] ])
        0.875
        (Compare.close 1e-12)
    |> Exercise.check "random counts" confusion Oracle.reference (Compare.close 1e-12)
    |> Exercise.check
        "a class without a row"
        (fun gen ->
            confusion gen
            |> Array2D.mapi (fun truth _ count -> if truth = 0 then 0 else count))
        Oracle.reference
        (Compare.close 1e-12)
    |> Exercise.property
        "a model that always says the same"
        (fun gen ->
            let classes = gen.Size 2 4
            let said = gen.Integer 0 (classes - 1)
            Array2D.init classes classes (fun _ predicted -> if predicted = said then gen.Integer 1 50 else 0))
        (fun counts (answer: float) ->
            let chance = 1.0 / float (Array2D.length1 counts)

            if abs (answer - chance) < 1e-12 then
                None
            else
                Some
                    $"expected 1/{Array2D.length1 counts} = %.4g{chance}, which is all that such a model deserves, got %.4g{answer}")
    |> Exercise.slip "this is the accuracy: large classes count more in it" (fun (counts: int[,]) ->
        let right = Seq.sum [ for i in 0 .. Array2D.length1 counts - 1 -> counts[i, i] ]
        float right / float (List.sumBy Array.sum (rowsOf counts)))
    |> Exercise.slip
        "this goes down the columns: it is the mean precision. The true class is in the rows"
        (fun (counts: int[,]) -> List.average (recalls (turned counts)))
    |> Exercise.slip "a class without a row counts as a recall of 0: leave it out of the mean" (fun (counts: int[,]) ->
        List.sum (recalls counts) / float (Array2D.length1 counts))
    |> Exercise.slip "the recalls were added up, not averaged" (fun (counts: int[,]) -> List.sum (recalls counts))

/// In the order of the lab.
let all: Exercise list = [ impute; oneHot; balanced ]
