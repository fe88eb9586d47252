namespace Deedle

/// A value, or the error that came instead of one. After <c>open Deedle</c> its cases stand before those of
/// F#'s <c>Result</c>: write <c>Result.Error</c> there.
type TryValue<'T> =
    /// The value.
    | Success of 'T
    /// What went wrong.
    | Error of exn

    /// Whether there is a value.
    member this.HasValue =
        match this with
        | Success _ -> true
        | Error _ -> false

    /// The value; raises the error when there is none.
    member this.Value =
        match this with
        | Success value -> value
        | Error error -> raise error
