namespace DiffSharp

/// Layout, matrices and joining; `Tensor`'s methods of the same names say more.
[<AutoOpen>]
module DsharpStructure =

    type dsharp with

        /// The matrix product; leading axes are batches.
        static member matmul(a: Tensor, b: Tensor) = a.matmul b

        /// The sum of the products of two vectors' elements.
        static member dot(a: Tensor, b: Tensor) = a.dot b

        /// X of A X = B: (n, n) and (n) or (n, k).
        static member solve(a: Tensor, b: Tensor) = a.solve b

        /// The inverse of a square matrix.
        static member inv(input: Tensor) = input.inv ()

        /// The determinant of a square matrix.
        static member det(input: Tensor) = input.det ()

        /// The elements where row and column agree.
        static member diagonal(input: Tensor, ?offset: int) = input.diagonal (?offset = offset)

        /// The sum of the diagonal of a matrix.
        static member trace(input: Tensor) = input.trace ()

        /// (n, m) → (m, n).
        static member transpose(input: Tensor) = input.transpose ()

        /// Two axes swapped.
        static member transpose(input: Tensor, dim0: int, dim1: int) = input.transpose (dim0, dim1)

        /// The axes in another order.
        static member permute(input: Tensor, permutation: seq<int>) = input.permute permutation

        /// Another shape with as many elements; one length may be -1.
        static member view(input: Tensor, shape: seq<int>) = input.view shape

        /// One axis of the given length; -1 stands for all elements.
        static member view(input: Tensor, shape: int) = input.view shape

        /// The shape of another tensor with as many elements.
        static member viewAs(input: Tensor, other: Tensor) = input.viewAs other

        /// Axes startDim … endDim become one (default: all).
        static member flatten(input: Tensor, ?startDim: int, ?endDim: int) =
            input.flatten (?startDim = startDim, ?endDim = endDim)

        /// Drops axes of length 1: all of them, or the one that is named.
        static member squeeze(input: Tensor, ?dim: int) = input.squeeze (?dim = dim)

        /// A new axis of length 1 at a place.
        static member unsqueeze(input: Tensor, dim: int) = input.unsqueeze dim

        /// Repeated along axes of length 1, and along new leading axes.
        static member expand(input: Tensor, shape: seq<int>) = input.expand shape

        /// Repeated to the shape of another tensor.
        static member expandAs(input: Tensor, other: Tensor) = input.expandAs other

        /// Reversed along the axes.
        static member flip(input: Tensor, dims: seq<int>) = input.flip dims

        /// Joined along an axis (default: the first).
        static member cat(tensors: seq<Tensor>, ?dim: int) = Tensor.cat (tensors, ?dim = dim)

        /// Joined along a new axis (default: the first).
        static member stack(tensors: seq<Tensor>, ?dim: int) = Tensor.stack (tensors, ?dim = dim)

        /// One tensor for each index along an axis (default: the first).
        static member unstack(input: Tensor, ?dim: int) = input.unstack (?dim = dim)

        /// The parts of the given lengths along an axis (default: the first).
        static member split(input: Tensor, sizes: seq<int>, ?dim: int) = input.split (sizes, ?dim = dim)

        /// For each index, the element at that place along the axis.
        static member gather(input: Tensor, dim: int, indices: Tensor) = input.gather (dim, indices)

        /// The same values as another dtype.
        static member cast(input: Tensor, dtype: Dtype) = input.cast dtype

        /// The tensor on another device, of another dtype, or with another backend.
        static member move(input: Tensor, ?device, ?dtype, ?backend) =
            input.move (?device = device, ?dtype = dtype, ?backend = backend)

        /// A copy, as a constant.
        static member clone(input: Tensor) = input.clone ()

        /// How many elements there are.
        static member nelement(input: Tensor) = input.nelement

        /// Zeros of the input's shape or the given one, otherwise like the input.
        static member zerosLike(input: Tensor, ?shape: seq<int>, ?device, ?dtype, ?backend) =
            input.zerosLike (?shape = shape, ?device = device, ?dtype = dtype, ?backend = backend)

        /// Ones of the input's shape or the given one, otherwise like the input.
        static member onesLike(input: Tensor, ?shape: seq<int>, ?device, ?dtype, ?backend) =
            input.onesLike (?shape = shape, ?device = device, ?dtype = dtype, ?backend = backend)

        /// Even draws from [0, 1) of the input's shape or the given one, otherwise like the input.
        static member randLike(input: Tensor, ?shape: seq<int>, ?device, ?dtype, ?backend) =
            input.randLike (?shape = shape, ?device = device, ?dtype = dtype, ?backend = backend)

        /// Normal draws with mean 0 and standard deviation 1 of the input's shape or the given one, otherwise like the input.
        static member randnLike(input: Tensor, ?shape: seq<int>, ?device, ?dtype, ?backend) =
            input.randnLike (?shape = shape, ?device = device, ?dtype = dtype, ?backend = backend)

        /// The same value everywhere, of the input's shape or the given one, otherwise like the input.
        static member fullLike(input: Tensor, value: scalar, ?shape: seq<int>, ?device, ?dtype, ?backend) =
            input.fullLike (value, ?shape = shape, ?device = device, ?dtype = dtype, ?backend = backend)
