// One file, because its parts need each other: an operator is lifted by its rules, and the rules of its derivative are
// written with operators.
namespace rec DiffSharp

open System
open DiffSharp.Backends
open DiffSharp.Util

/// An array of numbers that knows its derivative. It is a constant; or a forward-mode tensor: a value with its tangent,
/// a dual number; or a reverse-mode tensor: a node of a tape, with what it was made from. The last two carry the tag of
/// the differentiation that they belong to, and their value may itself belong to another with a lower tag, which is how
/// derivatives nest (Baydin, Pearlmutter, Radul and Siskind, "Automatic differentiation in machine learning: a survey",
/// 2018). Arithmetic broadcasts; a number beside a tensor takes the tensor's dtype.
[<CustomEquality; CustomComparison>]
type Tensor =
    internal
    | Constant of raw: RawTensor
    | Forward of value: Tensor * tangent: Tensor * tag: uint32
    | Reverse of node: Node

    /// The value of a tensor that is being differentiated, one level down; a constant itself.
    member t.primal =
        match t with
        | Constant _ -> t
        | Forward(value, _, _) -> value
        | Reverse node -> node.Primal

    /// The value with all derivatives left out.
    member t.primalDeep =
        match t with
        | Constant _ -> t
        | _ -> t.primal.primalDeep

    /// The backend's values.
    member t.primalRaw =
        match t with
        | Constant raw -> raw
        | _ -> t.primal.primalRaw

    /// The tag of the differentiation that the tensor belongs to. Raises for a constant.
    member t.nestingTag =
        match t with
        | Constant _ ->
            invalidOp "nestingTag: a constant belongs to no differentiation: forwardDiff or reverseDiff first?"
        | Forward(_, _, tag) -> tag
        | Reverse node -> node.Tag

    /// The tangent of a forward-mode tensor, or what `reverse` has accumulated in a reverse-mode one (shape (0,) before
    /// that). Raises for a constant.
    member t.derivative
        with get () =
            match t with
            | Constant _ ->
                invalidOp "derivative: a constant has none: forwardDiff or reverseDiff it before it is used?"
            | Forward(_, tangent, _) -> tangent
            | Reverse node -> node.Adjoint
        and set value =
            match t with
            | Reverse node -> node.Adjoint <- value
            | _ -> invalidOp "derivative: only that of a reverse-mode tensor can be set: reverseDiff it first?"

    /// The type of the elements.
    member t.dtype = t.primalRaw.Dtype

    /// Where the elements are.
    member t.device = t.primalRaw.Device

    /// Whose code computes on them.
    member t.backend = t.primalRaw.Backend

    /// The length of each axis.
    member t.shape = t.primalRaw.Shape

    /// The number of axes; 0 for a scalar.
    member t.dim = t.shape.Length

    /// The number of elements.
    member t.nelement = Shape.nelement t.shape

    /// The element of a tensor that has one, as a number.
    member t.toScalar() : scalar =
        if t.nelement <> 1 then
            invalidOp $"toScalar: expected one element, got shape {Shape.text t.shape}: index it, or sum or mean first?"

        t.primalRaw.GetItem(Array.zeroCreate t.dim)

    /// The values as text, `:fwd` or `:rev` behind for each level of differentiation.
    override t.ToString() =
        let rec marks t =
            match t with
            | Constant _ -> ""
            | Forward(value, _, _) -> ":fwd" + marks value
            | Reverse node -> ":rev" + marks node.Primal

        RawText.print (marks t) t.primalRaw

    /// True for a tensor with the same shape, dtype and values; derivatives are not compared.
    override t.Equals other =
        match other with
        | :? Tensor as tensor -> t.primalRaw.Same tensor.primalRaw
        | _ -> false

    /// A number that equal tensors share.
    override t.GetHashCode() = t.primalRaw.ComputeHash()

    interface IComparable with
        member t.CompareTo other =
            match other with
            | :? Tensor as tensor when t.dim = 0 && tensor.dim = 0 ->
                compare (t.toScalar().toDouble()) (tensor.toScalar().toDouble())
            | _ ->
                invalidOp "compare: only scalar tensors have an order: use lt, gt, le or ge for one answer an element"

    /// The scalar 0 of the default dtype.
    static member Zero = Lift.scalar Dtype.Default 0.

    /// The scalar 1 of the default dtype.
    static member One = Lift.scalar Dtype.Default 1.

    /// The element of a tensor that has one, as a `float32`.
    static member op_Explicit(tensor: Tensor) : float32 = tensor.toScalar().toSingle()

    /// The element of a tensor that has one, as a `float`.
    static member op_Explicit(tensor: Tensor) : float = tensor.toScalar().toDouble()

    /// The element of a tensor that has one, as an `int`; a fraction is cut off.
    static member op_Explicit(tensor: Tensor) : int = int (tensor.toScalar().toDouble())

    /// The element of a tensor that has one, as an `int64`; a fraction is cut off.
    static member op_Explicit(tensor: Tensor) : int64 = int64 (tensor.toScalar().toDouble())

    /// The element of a tensor that has one: anything but zero is true.
    static member op_Explicit(tensor: Tensor) : bool = tensor.toScalar().toBool()

    /// f t: a tensor into a pipeline of functions and models.
    static member inline (-->)(t: Tensor, f: Tensor -> 'a) = f t

    /// Elementwise sum.
    static member (+)(a: Tensor, b: Tensor) : Tensor = Arithmetic.add a b

    /// Each element plus a number.
    static member (+)(a: Tensor, b: scalar) : Tensor = Arithmetic.add a (Lift.beside a b)

    /// A number plus each element.
    static member (+)(a: scalar, b: Tensor) : Tensor = Arithmetic.add (Lift.beside b a) b

    /// Elementwise difference.
    static member (-)(a: Tensor, b: Tensor) : Tensor = Arithmetic.sub a b

    /// Each element minus a number.
    static member (-)(a: Tensor, b: scalar) : Tensor = Arithmetic.sub a (Lift.beside a b)

    /// A number minus each element.
    static member (-)(a: scalar, b: Tensor) : Tensor = Arithmetic.sub (Lift.beside b a) b

    /// Elementwise product.
    static member (*)(a: Tensor, b: Tensor) : Tensor = Arithmetic.mul a b

    /// Each element times a number.
    static member (*)(a: Tensor, b: scalar) : Tensor = Arithmetic.mul a (Lift.beside a b)

    /// A number times each element.
    static member (*)(a: scalar, b: Tensor) : Tensor = Arithmetic.mul (Lift.beside b a) b

    /// Elementwise quotient; two integers give the default floating-point dtype.
    static member (/)(a: Tensor, b: Tensor) : Tensor = Arithmetic.div a b

    /// Each element by a number.
    static member (/)(a: Tensor, b: scalar) : Tensor = Arithmetic.div a (Lift.beside a b)

    /// A number by each element.
    static member (/)(a: scalar, b: Tensor) : Tensor = Arithmetic.div (Lift.beside b a) b

    /// Each element negated.
    static member (~-)(a: Tensor) : Tensor = Arithmetic.neg a

    /// Elementwise power, `a ** b`.
    static member Pow(a: Tensor, b: Tensor) : Tensor = Arithmetic.pow a b

    /// Each element to the power of a number.
    static member Pow(a: Tensor, b: scalar) : Tensor = Arithmetic.pow a (Lift.beside a b)

    /// Each element to the power of a number.
    static member Pow(a: Tensor, b: float) : Tensor = Arithmetic.pow a (Lift.beside a b)

    /// Each element to the power of a whole number.
    static member Pow(a: Tensor, b: int) : Tensor = Arithmetic.pow a (Lift.beside a b)

    /// A number to the power of each element.
    static member Pow(a: scalar, b: Tensor) : Tensor = Arithmetic.pow (Lift.beside b a) b

    /// A number to the power of each element.
    static member Pow(a: float, b: Tensor) : Tensor = Arithmetic.pow (Lift.beside b a) b

    /// A whole number to the power of each element.
    static member Pow(a: int, b: Tensor) : Tensor = Arithmetic.pow (Lift.beside b a) b

    /// The absolute value: F#'s `abs`. Its derivative at 0 is taken as 0.
    static member Abs(a: Tensor) : Tensor =
        Lift.elementwise
            "abs"
            (fun (raw: RawTensor) -> raw.AbsT())
            (fun (p: Tensor) _ -> Constant(p.primalRaw.SignT()))
            a

    /// F#'s `floor`.
    static member Floor(a: Tensor) : Tensor =
        Lift.map FloatFunction.Floor Lift.flat a

    /// F#'s `ceil`.
    static member Ceiling(a: Tensor) : Tensor = Lift.map FloatFunction.Ceil Lift.flat a

    /// F#'s `round`: halves go to the even neighbour.
    static member Round(a: Tensor) : Tensor =
        Lift.map FloatFunction.Round Lift.flat a

    /// F#'s `exp`.
    static member Exp(a: Tensor) : Tensor =
        Lift.map FloatFunction.Exp (fun _ (f: Tensor) -> f) a

    /// F#'s `log`, the natural logarithm.
    static member Log(a: Tensor) : Tensor =
        Lift.map FloatFunction.Log (fun (p: Tensor) _ -> 1. / p) a

    /// F#'s `log10`.
    static member Log10(a: Tensor) : Tensor =
        Lift.map FloatFunction.Log10 (fun (p: Tensor) _ -> 1. / (p * Math.Log 10.)) a

    /// F#'s `sqrt`.
    static member Sqrt(a: Tensor) : Tensor =
        Lift.map FloatFunction.Sqrt (fun _ (f: Tensor) -> 0.5 / f) a

    /// F#'s `sin`, of radians.
    static member Sin(a: Tensor) : Tensor =
        Lift.map FloatFunction.Sin (fun (p: Tensor) _ -> cos p) a

    /// F#'s `cos`, of radians.
    static member Cos(a: Tensor) : Tensor =
        Lift.map FloatFunction.Cos (fun (p: Tensor) _ -> -(sin p)) a

    /// F#'s `tan`, of radians.
    static member Tan(a: Tensor) : Tensor =
        Lift.map FloatFunction.Tan (fun _ (f: Tensor) -> 1. + f * f) a

    /// F#'s `sinh`.
    static member Sinh(a: Tensor) : Tensor =
        Lift.map FloatFunction.Sinh (fun (p: Tensor) _ -> cosh p) a

    /// F#'s `cosh`.
    static member Cosh(a: Tensor) : Tensor =
        Lift.map FloatFunction.Cosh (fun (p: Tensor) _ -> sinh p) a

    /// F#'s `tanh`.
    static member Tanh(a: Tensor) : Tensor =
        Lift.map FloatFunction.Tanh (fun _ (f: Tensor) -> 1. - f * f) a

    /// F#'s `asin`, in radians.
    static member Asin(a: Tensor) : Tensor =
        Lift.map FloatFunction.Asin (fun (p: Tensor) _ -> 1. / sqrt (1. - p * p)) a

    /// F#'s `acos`, in radians.
    static member Acos(a: Tensor) : Tensor =
        Lift.map FloatFunction.Acos (fun (p: Tensor) _ -> -1. / sqrt (1. - p * p)) a

    /// F#'s `atan`, in radians.
    static member Atan(a: Tensor) : Tensor =
        Lift.map FloatFunction.Atan (fun (p: Tensor) _ -> 1. / (1. + p * p)) a

/// A value on the tape of reverse mode: what it was made from, and how a derivative with respect to it becomes
/// derivatives with respect to those.
[<Sealed; AllowNullLiteral>]
type internal Node(primal: Tensor, operation: string, parents: Tensor[], pull: Tensor -> Tensor[], tag: uint32) =
    let mutable adjoint: Tensor voption = ValueNone
    let mutable reached = false

    /// The value.
    member _.Primal = primal
    /// The name of what made it.
    member _.Operation = operation
    /// The tensors of the same tape that it was made from.
    member _.Parents = parents
    /// From the derivative with respect to this value, those with respect to the parents.
    member _.Pull = pull
    /// The differentiation that it belongs to.
    member _.Tag = tag
    /// How many consumers have yet to report in the reverse pass under way.
    member val Fanout = 0u with get, set

    /// The derivative accumulated so far; of shape (0,) before the first reverse pass, a scalar 0 before a pass comes by.
    member _.Adjoint
        with get () =
            match adjoint with
            | ValueSome value -> value
            | ValueNone -> Constant(primal.primalRaw.FullLike((if reached then Shape.scalar else [| 0 |]), 0.))
        and set value = adjoint <- ValueSome value

    /// Forgets what an earlier pass has accumulated.
    member _.Clear() =
        adjoint <- ValueNone
        reached <- true

    /// Adds a consumer's share to the derivative.
    member _.Accumulate(share: Tensor) =
        adjoint <-
            match adjoint with
            | ValueSome value when value.nelement > 0 -> ValueSome(value + share)
            | _ -> ValueSome share

/// How an operation on raw tensors becomes one on tensors: each differentiation takes the outermost tag that an
/// operand carries, works on the values one level down, and adds its own derivative. An operand with a lower tag is a
/// constant to it; that is what keeps nested differentiations from taking each other's perturbations.
module internal Lift =

    let scalar (dtype: Dtype) (value: scalar) =
        Constant(BackendTensorStatics.Get().Full(Shape.scalar, value, dtype, Device.Default))

    /// A number as a scalar tensor that fits beside `t`: of its dtype, unless that holds whole numbers only.
    let beside (t: Tensor) (value: scalar) =
        let dtype =
            if t.dtype.IsFloatingPoint then t.dtype
            elif value.dtype.IsFloatingPoint then Dtype.Default
            else t.dtype

        Constant(BackendTensorStatics.Get(t.backend).Full(Shape.scalar, value, dtype, t.device))

    let private level t =
        match t with
        | Constant _ -> -1L
        | _ -> int64 t.nestingTag

    /// The outermost tag among the operands (None: all constant), and whether it is a forward one.
    let private outermost operation (operands: Tensor[]) =
        match operands |> Array.map level |> Array.max with
        | -1L -> None
        | top ->
            let active = operands |> Array.filter (fun t -> level t = top)

            match active |> Array.forall _.IsForward, active |> Array.forall _.IsReverse with
            | true, _ -> Some(top, true)
            | _, true -> Some(top, false)
            | _ ->
                invalidOp
                    $"{operation}: forward and reverse mode meet at nesting level {top}: dsharp.nest() between them?"

    /// One operand. `push` gives the tangent from operand, result and the operand's tangent; `pull` gives the operand's
    /// adjoint from operand, result and the result's adjoint.
    let rec unary operation (raw: RawTensor -> RawTensor) push pull (a: Tensor) : Tensor =
        match a with
        | Constant value -> Constant(raw value)
        | Forward(p, tangent, tag) ->
            let f = unary operation raw push pull p
            Forward(f, push p f tangent, tag)
        | Reverse node ->
            let p = node.Primal
            let f = unary operation raw push pull p
            Reverse(Node(f, operation, [| a |], (fun adjoint -> [| pull p f adjoint |]), node.Tag))

    /// One operand, elementwise: `slope` gives the derivative from operand and result.
    let elementwise operation raw (slope: Tensor -> Tensor -> Tensor) a =
        let times p f seed = seed * slope p f
        unary operation raw times times a

    /// One operand, through a function of floating-point numbers.
    let map (f: FloatFunction) slope a =
        elementwise ((string f).ToLowerInvariant()) (fun raw -> raw.MapT f) slope a

    /// The slope of a function made of flat pieces: 0, also where it jumps.
    let flat (p: Tensor) (_: Tensor) : Tensor =
        Constant(p.primalRaw.FullLike(Shape.scalar, 0.))

    /// One operand, linear: a tangent goes the way that values go, and `back` is the transpose of that.
    let rec linear operation raw (back: Tensor -> Tensor -> Tensor) a =
        unary operation raw (fun _ _ tangent -> linear operation raw back tangent) (fun p _ adjoint -> back p adjoint) a

    /// Any number of operands. `push i` gives operand i's share of the result's tangent, `pull i` its adjoint, both from
    /// the operands' values, the result, and the tangent or adjoint.
    let rec many operation (raw: RawTensor[] -> RawTensor) push pull (operands: Tensor[]) : Tensor =
        match outermost operation operands with
        | None -> Constant(raw (operands |> Array.map _.primalRaw))
        | Some(top, forward) ->
            let active = [|
                for i in 0 .. operands.Length - 1 do
                    if level operands[i] = top then
                        i
            |]

            let values = operands |> Array.map (fun t -> if level t = top then t.primal else t)
            let f = many operation raw push pull values

            if forward then
                let share i = push i values f operands[i].derivative
                let tangent = active |> Array.map share |> Array.reduce Arithmetic.add
                Forward(f, tangent, uint32 top)
            else
                let parents = active |> Array.map (fun i -> operands[i])

                let adjoints adjoint =
                    active
                    |> Array.map (fun i -> Layout.sumToSize (pull i values f adjoint) values[i].shape)

                Reverse(Node(f, operation, parents, adjoints, uint32 top))

    /// Two operands of one dtype, which broadcast; `pushA` and the others as in `many`.
    let binary operation (raw: RawTensor -> RawTensor -> RawTensor) pushA pushB pullA pullB (a: Tensor) (b: Tensor) =
        match a, b with
        | Constant x, Constant y -> Constant(raw x y)
        | _ ->
            let pick ofA ofB i (values: Tensor[]) f seed =
                (if i = 0 then ofA else ofB) values[0] values[1] f seed

            many operation (fun raws -> raw raws[0] raws[1]) (pick pushA pushB) (pick pullA pullB) [| a; b |]

/// The operations that change only the layout and that derivatives themselves need.
module internal Layout =

    let rec view (shape: Shape) (a: Tensor) : Tensor =
        if Shape.equal shape a.shape then
            a
        else
            Lift.linear "view" _.ViewT(shape) (fun p adjoint -> view p.shape adjoint) a

    let rec expand (shape: Shape) (a: Tensor) : Tensor =
        if Shape.equal shape a.shape then
            a
        else
            Lift.linear "expand" _.Expand(shape) (fun p adjoint -> sumToSize adjoint p.shape) a

    let sum (a: Tensor) : Tensor =
        Lift.linear "sum" _.SumT() (fun p adjoint -> expand p.shape adjoint) a

    let sumDim dim (a: Tensor) : Tensor =
        let back (p: Tensor) adjoint =
            adjoint |> view (Array.updateAt dim 1 p.shape) |> expand p.shape

        Lift.linear "sum" _.SumTDim(dim) back a

    /// What `expand` repeated is added up again.
    let sumToSize (a: Tensor) (shape: Shape) : Tensor =
        if Shape.equal shape a.shape then
            a
        else
            let extra = a.dim - shape.Length
            let mutable result = a

            for _ in 1..extra do
                result <- sumDim 0 result

            for axis in 0 .. shape.Length - 1 do
                if shape[axis] = 1 && result.shape[axis] <> 1 then
                    result <- sumDim axis result |> view (Array.updateAt axis 1 result.shape)

            result

/// The operators: operands are brought to one dtype; shapes broadcast.
module internal Arithmetic =

    let cast (dtype: Dtype) (a: Tensor) =
        match a with
        | _ when a.dtype = dtype -> a
        | Constant raw -> Constant(raw.Cast dtype)
        | _ ->
            invalidOp $"cast: a tensor that is being differentiated stays {a.dtype}: cast the inputs to {dtype} before"

    let private unified operation (a: Tensor) (b: Tensor) =
        match Dtype.widen a.dtype b.dtype with
        | Some dtype -> cast dtype a, cast dtype b
        | None -> opNotSupported2 operation a.dtype b.dtype

    let private broadcast operation raw pushA pushB pullA pullB a b =
        let a, b = unified operation a b
        Lift.binary operation raw pushA pushB pullA pullB a b

    let add a b =
        let push _ _ (f: Tensor) tangent = Layout.expand f.shape tangent
        let pull _ _ _ adjoint = adjoint
        broadcast "add" (fun x y -> x.AddTT y) push push pull pull a b

    let neg (a: Tensor) : Tensor =
        Lift.linear "neg" _.NegT() (fun _ adjoint -> neg adjoint) a

    let sub a b =
        let pushA _ _ (f: Tensor) tangent = Layout.expand f.shape tangent
        let pushB _ _ (f: Tensor) tangent = neg (Layout.expand f.shape tangent)

        broadcast
            "sub"
            (fun x y -> x.SubTT y)
            pushA
            pushB
            (fun _ _ _ adjoint -> adjoint)
            (fun _ _ _ adjoint -> neg adjoint)
            a
            b

    let mul a b : Tensor =
        let timesB _ b _ seed = seed * b
        let timesA a _ _ seed = seed * a
        broadcast "mul" (fun x y -> x.MulTT y) timesB timesA timesB timesA a b

    let div (a: Tensor) (b: Tensor) : Tensor =
        let dtype = Dtype.divisionType a.dtype b.dtype
        let byB _ b _ seed = seed / b
        let slopeB _ b f seed = -(seed * f) / b
        broadcast "div" (fun x y -> x.DivTT y) byB slopeB byB slopeB (cast dtype a) (cast dtype b)

    let pow (a: Tensor) (b: Tensor) : Tensor =
        // The power 0 is the constant 1, whose slope is 0 even where a^(0 - 1) has no value.
        let slopeA (a: Tensor) (b: Tensor) _ seed =
            match b with
            | Constant raw when b.dim = 0 && raw.GetItem().toDouble() = 0. -> seed * (a * 0.)
            | _ -> seed * (b * pow a (b - 1.))

        let slopeB a _ f seed = seed * f * log a
        broadcast "pow" (fun x y -> x.PowTT y) slopeA slopeB slopeA slopeB a b
