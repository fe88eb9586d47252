module DLWorkbook.Tests.Core.Data.BatchLoaderTests

open System
open System.Collections.Generic
open System.Threading
open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

/// A data set that counts its live batches, and can be slow or fail.
type private Probe(count: int, onBatch: int[] -> unit) =
    inherit Dataset("probe")
    member val Threads = HashSet<int>()
    member val Batches = List<Batch>()
    override _.Count = count

    override _.AppendContent hash =
        hash.AppendData(BitConverter.GetBytes count)

    override this.CollateChecked rows =
        let rows = rows.ToArray()
        onBatch rows
        let tensor = torch.tensor (Array.map int64 rows)
        let batch = new Batch(tensor, torch.tensor (Array.map float32 rows), null)

        lock this.Batches (fun () ->
            this.Threads.Add Environment.CurrentManagedThreadId |> ignore
            this.Batches.Add batch)

        batch

    /// The number of batches that nobody has freed.
    member this.Live =
        this.Batches
        |> Seq.filter (fun batch -> not batch.Inputs.IsInvalid)
        |> Seq.length

let private probe count = Probe(count, ignore)

/// The rows of each batch of an epoch; every batch is freed.
let private rows (loader: BatchLoader) epoch = [
    for batch in loader.Epoch epoch do
        use batch = batch
        List.ofArray (int64s batch.Inputs)
]

let private options size =
    BatchOptions(BatchSize = size, Seed = 7)

let tests =
    testList "BatchLoader" [
        testCase "gives each row once an epoch, in batches of the size asked for" (fun () ->
            let batches = rows (BatchLoader(probe 10, options 4)) 0
            Expect.equal (List.map List.length batches) [ 4; 4; 2 ] "sizes"
            Expect.equal (List.sort (List.concat batches)) [ 0L .. 9L ] "rows")

        testCase "gives rows in their own order without shuffling, and leaves out a last part when told" (fun () ->
            let loader =
                BatchLoader(probe 10, BatchOptions(BatchSize = 4, Shuffle = false, DropLast = true))

            Expect.equal (rows loader 3) [ [ 0L .. 3L ]; [ 4L .. 7L ] ] "two full batches"
            Expect.equal loader.BatchesPerEpoch 2 "said beforehand")

        testCase "orders an epoch by seed and epoch alone, however far ahead it works" (fun () ->
            let order (prefetch: int) seed epoch =
                let options = BatchOptions(BatchSize = 7, Seed = seed, Prefetch = prefetch)
                rows (BatchLoader(probe 60, options)) epoch

            for prefetch in [ 1; 2; 5 ] do
                Expect.equal (order prefetch 1 2) (order 0 1 2) $"prefetch {prefetch}"

            Expect.notEqual (order 2 1 2) (order 2 1 3) "another epoch"
            Expect.notEqual (order 2 1 2) (order 2 2 2) "another seed")

        testCase "makes batches that take long on another thread, but the first on the caller's" (fun () ->
            let data = Probe(30, fun _ -> Thread.Sleep 50)
            rows (BatchLoader(data, options 10)) 0 |> ignore
            Expect.equal data.Threads.Count 2 "two threads"
            let single = probe 30
            rows (BatchLoader(single, options 30)) 0 |> ignore
            Expect.sequenceEqual single.Threads [ Environment.CurrentManagedThreadId ] "one batch needs no thread")

        testCase "frees what nobody took when the reader leaves early, and ends its thread" (fun () ->
            let data = probe 1000
            let seen = BatchLoader(data, options 10).Epoch 0 |> Seq.take 2 |> Seq.toList
            Expect.equal data.Live 2 "only the two taken"
            Expect.isLessThanOrEqual data.Batches.Count 5 "no more than two ahead, and one on the way"
            seen |> List.iter _.Dispose()
            Expect.equal data.Live 0 "none"

            let taken = List<Batch>()

            Expect.throwsT<InvalidOperationException>
                (fun () ->
                    for batch in BatchLoader(data, options 10).Epoch 1 do
                        taken.Add batch

                        if taken.Count = 5 then
                            invalidOp "the training step failed")
                "the reader's own error"

            Expect.equal data.Live 5 "only the five taken"
            taken |> Seq.iter _.Dispose())

        testCase "raises an error of the maker in place of the batch, after the batches before it" (fun () ->
            for prefetch in [ 0; 2 ] do
                let data =
                    Probe(
                        50,
                        fun rows ->
                            if Array.contains 33 rows then
                                raise (ArithmeticException "row 33")
                    )

                let options = BatchOptions(BatchSize = 10, Shuffle = false, Prefetch = prefetch)
                let sizes = List<int>()

                let error =
                    errorOf<ArithmeticException>(fun () ->
                        for batch in BatchLoader(data, options).Epoch 0 do
                            use batch = batch
                            sizes.Add batch.Size)

                Expect.equal error.Message "row 33" "the maker's error"
                Expect.sequenceEqual sizes [ 10; 10; 10 ] "the batches before"
                Expect.equal data.Live 0 "none left")

        testCase "waits for a slow maker, and never runs far ahead of a slow reader" (fun () ->
            let slow = Probe(8, fun _ -> Thread.Sleep 5)
            Expect.equal (List.concat (rows (BatchLoader(slow, options 2)) 0) |> List.sort) [ 0L .. 7L ] "all rows"
            let data = probe 40
            let mutable taken = 0

            for batch in BatchLoader(data, options 2).Epoch 0 do
                use batch = batch
                taken <- taken + 1
                Thread.Sleep 2
                Expect.isLessThanOrEqual (lock data.Batches (fun () -> data.Batches.Count)) (taken + 3) "ahead")

        testCase "leaves no tensor behind, inside or outside a dispose scope" (fun () ->
            use scope = torch.NewDisposeScope()
            let data = probe 40

            for prefetch in [ 0; 2 ] do
                rows (BatchLoader(data, BatchOptions(BatchSize = 4, Prefetch = prefetch))) 0
                |> ignore

            Expect.equal data.Live 0 "none"

            let kept =
                Seq.toList (BatchLoader(data, BatchOptions(BatchSize = 20, Prefetch = 0)).Epoch 0)

            scope.Dispose()
            Expect.equal data.Live 2 "a batch outlives the scope that it was made in"
            kept |> List.iter _.Dispose())

        testCase
            "puts rows of like length together when bucketing, each row once, the same for the same seed"
            (fun () ->
                let lengths = [ for row in 0..399 -> 1 + row * 37 % 50 ]

                let data =
                    SequenceDataset(
                        "rows",
                        [| for row, length in List.indexed lengths -> Array.create length (row + 1) |],
                        [| for _ in lengths -> 0f |]
                    )

                let batches bucket epoch =
                    let options = BatchOptions(BatchSize = 8, Seed = 1, BucketByLength = bucket)

                    [
                        for batch in BatchLoader(data, options).Epoch epoch do
                            use batch = batch
                            batch.Inputs.shape[1], Array.max (int64s batch.Inputs), List.ofArray (int64s batch.Inputs)
                    ]

                let steps = List.sumBy (fun (time, _, _) -> 8L * time)
                Expect.isLessThan (steps (batches true 0)) (steps (batches false 0) * 6L / 10L) "much less padding"
                Expect.equal (batches true 0) (batches true 0) "same seed"
                Expect.notEqual (batches true 0) (batches true 1) "another epoch"

                let seen =
                    batches true 0
                    |> List.collect (fun (_, _, ids) -> ids)
                    |> List.filter ((<>) 0L)
                    |> List.distinct

                Expect.equal (List.sort seen) [ 1L .. 400L ] "each row"
                let times = batches true 0 |> List.map (fun (time, _, _) -> time)
                Expect.notEqual times (List.sort times) "batches in random order")

        testCase "reports every fault of the options together" (fun () ->
            let error =
                errorOf<ArgumentException>(fun () ->
                    BatchLoader(probe 3, BatchOptions(BatchSize = 0, Prefetch = -1, BucketByLength = true))
                    |> ignore)

            for fault in
                [
                    "BatchSize: expected at least 1 row, got 0"
                    "Prefetch: expected 0 to 1024 batches, got -1"
                    "BucketByLength: the rows of probe"
                ] do
                Expect.stringContains error.Message fault "a fault"

            Expect.throwsT<ArgumentException>
                (fun () -> BatchLoader(probe 3, BatchOptions(BatchSize = 4, DropLast = true)) |> ignore)
                "no batch would be left")

        testCase "gives each row once, whatever the sizes" (fun () ->
            Check.QuickThrowOnFailure
                (fun (PositiveInt count) (PositiveInt size) (NonNegativeInt prefetch) seed bucket ->
                    let data = sequences [ for row in 1 .. count % 50 + 1 -> row % 5 ]

                    let options =
                        BatchOptions(
                            BatchSize = size % 20 + 1,
                            Seed = seed,
                            Prefetch = prefetch % 4,
                            BucketByLength = bucket
                        )

                    let targets = [
                        for batch in BatchLoader(data, options).Epoch 0 do
                            use batch = batch
                            yield! float32s batch.Targets
                    ]

                    List.sort targets = List.sort [ for row in 0 .. data.Count - 1 -> data.LabelOf row ]))
    ]
