namespace DiffSharp

open DiffSharp.Util

/// The two modes of differentiation, and what they give for any function of a tensor. Functions that start with `f` give
/// the function's value, too.
[<AutoOpen>]
module DifferentiationOperations =

    let private zeros (like: Tensor) (shape: Shape) =
        Constant(like.primalRaw.FullLike(shape, 0.))

    // Only a result of this very differentiation carries its derivative: one of an outer differentiation, or a constant,
    // does not depend on the input.
    let private belongs tag (t: Tensor) = not t.IsConstant && t.nestingTag = tag

    type dsharp with

        /// Opens a nesting level for `forwardDiff` and `reverseDiff` by hand.
        static member nest() = GlobalNestingLevel.Next() |> ignore

        /// Goes to a nesting level.
        static member nest(level: uint32) = GlobalNestingLevel.Set level

        /// The nesting level given out last.
        static member nestLevel() = GlobalNestingLevel.Current

        /// Starts nesting levels again at 0.
        static member nestReset() = GlobalNestingLevel.Reset()

        /// The value of a tensor that is being differentiated.
        static member primal(tensor: Tensor) = tensor.primal

        /// The tangent of a forward-mode tensor, or what `reverse` has left in a reverse-mode one.
        static member derivative(tensor: Tensor) = tensor.derivative

        /// Value and derivative.
        static member primalDerivative(tensor: Tensor) = tensor.primal, tensor.derivative

        /// The value as a constant, without any derivative.
        static member noDiff(tensor: Tensor) = tensor.noDiff ()

        /// A dual number with the given tangent, for the differentiation with the given tag.
        static member forwardDiff (nestingTag: uint32) (derivative: Tensor) (tensor: Tensor) =
            tensor.forwardDiff (derivative, nestingTag)

        /// A leaf of a tape, for the differentiation with the given tag.
        static member reverseDiff (nestingTag: uint32) (tensor: Tensor) =
            tensor.reverseDiff (nestingTag = nestingTag)

        /// Readies the tape above a result for `reversePush`.
        static member reverseReset(tensor: Tensor) = tensor.reverseReset true

        /// Passes a derivative down the tape above a result.
        static member reversePush (value: Tensor) (tensor: Tensor) = tensor.reversePush value

        /// Fills the derivatives of everything a result was made from: those of `value · result`.
        static member reverse (value: Tensor) (tensor: Tensor) = tensor.reverse value

        /// f x, and the derivative of f at x in the direction v, in one forward pass.
        static member evalForwardDiff (f: Tensor -> Tensor) (x: Tensor) (v: Tensor) =
            let tag = GlobalNestingLevel.Next()
            let fx = f (x.forwardDiff (v, tag))

            if belongs tag fx then
                fx.primal, fx.derivative
            else
                fx, zeros fx fx.shape

        /// f x, and a function from v to the gradient of v · f at x, by a reverse pass.
        static member evalReverseDiff (f: Tensor -> Tensor) (x: Tensor) : Tensor * (Tensor -> Tensor) =
            let tag = GlobalNestingLevel.Next()
            let leaf = x.reverseDiff (nestingTag = tag)
            let fx = f leaf

            let pulled (v: Tensor) =
                if belongs tag fx then
                    // A leaf that the result does not stand on keeps the derivative of the pass before: forget it.
                    leaf.derivative <- zeros x Shape.scalar
                    fx.reverse v

                    if leaf.derivative.dim = 0 && x.dim > 0 then
                        zeros x x.shape
                    else
                        leaf.derivative
                else
                    zeros x x.shape

            (if belongs tag fx then fx.primal else fx), pulled

        /// f x and its derivatives in the directions v₁, v₁v₂, …: each differentiates the one before.
        static member evalForwardDiffs (f: Tensor -> Tensor) (x: Tensor) (v: Tensor[]) : Tensor[] =
            let rec derivative order : Tensor -> Tensor =
                if order = 0 then
                    f
                else
                    fun x -> dsharp.evalForwardDiff (derivative (order - 1)) x v[order - 1] |> snd

            Array.init (v.Length + 1) (fun order -> derivative order x)
