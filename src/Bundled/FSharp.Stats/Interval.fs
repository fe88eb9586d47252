namespace FSharp.Stats

/// A range of values, with or without its ends.
[<RequireQualifiedAccess>]
type Interval<'a when 'a: comparison> =
    /// Both ends belong to it: [start, end].
    | Closed of intervalStart: 'a * intervalEnd: 'a
    /// The start does not belong to it: (start, end].
    | LeftOpen of intervalStart: 'a * intervalEnd: 'a
    /// The end does not belong to it: [start, end).
    | RightOpen of intervalStart: 'a * intervalEnd: 'a
    /// Neither end belongs to it: (start, end).
    | Open of intervalStart: 'a * intervalEnd: 'a
    /// No value belongs to it.
    | Empty

    /// An interval with both ends.
    static member inline CreateClosed(min: 'a, max: 'a) : Interval<'a> = Interval.Closed(min, max)

    /// Whether a value belongs to the interval.
    member this.liesInInterval(value: 'a) =
        match this with
        | Closed(low, high) -> low <= value && value <= high
        | LeftOpen(low, high) -> low < value && value <= high
        | RightOpen(low, high) -> low <= value && value < high
        | Open(low, high) -> low < value && value < high
        | Empty -> false

    /// Start and end; <c>InvalidOperationException</c> for the empty interval.
    member this.ToTuple() : 'a * 'a =
        match this with
        | Closed(low, high)
        | LeftOpen(low, high)
        | RightOpen(low, high)
        | Open(low, high) -> low, high
        | Empty -> invalidOp "Interval.ToTuple: expected an interval with ends, got the empty one"

    /// The start; <c>InvalidOperationException</c> for the empty interval.
    member this.GetStart() : 'a = fst (this.ToTuple())

    /// The end; <c>InvalidOperationException</c> for the empty interval.
    member this.GetEnd() : 'a = snd (this.ToTuple())

    /// The interval in the notation of mathematics: <c>[0.1,0.3)</c>.
    override this.ToString() =
        match this with
        | Closed(low, high) -> $"[%A{low},%A{high}]"
        | LeftOpen(low, high) -> $"(%A{low},%A{high}]"
        | RightOpen(low, high) -> $"[%A{low},%A{high})"
        | Open(low, high) -> $"(%A{low},%A{high})"
        | Empty -> "[empty]"
