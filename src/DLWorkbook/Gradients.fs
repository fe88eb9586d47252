namespace DLWorkbook

open System
open TorchSharp

/// A function of tensors with a backward pass of its own, for autograd.
type private ByHand() =
    inherit torch.autograd.SingleTensorFunction<ByHand>()

    override _.Name = "backward by hand"

    override _.forward(context, vars) =
        let forward = unbox<torch.Tensor list -> torch.Tensor * torch.Tensor list> vars[0]
        let inputs = [ for var in vars[2..] -> unbox<torch.Tensor> var ]
        let output, kept = forward inputs
        context.save_data ("backward", vars[1])
        context.save_data ("inputs", inputs.Length)
        context.save_for_backward (ResizeArray(inputs @ kept))
        output

    override _.backward(context, slope) =
        let backward =
            context.get_data "backward"
            |> unbox<torch.Tensor list -> torch.Tensor list -> torch.Tensor -> torch.Tensor list>

        let count = context.get_data "inputs" |> unbox<int>

        let inputs, kept =
            context.get_saved_variables () |> List.ofSeq |> List.splitAt count

        let gradients = backward inputs kept slope

        if gradients.Length <> count then
            invalidOp $"Gradients.withBackward: expected {count} gradients, one for each input, got {gradients.Length}"

        ResizeArray<torch.Tensor>(
            Seq.append [ Unchecked.defaultof<torch.Tensor>; Unchecked.defaultof<torch.Tensor> ] gradients
        )

/// <summary>Gradients by hand, and other ways to hold them against.</summary>
/// <remarks>
/// <code>weight |> Gradients.byDifferences 1e-5 (fun () -> cost (model.call x)) |> Gradients.gap mine</code>
/// Vocabulary: byDifferences and gap to check a gradient, withBackward to put one's own into a model.
/// </remarks>
[<RequireQualifiedAccess>]
module Gradients =

    let private shape (tensor: torch.Tensor) = String.Join(", ", tensor.shape)

    /// The largest difference between two tensors of one shape, on any device: NaN as soon as one number is. Other shapes
    /// are an `ArgumentException`.
    let gap (mine: torch.Tensor) (other: torch.Tensor) : float =
        if List.ofArray mine.shape <> List.ofArray other.shape then
            invalidArg
                (nameof other)
                $"Gradients.gap: expected ({shape mine}) like the first tensor, got ({shape other})"

        use _ = torch.NewDisposeScope()
        use _ = torch.no_grad ()
        (mine - other).abs().max().ToDouble()

    /// <summary>
    /// The slope of a cost along each number of a tensor by central differences: (f(x + h) − f(x − h)) / 2h, two costs a
    /// number, of the tensor's shape. Its error is about h² and 1e-16 / h, so 64 bits and an h of 1e-5 give ten digits.
    /// </summary>
    /// <param name="h">How far each number is moved, ahead and back.</param>
    /// <param name="cost">The cost, a tensor of one number, computed anew from the tensor as it stands.</param>
    /// <param name="tensor">Float64 and contiguous; moved in place, and put back to the bit.</param>
    /// <exception cref="System.ArgumentException">The tensor is of another type, or not contiguous.</exception>
    let byDifferences (h: float) (cost: unit -> torch.Tensor) (tensor: torch.Tensor) : torch.Tensor =
        if tensor.dtype <> torch.ScalarType.Float64 || not (tensor.is_contiguous ()) then
            let form = if tensor.is_contiguous () then "" else ", not contiguous"

            invalidArg
                (nameof tensor)
                $"Gradients.byDifferences: expected a contiguous tensor of Float64, got {tensor.dtype}{form}: in 32 bits a difference has three digits"

        use _ = torch.no_grad ()
        use numbers = tensor.view -1L

        let slope (place: int64) =
            use _ = torch.NewDisposeScope()
            let number = numbers[place]
            let here = number.ToDouble()

            let costAt (value: float) =
                number.fill_ (Scalar.op_Implicit value) |> ignore
                cost().ToDouble()

            try
                (costAt (here + h) - costAt (here - h)) / (2.0 * h)
            finally
                number.fill_ (Scalar.op_Implicit here) |> ignore

        let slopes = [| for place in 0L .. numbers.numel () - 1L -> slope place |]
        torch.tensor(slopes, dtype = torch.ScalarType.Float64).reshape tensor.shape

    /// <summary>
    /// Computes a tensor from others, and lets autograd go back through it by a backward pass of one's own.
    /// </summary>
    /// <param name="forward">Inputs → the output, and tensors to keep for the way back. No history is recorded.</param>
    /// <param name="backward">
    /// Inputs, what was kept, and the cost's slope of the output, of its shape → the cost's gradient for each input, of its
    /// shape.
    /// </param>
    /// <param name="inputs">The inputs.</param>
    /// <exception cref="System.InvalidOperationException">
    /// On the way back: the gradients are not as many as the inputs.
    /// </exception>
    let withBackward
        (forward: torch.Tensor list -> torch.Tensor * torch.Tensor list)
        (backward: torch.Tensor list -> torch.Tensor list -> torch.Tensor -> torch.Tensor list)
        (inputs: torch.Tensor list)
        : torch.Tensor =
        let arguments = box forward :: box backward :: List.map box inputs
        ByHand.apply (Array.ofList arguments)
