namespace DiffSharp

/// Elementwise functions; `Tensor`'s methods of the same names say more.
[<AutoOpen>]
module DsharpFunctions =

    type dsharp with

        /// Elementwise sum.
        static member add(a: Tensor, b: Tensor) = a.add b

        /// Elementwise difference.
        static member sub(a: Tensor, b: Tensor) = a.sub b

        /// Elementwise product.
        static member mul(a: Tensor, b: Tensor) = a.mul b

        /// Elementwise quotient.
        static member div(a: Tensor, b: Tensor) = a.div b

        /// Elementwise power.
        static member pow(a: Tensor, b: Tensor) = a.pow b

        /// Each element negated.
        static member neg(input: Tensor) = input.neg ()

        /// -1, 0 or 1; its slope is 0.
        static member sign(input: Tensor) = input.sign ()

        /// The next lower whole number; its slope is 0.
        static member floor(input: Tensor) = input.floor ()

        /// The next higher whole number; its slope is 0.
        static member ceil(input: Tensor) = input.ceil ()

        /// The nearest whole number, halves to the even one; its slope is 0.
        static member round(input: Tensor) = input.round ()

        /// The absolute value; its slope at 0 is taken as 0.
        static member abs(input: Tensor) = input.abs ()

        /// The element, or 0 where it is negative.
        static member relu(input: Tensor) = input.relu ()

        /// The element, or `negativeSlope` (default 0.01) times it where it is negative.
        static member leakyRelu(input: Tensor, ?negativeSlope: float) =
            input.leakyRelu (?negativeSlope = negativeSlope)

        /// 1 / (1 + exp(-a)).
        static member sigmoid(input: Tensor) = input.sigmoid ()

        /// ln(1 + exp a), a smooth `relu`.
        static member softplus(input: Tensor) = input.softplus ()

        /// e to the power of each element.
        static member exp(input: Tensor) = input.exp ()

        /// The natural logarithm.
        static member log(input: Tensor) = input.log ()

        /// The natural logarithm of elements that are at least `epsilon` (default 1e-12).
        static member safelog(input: Tensor, ?epsilon: float) = input.safelog (?epsilon = epsilon)

        /// The logarithm to the base 10.
        static member log10(input: Tensor) = input.log10 ()

        /// The square root.
        static member sqrt(input: Tensor) = input.sqrt ()

        /// The sine of radians.
        static member sin(input: Tensor) = input.sin ()

        /// The cosine of radians.
        static member cos(input: Tensor) = input.cos ()

        /// The tangent of radians.
        static member tan(input: Tensor) = input.tan ()

        /// The hyperbolic sine.
        static member sinh(input: Tensor) = input.sinh ()

        /// The hyperbolic cosine.
        static member cosh(input: Tensor) = input.cosh ()

        /// The hyperbolic tangent.
        static member tanh(input: Tensor) = input.tanh ()

        /// The arc sine, in radians.
        static member asin(input: Tensor) = input.asin ()

        /// The arc cosine, in radians.
        static member acos(input: Tensor) = input.acos ()

        /// The arc tangent, in radians.
        static member atan(input: Tensor) = input.atan ()

        /// No less than `low` and no greater than `high`; the slope is 0 where an element was moved.
        static member clamp(input: Tensor, ?low: scalar, ?high: scalar) = input.clamp (?low = low, ?high = high)
