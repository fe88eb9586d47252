namespace DLWorkbook

open System
open TorchSharp
open TorchSharp.Modules
open DLWorkbook.Core.Data

/// One of several models that were trained side by side, step for step.
type Runner = {
    /// Its name.
    Name: string
    /// Its loss in each step.
    Losses: float list
    /// After each step, the largest difference of one of its parameters from the first model's.
    Drift: float list
}

/// <summary>Trains models on the same batches at the same time, to see whether they stay the same.</summary>
/// <remarks>
/// <code>
/// [ "torch's", [ theirs ], loss theirs; "mine", [ mine ], loss mine ]
/// |> Lockstep.train (fun parameters -> torch.optim.Adam (parameters, 1e-2)) (loader.Epoch 1)
/// </code>
/// </remarks>
[<RequireQualifiedAccess>]
module Lockstep =

    /// <summary>
    /// Takes a step of every model on each batch, each with an optimiser of its own. A drift of NaN stays NaN.
    /// </summary>
    /// <param name="optimiser">Makes an optimiser of a model's parameters.</param>
    /// <param name="batches">The batches, disposed when all models have seen them.</param>
    /// <param name="models">For each its name, its parts, whose parameters are in the same order in all models, and its
    /// loss on a batch.</param>
    /// <exception cref="System.ArgumentException">The models' parameters differ in number or shape.</exception>
    let train
        (optimiser: Parameter seq -> torch.optim.Optimizer)
        (batches: Batch seq)
        (models: (string * torch.nn.Module list * (Batch -> torch.Tensor)) list)
        : Runner list =
        let parameters = [
            for _, parts, _ in models ->
                [
                    for part in parts do
                        yield! part.parameters ()
                ]
        ]

        let shapes = parameters |> List.map (List.map (_.shape >> List.ofArray))

        for (name, _, _), own in List.zip models shapes do
            if own <> shapes.Head then
                invalidArg
                    (nameof models)
                    $"Lockstep.train: expected parameters of the same shapes in all models, got others in \"{name}\": %A{own} instead of %A{shapes.Head}"

        let optimisers = parameters |> List.map optimiser

        let drift (own: Parameter list) =
            (own, parameters.Head)
            ||> List.map2 (fun a b -> Gradients.gap a b)
            |> List.fold (fun most gap -> Math.Max(most, gap)) 0.0 // NaN stays

        let step (batch: Batch) =
            use _ = batch
            use _ = torch.NewDisposeScope()

            let losses = [
                for (_, _, loss), optimiser in List.zip models optimisers do
                    optimiser.zero_grad ()
                    let value = loss batch
                    value.backward ()
                    optimiser.step () |> ignore
                    value.ToDouble()
            ]

            List.zip losses (List.map drift parameters)

        let steps = batches |> Seq.map step |> List.ofSeq

        [
            for place, (name, _, _) in List.indexed models ->
                {
                    Name = name
                    Losses = [ for step in steps -> fst step[place] ]
                    Drift = [ for step in steps -> snd step[place] ]
                }
        ]
