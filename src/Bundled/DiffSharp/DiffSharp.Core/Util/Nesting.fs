namespace DiffSharp.Util

open System.Threading

/// The tag of the innermost differentiation. A derivative inside a derivative gets a higher one, which keeps the two
/// apart (Siskind and Pearlmutter, "Nesting forward-mode AD in a functional framework", 2008).
type GlobalNestingLevel private () =
    static let mutable level = 0

    /// The tag given out last.
    static member Current = uint32 (Volatile.Read &level)

    /// Gives out a tag higher than all before it; safe to call from several threads.
    static member Next() = uint32 (Interlocked.Increment &level)

    /// Starts again at 0. Tensors that are still being differentiated would be confused: call it between calculations.
    static member Reset() = Volatile.Write(&level, 0)

    /// Goes on from the given tag.
    static member Set(level': uint32) = Volatile.Write(&level, int level')
