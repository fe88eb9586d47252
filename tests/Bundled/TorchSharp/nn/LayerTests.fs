module DLWorkbook.Tests.Bundled.NN.LayerTests

open System
open Expecto
open TorchSharp
open type TorchSharp.torch.nn
open DLWorkbook.Tests.Bundled.NN.Fixture

type private Layer = Module<Tensor, Tensor>

let private check case (layer: Module) (input: Tensor) (outputs: Tensor list) =
    for struct (name, parameter) in layer.named_parameters () do
        let expected = byName "params" case |> List.find (fst >> (=) name) |> snd
        close 1e-6 $"{case}: initial {name}" expected (values parameter)

    Expect.equal
        [ for struct (name, _) in layer.named_parameters () -> name ]
        (byName "params" case |> List.map fst)
        $"{case}: the parameters' names in order"

    lossOf(outputs).backward()

    for output, expected in List.zip outputs (Fixture.outputs case) do
        close 2e-6 $"{case}: output" expected (values output)

    for name, expected in byName "grads" case do
        close 5e-6 $"{case}: gradient of {name}" expected (values (gradOf (weightOf layer name)))

    if input.requires_grad then
        close 5e-6 $"{case}: gradient of the input" (inputGrad case) (values (gradOf input))

let private input (shape: int64 list) =
    torch.randn(Array.ofList shape).requires_grad_()

/// A test of a layer with one input: makes the layer, then draws the input, as the fixture did.
let private layer case (make: unit -> Layer) shape =
    seeded $"{case} starts, runs and learns as in PyTorch" (fun () ->
        let layer = make ()
        let x = input shape
        check case layer x [ layer.call x ])

let private recurrent case (make: unit -> 'layer when 'layer :> Module) shape (run: 'layer -> Tensor -> Tensor list) =
    seeded $"{case} starts, runs and learns as in PyTorch" (fun () ->
        let layer = make ()
        let x = input shape
        check case layer x (run layer x))

let private lstm (layer: Modules.LSTM) (x: Tensor) =
    let struct (output, hidden, cell) = layer.call x
    [ output; hidden; cell ]

let private gru (layer: Modules.GRU) (x: Tensor) =
    let struct (output, hidden) = layer.call x
    [ output; hidden ]

let private rnn (layer: Modules.RNN) (x: Tensor) =
    let struct (output, hidden) = layer.call x
    [ output; hidden ]

let private lengths () = torch.tensor [| 3L; 5L; 1L |]

let private pack (x: Tensor) =
    utils.rnn.pack_padded_sequence (x, lengths (), batch_first = true, enforce_sorted = false)

let private unpack (packed: utils.rnn.PackedSequence) =
    let struct (padded, _) = utils.rnn.pad_packed_sequence (packed, batch_first = true)
    padded

let private padding () =
    torch
        .tensor(
            array2D [ [ false; false; true; true ]; [ false; false; false; true ] ]
            |> Seq.cast<bool>
            |> Array.ofSeq
        )
        .view(2L, 4L)

let private causal () =
    torch.ones(4L, 4L, dtype = torch.bool).triu 1L

let private layers = [
    layer "Linear" (fun () -> Linear(3L, 4L)) [ 5L; 3L ]
    layer "Linear without bias" (fun () -> Linear(3L, 4L, hasBias = false)) [ 2L; 5L; 3L ]
    layer "LayerNorm" (fun () -> LayerNorm [| 2L; 4L |]) [ 3L; 2L; 4L ]
    layer
        "Sequential"
        (fun () -> Sequential(Linear(2L, 5L) :> Layer, ReLU() :> Layer, Linear(5L, 1L) :> Layer, Sigmoid() :> Layer))
        [ 4L; 2L ]
    seeded "Embedding starts, runs and learns as in PyTorch, its padding without a gradient" (fun () ->
        let layer = Embedding(6L, 3L, padding_idx = 0L)
        let words = torch.tensor([| 0L; 2L; 5L; 5L; 1L; 0L |]).view(2L, 3L)
        check "Embedding" layer words [ layer.call words ])
    layer "TransformerEncoderLayer with GELU" (fun () -> TransformerEncoderLayer(6L, 3L, 8L, 0.0, Activations.GELU)) [
        4L
        2L
        6L
    ]
]

let private recurrents = [
    recurrent "RNN" (fun () -> RNN(3L, 4L, batchFirst = true)) [ 2L; 5L; 3L ] rnn
    recurrent "LSTM" (fun () -> LSTM(3L, 4L, batchFirst = true)) [ 2L; 5L; 3L ] lstm
    recurrent "GRU" (fun () -> GRU(3L, 4L, batchFirst = true)) [ 2L; 5L; 3L ] gru
    recurrent "RNN stacked, both ways" (fun () -> RNN(3L, 4L, 2L, bidirectional = true)) [ 5L; 2L; 3L ] rnn
    recurrent "LSTM stacked, both ways" (fun () -> LSTM(3L, 4L, 2L, bidirectional = true)) [ 5L; 2L; 3L ] lstm
    recurrent "GRU stacked, both ways" (fun () -> GRU(3L, 4L, 2L, bidirectional = true)) [ 5L; 2L; 3L ] gru
    recurrent
        "RNN with ReLU, without bias"
        (fun () -> RNN(3L, 4L, nonLinearity = NonLinearities.ReLU, bias = false))
        [ 5L; 2L; 3L ]
        rnn
    recurrent "RNNCell" (fun () -> RNNCell(3L, 4L)) [ 2L; 3L ] (fun cell x -> [ cell.forward x ])
    recurrent "GRUCell" (fun () -> GRUCell(3L, 4L)) [ 2L; 3L ] (fun cell x -> [ cell.forward x ])
    recurrent "LSTMCell" (fun () -> LSTMCell(3L, 4L)) [ 2L; 3L ] (fun cell x ->
        let struct (hidden, state) = cell.call x
        [ hidden; state ])
    recurrent
        "LSTM packed"
        (fun () -> LSTM(3L, 4L, batchFirst = true, bidirectional = true))
        [ 3L; 5L; 3L ]
        (fun layer x ->
            let struct (output, hidden, cell) = layer.call (pack x)
            [ unpack output; hidden; cell ])
    recurrent
        "GRU packed"
        (fun () -> GRU(3L, 4L, batchFirst = true, bidirectional = true))
        [ 3L; 5L; 3L ]
        (fun layer x ->
            let struct (output, hidden) = layer.call (pack x)
            [ unpack output; hidden ])
    recurrent
        "RNN packed"
        (fun () -> RNN(3L, 4L, batchFirst = true, bidirectional = true))
        [ 3L; 5L; 3L ]
        (fun layer x ->
            let struct (output, hidden) = layer.call (pack x)
            [ unpack output; hidden ])
]

let private attention = [
    recurrent "MultiheadAttention" (fun () -> MultiheadAttention(6L, 2L)) [ 4L; 2L; 6L ] (fun layer x ->
        let output, weights = layer.call (x, x, x)
        [ output; weights ])
    recurrent "MultiheadAttention with masks" (fun () -> MultiheadAttention(6L, 2L)) [ 4L; 2L; 6L ] (fun layer x ->
        let output, weights =
            layer.call (x, x, x, key_padding_mask = padding (), attn_mask = causal ())

        [ output; weights ])
    recurrent
        "MultiheadAttention with other keys"
        (fun () -> MultiheadAttention(6L, 3L, add_bias_kv = true, add_zero_attn = true, kdim = 5L, vdim = 4L))
        [ 4L; 2L; 6L ]
        (fun layer x ->
            let output, weights =
                layer.call (x, torch.randn (3L, 2L, 5L), torch.randn (3L, 2L, 4L))

            [ output; weights ])
    recurrent
        "TransformerEncoder"
        (fun () -> TransformerEncoder(TransformerEncoderLayer(6L, 2L, 8L, 0.0), 2L))
        [ 4L; 2L; 6L ]
        (fun encoder x -> [ encoder.forward (x, null, padding ()) ])
]

let private shapes =
    let refuses (words: string list) (act: unit -> unit) =
        let message =
            try
                act ()
                failtest "it was accepted"
            with
            | :? AssertException -> reraise ()
            | :? ArgumentException as wrong -> wrong.Message

        for word in words do
            Expect.stringContains message word "the message"

    let call (layer: Module<Tensor, Tensor>) (x: Tensor) = layer.call x |> ignore

    [
        seeded "an LSTM refuses the wrong number of features and names the axes" (fun () ->
            refuses [ "LSTM"; "(batch, time, features=3)"; "(2, 5, 4)" ] (fun () ->
                LSTM(3L, 4L, batchFirst = true).call(torch.zeros (2L, 5L, 4L)) |> ignore))
        seeded "a GRU refuses a sequence without a batch" (fun () ->
            refuses [ "(time, batch, features=3)"; "(5, 3)"; "unsqueeze" ] (fun () ->
                GRU(3L, 4L).call(torch.zeros (5L, 3L)) |> ignore))
        seeded "attention refuses features that do not divide among the heads" (fun () ->
            refuses [ "embedded_dim=6"; "num_heads=4" ] (fun () -> MultiheadAttention(6L, 4L) |> ignore))
        seeded "attention names the input of the wrong shape" (fun () ->
            let x = torch.zeros (4L, 2L, 6L)

            refuses [ "key"; "features=6"; "(4, 2, 5)" ] (fun () ->
                MultiheadAttention(6L, 2L).call(x, torch.zeros (4L, 2L, 5L), x) |> ignore))
        seeded "a dropout's probability is one" (fun () ->
            refuses [ "from 0 to 1"; "1.5" ] (fun () -> Dropout 1.5 |> ignore))
        seeded "packing refuses lengths of another batch" (fun () ->
            refuses [ "lengths"; "(3)"; "(2, 5, 3)" ] (fun () ->
                utils.rnn.pack_padded_sequence (torch.zeros (2L, 5L, 3L), lengths (), batch_first = true)
                |> ignore))
        seeded "a linear layer's wrong input is libtorch's error, not a crash" (fun () ->
            Expect.throwsT<System.Runtime.InteropServices.ExternalException>
                (fun () -> call (Linear(3L, 4L)) (torch.zeros (2L, 5L)))
                "mat1 and mat2")
    ]

let tests =
    testSequenced
    <| testList "layers" [
        testList "feed-forward" layers
        testList "recurrent" recurrents
        testList "attention" attention
        testList "shape errors" shapes
    ]
