namespace DiffSharp

open System
open DiffSharp.Backends

/// The same elements, laid out otherwise. All of it can be differentiated.
[<AutoOpen>]
module StructureExtensions =

    let rec private permuteAxes (permutation: int[]) (a: Tensor) : Tensor =
        let inverse =
            permutation |> Array.mapi (fun i axis -> axis, i) |> Array.sort |> Array.map snd

        Lift.linear "permute" _.PermuteT(permutation) (fun _ adjoint -> permuteAxes inverse adjoint) a

    let rec private flipAxes (dims: int[]) (a: Tensor) : Tensor =
        Lift.linear "flip" _.FlipT(dims) (fun _ adjoint -> flipAxes dims adjoint) a

    let rec private gatherAlong dim (indices: Tensor) (a: Tensor) : Tensor =
        let back (p: Tensor) adjoint =
            scatterAlong dim indices p.shape adjoint

        Lift.linear "gather" _.GatherT(dim, indices.primalRaw) back a

    and private scatterAlong dim (indices: Tensor) (shape: Shape) (a: Tensor) : Tensor =
        let back _ adjoint = gatherAlong dim indices adjoint
        Lift.linear "scatter" _.ScatterT(dim, indices.primalRaw, shape) back a

    type Tensor with

        /// Another shape with as many elements; one length may be -1, which stands for what is left.
        member a.view(shape: seq<int>) =
            let target = Shape.complete a.nelement (Shape.create shape)

            if Shape.nelement target <> a.nelement then
                invalidArg
                    "shape"
                    $"view: {a.nelement} elements of {Shape.text a.shape} do not fill {Shape.text target}: use -1 for one axis?"

            Layout.view target a

        /// One axis of the given length; -1 stands for all elements.
        member a.view(shape: int) = a.view [ shape ]

        /// The shape of another tensor with as many elements.
        member a.viewAs(other: Tensor) = a.view other.shape

        /// Axes startDim … endDim become one (default: all). A scalar stays one.
        member a.flatten(?startDim: int, ?endDim: int) =
            if a.dim < 2 then
                a
            else
                let first = Shape.completeDim a.dim (defaultArg startDim 0)
                let last = Shape.completeDim a.dim (defaultArg endDim (a.dim - 1))

                if first > last then
                    invalidArg "startDim" $"flatten: expected startDim ≤ endDim, got {first} and {last}"

                a.view [
                    yield! a.shape[.. first - 1]
                    Shape.nelement a.shape[first..last]
                    yield! a.shape[last + 1 ..]
                ]

        /// One axis becomes several, which multiply to its length.
        member a.unflatten(dim: int, unflattenedShape: seq<int>) =
            let dim = Shape.completeDim a.dim dim
            a.view [ yield! a.shape[.. dim - 1]; yield! unflattenedShape; yield! a.shape[dim + 1 ..] ]

        /// Repeated along axes of length 1, and along new leading axes; a length of -1 keeps the axis as it is.
        member a.expand(newShape: seq<int>) =
            let target = Shape.create newShape
            let shift = target.Length - a.dim

            let kept =
                target
                |> Array.mapi (fun i n -> if n = -1 && i >= shift then a.shape[i - shift] else n)

            Shape.checkCanExpand a.shape kept
            Layout.expand kept a

        /// Repeated to the shape of another tensor.
        member a.expandAs(b: Tensor) = a.expand b.shape

        /// Added up over the axes along which `newShape` would have to be repeated to give this shape.
        member a.sumToSize(newShape: int[]) =
            Shape.checkCanExpand newShape a.shape
            Layout.sumToSize a newShape

        /// Drops axes of length 1: all of them, or the one that is named if it has length 1.
        member a.squeeze(?dim: int) =
            match dim with
            | None
            | Some -1 -> a.view (a.shape |> Array.filter ((<>) 1))
            | Some dim ->
                let dim = Shape.completeDim a.dim dim

                if a.dim > 0 && a.shape[dim] = 1 then
                    a.view (Array.removeAt dim a.shape)
                else
                    a

        /// A new axis of length 1 at a place, which may be counted from the end (-1: after the last).
        member a.unsqueeze(dim: int) =
            a.view (Array.insertAt (Shape.completeDimUnsqueeze a.dim dim) 1 a.shape)

        /// Axes of length 1 behind the last, as many as it takes to have another tensor's number of axes.
        member a.unsqueezeAs(other: Tensor) =
            a.view [ yield! a.shape; yield! Seq.replicate (max 0 (other.dim - a.dim)) 1 ]

        /// The axes in another order: axis i of the result is axis `permutation[i]`.
        member a.permute(permutation: seq<int>) =
            let axes = permutation |> Seq.map (Shape.completeDim a.dim) |> Seq.toArray

            if Array.sort axes <> [| 0 .. a.dim - 1 |] then
                invalidArg "permutation" $"permute: expected each of the {a.dim} axes once, got {Shape.text axes}"

            permuteAxes axes a

        /// Two axes swapped.
        member a.transpose(dim0: int, dim1: int) =
            let dim0, dim1 = Shape.completeDim a.dim dim0, Shape.completeDim a.dim dim1
            let axes = [| 0 .. a.dim - 1 |]
            axes[dim0] <- dim1
            axes[dim1] <- dim0
            if dim0 = dim1 then a else permuteAxes axes a

        /// (n, m) → (m, n).
        member a.transpose() =
            if a.dim <> 2 then
                invalidOp
                    $"transpose: expected a matrix, got shape {Shape.text a.shape}: name the two axes, transpose(-2, -1)?"

            a.transpose (0, 1)

        /// Reversed along the axes.
        member a.flip(dims: seq<int>) =
            flipAxes (dims |> Seq.map (Shape.completeDim a.dim) |> Seq.toArray) a

        /// An axis of length 1, repeated.
        member a.repeat(dim: int, times: int) =
            let dim = Shape.completeDim a.dim dim

            if a.shape[dim] <> 1 then
                invalidArg
                    "dim"
                    $"repeat: expected length 1 along axis {dim}, got shape {Shape.text a.shape}: unsqueeze first?"

            a.expand (Array.updateAt dim times a.shape)

        /// For each index, the element at that place along the axis. The indices are Int32 and agree with this shape on all
        /// other axes; the result has their shape.
        member a.gather(dim: int, indices: Tensor) =
            if indices.dtype <> Dtype.Int32 then
                invalidArg "indices" $"gather: expected indices of type Int32, got {indices.dtype}: indices.int32()?"

            if indices.dim <> a.dim then
                invalidArg
                    "indices"
                    $"gather: {Shape.text indices.shape} and {Shape.text a.shape} differ in axes: unsqueeze the indices?"

            gatherAlong (Shape.completeDim a.dim dim) indices a

        /// Zeros of the given shape, with each element added at its index along the axis: the transpose of `gather`.
        member a.scatter(dim: int, indices: Tensor, destinationShape: seq<int>) =
            if indices.dtype <> Dtype.Int32 || not (Shape.equal indices.shape a.shape) then
                invalidArg
                    "indices"
                    $"scatter: expected Int32 indices of shape {Shape.text a.shape}, got {indices.dtype} of {Shape.text indices.shape}"

            scatterAlong (Shape.completeDim a.dim dim) indices (Shape.create destinationShape) a
