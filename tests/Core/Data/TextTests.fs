module DLWorkbook.Tests.Core.Data.TextTests

open System
open Expecto
open FsCheck
open FsCheck.FSharp
open DLWorkbook.Core.Data
open DLWorkbook.Tests.Core.Data.Fixtures

let private words (text: string) = List.ofSeq (Tokenizer.Keras.Words text)

let private tokenizer =
    testList "Tokenizer" [
        testCase "cuts at Keras' filters and keeps apostrophes" (fun () ->
            Expect.equal
                (words "It's GREAT,isn't it?<br />A+ (10/10) end_of.line\tnew\nlast")
                [ "it's"; "great"; "isn't"; "it"; "br"; "a"; "10"; "10"; "end"; "of"; "line"; "new"; "last" ]
                "words")

        testCase "keeps what Keras keeps: other spaces, other signs, letters with accents" (fun () ->
            Expect.equal (words "caf\u00e9\u00a0x \u2013 y\rz") [ "caf\u00e9\u00a0x"; "\u2013"; "y\rz" ] "words")

        testCase "finds no word in nothing, or in filtered characters alone" (fun () ->
            Expect.isEmpty (words "") "nothing"
            Expect.isEmpty (words Tokenizer.KerasFilters) "filters")

        testCase "makes all letters small, or only A to Z for the IMDb index" (fun () ->
            Expect.equal (words "\u00c9cole MAY") [ "\u00e9cole"; "may" ] "all"
            Expect.sequenceEqual (Tokenizer.KerasImdb.Words "\u00c9cole MAY") [ "\u00c9cole"; "may" ] "A to Z")
    ]

let private vocabulary =
    testList "Vocabulary" [
        testCase "ranks words by how often they occur, then by the alphabet" (fun () ->
            let found = Vocabulary.Build [ "b a c"; "c b!"; "C d" ]
            Expect.sequenceEqual found.Words [ "c"; "b"; "a"; "d" ] "order"
            Expect.equal (found.RankOf "b") 2 "rank of b"
            Expect.equal (found.RankOf "unheard") 0 "none"
            Expect.equal (found.WordOf 1) "c" "first"
            Expect.isNull (found.WordOf 5) "beyond the last")

        testCase "refuses a word twice" (fun () ->
            let error =
                errorOf<ArgumentException>(fun () -> Vocabulary [| "a"; "b"; "a" |] |> ignore)

            Expect.stringContains error.Message "'a' at rank 3" "which")
    ]

let private encode (options: TextEncoderOptions) ranks =
    let encoder =
        TextEncoder(Vocabulary [| for rank in 1..9 -> $"w{rank}" |], Tokenizer.Keras, options)

    List.ofArray (encoder.EncodeRanks(ReadOnlySpan(Array.ofList ranks)))

let private encoder =
    testList "TextEncoder" [
        testCase "does what keras.datasets.imdb.load_data does" (fun () ->
            // Worked out by hand from Keras' definition: start, rank + index_from, and a word stays
            // when skip_top <= id < num_words.
            let ranks = [ 1; 2; 3; 6; 9 ]
            let top (number: int) = Nullable number
            let none = Nullable<int>()
            Expect.equal (encode (TextEncoderOptions(TopWords = top 9)) ranks) [ 1; 4; 5; 6; 2; 2 ] "num_words=9"

            Expect.equal
                (encode (TextEncoderOptions(TopWords = top 9, UnknownId = none)) ranks)
                [ 1; 4; 5; 6 ]
                "oov_char=None"

            Expect.equal
                (encode (TextEncoderOptions(TopWords = top 9, SkipTop = 5)) ranks)
                [ 2; 2; 5; 6; 2; 2 ]
                "skip_top=5 hits the start too"

            Expect.equal
                (encode (TextEncoderOptions(TopWords = top 9, StartId = none)) ranks)
                [ 4; 5; 6; 2; 2 ]
                "start_char=None"

            Expect.equal
                (encode (TextEncoderOptions(TopWords = top 9, IndexFrom = 0)) ranks)
                [ 1; 1; 2; 3; 6; 2 ]
                "index_from=0"

            Expect.equal
                (encode (TextEncoderOptions()) ranks)
                [ 1; 4; 5; 6; 9; 2 ]
                "num_words=None makes the largest id unknown")

        testCase "skips words outside the vocabulary, and decodes what it encoded" (fun () ->
            let encoder =
                TextEncoder(
                    Vocabulary [| "a"; "film"; "good" |],
                    Tokenizer.Keras,
                    TextEncoderOptions(TopWords = Nullable 6)
                )

            Expect.sequenceEqual (encoder.Encode "A splendid, good film!") [ 1; 4; 2; 5 ] "ids"
            Expect.equal (encoder.Decode [ 0; 0; 1; 4; 2; 5 ]) "<start> a <unknown> film" "words"
            Expect.equal (encoder.WordOf 3) "<3>" "an id that is no word"
            Expect.equal (encoder.IdOf "film") (Nullable 5) "the id of a word"
            Expect.equal (encoder.IdOf "good") (Nullable()) "beyond the top words"
            Expect.equal encoder.IdCount 6 "embeddings")

        testCase "reports every fault of the options together" (fun () ->
            let error =
                errorOf<ArgumentException>(fun () ->
                    encode (TextEncoderOptions(TopWords = Nullable 0, SkipTop = -1, IndexFrom = -2)) []
                    |> ignore)

            for fault in
                [
                    "TopWords: expected at least 1, got 0"
                    "SkipTop: expected 0 or more, got -1"
                    "IndexFrom: expected 0 or more, got -2"
                ] do
                Expect.stringContains error.Message fault "a fault")
    ]

let private apply (padding: Padding) (rows: int list list) =
    padding.Apply [| for row in rows -> Array.ofList row |]
    |> Array.map List.ofArray
    |> List.ofArray

let private padding =
    let length (steps: int) = Nullable steps
    let rows = [ [ 1 ]; [ 2; 3 ]; [ 4; 5; 6; 7 ] ]

    testList "Padding" [
        testCase "does what Keras' pad_sequences does" (fun () ->
            Expect.equal (apply (Padding()) rows) [ [ 0; 0; 0; 1 ]; [ 0; 0; 2; 3 ]; [ 4; 5; 6; 7 ] ] "to the longest"
            Expect.equal (apply (Padding(length 3)) rows) [ [ 0; 0; 1 ]; [ 0; 2; 3 ]; [ 5; 6; 7 ] ] "pre, pre"

            Expect.equal
                (apply (Padding(length 3, Side.Post)) rows)
                [ [ 1; 0; 0 ]; [ 2; 3; 0 ]; [ 5; 6; 7 ] ]
                "post, pre"

            Expect.equal
                (apply (Padding(length 3, Side.Pre, Side.Post)) rows)
                [ [ 0; 0; 1 ]; [ 0; 2; 3 ]; [ 4; 5; 6 ] ]
                "pre, post"

            Expect.equal
                (apply (Padding(length 3, Side.Post, Side.Post, 9)) rows)
                [ [ 1; 9; 9 ]; [ 2; 3; 9 ]; [ 4; 5; 6 ] ]
                "post, post, value 9"

            Expect.equal (apply (Padding(length 2)) [ [] ]) [ [ 0; 0 ] ] "an empty sequence")

        testCase "keeps a suffix and fills up before it, or the mirror image" (fun () ->
            Check.QuickThrowOnFailure(fun (row: int list) (PositiveInt steps) ->
                let pre = apply (Padding(length steps)) [ row ] |> List.head

                let post =
                    apply (Padding(length steps, Side.Post, Side.Post)) [ List.rev row ]
                    |> List.head

                let kept = List.skip (max 0 (row.Length - steps)) row
                pre = List.replicate (steps - kept.Length) 0 @ kept && List.rev post = pre))

        testCase "is the same for a batch as for the whole" (fun () ->
            Check.QuickThrowOnFailure(fun (rows: int list list) (PositiveInt steps) padPost cutPost value ->
                let rows = [ 1; 2; 3 ] :: rows
                let side post = if post then Side.Post else Side.Pre
                let padding = Padding(length (steps % 20 + 1), side padPost, side cutPost, value)

                let data =
                    SequenceDataset(
                        "rows",
                        [| for row in rows -> Array.ofList row |],
                        [| for _ in rows -> 1f |],
                        padding
                    )

                use batch = data.Collate(ReadOnlySpan [| 0 .. rows.Length - 1 |])
                List.ofArray (int64s batch.Inputs) = (apply padding rows |> List.concat |> List.map int64)))

        testCase "refuses a length below 1" (fun () ->
            Expect.throwsT<ArgumentException> (fun () -> apply (Padding(length 0)) rows |> ignore) "0 steps")
    ]

let private dataset =
    testList "SequenceDataset" [
        testCase "gives inputs (batch, time), targets (batch) and, when asked, lengths (batch)" (fun () ->
            let data =
                SequenceDataset(
                    "rows",
                    [| [| 1 |]; [| 2; 3; 4 |]; [||] |],
                    [| 0f; 1f; 0f |],
                    Padding(Nullable 2),
                    true
                )

            use batch = data.Collate(ReadOnlySpan [| 1; 2; 0 |])
            Expect.sequenceEqual batch.Inputs.shape [ 3L; 2L ] "inputs"
            Expect.sequenceEqual (int64s batch.Inputs) [ 3L; 4L; 0L; 0L; 0L; 1L ] "ids"
            Expect.sequenceEqual batch.Targets.shape [ 3L ] "targets"
            Expect.sequenceEqual (float32s batch.Targets) [ 1f; 0f; 0f ] "labels"

            match batch.Lengths with
            | null -> failtest "expected lengths"
            | lengths -> Expect.sequenceEqual (int64s lengths) [ 2L; 0L; 1L ] "lengths, at most the padded one"

            Expect.equal batch.Size 3 "rows"
            Expect.equal (data.LengthOf 1) 2 "one length")

        testCase "pads to the longest of the batch when there is no length, and gives no lengths unasked" (fun () ->
            let data =
                SequenceDataset("rows", [| [| 1 |]; [| 2; 3; 4 |]; [| 5; 6 |] |], [| 0f; 1f; 0f |])

            use batch = data.Collate(ReadOnlySpan [| 0; 2 |])
            Expect.sequenceEqual (int64s batch.Inputs) [ 0L; 1L; 5L; 6L ] "two steps"
            Expect.isNull batch.Lengths "not asked for")

        testCase "refuses labels that do not fit, NaN labels, rows that are not there, and an empty batch" (fun () ->
            let make labels () =
                SequenceDataset("rows", [| [| 1 |]; [| 2 |] |], labels) |> ignore

            Expect.throwsT<ArgumentException> (make [| 1f |]) "one label for two rows"
            Expect.throwsT<ArgumentException> (make [| 1f; nanf |]) "NaN"
            let data = sequences [ 1; 2 ]

            Expect.throwsT<ArgumentOutOfRangeException>
                (fun () -> data.Collate(ReadOnlySpan [| 0; 2 |]) |> ignore)
                "no row 2"

            Expect.throwsT<ArgumentOutOfRangeException> (fun () -> data.LabelOf -1 |> ignore) "no row -1"
            Expect.throwsT<ArgumentException> (fun () -> data.Collate(ReadOnlySpan [||]) |> ignore) "no rows")
    ]

let tests = testList "Text" [ tokenizer; vocabulary; encoder; padding; dataset ]
