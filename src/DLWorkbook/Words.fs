namespace DLWorkbook

open Deedle
open TorchSharp
open DLWorkbook.Core.Data
open DLWorkbook.Core.Evaluation
open DLWorkbook.Core.Models

/// <summary>A trained model's word vectors: neighbours, analogies, a map.</summary>
/// <remarks><code>model |> Words.ofModel encoder 5000 |> Words.nearest 10 "great"</code></remarks>
[<RequireQualifiedAccess>]
module Words =

    /// The vectors of the most frequent words, at most <c>count</c> of them, as they are now.
    let ofModel (encoder: TextEncoder) (count: int) (model: TextClassifier) : WordVectors =
        use _ = torch.NewDisposeScope()
        let table = model.WordVectors.detach().cpu()
        let features = int table.shape[1]
        let values = table.contiguous().data<float32>().ToArray()

        let known =
            seq { 0 .. encoder.IdCount - 1 }
            |> Seq.map (fun id -> id, encoder.WordOf id)
            |> Seq.filter (fun (_, word) -> not (word.StartsWith '<'))
            |> Seq.truncate count
            |> Seq.toArray

        WordVectors(
            known |> Array.map snd,
            known |> Array.map (fun (id, _) -> Array.sub values (id * features) features)
        )

    /// The words at the smallest angles to a word, nearest first, each with its cosine.
    let nearest (count: int) (word: string) (vectors: WordVectors) : (string * float) list = [
        for n in vectors.Nearest(word, count) -> n.Word, n.Similarity
    ]

    /// What completes "a is to b as c is to …", best first, each with its cosine.
    let analogy (count: int) (a: string, b: string, c: string) (vectors: WordVectors) : (string * float) list = [
        for n in vectors.Analogy(a, b, c, count) -> n.Word, n.Similarity
    ]

    let private joined (found: (string * float) list) =
        found |> List.map fst |> String.concat ", "

    /// A table of the words nearest to each of the given ones; words without a vector are left out.
    let neighbours (count: int) (words: string list) (vectors: WordVectors) : Frame<int, string> =
        [
            for word in words do
                if vectors.Contains word then
                    [ box word; box (vectors |> nearest count word |> joined) ]
        ]
        |> Table.ofRows [ "word"; "nearest by cosine" ]

    /// A table of answers to "a is to b as c is to …"; questions with a word that has no vector are left out.
    let analogies
        (count: int)
        (questions: (string * string * string) list)
        (vectors: WordVectors)
        : Frame<int, string> =
        [
            for a, b, c in questions do
                if [ a; b; c ] |> List.forall vectors.Contains then
                    [ box $"{a} : {b} = {c} : ?"; box (vectors |> analogy count (a, b, c) |> joined) ]
        ]
        |> Table.ofRows [ "analogy"; "answers" ]

    /// The words on a plane, each as (word, x, y): principal components of their directions, the widest spread first.
    let map (vectors: WordVectors) : (string * float * float) list =
        let places =
            Projection.Principal([| for word in vectors.Words -> vectors.Direction(word).ToArray() |], 2)

        [ for word, place in Seq.zip vectors.Words places -> word, place[0], place[1] ]

    /// The words on a plane with the model's logit for a text of that word alone: (word, x, y, logit).
    let verdicts
        (encoder: TextEncoder)
        (model: TextClassifier)
        (vectors: WordVectors)
        : (string * float * float * float) list =
        use _ = torch.NewDisposeScope()
        use _ = torch.no_grad ()
        let ids = [| for word in vectors.Words -> encoder.IdOf(word).GetValueOrDefault() |> int64 |]
        let device = model.WordVectors.device

        let logits =
            model.call(torch.tensor(ids).unsqueeze(1L).``to`` device).cpu().data<float32>().ToArray()

        [ for (word, x, y), logit in Seq.zip (map vectors) logits -> word, x, y, float logit ]
