namespace rec DiffSharp.Data

open DiffSharp
open DiffSharp.Util

/// Examples by number: an input and its target each.
[<AbstractClass>]
type Dataset() =

    /// How many examples there are.
    abstract length: int

    /// One example.
    abstract item: int -> Tensor * Tensor

    /// One example.
    member d.Item
        with get (i: int) = d.item i

    /// Batches of `batchSize` examples, in a new random order each epoch if `shuffle`; a last batch that is not full is left
    /// out unless `dropLast` is false.
    member d.loader(batchSize: int, ?shuffle: bool, ?dropLast: bool) =
        DataLoader(d, batchSize, ?shuffle = shuffle, ?dropLast = dropLast)

/// Rows of two tensors: inputs and targets.
type TensorDataset(data: Tensor, target: Tensor) =
    inherit Dataset()

    do
        if data.dim = 0 || target.dim = 0 || data.shape[0] <> target.shape[0] then
            invalidArg
                "target"
                $"TensorDataset: expected as many targets as inputs, got shapes %A{data.shape} and %A{target.shape}"

    override _.length = data.shape[0]
    override _.item i = data[i], target[i]

/// Examples in batches.
type DataLoader(dataset: Dataset, batchSize: int, ?shuffle: bool, ?dropLast: bool) =
    let batchSize = min batchSize dataset.length

    do
        if batchSize < 1 then
            invalidArg
                "batchSize"
                $"DataLoader: expected batches of at least one of {dataset.length} examples, got {batchSize}"

    let used =
        if defaultArg dropLast true then
            dataset.length / batchSize * batchSize
        else
            dataset.length

    /// How many batches an epoch has.
    member _.length = (used + batchSize - 1) / batchSize

    /// The batches of one epoch: number, inputs and targets.
    member _.epoch() : seq<int * Tensor * Tensor> =
        let order =
            if defaultArg shuffle false then
                Random.ShuffledIndices used
            else
                Array.init used id

        order
        |> Seq.chunkBySize batchSize
        |> Seq.mapi (fun number indices ->
            let inputs, targets = indices |> Array.map dataset.item |> Array.unzip
            number, Tensor.stack inputs, Tensor.stack targets)
