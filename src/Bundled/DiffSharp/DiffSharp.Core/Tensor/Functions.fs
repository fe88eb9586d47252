namespace DiffSharp

open DiffSharp.Backends

/// Elementwise functions as methods; their operators and F#'s own names (`exp t`, `sqrt t`) do the same.
[<AutoOpen>]
module FunctionExtensions =

    // At a tie, each of the two takes half of the slope.
    let private choose
        name
        (raw: RawTensor -> RawTensor -> RawTensor)
        (wins: RawTensor -> RawTensor -> RawTensor)
        (a: Tensor)
        (b: Tensor)
        =
        let share (mine: Tensor) (other: Tensor) =
            let x, y = mine.primalRaw, other.primalRaw
            let won, tied = (wins x y).Cast x.Dtype, (x.EqTT y).Cast x.Dtype
            Constant won + 0.5 * Constant tied

        let ofA a b _ seed = seed * share a b
        let ofB a b _ seed = seed * share b a
        let shape = Shape.broadcast2 a.shape b.shape
        Lift.binary name raw ofA ofB ofA ofB (Layout.expand shape a) (Layout.expand shape b)

    let private unified name (a: Tensor) (b: Tensor) =
        match Dtype.widen a.dtype b.dtype with
        | Some dtype -> a.cast dtype, b.cast dtype
        | None -> opNotSupported2 name a.dtype b.dtype

    type Tensor with

        /// Elementwise sum.
        member a.add(b: Tensor) : Tensor = a + b

        /// Each element plus a number.
        member a.add(b: scalar) : Tensor = a + b

        /// Elementwise difference.
        member a.sub(b: Tensor) : Tensor = a - b

        /// Each element minus a number.
        member a.sub(b: scalar) : Tensor = a - b

        /// Elementwise product.
        member a.mul(b: Tensor) : Tensor = a * b

        /// Each element times a number.
        member a.mul(b: scalar) : Tensor = a * b

        /// Elementwise quotient.
        member a.div(b: Tensor) : Tensor = a / b

        /// Each element by a number.
        member a.div(b: scalar) : Tensor = a / b

        /// Elementwise power.
        member a.pow(b: Tensor) : Tensor = Arithmetic.pow a b

        /// Each element to the power of a number.
        member a.pow(b: scalar) : Tensor = Arithmetic.pow a (Lift.beside a b)

        /// Each element negated.
        member a.neg() : Tensor = -a

        /// The greater of both, elementwise.
        member a.max(b: Tensor) =
            unified "max" a b ||> choose "max" (fun x y -> x.MaxTT y) (fun x y -> x.GtTT y)

        /// The lesser of both, elementwise.
        member a.min(b: Tensor) =
            unified "min" a b ||> choose "min" (fun x y -> x.MinTT y) (fun x y -> x.LtTT y)

        /// No less than `low` and no greater than `high`; the slope is 0 where an element was moved.
        member a.clamp(?low: scalar, ?high: scalar) : Tensor =
            if low.IsNone && high.IsNone then
                invalidArg "low" "clamp: expected low, high or both"

            let bound wins limit (raw: RawTensor) =
                match limit with
                | None -> raw
                | Some value -> wins raw (raw.FullLike(Shape.scalar, value))

            let clamped (raw: RawTensor) =
                raw |> bound (fun x y -> x.MaxTT y) low |> bound (fun x y -> x.MinTT y) high

            let inside (p: Tensor) _ =
                Constant((p.primalRaw.EqTT(clamped p.primalRaw)).Cast p.dtype)

            Lift.elementwise "clamp" clamped inside a

        /// -1, 0 or 1; its slope is 0.
        member a.sign() : Tensor =
            Lift.elementwise "sign" _.SignT() Lift.flat a

        /// The absolute value; its slope at 0 is taken as 0.
        member a.abs() = Tensor.Abs a

        /// The next lower whole number; its slope is 0.
        member a.floor() = Tensor.Floor a

        /// The next higher whole number; its slope is 0.
        member a.ceil() = Tensor.Ceiling a

        /// The nearest whole number, halves to the even one; its slope is 0.
        member a.round() = Tensor.Round a

        /// The element, or 0 where it is negative; its slope at 0 is taken as 0.
        member a.relu() : Tensor =
            let slope (p: Tensor) _ =
                Constant(p.primalRaw.SignT().MapT FloatFunction.Relu)

            Lift.map FloatFunction.Relu slope a

        /// The element, or `negativeSlope` (default 0.01) times it where it is negative.
        member a.leakyRelu(?negativeSlope: float) : Tensor =
            let slope = defaultArg negativeSlope 0.01
            a.clamp (low = 0.) + slope * a.clamp (high = 0.)

        /// 1 / (1 + exp(-a)).
        member a.sigmoid() : Tensor =
            Lift.map FloatFunction.Sigmoid (fun _ f -> f * (1. - f)) a

        /// ln(1 + exp a), a smooth `relu`.
        member a.softplus() : Tensor =
            Lift.map FloatFunction.Softplus (fun p _ -> p.sigmoid ()) a

        /// e to the power of each element.
        member a.exp() = Tensor.Exp a

        /// The natural logarithm.
        member a.log() = Tensor.Log a

        /// The natural logarithm of elements that are at least `epsilon` (default 1e-12).
        member a.safelog(?epsilon: float) =
            a.clamp (low = defaultArg epsilon 1e-12) |> Tensor.Log

        /// The logarithm to the base 10.
        member a.log10() = Tensor.Log10 a

        /// The square root.
        member a.sqrt() = Tensor.Sqrt a

        /// The sine of radians.
        member a.sin() = Tensor.Sin a

        /// The cosine of radians.
        member a.cos() = Tensor.Cos a

        /// The tangent of radians.
        member a.tan() = Tensor.Tan a

        /// The hyperbolic sine.
        member a.sinh() = Tensor.Sinh a

        /// The hyperbolic cosine.
        member a.cosh() = Tensor.Cosh a

        /// The hyperbolic tangent.
        member a.tanh() = Tensor.Tanh a

        /// The arc sine, in radians.
        member a.asin() = Tensor.Asin a

        /// The arc cosine, in radians.
        member a.acos() = Tensor.Acos a

        /// The arc tangent, in radians.
        member a.atan() = Tensor.Atan a
