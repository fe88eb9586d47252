module DLWorkbook.Tests.Core.Data.IrisTests

open System.IO
open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private header = "sepal_length,sepal_width,petal_length,petal_width,species"

/// Loads a table that stands as iris.csv in a folder of the data.
let private load (folder: string) (text: string) =
    let mutable flowers = None

    inFolder (fun root ->
        let finder = DatasetFinder(foldersAt root)
        File.WriteAllText(Path.Combine(folderIn root $"local{folder}", "iris.csv"), text)
        flowers <- Some(Iris.Load(finder.Find("iris", DataChoice.Real))))

    Option.get flowers

let private refusal rows =
    (errorOf<DataFormatException>(fun () -> load "" $"{header}\n{rows}\n" |> ignore)).Message

let private columnMeans (flowers: FlowerData) label =
    let own =
        Seq.zip flowers.Rows flowers.Labels
        |> Seq.filter (snd >> (=) label)
        |> Seq.map (fst >> Array.ofSeq)
        |> Array.ofSeq

    Array.transpose own |> Array.map Array.average

let private sample seed =
    Iris.Load(DatasetFinder().Find("iris", DataChoice.Sample), seed)

let tests =
    testList "iris" [
        testCase "is read from its own folder, the shared one of small data sets, or the data's own" (fun () ->
            for folder in [ ""; "/iris"; "/toy" ] do
                let flowers =
                    load folder $"{header}\n5.1,3.5,1.4,0.2,setosa\n6.5,3,5.2,2,virginica\n"

                Expect.equal
                    [ for row in flowers.Rows -> List.ofSeq row ]
                    [ [ 5.1; 3.5; 1.4; 0.2 ]; [ 6.5; 3.0; 5.2; 2.0 ] ]
                    "rows"

                Expect.equal (List.ofSeq flowers.Labels) [ 0; 2 ] "labels"
                Expect.equal (List.ofSeq flowers.Species) [ "setosa"; "versicolor"; "virginica" ] "species"
                Expect.equal flowers.Measures.Count 4 "measures"
                Expect.isFalse flowers.IsSample "real"
                Expect.stringContains flowers.Description "2 flowers of 3 species" "description")

        for rows, expected in
            [
                "5.1,3.5,1.4,0.2,rose", "data row 1: expected setosa or versicolor or virginica, got 'rose'"
                "5.1,3.5,1.4,0.2,setosa\n5.1,,1.4,0.2,setosa",
                "sepal_width, data row 2: expected a length in cm above 0 and below 100, got ''"
                "-5.1,3.5,1.4,0.2,setosa", "got '-5.1'"
                "NaN,3.5,1.4,0.2,setosa", "got 'NaN'"
                "1e300,3.5,1.4,0.2,setosa", "got '1e300'"
                "0,3.5,1.4,0.2,setosa", "got '0'"
                "5.1,3.5,1.4,setosa", "expected 5 fields, as the header has, got 4"
            ] do
            let first = rows.Split('\n')[0]

            testCase $"refuses {first}, {expected}" (fun () ->
                let message = refusal rows
                Expect.stringContains message expected "what was expected"
                Expect.stringContains message "iris.csv, byte" "where")

        testCase "refuses another table" (fun () ->
            let error = errorOf<DataFormatException>(fun () -> load "" "a,b\n1,2\n" |> ignore)
            Expect.stringContains error.Message $"expected the columns {header}, got a,b" "message")

        testCase
            "the sample is fifty flowers of each species, the same for the same seed, and says that it is one"
            (fun () ->
                let flowers = sample 1
                Expect.isTrue flowers.IsSample "sample"
                Expect.equal (flowers.Labels |> Seq.countBy id |> List.ofSeq) [ 0, 50; 1, 50; 2, 50 ] "labels"
                Expect.equal (SampleFlowers.Write 1) (SampleFlowers.Write 1) "the same seed"
                Expect.notEqual (SampleFlowers.Write 1) (SampleFlowers.Write 2) "another seed")

        testCase "in the sample one species stands apart, and the other two overlap" (fun () ->
            for seed in 1..5 do
                let flowers = sample seed

                let petal label = [
                    for row, own in Seq.zip flowers.Rows flowers.Labels do
                        if own = label then
                            row[2]
                ]

                Expect.isLessThan
                    (List.max (petal 0))
                    (List.min (petal 1))
                    $"setosa's petals are the shortest, seed {seed}"

                Expect.isGreaterThan (List.max (petal 1)) (List.min (petal 2)) $"the others overlap, seed {seed}"
                let means label = (columnMeans flowers label)[2]
                Expect.isLessThan (means 1) (means 2) $"on average, seed {seed}")

        testCase "the real flowers are Fisher's: his means of the three species" (fun () ->
            match DatasetFinder().FindLocal(Registry.Find "iris") with
            | null -> skiptest "the iris table is not at hand"
            | location ->
                let flowers = Iris.Load location
                Expect.equal flowers.Rows.Count 150 "rows"

                for label, means in
                    [
                        0, [| 5.006; 3.428; 1.462; 0.246 |]
                        1, [| 5.936; 2.770; 4.260; 1.326 |]
                        2, [| 6.588; 2.974; 5.552; 2.026 |]
                    ] do
                    Array.iter2
                        (fun (expected: float) got ->
                            Expect.floatClose Accuracy.high got expected flowers.Species[label])
                        means
                        (columnMeans flowers label))
    ]
