namespace DLWorkbook

open System
open TorchSharp
open Deedle
open DLWorkbook.Core.Models

/// Word vectors on the way to a model: the table and the names of its axes.
[<NoComparison; ReferenceEquality>]
type Embedded = {
    /// (batch, time) token ids → (batch, time, features).
    Table: FusedEmbedding
    /// Words in the table.
    Words: int
    /// Width of a word's vector.
    Features: int
}

/// Word vectors and what reads them: (batch, time) → (batch, features).
[<NoComparison; ReferenceEquality>]
type Encoded = {
    /// The word vectors.
    Embedded: Embedded
    /// Reads them.
    Encoder: SequenceEncoder
}

/// <summary>Builds models; text models step by step, each step's output the next one's input.</summary>
/// <remarks>
/// <code>Model.seeded 1 (fun () -> Model.mlp "MLP" [ 784; 1000; 10 ] Activation.ReLU)</code>
/// Text: embedding → mean | rnn | gru | lstm | bilstm | transformer → logit.
/// <code>Model.embedding 5000 32 |> Model.lstm 128 |> Model.logit "lstm" |> Model.initialise Initialiser.Keras</code>
/// Parameters are drawn from torch's generator: <c>Model.seeded</c> fixes them.
/// </remarks>
[<RequireQualifiedAccess>]
module Model =

    /// Builds a model with torch's generator set to a seed, so that the initial values are the seed's.
    let seeded (seed: int) (build: unit -> 'model) : 'model =
        torch.manual_seed (int64 seed) |> ignore
        build ()

    /// A table of trainable word vectors: ids (batch, time) → (batch, time, features).
    let embedding (words: int) (features: int) : Embedded = {
        Table = new FusedEmbedding(int64 words, int64 features)
        Words = words
        Features = features
    }

    let private read (encoder: SequenceEncoder) (embedded: Embedded) = { Embedded = embedded; Encoder = encoder }

    /// The mean of the vectors over time: (batch, time, features) → (batch, features). Blind to order.
    let mean (embedded: Embedded) : Encoded =
        embedded |> read (new MeanEncoder(embedded.Features))

    /// The last state of any recurrent layer: (batch, time, features) → (batch, hidden), or twice that in two directions.
    let recurrent (options: RecurrentOptions) (embedded: Embedded) : Encoded =
        embedded |> read (new RecurrentEncoder(embedded.Features, options))

    /// The last state of a plain recurrent layer, padding read like a word: (batch, time, features) → (batch, hidden).
    let rnn (hidden: int) (embedded: Embedded) : Encoded =
        embedded
        |> recurrent (RecurrentOptions(Cell = RecurrentCell.RNN, Hidden = hidden))

    /// The last state of a GRU, padding read like a word: (batch, time, features) → (batch, hidden).
    let gru (hidden: int) (embedded: Embedded) : Encoded =
        embedded
        |> recurrent (RecurrentOptions(Cell = RecurrentCell.GRU, Hidden = hidden))

    /// The last state of an LSTM, padding read like a word: (batch, time, features) → (batch, hidden).
    let lstm (hidden: int) (embedded: Embedded) : Encoded =
        embedded
        |> recurrent (RecurrentOptions(Cell = RecurrentCell.LSTM, Hidden = hidden))

    /// A Transformer encoder, averaged over the words: (batch, time, features) → (batch, features).
    let transformer (options: AttentionOptions) (embedded: Embedded) : Encoded =
        embedded |> read (new AttentionEncoder(embedded.Features, options))

    /// Ends the model in one number a text, the logit of "positive": (batch, features) → (batch).
    let logit (name: string) (encoded: Encoded) : TextClassifier =
        new TextClassifier(name, encoded.Embedded.Table, encoded.Encoder)

    /// A multilayer perceptron of the given sizes, inputs and outputs included: (batch, first) → (batch, last) logits, or
    /// (batch) when the last size is 1. With two sizes it is a linear model.
    let mlp (name: string) (sizes: int list) (activation: Activation) : Mlp =
        new Mlp(name, List.toArray sizes, activation)

    /// Draws the initial values anew, as the named library would, and gives the model back.
    let initialise (initialiser: Initialiser) (model: 'model :> torch.nn.Module) : 'model =
        match initialiser with
        | Initialiser.Keras -> KerasInitialiser.Apply model
        | _ -> ()

        model

    /// Trainable parameters of a model.
    let parameters (model: #torch.nn.Module) : int64 = ParameterCount.Of model

    /// Runs a model once on zeros of the given shape (float32) and gives the output's shape: a check before training.
    let shapeAfter (shape: int64 list) (model: torch.nn.Module<torch.Tensor, torch.Tensor>) : int64 list =
        use _ = torch.NewDisposeScope()
        use _ = torch.no_grad ()
        let training = model.training
        model.eval ()

        try
            List.ofArray (model.call(torch.zeros (List.toArray shape)).shape)
        finally
            model.train training

    /// Runs a model once on ones of the given shape (int64 ids) and gives the output's shape: a check before training.
    let outputShape (shape: int64 list) (model: torch.nn.Module<torch.Tensor, torch.Tensor>) : int64 list =
        use _ = torch.NewDisposeScope()
        use _ = torch.no_grad ()
        let training = model.training
        model.eval ()

        try
            let ids = torch.ones (List.toArray shape, dtype = Nullable torch.ScalarType.Int64)
            List.ofArray (model.call(ids).shape)
        finally
            model.train training

    /// The model's parameters as a table: one row a tensor, and a total.
    let summary (model: #torch.nn.Module) : Frame<int, string> =
        [
            for row in ParameterCount.ByTensor model ->
                [ box row.Name; box (row.Shape |> Seq.map string |> String.concat " × "); box row.Count ]
            yield [ box "total"; null; box (parameters model) ]
        ]
        |> Table.ofRows [ "parameter"; "shape"; "count" ]
