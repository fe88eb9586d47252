namespace DiffSharp

open System.Collections.Generic
open DiffSharp.Util

/// Making a tensor part of a differentiation, and the reverse pass.
[<AutoOpen>]
module DifferentiationExtensions =

    let private checkDifferentiable operation (t: Tensor) =
        if not t.dtype.IsFloatingPoint then
            invalidOp $"{operation}: only floating-point tensors have derivatives, this one is {t.dtype}: t.float32()?"

    let private checkSameShape operation (expected: Tensor) (got: Tensor) =
        if not (Shape.equal expected.shape got.shape) then
            invalidArg
                "derivative"
                $"{operation}: expected a derivative of the tensor's shape {Shape.text expected.shape}, got {Shape.text got.shape}"

    type Tensor with

        /// True for a dual number, made by `forwardDiff` or from one that was.
        member t.isForwardDiff = t.IsForward

        /// True for a node of a tape, made by `reverseDiff` or from one that was.
        member t.isReverseDiff = t.IsReverse

        /// True for a constant.
        member t.isNoDiff = t.IsConstant

        /// How many differentiations the tensor belongs to, one inside the other; 0 for a constant.
        member t.depth = if t.IsConstant then 0 else 1 + t.primal.depth

        /// The derivative of the derivative, and so on, down to a constant.
        member t.derivativeDeep =
            let d = t.derivative
            if d.IsConstant then d else d.derivativeDeep

        /// A dual number of this value and the given tangent (same shape), which belongs to the differentiation with the
        /// given tag (default: the tag given out last).
        member t.forwardDiff(derivative: Tensor, ?nestingTag: uint32) =
            checkDifferentiable "forwardDiff" t
            checkSameShape "forwardDiff" t derivative
            Forward(t, derivative, defaultArg nestingTag GlobalNestingLevel.Current)

        /// A leaf of a tape: what is computed from it can be `reverse`d to fill its `derivative`. The tag is that of the
        /// differentiation it belongs to (default: the tag given out last).
        member t.reverseDiff(?derivative: Tensor, ?nestingTag: uint32) =
            checkDifferentiable "reverseDiff" t
            let tag = defaultArg nestingTag GlobalNestingLevel.Current
            let leaf = Node(t, "leaf", [||], (fun _ -> [||]), tag)

            match derivative with
            | Some adjoint ->
                if adjoint.nelement <> 0 then
                    checkSameShape "reverseDiff" t adjoint

                leaf.Adjoint <- adjoint
            | None -> ()

            Reverse leaf

        /// The value as a constant, without any derivative.
        member t.noDiff() = t.primalDeep

        /// How many uses of this node the reverse pass under way has yet to hear from.
        member t.fanout =
            match t with
            | Reverse node -> node.Fanout
            | _ -> invalidOp "fanout: only a reverse-mode tensor has one: reverseDiff it first?"

        /// Readies the tape above this result for `reversePush`: counts the uses of each node and, sets derivatives to
        /// zero; those of leaves only if told to.
        member t.reverseReset(zeroDerivatives: bool) =
            let waiting = Stack [ t ]

            while waiting.Count > 0 do
                match waiting.Pop() with
                | Reverse node ->
                    if zeroDerivatives || node.Parents.Length > 0 || node.Adjoint.nelement = 0 then
                        node.Clear()

                    node.Fanout <- node.Fanout + 1u

                    if node.Fanout = 1u then
                        node.Parents |> Array.iter waiting.Push
                | _ -> ()

        /// Adds `value` to this node's derivative and, as soon as all uses of a node have reported, passes on to what it
        /// was made from. The tape must have been readied by `reverseReset`.
        member t.reversePush(value: Tensor) =
            let waiting = Stack [ struct (value, t) ]

            while waiting.Count > 0 do
                let struct (adjoint, target) = waiting.Pop()

                match target with
                | Reverse node ->
                    checkSameShape "reverse" node.Primal adjoint
                    node.Accumulate adjoint
                    node.Fanout <- node.Fanout - 1u

                    if node.Fanout = 0u then
                        for parent, part in Array.zip node.Parents (node.Pull node.Adjoint) do
                            waiting.Push(struct (part, parent))
                | _ -> ()

        /// Fills the `derivative` of everything this result was made from: that of `value · result` (default: 1, for a
        /// scalar result). The derivatives that leaves have from an earlier pass are forgotten, or added to if
        /// `zeroDerivatives` is false.
        member t.reverse(?value: Tensor, ?zeroDerivatives: bool) =
            if not t.IsReverse then
                invalidOp
                    "reverse: this result depends on no reverse-mode tensor of its own: was the input reverseDiff'ed?"

            let value =
                match value with
                | Some value -> value
                | None when t.dim = 0 -> Constant(t.primalRaw.FullLike(Shape.scalar, 1.))
                | None ->
                    invalidArg
                        "value"
                        $"reverse: a result of shape {Shape.text t.shape} needs a value of that shape: sum() it?"

            checkSameShape "reverse" t value
            t.reverseReset (defaultArg zeroDerivatives true)
            t.reversePush value

        /// The same as `reverse`, under PyTorch's name.
        member t.backward(value: Tensor) = t.reverse value
