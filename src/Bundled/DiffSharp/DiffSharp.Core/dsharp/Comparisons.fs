namespace DiffSharp

/// Answers for each element, or for all; both sides have one shape.
[<AutoOpen>]
module DsharpComparisons =

    type dsharp with

        /// Where a is less.
        static member lt(a: Tensor, b: Tensor) = a.lt b

        /// Where a is greater.
        static member gt(a: Tensor, b: Tensor) = a.gt b

        /// Where a is less or the same.
        static member le(a: Tensor, b: Tensor) = a.le b

        /// Where a is greater or the same.
        static member ge(a: Tensor, b: Tensor) = a.ge b

        /// Where both are the same.
        static member eq(a: Tensor, b: Tensor) = a.eq b

        /// Where they are not the same.
        static member ne(a: Tensor, b: Tensor) = a.ne b

        /// Where an element is infinite.
        static member isinf(input: Tensor) = input.isinf ()

        /// Where an element is NaN.
        static member isnan(input: Tensor) = input.isnan ()

        /// True if an element is infinite.
        static member hasinf(input: Tensor) = input.hasinf ()

        /// True if an element is NaN.
        static member hasnan(input: Tensor) = input.hasnan ()
