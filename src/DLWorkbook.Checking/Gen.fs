namespace DLWorkbook.Checking

open System
open DLWorkbook.Core.Data
open TorchSharp

/// <summary>
/// Draws an exercise's inputs: the same ones for the same seed, on every machine. Cases of a check are counted from 0, so
/// that a generator can begin with a small one: <c>gen.Size 2 6</c> is 2 in case 0.
/// </summary>
[<Sealed>]
type Gen(seed: int64, case: int) =
    let random = SeededRandom.ForStream(seed, int64 case)

    /// Which case of the check this is: 0, 1, 2, …
    member _.Case = case

    /// A number of rows, columns or steps: `least` in case 0, anything up to `most` afterwards.
    member this.Size (least: int) (most: int) : int =
        if case = 0 then least else this.Integer least most

    /// A whole number, both bounds included, all equally likely.
    member _.Integer (least: int) (most: int) : int = least + random.Next(most - least + 1)

    /// Whole numbers, both bounds included.
    member this.Integers (count: int) (least: int) (most: int) : int[] =
        Array.init count (fun _ -> this.Integer least most)

    /// True or false.
    member _.Truth() : bool = random.Next 2 = 1

    /// A number between two bounds.
    member _.Uniform (least: float) (most: float) : float =
        least + (most - least) * random.NextDouble()

    /// Numbers between two bounds.
    member this.Uniforms (count: int) (least: float) (most: float) : float[] =
        Array.init count (fun _ -> this.Uniform least most)

    /// A number from the standard normal distribution (G. E. P. Box and M. E. Muller, 1958).
    member _.Normal() : float =
        let radius = sqrt (-2.0 * log (1.0 - random.NextDouble()))
        radius * cos (2.0 * Math.PI * random.NextDouble())

    /// Numbers from the standard normal distribution.
    member this.Normals(count: int) : float[] =
        Array.init count (fun _ -> this.Normal())

    /// Normal numbers of both signs, none nearer to zero than 0.1: safe for a derivative with a kink at zero.
    member this.Signed(count: int) : float[] =
        let away () =
            let value = this.Normal()
            value + 0.1 * (if value < 0.0 then -1.0 else 1.0)

        Array.init count (fun index ->
            let value = away ()

            match index with
            | 0 -> abs value
            | 1 -> -(abs value)
            | _ -> value)

    /// Probabilities, from 0.05 to 0.95.
    member this.Probabilities(count: int) : float[] = this.Uniforms count 0.05 0.95

    /// Class numbers 0 … classes − 1 in random order; each class occurs when `count` allows it.
    member _.Labels (count: int) (classes: int) : int[] =
        let labels =
            Array.init count (fun index -> if index < classes then index else random.Next classes)

        random.Shuffle(Span labels)
        labels

    /// Targets 0.0 and 1.0 in random order; both occur when there are two or more.
    member this.Binary(count: int) : float[] = this.Labels count 2 |> Array.map float

    /// A matrix of standard normal numbers.
    member this.Matrix (rows: int) (columns: int) : float[,] =
        Array2D.init rows columns (fun _ _ -> this.Normal())

    /// Rows of standard normal numbers, as a jagged array.
    member this.Rows (rows: int) (columns: int) : float[][] =
        Array.init rows (fun _ -> this.Normals columns)

    /// A tensor of standard normal numbers, of 32 bits.
    member this.Tensor([<ParamArray>] shape: int[]) : torch.Tensor =
        (this.DoubleTensor shape).to_type torch.ScalarType.Float32

    /// A tensor of standard normal numbers, of 64 bits.
    member this.DoubleTensor([<ParamArray>] shape: int[]) : torch.Tensor =
        let numbers = this.Normals(Array.fold (*) 1 shape)
        torch.tensor(numbers, dtype = torch.ScalarType.Float64).reshape(Array.map int64 shape)

    /// A tensor of class numbers, of type int64.
    member this.LabelTensor (count: int) (classes: int) : torch.Tensor =
        torch.tensor (this.Labels count classes |> Array.map int64, dtype = torch.ScalarType.Int64)

    /// One of several.
    member _.Pick(items: 'item list) : 'item = items[random.Next items.Length]

    /// Items in random order.
    member _.Shuffled(items: 'item[]) : 'item[] =
        let copy = Array.copy items
        random.Shuffle(Span copy)
        copy
