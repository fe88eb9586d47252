module DLWorkbook.Tests.Core.Data.ImdbTests

open System
open System.IO
open System.IO.Compression
open System.Text
open Expecto
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private fixture name =
    Path.Combine(__SOURCE_DIRECTORY__, "..", "..", "fixtures", name)

/// Every word, whole reviews, in whatever length they have.
let private everything =
    ImdbOptions(TopWords = Nullable 1_000_000, Length = Nullable())

let private locate (root: string) =
    match DatasetFinder(foldersAt root).FindLocal(Registry.Find "imdb") with
    | null -> failtest "expected the reviews to be found"
    | location -> location

let private load options root = Imdb.Load(options, locate root)

/// The token ids of each row.
let private ids (data: SequenceDataset) = [
    for row in 0 .. data.Count - 1 -> List.ofArray (data.TokensOf(row).ToArray())
]

let private labels (data: SequenceDataset) = List.ofArray (data.Labels.ToArray())

/// A folder with the four reviews in one of the forms, and perhaps an index of words.
let private withReviews put (test: string -> unit) =
    inFolder (fun root ->
        put (folderIn root "local/imdb")
        test root)

let private archive folder =
    pack (Path.Combine(folder, "aclImdb_v1.tar.gz")) reviews

let private index = """{"film": 1, "good": 3, "a": 2, "not": 4, "dull": 5}"""

/// The error with which loading a file of these bytes ends; None when it loads.
let private outcome (options: ImdbOptions) (root: string) (name: string) (bytes: byte[]) =
    File.WriteAllBytes(Path.Combine(root, "local", "imdb", name), bytes)

    try
        let data = load options root
        Ok(ids data.Train, labels data.Train, ids data.Test, labels data.Test)
    with :? DataFormatException as error ->
        Error error

let private raw =
    testList "raw text" [
        testCase "is read from a folder and from an archive alike, blame before praise" (fun () ->
            let read put =
                let mutable result = None

                withReviews put (fun root ->
                    let data = load everything root

                    result <-
                        Some(
                            ids data.Train,
                            labels data.Train,
                            ids data.Test,
                            Seq.toList data.TrainTexts,
                            Seq.toList data.TestTexts
                        ))

                result

            let unpacked = read (fun folder -> unpack folder reviews)
            let packed = read archive
            Expect.equal unpacked packed "folder and archive"

            match packed with
            | Some(train, labels, test, trainTexts, testTexts) ->
                // Our own vocabulary, of the training reviews: dull 3, a 2, br 2, film 2, then don't good i it regret.
                Expect.equal train [ [ 1; 5; 4; 7; 6; 6; 4; 4 ]; [ 1; 5; 9; 7; 10; 8; 12; 11 ] ] "train ids"
                Expect.equal labels [ 0f; 1f ] "labels"
                Expect.equal test [ [ 1; 5; 9; 7 ]; [ 1; 5; 4; 7; 5; 9; 7 ] ] "test ids, unheard words skipped"
                Expect.equal trainTexts [ snd reviews[0]; snd reviews[1] ] "train texts"
                Expect.equal testTexts [ snd reviews[2]; snd reviews[3] ] "test texts, in UTF-8"
            | None -> failtest "nothing was read")

        testCase "takes Keras' word index when it is there, and says so" (fun () ->
            withReviews archive (fun root ->
                File.WriteAllText(Path.Combine(root, "local", "imdb", "imdb_word_index.json"), index)
                let data = load everything root
                Expect.equal (ids data.Test) [ [ 1; 7; 5; 6; 4 ]; [ 1; 7; 5; 8; 4; 5; 6; 4 ] ] "rank + 3"

                Expect.stringContains
                    data.Description
                    "the 4 labelled reviews of aclImdb (2 to train, 2 to test), from local/imdb/aclImdb_v1.tar.gz, words by Keras' index"
                    "description"

                Expect.isFalse data.IsSample "real"
                Expect.equal data.Train.Lineage "imdb/train" "lineage"))

        testCase "is prepared as the options say" (fun () ->
            withReviews archive (fun root ->
                let options =
                    ImdbOptions(TopWords = Nullable 8, Length = Nullable 4, WithLengths = true)

                let data = load options root
                use batch = data.Test.Collate(ReadOnlySpan [| 0; 1 |])
                Expect.sequenceEqual (int64s batch.Inputs) [ 1L; 5L; 2L; 7L; 7L; 5L; 2L; 7L ] "padded and cut before"
                Expect.sequenceEqual (data.Encode "A dull, GOOD film") [ 5; 4; 2; 7 ] "a sentence of one's own"
                Expect.equal data.IdCount 8 "embeddings"))

        testCase "leaves out reviews of Keras' maxlen or more, texts and all" (fun () ->
            let long =
                "aclImdb/test/neg/1_1.txt", "A film, a film, a dull film: a good film, a dull film."

            withReviews (fun folder -> pack (Path.Combine(folder, "aclImdb.tar.gz")) (long :: reviews)) (fun root ->
                let kept longest =
                    let data =
                        load (ImdbOptions(Length = Nullable(), DropFromLength = Nullable longest)) root

                    List.map List.length (ids data.Test), Seq.toList data.TestTexts

                let texts = [ snd reviews[2]; snd reviews[3] ]
                Expect.equal (kept 9) ([ 4; 7 ], texts) "below 9"
                Expect.equal (kept 14) ([ 4; 7 ], texts) "14 is not below 14"
                Expect.equal (kept 15) ([ 4; 14; 7 ], [ texts[0]; snd long; texts[1] ]) "below 15"))

        testCase "refuses a sentence of which no word is known, and options that leave nothing" (fun () ->
            withReviews archive (fun root ->
                Expect.throwsT<ArgumentException>
                    (fun () -> (load everything root).Encode "xyzzy" |> ignore)
                    "no word"

                let error =
                    errorOf<ArgumentException>(fun () ->
                        load (ImdbOptions(DropFromLength = Nullable 3)) root |> ignore)

                Expect.stringContains error.Message "DropFromLength=3 leaves no train review" "nothing left"

                let faults =
                    errorOf<ArgumentException>(fun () ->
                        load (ImdbOptions(Length = Nullable 0, SkipTop = -1)) root |> ignore)

                Expect.stringContains
                    faults.Message
                    "SkipTop: expected 0 or more, got -1; Length: expected at least 1 token, got 0"
                    "all faults"))

        testCase "ignores what is no labelled review, whatever its path" (fun () ->
            withReviews
                (fun folder ->
                    pack
                        (Path.Combine(folder, "aclImdb.tar.gz"))
                        (("aclImdb/README", "read me")
                         :: ("aclImdb/train/unsup/0_0.txt", "unlabelled")
                         :: ("../../train/pos/7_9.txt", "outside")
                         :: ("aclImdb/train/pos/../pos/8_9.txt", "outside")
                         :: ("aclImdb/train/pos/._0_9.txt", "a Mac's shadow")
                         :: reviews))
                (fun root ->
                    Expect.equal (load everything root).Train.Count 2 "two reviews to train on"

                    Expect.equal
                        (Directory.GetFileSystemEntries(root, "*", SearchOption.AllDirectories).Length)
                        3
                        "nothing written"))

        testCase "is refused with the reason when it is not what it should be" (fun () ->
            let refusal entries =
                let mutable message = ""

                withReviews (fun folder -> packEntries (Path.Combine(folder, "aclImdb.tar.gz")) entries) (fun root ->
                    message <- (errorOf<DataFormatException>(fun () -> load everything root |> ignore)).Message)

                message

            let good = [ for name, text in reviews -> name, Encoding.UTF8.GetBytes text ]
            let add name bytes = refusal (good @ [ name, bytes ])

            Expect.stringContains
                (add "aclImdb/train/pos/1_3.txt" "x"B)
                "expected a rating of 7 to 10 in the folder 'pos', got 3 (1_3.txt)"
                "rating"

            Expect.stringContains
                (add "aclImdb/train/pos/0_8.txt" "x"B)
                "expected each number once, got two reviews train/pos/0"
                "twice"

            Expect.stringContains
                (add "aclImdb/test/pos/1_8.txt" [| 0xC3uy; 0x28uy |])
                "expected a review in UTF-8 (number 1)"
                "not UTF-8"

            Expect.stringContains
                (add "aclImdb/test/pos/1_8.txt" (Array.init 300_000 (fun at -> byte (at * at >>> 3) &&& 0x3Fuy)))
                "expected a review of at most 262,144 bytes"
                "too long"

            Expect.stringContains
                (refusal (List.tail good))
                "expected reviews in train/pos and train/neg, got 1 and 0"
                "one kind only"

            Expect.stringContains
                (refusal [ "aclImdb/README", "x"B ])
                "expected reviews in train/pos and train/neg, got 0 and 0"
                "an empty archive"

            withReviews (fun folder -> unpack folder (List.take 2 reviews)) (fun root ->
                let error = errorOf<DataFormatException>(fun () -> load everything root |> ignore)
                Expect.stringContains error.Message "aclImdb: expected the folder test/neg in it" "half a folder"))

        testCase "cut short anywhere, is refused with file and place" (fun () ->
            withReviews archive (fun root ->
                let bytes =
                    File.ReadAllBytes(Path.Combine(root, "local", "imdb", "aclImdb_v1.tar.gz"))

                for length in 0 .. bytes.Length - 1 do
                    match outcome everything root "aclImdb_v1.tar.gz" bytes[.. length - 1] with
                    | Ok _ -> failtestf "%d of %d bytes were taken for the whole" length bytes.Length
                    | Error error ->
                        Expect.equal error.File "aclImdb_v1.tar.gz" "file"
                        Expect.isGreaterThanOrEqual error.Offset 0L "place"))

        testCase "damaged anywhere, is refused or gives the same reviews" (fun () ->
            withReviews archive (fun root ->
                let bytes =
                    File.ReadAllBytes(Path.Combine(root, "local", "imdb", "aclImdb_v1.tar.gz"))

                let good = outcome everything root "aclImdb_v1.tar.gz" bytes
                Expect.isOk good "undamaged"
                let mutable refused = 0

                for at in 0 .. bytes.Length - 1 do
                    for change in [ 1uy; 0x80uy; 0xFFuy ] do
                        let damaged = Array.copy bytes
                        damaged[at] <- damaged[at] ^^^ change

                        match outcome everything root "aclImdb_v1.tar.gz" damaged with
                        | Ok found -> Expect.equal (Ok found) good $"byte {at} ^ {change}"
                        | Error _ -> refused <- refused + 1

                Expect.isGreaterThan refused (bytes.Length * 3 * 9 / 10) "nearly all are seen"))

        testCase "does not unpack a bomb" (fun () ->
            withReviews
                (fun folder ->
                    use file = File.Create(Path.Combine(folder, "aclImdb_v1.tar.gz"))
                    use gzip = new GZipStream(file, CompressionLevel.Optimal)
                    let block = Array.create (1 <<< 20) 0uy
                    // A header that announces eight gigabytes, then zeros.
                    let header = Array.zeroCreate<byte> 512
                    Encoding.ASCII.GetBytes("aclImdb/train/pos/0_9.txt").CopyTo(header, 0)
                    Encoding.ASCII.GetBytes("77777777777").CopyTo(header, 124)
                    let sum = 8 * 32 + (header |> Array.sumBy int)
                    Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\000 ").CopyTo(header, 148)
                    gzip.Write header

                    for _ in 1..40 do
                        gzip.Write block)
                (fun root ->
                    let before = GC.GetAllocatedBytesForCurrentThread()
                    errorOf<DataFormatException>(fun () -> load everything root |> ignore) |> ignore
                    Expect.isLessThan (GC.GetAllocatedBytesForCurrentThread() - before) 4_000_000L "bytes"))

        testCase "unpacks no more than stands in proportion to the file" (fun () ->
            withReviews
                (fun folder ->
                    packEntries (Path.Combine(folder, "aclImdb_v1.tar.gz")) [
                        for id in 0..99 -> $"aclImdb/train/pos/{id}_9.txt", Array.create 200_000 32uy
                    ])
                (fun root ->
                    let error = errorOf<DataFormatException>(fun () -> load everything root |> ignore)

                    Expect.stringContains
                        error.Message
                        "expected at most 200 bytes unpacked for each byte of the file"
                        "why"))
    ]

let private keras =
    let withNpz name =
        withReviews (fun folder -> File.Copy(fixture name, Path.Combine(folder, "imdb.npz")))

    let train = [ [ 1; 2; 300 ]; [ 70000; 4 ]; [ 5 ]; [ 2; 2; 9; 255; 256; 65536 ]; [] ]
    let encoded rows = [ for row in rows -> 1 :: List.map ((+) 3) row ]

    testList "Keras' arrays" [
        testCase "are read as NumPy wrote them, in every protocol" (fun () ->
            for protocol in 2..5 do
                withNpz $"imdb_protocol{protocol}.npz" (fun root ->
                    let data = load everything root
                    Expect.equal (ids data.Train) (encoded train) $"train, protocol {protocol}"
                    Expect.equal (labels data.Train) [ 1f; 0f; 1f; 0f; 1f ] "train labels"
                    Expect.equal (ids data.Test) (encoded [ [ 7 ]; [ 8; 9 ]; [ 10; 11; 12 ] ]) "test"
                    Expect.equal (labels data.Test) [ 0f; 1f; 1f ] "test labels"))

        testCase "have words with the index, and ids without" (fun () ->
            withNpz "imdb_protocol4.npz" (fun root ->
                let nameless = load everything root
                Expect.equal nameless.TrainTexts[0] "<start> <4> <5> <303>" "ids"

                Expect.stringContains
                    nameless.Description
                    "without the words, which are in imdb_word_index.json"
                    "says so"

                Expect.throwsT<InvalidOperationException>
                    (fun () -> nameless.Encode "a film" |> ignore)
                    "no words to encode"

                File.WriteAllText(Path.Combine(root, "local", "imdb_word_index.json"), index)
                let named = load everything root
                Expect.equal named.TrainTexts[0] "<start> film a <303>" "words"
                Expect.sequenceEqual (named.Encode "a FILM") [ 1; 5; 4 ] "encoded"))

        testCase "that ask for code to be run are refused" (fun () ->
            withNpz "imdb_hostile.npz" (fun root ->
                let error = errorOf<DataFormatException>(fun () -> load everything root |> ignore)
                Expect.equal error.File "imdb.npz(x_train.npy)" "file"
                Expect.stringContains error.Message "posix system', which could run code" "what it asked for"))

        testCase "cut short anywhere, are refused; damaged anywhere, refused or the same" (fun () ->
            for name, changes in [ "imdb_protocol2.npz", [ 1uy; 0xFFuy ]; "imdb_protocol4.npz", [] ] do
                withNpz name (fun root ->
                    let bytes = File.ReadAllBytes(fixture name)
                    let good = outcome everything root "imdb.npz" bytes
                    Expect.isOk good "whole"

                    for length in 0 .. bytes.Length - 1 do
                        match outcome everything root "imdb.npz" bytes[.. length - 1] with
                        | Ok _ -> failtestf "%d of %d bytes were taken for the whole" length bytes.Length
                        | Error error -> Expect.stringStarts error.File "imdb.npz" "file"

                    for at in 0 .. bytes.Length - 1 do
                        for change in changes do
                            let damaged = Array.copy bytes
                            damaged[at] <- damaged[at] ^^^ change

                            match outcome everything root "imdb.npz" damaged with
                            | Ok found -> Expect.equal (Ok found) good $"byte {at} ^ {change}"
                            | Error error -> Expect.stringStarts error.File "imdb.npz" "file"))

        testCase
            "damaged under a right checksum, are refused or are other lists, and never take long or much"
            (fun () ->
                // The pickle itself is damaged and zipped anew, so that only its reader stands guard.
                withNpz "imdb_protocol2.npz" (fun root ->
                    let read (name: string) =
                        use zip = ZipFile.OpenRead(fixture "imdb_protocol2.npz")
                        use stream = (zip.GetEntry name |> nonNull).Open()
                        use copy = new MemoryStream()
                        stream.CopyTo copy
                        copy.ToArray()

                    let parts = [
                        for name in [ "x_train.npy"; "y_train.npy"; "x_test.npy"; "y_test.npy" ] -> name, read name
                    ]

                    let pickle = snd parts.Head
                    let before = GC.GetAllocatedBytesForCurrentThread()
                    let mutable tried = 0

                    for at in 0 .. pickle.Length - 1 do
                        for change in [ 1uy; 0x10uy; 0x80uy; 0xFFuy ] do
                            let damaged = Array.copy pickle
                            damaged[at] <- damaged[at] ^^^ change
                            use zipped = new MemoryStream()

                            using (new ZipArchive(zipped, ZipArchiveMode.Create, true)) (fun zip ->
                                for name, bytes in ("x_train.npy", damaged) :: parts.Tail do
                                    use stream = zip.CreateEntry(name).Open()
                                    stream.Write(bytes, 0, bytes.Length))

                            tried <- tried + 1

                            match outcome everything root "imdb.npz" (zipped.ToArray()) with
                            | Ok(rows, _, _, _) -> Expect.equal rows.Length 5 "five rows"
                            | Error error -> Expect.stringStarts error.File "imdb.npz" "file"

                    let each = (GC.GetAllocatedBytesForCurrentThread() - before) / int64 tried
                    Expect.isLessThan each 100_000_000L "bytes allocated for each"))

        testCase "that announce more than they hold are refused before anything is allocated" (fun () ->
            withNpz "imdb_protocol2.npz" (fun root ->
                let header = "{'descr': '<i8', 'fortran_order': False, 'shape': (2000000000,), }\n"

                use zipped = new MemoryStream()

                using (new ZipArchive(zipped, ZipArchiveMode.Create, true)) (fun zip ->
                    use stream = zip.CreateEntry("y_train.npy").Open()

                    stream.Write(
                        ReadOnlySpan [|
                            0x93uy
                            yield! "NUMPY"B
                            1uy
                            0uy
                            byte header.Length
                            0uy
                            yield! Encoding.ASCII.GetBytes header
                        |]
                    ))

                let before = GC.GetAllocatedBytesForCurrentThread()

                match outcome everything root "imdb.npz" (zipped.ToArray()) with
                | Error error ->
                    Expect.stringContains error.Message "expected 2,000,000,000 numbers of 8 bytes, got 0 bytes" "why"
                | Ok _ -> failtest "expected an error"

                Expect.isLessThan (GC.GetAllocatedBytesForCurrentThread() - before) 4_000_000L "bytes"))
    ]

let private wordIndex =
    testList "word index" [
        testCase "cut short anywhere, is refused with file and place" (fun () ->
            withReviews archive (fun root ->
                for length in 0 .. index.Length - 1 do
                    match
                        outcome everything root "imdb_word_index.json" (Encoding.ASCII.GetBytes index[.. length - 1])
                    with
                    | Ok _ -> failtestf "%d of %d bytes were taken for the whole" length index.Length
                    | Error error -> Expect.equal error.File "imdb_word_index.json" "file"))

        testCase "is refused with the reason when it is no index" (fun () ->
            withReviews archive (fun root ->
                let refusal (json: string) =
                    match outcome everything root "imdb_word_index.json" (Encoding.Latin1.GetBytes json) with
                    | Ok _ -> failtestf "%s was taken for an index" json
                    | Error error -> error.Message

                Expect.stringContains
                    (refusal """{"a": 1, "b": 1}""")
                    "byte 14: expected a rank from 1 that no other word has, for the word 'b'"
                    "a rank twice"

                Expect.stringContains
                    (refusal """{"a": 1, "b": 3}""")
                    "expected the ranks 1 to 2 without a gap, but 2 is missing"
                    "a gap"

                Expect.stringContains (refusal """{"a": 1, "a": 2}""") "'a' at rank 2" "a word twice"
                Expect.stringContains (refusal """{"a": 4000000000}""") "expected a rank" "a rank out of range"
                Expect.stringContains (refusal """{"a": "1"}""") "got String" "a rank that is no number"
                Expect.stringContains (refusal "[1, 2]") "got StartArray" "no object"
                Expect.stringContains (refusal "{}") "without a gap" "empty"
                Expect.stringContains (refusal "{\"a\": 1} x") "byte" "more after the end"
                Expect.stringContains (refusal "{\"\xff\": 1}") "UTF-8" "no UTF-8"))
    ]

let private real =
    testList "the real reviews" [
        testCase "are 25,000 and 25,000, half of them praise, and encode as in Keras' imdb.npz" (fun () ->
            let location = realData ()

            if not (location.Companions.ContainsKey "imdb_word_index.json") then
                skiptest "Keras' word index is not at hand"

            let data =
                Imdb.Load(ImdbOptions(TopWords = Nullable 10000, Length = Nullable()), location)

            Expect.equal (data.Train.Count, data.Test.Count) (25000, 25000) "rows"
            Expect.equal (Array.sum (data.Train.Labels.ToArray())) 12500f "praise in train"
            Expect.equal (Array.sum (data.Test.Labels.ToArray())) 12500f "praise in test"
            Expect.equal data.Vocabulary.Count 88584 "words in the index"

            // The first review of keras.datasets.imdb.load_data(num_words=10000), as Keras' own documentation prints it.
            let known = [
                1
                14
                22
                16
                43
                530
                973
                1622
                1385
                65
                458
                4468
                66
                3941
                4
                173
                36
                256
                5
                25
                100
                43
                838
                112
                50
                670
                2
                9
                35
                480
                284
                5
                150
                4
                172
                112
                167
                2
                336
                385
                39
                4
                172
                4536
                1111
                17
                546
                38
                13
                447
                4
                192
                50
                16
                6
                147
                2025
                19
                14
                22
                4
                1920
                4613
                469
                4
                22
                71
                87
                12
                16
                43
                530
                38
                76
                15
                13
                1247
                4
                22
                17
                515
                17
                12
                16
                626
                18
                2
                5
                62
                386
                12
                8
                316
                8
                106
                5
                4
                2223
                5244
                16
                480
                66
                3785
                33
                4
                130
                12
                16
                38
                619
                5
                25
                124
                51
                36
                135
                48
                25
                1415
                33
                6
                22
                12
                215
                28
                77
                52
                5
                14
                407
                16
                82
                2
                8
                4
                107
                117
                5952
                15
                256
                4
                2
                7
                3766
                5
                723
                36
                71
                43
                530
                476
                26
                400
                317
                46
                7
                4
                2
                1029
                13
                104
                88
                4
                381
                15
                297
                98
                32
                2071
                56
                26
                141
                6
                194
                7486
                18
                4
                226
                22
                21
                134
                476
                26
                480
                5
                144
                30
                5535
                18
                51
                36
                28
                224
                92
                25
                104
                4
                226
                65
                16
                38
                1334
                88
                12
                16
                283
                5
                16
                4472
                113
                103
                32
                15
                16
                5345
                19
                178
                32
            ]

            let row =
                data.TrainTexts
                |> Seq.findIndex _.StartsWith("this film was just brilliant,casting")

            Expect.sequenceEqual (data.Train.TokensOf(row).ToArray()) known "all 218 ids"
            Expect.equal (data.Train.LabelOf row) 1f "praise"

            Expect.stringStarts
                (data.Encoder.Decode known)
                "<start> this film was just brilliant casting location scenery story"
                "words"

            Expect.equal (Disjoint.Shared(data.Train, data.Test)) 0 "train and test share no row")
    ]

let tests = testList "Imdb" [ raw; keras; wordIndex; real ]
