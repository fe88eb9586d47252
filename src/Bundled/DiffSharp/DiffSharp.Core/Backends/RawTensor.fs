namespace DiffSharp.Backends

open System
open DiffSharp

/// Values without derivatives: what a backend computes on. A raw tensor is never changed once it is made, and two
/// operands have one dtype; `TT` operations broadcast, as `Shape.broadcast2` says. An operation that a dtype does not
/// have raises `InvalidOperationException`.
[<AbstractClass>]
type RawTensor() =

    /// The length of each axis.
    abstract Shape: Shape
    /// The type of the elements.
    abstract Dtype: Dtype
    /// Where the elements are.
    abstract Device: Device
    /// Whose code computes on them.
    abstract Backend: Backend
    /// The elements as a boxed number (a scalar) or a .NET array of the same rank; a copy.
    abstract ToValues: unit -> obj
    /// The element at one place, an index for each axis.
    abstract GetItem: [<ParamArray>] indexes: int[] -> scalar
    /// The same values as another dtype; fractions are cut off, and anything but zero is true.
    abstract Cast: dtype: Dtype -> RawTensor
    /// A tensor of the same dtype, filled with one value.
    abstract FullLike: shape: Shape * value: scalar -> RawTensor
    /// True if shape, dtype and all elements are the same.
    abstract Same: t2: RawTensor -> bool
    /// A number that equal tensors share.
    abstract ComputeHash: unit -> int
    /// True if |a - b| ≤ absolute + relative·|b| for all elements; a NaN is close to nothing.
    abstract AllClose: t2: RawTensor * relativeTolerance: float * absoluteTolerance: float -> bool

    /// The same elements in order, in another shape.
    abstract ViewT: shape: Shape -> RawTensor
    /// Repeated along axes of length 1, and along new leading axes.
    abstract Expand: newShape: Shape -> RawTensor
    /// The part within bounds: a row (first, last) for each axis; the axes stay.
    abstract GetSlice: bounds: (int * int)[] -> RawTensor
    /// A copy with `t2` added to the part that starts at `location`.
    abstract AddTTSlice: location: int[] * t2: RawTensor -> RawTensor
    /// Joined along an axis.
    abstract CatTs: tensors: RawTensor[] * dim: int -> RawTensor
    /// For each index, the element at that place along the axis; the shape of the indices.
    abstract GatherT: dim: int * indices: RawTensor -> RawTensor
    /// Zeros of the given shape, with each element added at its index along the axis.
    abstract ScatterT: dim: int * indices: RawTensor * destinationShape: Shape -> RawTensor
    /// Axis i of the result is axis `permutation[i]`.
    abstract PermuteT: permutation: int[] -> RawTensor
    /// Reversed along the axes.
    abstract FlipT: dims: int[] -> RawTensor

    /// Where the first is less.
    abstract LtTT: t2: RawTensor -> RawTensor
    /// Where the first is greater.
    abstract GtTT: t2: RawTensor -> RawTensor
    /// Where the first is less or the same.
    abstract LeTT: t2: RawTensor -> RawTensor
    /// Where the first is greater or the same.
    abstract GeTT: t2: RawTensor -> RawTensor
    /// Where both are the same; a NaN is the same as nothing.
    abstract EqTT: t2: RawTensor -> RawTensor
    /// Where an element is infinite.
    abstract IsInfT: unit -> RawTensor
    /// Where an element is NaN.
    abstract IsNaNT: unit -> RawTensor
    /// The place of the first greatest element.
    abstract MaxIndexT: unit -> int[]
    /// The place of the first least element.
    abstract MinIndexT: unit -> int[]
    /// The index of the greatest element along an axis, which stays with length 1; Int32.
    abstract ArgMaxT: dim: int -> RawTensor
    /// The index of the least element along an axis, which stays with length 1; Int32.
    abstract ArgMinT: dim: int -> RawTensor
    /// The sum of all elements.
    abstract SumT: unit -> RawTensor
    /// The sums along an axis, which goes.
    abstract SumTDim: dim: int -> RawTensor

    /// a + b.
    abstract AddTT: t2: RawTensor -> RawTensor
    /// a - b.
    abstract SubTT: t2: RawTensor -> RawTensor
    /// a · b.
    abstract MulTT: t2: RawTensor -> RawTensor
    /// a / b.
    abstract DivTT: t2: RawTensor -> RawTensor
    /// a to the power b.
    abstract PowTT: t2: RawTensor -> RawTensor
    /// The greater of both.
    abstract MaxTT: t2: RawTensor -> RawTensor
    /// The lesser of both.
    abstract MinTT: t2: RawTensor -> RawTensor
    /// The matrix product of the last two axes: (…, m, k) by (…, k, n) → (…, m, n), the leading axes being the same.
    abstract MatMulTT: t2: RawTensor -> RawTensor
    /// X of A X = B: (n, n) and (n, k) → (n, k).
    abstract SolveTT: t2: RawTensor -> RawTensor
    /// The determinant of (n, n).
    abstract DetT: unit -> RawTensor

    /// -a.
    abstract NegT: unit -> RawTensor
    /// -1, 0 or 1.
    abstract SignT: unit -> RawTensor
    /// |a|.
    abstract AbsT: unit -> RawTensor
    /// An elementwise function of floating-point numbers.
    abstract MapT: FloatFunction -> RawTensor

/// The elementwise functions of floating-point numbers that a backend has.
and [<RequireQualifiedAccess>] FloatFunction =
    /// The next lower whole number.
    | Floor
    /// The next higher whole number.
    | Ceil
    /// The nearest whole number, halves to the even one.
    | Round
    /// a, or 0 where it is negative.
    | Relu
    /// ln(1 + exp a).
    | Softplus
    /// 1 / (1 + exp(-a)).
    | Sigmoid
    /// e to the power a.
    | Exp
    /// The natural logarithm.
    | Log
    /// The logarithm to the base 10.
    | Log10
    /// The square root.
    | Sqrt
    /// The sine of radians.
    | Sin
    /// The cosine of radians.
    | Cos
    /// The tangent of radians.
    | Tan
    /// The hyperbolic sine.
    | Sinh
    /// The hyperbolic cosine.
    | Cosh
    /// The hyperbolic tangent.
    | Tanh
    /// The arc sine, in radians.
    | Asin
    /// The arc cosine, in radians.
    | Acos
    /// The arc tangent, in radians.
    | Atan
