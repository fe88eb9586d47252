namespace DiffSharp.Model

open DiffSharp
open DiffSharp.Util

/// A tensor that a model learns: a name for a value that changes.
[<Sealed>]
type Parameter(value: Tensor) =

    /// The value now.
    member val value = value with get, set

    /// Makes the value a dual number with the given tangent.
    member p.forwardDiff(derivative: Tensor, ?nestingTag: uint32) =
        p.value <- p.value.forwardDiff (derivative, ?nestingTag = nestingTag)

    /// Makes the value a leaf of a tape.
    member p.reverseDiff(?nestingTag: uint32) =
        p.value <- p.value.reverseDiff (?nestingTag = nestingTag)

    /// Makes the value a constant.
    member p.noDiff() = p.value <- p.value.noDiff ()

    /// Moves the value to another device, dtype or backend.
    member p.move(?device, ?dtype, ?backend) =
        p.value <- p.value.move (?device = device, ?dtype = dtype, ?backend = backend)

    /// Another parameter with the same value, as a constant.
    member p.copy() = Parameter(p.value.clone ())

    /// Shape and value.
    override p.ToString() =
        $"Parameter(shape: %A{List.ofArray p.value.shape}, value: {p.value})"
