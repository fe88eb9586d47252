namespace FSharp.Stats

open System.Collections
open System.Collections.Generic

/// A column of numbers that can be read, written and enumerated.
[<Sealed>]
type Vector<'T>(values: 'T[]) =

    /// The array that holds the elements; writing to it changes the vector.
    member _.Values = values

    /// The number of elements.
    member _.Length = values.Length

    /// The number of rows, which is the number of elements.
    member _.NumRows = values.Length

    /// The element at an offset.
    member _.Item
        with get (i: int): 'T = values[i]
        and set (i: int) (value: 'T) = values[i] <- value

    /// Vectors are equal when their elements are.
    override _.Equals(other: obj | null) =
        match other with
        | :? Vector<'T> as other ->
            (values :> IStructuralEquatable).Equals(other.Values, EqualityComparer<'T>.Default :> IEqualityComparer)
        | _ -> false

    override _.GetHashCode() = hash values.Length

    interface IEnumerable<'T> with
        member _.GetEnumerator() : IEnumerator<'T> = (values :> seq<'T>).GetEnumerator()
        member _.GetEnumerator() : IEnumerator = values.GetEnumerator()

/// A vector of <c>float</c>.
type vector = Vector<float>

/// Functions on vectors of numbers.
[<CompilationRepresentation(CompilationRepresentationFlags.ModuleSuffix)>]
module Vector =

    /// A vector with a copy of an array's elements.
    let ofArray (array: float[]) : vector = Vector<float>(Array.copy array)

    /// A vector with the elements of a sequence.
    let ofSeq (source: seq<float>) : vector = Vector<float>(Array.ofSeq source)

    /// A vector whose elements a function makes from their offsets.
    let init (count: int) (initializer: int -> float) : vector =
        Vector<float>(Array.init count initializer)

    /// The elements as a new array.
    let toArray (vector: vector) : float[] = Array.copy vector.Values

    /// The number of elements.
    let length (vector: vector) = vector.Length
