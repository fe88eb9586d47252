/// The rows of `bench recurrent`: the readers of reviews that the labs compare, with what each is to reach.
[<RequireQualifiedAccess>]
module DLWorkbook.Bench.RecurrentRows

// As in Rows.fs and peer_text.py.
let private batch = 64

let private layouts = [ "batch-first"; "time-first" ]

let private withForeach ways =
    ways @ [ for way in ways -> way + "+foreach" ]

let private shared key title target ways =
    let row = Rows.all |> List.find (fun row -> row.Key = key)

    {
        row with
            Title = title
            Target = Some target
            Ways = withForeach ways
    }

/// Masks of dropout are drawn differently on either side, so the losses compared are those of the same model without it.
let private dropout =
    let twin = Rows.all |> List.find (fun row -> row.Key = "transformer-32")
    let row = Rows.transformer "transformer-dropout" "Transformer" (Some 0.3) 0.1
    let loss = lazy (snd (twin.Measure 0.0))

    {
        row with
            Ways = withForeach layouts
            Measure = fun seconds -> fst (row.Measure seconds), loss.Value
    }

/// Each row and, where matrix products are its work, the FLOP of its step.
let all: (Rows.Row * float option) list = [
    shared "lstm-128" "LSTM 128" 0.6 layouts, Some(Arithmetic.recurrent 4 32 128 1 batch 100)
    shared "lstm-32" "LSTM 32" 0.3 layouts, Some(Arithmetic.recurrent 4 10 32 1 batch 500)
    shared "gru-32" "GRU 32" 0.3 layouts, Some(Arithmetic.recurrent 3 10 32 1 batch 500)
    shared "rnn-32" "RNN 32" 0.4 layouts, Some(Arithmetic.recurrent 1 10 32 1 batch 500)
    shared "bilstm-32" "BiLSTM 32" 0.25 layouts, Some(Arithmetic.recurrent 4 10 32 2 batch 500)
    dropout, Some(Arithmetic.transformer 32 128 batch 200)
    shared "embeddings" "embeddings" 0.8 [ "batch-first"; "bag" ], None
]

/// What the titles stand for.
let legend =
    "One training step at batch 64: embedding, layer, linear, BCE, backward, Adam. LSTM 128: vocabulary 5,000, \
     embedding 32, 100 words. LSTM, GRU, RNN and BiLSTM 32: vocabulary 10,000, embedding 10, 500 words. Transformer: \
     one encoder layer, width 32, 4 heads, feed-forward 128, dropout 0.1, vocabulary 10,000, 200 words. Embeddings: \
     the mean of 100 words, 5,000 × 32."
