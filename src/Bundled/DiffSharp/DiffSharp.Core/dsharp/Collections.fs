namespace DiffSharp

open DiffSharp.Util

/// F#'s collection functions on tensors. `map` and its kind can be differentiated.
[<AutoOpen>]
module CollectionExtensions =

    let private place (shape: Shape) index =
        Array.map2 (fun stride length -> index / stride % length) (Shape.strides shape) shape

    let private checkOneShape (shapes: Shape list) =
        match shapes |> List.tryFind (fun shape -> not (Shape.equal shape shapes.Head)) with
        | Some other ->
            invalidArg "tensor" $"map: expected one shape, got {Shape.text shapes.Head} and {Shape.text other}"
        | None -> ()

    let private rebuilt (shape: Shape) (items: seq<Tensor>) = (Tensor.stack items).view shape

    type dsharp with

        /// A vector of `count` elements, each made from its index.
        static member init (count: int) (initializer: int -> 'a) =
            dsharp.tensor (Array.init count initializer)

        /// A matrix, each element made from its row and column.
        static member init2d (length1: int) (length2: int) (initializer: int -> int -> 'a) =
            dsharp.tensor (Array2D.init length1 length2 initializer)

        /// A vector of `count` times the same element.
        static member create (count: int) (value: 'a) =
            dsharp.tensor (Array.create count value)

        /// Each element, a scalar tensor, through a function that also gets its place.
        static member mapi (mapping: int[] -> Tensor -> Tensor) (tensor: Tensor) =
            let flat = tensor.view -1

            Seq.init tensor.nelement (fun i -> mapping (place tensor.shape i) flat[i])
            |> rebuilt tensor.shape

        /// Each element, a scalar tensor, through a function.
        static member map (mapping: Tensor -> Tensor) (tensor: Tensor) =
            dsharp.mapi (fun _ element -> mapping element) tensor

        /// Each pair of elements of two tensors of one shape through a function that also gets their place.
        static member mapi2 (mapping: int[] -> Tensor -> Tensor -> Tensor) (tensor1: Tensor) (tensor2: Tensor) =
            checkOneShape [ tensor1.shape; tensor2.shape ]
            let flat1, flat2 = tensor1.view -1, tensor2.view -1

            Seq.init tensor1.nelement (fun i -> mapping (place tensor1.shape i) flat1[i] flat2[i])
            |> rebuilt tensor1.shape

        /// Each pair of elements of two tensors of one shape through a function.
        static member map2 (mapping: Tensor -> Tensor -> Tensor) (tensor1: Tensor) (tensor2: Tensor) =
            dsharp.mapi2 (fun _ a b -> mapping a b) tensor1 tensor2
