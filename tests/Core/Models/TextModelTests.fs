module DLWorkbook.Tests.Core.Models.TextModelTests

open System
open Expecto
open TorchSharp
open DLWorkbook.Core.Models

let private classifier words features (encoder: SequenceEncoder) =
    new TextClassifier(encoder.GetName(), new FusedEmbedding(int64 words, int64 features), encoder)

let private recurrent features options = new RecurrentEncoder(features, options)

let private count words features encoder =
    use model = classifier words features encoder
    ParameterCount.Of model

let private ids (rows: int64 list list) =
    torch.tensor(rows |> List.concat |> List.toArray).reshape(int64 rows.Length, int64 rows.Head.Length)

let private outputs (model: torch.nn.Module<torch.Tensor, torch.Tensor>) rows =
    use _ = torch.NewDisposeScope()
    use _ = torch.no_grad ()
    model.eval ()
    model.call(ids rows).data<float32>().ToArray()

let private close message (expected: float32[]) (actual: float32[]) =
    Expect.equal actual.Length expected.Length message

    for e, a in Array.zip expected actual do
        Expect.isLessThan (abs (e - a)) 1e-5f $"{message}: expected {e}, got {a}"

let private counts =
    testList "parameters are those of the published tables" [
        testCase "mean of embeddings: 5000 words, 32 wide"
        <| fun () -> Expect.equal (count 5000 32 (new MeanEncoder 32)) 160_033L "160,000 + 33"

        testCase "LSTM(128) with torch's two biases"
        <| fun () ->
            let encoder =
                recurrent 32 (RecurrentOptions(Cell = RecurrentCell.LSTM, Hidden = 128))

            Expect.equal (count 5000 32 encoder) 243_073L "160,000 + 4·128·(32+128+2) + 129"

        for cell, both, expected in
            [
                RecurrentCell.RNN, false, 101_441L
                RecurrentCell.LSTM, false, 105_665L
                RecurrentCell.GRU, false, 104_257L
                RecurrentCell.LSTM, true, 111_329L
            ] do
            testCase $"{cell}(32), two directions: {both}"
            <| fun () ->
                let encoder =
                    recurrent 10 (RecurrentOptions(Cell = cell, Hidden = 32, Bidirectional = both))

                Expect.equal (count 10_000 10 encoder) expected "as in the comparison's table"

        testCase "Transformer encoder, d 32, 4 heads, ff 128"
        <| fun () ->
            Expect.equal
                (count 10_000 32 (new AttentionEncoder(32, AttentionOptions())))
                332_737L
                "no decoder, no labels"
    ]

let private reading =
    testList "reading" [
        testCase "the mean is the mean of the table's rows"
        <| fun () ->
            use encoder = new MeanEncoder 2
            use embedded = torch.tensor([| 1f; 2f; 3f; 4f; 5f; 6f |]).reshape(1L, 3L, 2L)
            use words = ids [ [ 4L; 5L; 6L ] ]
            use vector = encoder.call (embedded, words)
            close "mean over time" [| 3f; 4f |] (vector.data<float32>().ToArray())

        for cell in [ RecurrentCell.RNN; RecurrentCell.GRU; RecurrentCell.LSTM ] do
            for both in [ false; true ] do
                testCase $"{cell} (two directions: {both}): padding behind a text changes nothing"
                <| fun () ->
                    torch.manual_seed 3L |> ignore
                    let options = RecurrentOptions(Cell = cell, Hidden = 5, Bidirectional = both)
                    use model = classifier 20 4 (recurrent 4 options)

                    let together =
                        outputs model [ [ 3L; 7L; 9L; 0L; 0L ]; [ 4L; 0L; 0L; 0L; 0L ]; [ 5L; 6L; 7L; 8L; 9L ] ]

                    let alone =
                        [ [ 3L; 7L; 9L ]; [ 4L ]; [ 5L; 6L; 7L; 8L; 9L ] ]
                        |> List.map (fun row -> (outputs model [ row ])[0])

                    close "padding changes nothing" (List.toArray alone) together

        testCase "a two-directional reader's backward state has read the whole text"
        <| fun () ->
            torch.manual_seed 5L |> ignore

            use model =
                classifier 20 4 (recurrent 4 (RecurrentOptions(Hidden = 5, Bidirectional = true)))

            let a = outputs model [ [ 3L; 7L; 9L; 11L ] ]
            let b = outputs model [ [ 12L; 7L; 9L; 11L ] ]
            Expect.isGreaterThan (abs (a[0] - b[0])) 1e-6f "the first word still matters at the end"

        testCase "both directions equal torch's bidirectional LSTM, weight for weight"
        <| fun () ->
            torch.manual_seed 6L |> ignore
            use encoder = recurrent 4 (RecurrentOptions(Hidden = 5, Bidirectional = true))
            use theirs = torch.nn.LSTM(4L, 5L, batchFirst = true, bidirectional = true)
            let ours = encoder.state_dict ()
            use _ = torch.no_grad ()

            for entry in theirs.state_dict () do
                entry.Value.copy_ ours[$"lstm.{entry.Key}"] |> ignore

            use embedded = torch.randn (2L, 6L, 4L)
            use words = torch.ones (2L, 6L, dtype = Nullable torch.ScalarType.Int64)
            let struct (_, last, _) = theirs.call embedded
            use expected = torch.cat ([| last.select (0L, 0L); last.select (0L, 1L) |], 1L)
            use actual = encoder.call (embedded, words)
            close "states" (expected.data<float32>().ToArray()) (actual.data<float32>().ToArray())

        testCase "padding before a text leaves the backward reader's state alone"
        <| fun () ->
            torch.manual_seed 7L |> ignore
            use encoder = recurrent 4 (RecurrentOptions(Hidden = 5, Bidirectional = true))
            use table = new FusedEmbedding(20L, 4L)

            let state (row: int64 list) =
                use _ = torch.NewDisposeScope()
                let words = ids [ row ]
                encoder.call(table.call words, words).data<float32>().ToArray()[5..]

            close "backward half" (state [ 3L; 7L; 9L ]) (state [ 0L; 0L; 3L; 7L; 9L ])

        testCase "attention ignores padding, wherever it stands and however much of it there is"
        <| fun () ->
            torch.manual_seed 4L |> ignore

            use model =
                classifier 20 8 (new AttentionEncoder(8, AttentionOptions(Heads = 2, FeedForward = 16)))

            let bare = outputs model [ [ 3L; 7L; 9L ] ]
            close "more padding" bare (outputs model [ [ 3L; 7L; 9L; 0L; 0L; 0L; 0L ] ])

        testCase "attention sees the order of the words"
        <| fun () ->
            torch.manual_seed 4L |> ignore

            use model =
                classifier 20 8 (new AttentionEncoder(8, AttentionOptions(Heads = 2, FeedForward = 16)))

            let forwards, backwards =
                outputs model [ [ 3L; 7L; 9L ] ], outputs model [ [ 9L; 7L; 3L ] ]

            Expect.isGreaterThan (abs (forwards[0] - backwards[0])) 1e-6f "position codes are in"

        testCase "positions follow the formula of Vaswani et al."
        <| fun () ->
            use table = SinusoidalPositions.Table(3, 4)

            let expected = [|
                for p in 0.0 .. 2.0 do
                    sin p
                    cos p
                    sin (p / 100.0)
                    cos (p / 100.0)
            |]

            close "sin and cos side by side" (Array.map float32 expected) (table.data<float32>().ToArray())
    ]

let private initialising =
    testList "Keras' initial values" [
        testCase
            "embeddings lie within ±0.05, biases are zero, the forget bias is one, kernels are Glorot and orthogonal"
        <| fun () ->
            torch.manual_seed 1L |> ignore
            use model = classifier 200 8 (recurrent 8 (RecurrentOptions(Hidden = 16)))
            KerasInitialiser.Apply model
            let weights = model.state_dict ()
            let values name = weights[name].data<float32>().ToArray()
            let embedding = values "embedding.weight"
            Expect.isLessThanOrEqual (Array.max (Array.map abs embedding)) 0.05f "embedding"
            Expect.isGreaterThan (Array.max embedding) 0.045f "and the range is used"
            let bias = values "encoder.lstm.bias_ih_l0"
            Expect.equal bias [| for i in 0..63 -> if i / 16 = 1 then 1f else 0f |] "input, forget, cell, output gates"
            Expect.allEqual (values "encoder.lstm.bias_hh_l0") 0f "second bias"
            let limit = MathF.Sqrt(6f / float32 (8 + 64))
            let kernel = values "encoder.lstm.weight_ih_l0"
            Expect.isLessThanOrEqual (Array.max (Array.map abs kernel)) limit "Glorot's limit"
            Expect.isGreaterThan (Array.max kernel) (0.9f * limit) "and it is used"
            use recurrent = weights["encoder.lstm.weight_hh_l0"].detach()
            use product = recurrent.t().matmul recurrent
            use identity = torch.eye 16L
            use difference = product.sub(identity).abs().max()
            Expect.isLessThan (difference.item<float32>()) 1e-5f "orthonormal columns"

        testCase "norms keep ones and zeros"
        <| fun () ->
            use model = classifier 20 8 (new AttentionEncoder(8, AttentionOptions(Heads = 2)))
            KerasInitialiser.Apply model

            for entry in model.state_dict () do
                if entry.Key.Contains "norm1.weight" then
                    Expect.allEqual (entry.Value.data<float32>().ToArray()) 1f entry.Key

                if entry.Key.Contains "norm1.bias" then
                    Expect.allEqual (entry.Value.data<float32>().ToArray()) 0f entry.Key
    ]

let private refusing =
    testList "refusing" [
        testCase "a text without words is refused"
        <| fun () ->
            use model = classifier 20 4 (recurrent 4 (RecurrentOptions()))

            Expect.throwsC (fun () -> outputs model [ [ 3L; 4L ]; [ 0L; 0L ] ] |> ignore) (fun e ->
                Expect.stringContains e.Message "at least one word" "why")

        testCase "an encoder names the axes of what it wants and got"
        <| fun () ->
            use encoder = new MeanEncoder 4
            use wrong = torch.zeros (2L, 5L)

            Expect.throwsC (fun () -> encoder.call (wrong, wrong) |> ignore) (fun e ->
                Expect.stringContains e.Message "(batch, time, features=4)" "axes")

        testCase "a text longer than the positions is refused"
        <| fun () ->
            use model =
                classifier 20 8 (new AttentionEncoder(8, AttentionOptions(Heads = 2, MaxLength = 3)))

            Expect.throwsC (fun () -> outputs model [ [ 1L; 2L; 3L; 4L ] ] |> ignore) (fun e ->
                Expect.stringContains e.Message "time ≤ 3" "limit")

        testCase "all faulty options are named together"
        <| fun () ->
            Expect.throwsC (fun () -> AttentionOptions(Heads = 3, FeedForward = 0, Dropout = 1.0).Validate 8) (fun e ->
                for name in [ "Heads"; "FeedForward"; "Dropout" ] do
                    Expect.stringContains e.Message name "named")
    ]

let tests =
    testSequenced
    <| testList "text models" [ counts; reading; initialising; refusing ]
