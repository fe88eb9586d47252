module DLWorkbook.Tests.Bundled.NN.RecurrentTests

open Expecto
open FsCheck
open FsCheck.FSharp
open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook.Tests.Bundled.NN.Fixture

let private pack (x: Tensor) (lengths: int64 list) =
    utils.rnn.pack_padded_sequence (x, torch.tensor (Array.ofList lengths), batch_first = true, enforce_sorted = false)

/// Each sequence of a packed batch against the same sequence run alone.
let private runAlone (layer: Modules.LSTM) (x: Tensor) (lengths: int64 list) =
    let struct (packed, hidden, cell) = layer.call (pack x lengths)

    let struct (padded, back) =
        utils.rnn.pad_packed_sequence (packed, batch_first = true)

    Expect.equal (back.data<int64>().ToArray() |> List.ofArray) lengths "lengths"

    for place, length in List.indexed lengths do
        let place = int64 place
        let alone = x.narrow(0, place, 1L).narrow(1, 0L, length)
        let struct (output, lastHidden, lastCell) = layer.call alone
        close 1e-5 "output" (values output) (values (padded.narrow(0, place, 1L).narrow(1, 0L, length)))
        close 1e-5 "hidden" (values lastHidden) (values (hidden.narrow (1, place, 1L)))
        close 1e-5 "cell" (values lastCell) (values (cell.narrow (1, place, 1L)))

let private packing = [
    testCase "packed sequences run as each would alone, whatever their lengths and order" (fun () ->
        let lengths =
            Gen.choose (1, 6)
            |> Gen.map int64
            |> Gen.nonEmptyListOf
            |> Gen.filter (fun list -> list.Length <= 5)

        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest 20,
            Prop.forAll (Arb.fromGen lengths) (fun lengths ->
                use scope = torch.NewDisposeScope()
                torch.manual_seed (int64 lengths.Length) |> ignore
                let layer = LSTM(3L, 4L, numLayers = 2L, batchFirst = true, bidirectional = true)
                runAlone layer (torch.randn (int64 lengths.Length, List.max lengths, 3L)) lengths)
        ))
    seeded "packing and padding again gives the sequences back, padding replaced" (fun () ->
        let sequences = [| torch.randn (2L, 3L); torch.randn (4L, 3L); torch.randn (1L, 3L) |]
        use packed = utils.rnn.pack_sequence (sequences, enforce_sorted = false)
        Expect.equal packed.data.shape [| 7L; 3L |] "no padding inside"
        close 0.0 "how many have each step" [| 3.0; 2.0; 1.0; 1.0 |] (values packed.batch_sizes)

        let struct (padded, lengths) =
            utils.rnn.pad_packed_sequence (packed, padding_value = -1.0, total_length = 5L)

        Expect.equal padded.shape [| 5L; 3L; 3L |] "(time, batch, features)"
        close 0.0 "lengths" [| 2.0; 4.0; 1.0 |] (values lengths)
        let expected = utils.rnn.pad_sequence (sequences, padding_value = -1.0)
        close 0.0 "values" (values expected) (values (padded.narrow (0, 0L, 4L)))
        close 0.0 "the rest" (Array.create 9 -1.0) (values padded[4L]))
    seeded "sequences that must be sorted and are not are libtorch's error" (fun () ->
        Expect.throwsT<System.Runtime.InteropServices.ExternalException>
            (fun () ->
                utils.rnn.pack_padded_sequence (
                    torch.zeros (2L, 3L, 1L),
                    torch.tensor [| 1L; 3L |],
                    batch_first = true
                )
                |> ignore)
            "unsorted")
    seeded "a first state belongs to its sequence, whatever the order inside the pack" (fun () ->
        let layer = GRU(3L, 4L, batchFirst = true)
        let x, h = torch.randn (2L, 3L, 3L), torch.randn (1L, 2L, 4L)
        let struct (_, last) = layer.call (pack x [ 1L; 3L ], h)

        let struct (_, alone) =
            layer.call (x.narrow(0, 0L, 1L).narrow(1, 0L, 1L), h.narrow (1, 0L, 1L))

        close 1e-6 "the short one" (values alone) (values (last.narrow (1, 0L, 1L))))
    seeded "disposing a packed sequence frees its tensors" (fun () ->
        let x = torch.randn (2L, 3L, 3L)
        let before = Tensor.TotalCount
        (pack x [ 1L; 3L ]).Dispose()
        Expect.isLessThanOrEqual Tensor.TotalCount (before + 1L) "only the lengths are left, in the scope")
]

let private gradients =
    let doubles (layer: #Module) = layer.``to`` torch.float64

    let input (shape: int64 list) =
        torch.randn(Array.ofList shape, dtype = torch.float64).requires_grad_()

    [
        seeded "an LSTM's gradients are its finite differences" (fun () ->
            let layer = doubles (LSTM(2L, 3L, bidirectional = true))
            let x = input [ 3L; 2L; 2L ]

            let loss () =
                let struct (output, hidden, cell) = layer.call x
                lossOf [ output; hidden; cell ]

            checkGradient "input" loss x
            checkGradient "weight" loss (weightOf layer "weight_hh_l0"))
        seeded "a GRU's gradients are its finite differences" (fun () ->
            let layer = doubles (GRU(2L, 3L))
            let x = input [ 3L; 2L; 2L ]

            let loss () =
                let struct (output, hidden) = layer.call x
                lossOf [ output; hidden ]

            checkGradient "input" loss x
            checkGradient "weight" loss (weightOf layer "weight_ih_l0"))
        seeded "a Transformer layer's gradients are its finite differences" (fun () ->
            let layer = doubles (TransformerEncoderLayer(4L, 2L, 6L, 0.0))
            let x = input [ 3L; 2L; 4L ]
            let loss () = lossOf [ layer.call x ]
            checkGradient "input" loss x
            checkGradient "attention" loss (weightOf layer "self_attn.in_proj_weight"))
        seeded "an embedding's gradients are its finite differences, and none for padding" (fun () ->
            let layer = doubles (Embedding(5L, 2L))
            let words = torch.tensor [| 1L; 3L; 1L |]
            checkGradient "table" (fun () -> lossOf [ layer.call words ]) (nonNull layer.weight)
            let padded = Embedding(5L, 2L, padding_idx = -5L)
            padded.call(torch.tensor [| 0L; 1L |]).sum().backward()

            let row place =
                values ((gradOf (nonNull padded.weight)).select(0L, place))

            close 0.0 "row 0" [| 0.0; 0.0 |] (row 0L)
            close 0.0 "row 1" [| 1.0; 1.0 |] (row 1L))
        seeded "an embedding of given vectors is frozen unless asked" (fun () ->
            let vectors = torch.randn (4L, 2L)
            let frozen = Embedding_from_pretrained vectors
            Expect.isFalse (nonNull frozen.weight).requires_grad "frozen"
            close 0.0 "values" (values vectors) (values (nonNull frozen.weight))
            Expect.isTrue (nonNull (Embedding_from_pretrained(vectors, freeze = false).weight)).requires_grad "free")
        seeded "an embedding shortens long vectors on the way" (fun () ->
            let layer = Embedding(4L, 2L, max_norm = 0.5)
            let found = layer.call (torch.tensor [| 0L; 1L; 2L; 3L |])
            Expect.all (values (found.norm (1, p = 2.0f))) (fun length -> length <= 0.5 + 1e-6) "lengths")
    ]

let tests =
    testSequenced
    <| testList "sequences" [ testList "packing" packing; testList "gradients" gradients ]
