namespace Deedle

/// Which keys a join of two series or frames keeps.
type JoinKind =
    /// The keys of either; what one lacks is missing.
    | Outer = 0
    /// The keys that both have.
    | Inner = 1
    /// The keys of the left; what the right lacks is missing.
    | Left = 2
    /// The keys of the right; what the left lacks is missing.
    | Right = 3
