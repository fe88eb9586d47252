namespace DLWorkbook.Checking

open System
open TorchSharp

/// A value that does not fit where it should go: its message says where, what was expected and what came.
[<Sealed>]
type MisfitException(message: string) =
    inherit Exception(message)

/// Tensors into blocks and back.
[<RequireQualifiedAccess>]
module internal TensorValue =

    let private kinds = [
        torch.ScalarType.Float64, Element.Float64
        torch.ScalarType.Float32, Element.Float32
        torch.ScalarType.Float16, Element.Float16
        torch.ScalarType.BFloat16, Element.BFloat16
        torch.ScalarType.Int64, Element.Int64
        torch.ScalarType.Int32, Element.Int32
        torch.ScalarType.Int16, Element.Int16
        torch.ScalarType.Int8, Element.Int8
        torch.ScalarType.Byte, Element.UInt8
        torch.ScalarType.Bool, Element.Bool
    ]

    let private isReal element =
        match element with
        | Element.Float64
        | Element.Float32
        | Element.Float16
        | Element.BFloat16 -> true
        | _ -> false

    /// The numbers of a tensor, out of the graph and on the CPU.
    let encode (where: string) (tensor: torch.Tensor) : Block =
        let element =
            match kinds |> List.tryFind (fun (dtype, _) -> dtype = tensor.dtype) with
            | Some(_, element) -> element
            | None -> raise (MisfitException $"{where}: expected a tensor of real or whole numbers, got {tensor.dtype}")

        use _ = torch.NewDisposeScope()
        let values = tensor.detach().cpu()

        {
            Holder = Holder.Tensor
            Element = element
            Shape = List.ofArray tensor.shape
            Cells =
                if isReal element then
                    Cells.Reals(values.to_type(torch.ScalarType.Float64).contiguous().data<float>().ToArray())
                else
                    Cells.Wholes(values.to_type(torch.ScalarType.Int64).contiguous().data<int64>().ToArray())
            RequiresGrad = tensor.requires_grad
        }

    /// A fresh tensor on the CPU.
    let decode (block: Block) : torch.Tensor =
        let dtype = kinds |> List.find (fun (_, element) -> element = block.Element) |> fst
        let shape = Array.ofList block.Shape

        let tensor =
            match block.Cells with
            | Cells.Reals cells -> torch.tensor(cells, dtype = torch.ScalarType.Float64).reshape(shape).to_type dtype
            | Cells.Wholes cells -> torch.tensor(cells, dtype = torch.ScalarType.Int64).reshape(shape).to_type dtype

        if block.RequiresGrad then
            tensor.requires_grad_ true
        else
            tensor

    /// A part of a tensor that holds each of its numbers once: what `expand` repeats can't be written to.
    let private written (tensor: torch.Tensor) =
        let values = tensor.detach ()

        (values, Seq.indexed (tensor.stride ()))
        ||> Seq.fold (fun part (axis, stride) ->
            if stride = 0L && part.shape[axis] > 1L then
                part.narrow (int64 axis, 0L, 1L)
            else
                part)

    /// Whether two tensors share numbers in memory. It overwrites the numbers of the second.
    let shares (tensor: torch.Tensor) (other: torch.Tensor) : bool =
        use _ = torch.NewDisposeScope()
        use _ = torch.no_grad ()
        let values () = (encode "" tensor).Cells
        let target = written other
        target.zero_ () |> ignore
        let zeros = values ()
        target.fill_ (Scalar.op_Implicit 1) |> ignore
        values () <> zeros
