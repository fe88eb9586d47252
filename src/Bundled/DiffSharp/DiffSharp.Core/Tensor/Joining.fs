namespace DiffSharp

open DiffSharp.Backends

/// Putting tensors together and taking them apart. All of it can be differentiated.
[<AutoOpen>]
module JoiningExtensions =

    // The real operation joins tensors of one kind only; so that a lab runs on both, this one does, too.
    let private checkOneKind operation (tensors: Tensor[]) =
        let kind (t: Tensor) =
            if t.IsConstant then
                None
            else
                Some(t.IsForward, t.nestingTag)

        if tensors.Length = 0 then
            invalidArg "tensors" $"{operation}: expected at least one tensor, got none"

        if Array.exists (fun t -> kind t <> kind tensors[0]) tensors then
            invalidArg
                "tensors"
                $"{operation}: a constant or another differentiation's tensor stands beside a differentiated one: add it to 0 · x?"

    let private joined dim (tensors: Tensor[]) =
        let starts = tensors |> Array.map (fun t -> t.shape[dim]) |> Array.scan (+) 0

        let section i (t: Tensor) =
            t.GetSlice(
                Array2D.init (dim + 1) 3 (fun axis column ->
                    match column with
                    | 0 -> if axis = dim then starts[i] else 0
                    | 1 -> if axis = dim then starts[i + 1] - 1 else t.shape[axis] - 1
                    | _ -> 0)
            )

        // A tangent stands where its part stands, among zeros.
        let push i (values: Tensor[]) (f: Tensor) tangent =
            (Constant(f.primalRaw.FullLike(f.shape, 0.)))
                .addSlice(Array.init f.dim (fun axis -> if axis = dim then starts[i] else 0), tangent)

        Lift.many "cat" (fun raws -> raws[0].CatTs(raws, dim)) push (fun i _ _ adjoint -> section i adjoint) tensors

    type Tensor with

        /// Joined along an axis (default: the first); the shapes agree on all others.
        static member cat(tensors: seq<Tensor>, ?dim: int) =
            let tensors = tensors |> Seq.filter (fun t -> t.nelement > 0) |> Seq.toArray
            checkOneKind "cat" tensors
            let dim = Shape.completeDim tensors[0].dim (defaultArg dim 0)

            for t in tensors do
                let fits =
                    t.dim = tensors[0].dim
                    && Array.forall (fun i -> i = dim || t.shape[i] = tensors[0].shape[i]) [| 0 .. t.dim - 1 |]

                if not fits || t.dim = 0 then
                    invalidArg
                        "tensors"
                        $"cat: {Shape.text tensors[0].shape} and {Shape.text t.shape} differ off axis {dim}: stack, or view them?"

            joined dim tensors

        /// Joined along a new axis (default: the first); all have one shape.
        static member stack(tensors: seq<Tensor>, ?dim: int) =
            let tensors = Seq.toArray tensors
            checkOneKind "stack" tensors

            match tensors |> Array.tryFind (fun t -> not (Shape.equal t.shape tensors[0].shape)) with
            | Some other ->
                invalidArg
                    "tensors"
                    $"stack: expected one shape, got {Shape.text tensors[0].shape} and {Shape.text other.shape}: cat?"
            | None -> ()

            let dim = Shape.completeDimUnsqueeze tensors[0].dim (defaultArg dim 0)
            joined dim (tensors |> Array.map _.unsqueeze(dim))

        /// The parts of the given lengths along an axis (default: the first).
        member a.split(sizes: seq<int>, ?dim: int) : Tensor[] =
            let dim = Shape.completeDim a.dim (defaultArg dim 0)
            let sizes = Seq.toArray sizes

            if Array.sum sizes <> a.shape[dim] then
                invalidArg
                    "sizes"
                    $"split: the sizes add up to {Array.sum sizes}, axis {dim} of {Shape.text a.shape} to {a.shape[dim]}"

            let starts = Array.scan (+) 0 sizes

            sizes
            |> Array.mapi (fun i _ ->
                a.GetSlice(
                    Array2D.init (dim + 1) 3 (fun axis column ->
                        match column with
                        | 0 -> if axis = dim then starts[i] else 0
                        | 1 -> if axis = dim then starts[i + 1] - 1 else a.shape[axis] - 1
                        | _ -> 0)
                ))

        /// The tensors that `stack` would join to this one: one for each index along an axis (default: the first).
        member a.unstack(?dim: int) : Tensor[] =
            let dim = Shape.completeDim a.dim (defaultArg dim 0)
            a.split (Array.create a.shape[dim] 1, dim) |> Array.map _.squeeze(dim)
