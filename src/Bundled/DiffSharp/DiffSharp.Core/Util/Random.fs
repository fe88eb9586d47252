namespace DiffSharp.Util

open System

/// The one source of random numbers, started by `dsharp.seed`; safe to draw from on several threads.
type Random private () =
    static let mutable source = System.Random()
    static let gate = obj ()

    static let next () =
        lock gate (fun () -> source.NextDouble())

    // The polar method (Marsaglia and Bray, 1964): a point drawn evenly in the unit disc gives a normal number.
    static let rec normal () =
        let x = 2. * next () - 1.
        let y = 2. * next () - 1.
        let square = x * x + y * y

        if square > 1. || square = 0. then
            normal ()
        else
            x * sqrt (-2. * log square / square)

    /// Starts the source again: the same seed gives the same numbers.
    static member Seed(seed: int) =
        lock gate (fun () -> source <- System.Random seed)

    /// An even draw from [0, 1).
    static member Uniform() = next ()

    /// An even draw from [low, high).
    static member Uniform(low: float, high: float) = low + next () * (high - low)

    /// A normal draw with mean 0 and standard deviation 1.
    static member Normal() = normal ()

    /// A normal draw with the given mean and standard deviation.
    static member Normal(mean: float, stddev: float) = mean + stddev * normal ()

    /// An even draw from the integers low, …, high - 1.
    static member Integer(low: int, high: int) =
        lock gate (fun () -> source.Next(low, high))

    /// 1 with the given probability, otherwise 0.
    static member Bernoulli(prob: float) = if next () < prob then 1. else 0.

    /// The numbers 0, …, length - 1 in random order (Fisher and Yates, 1938).
    static member ShuffledIndices(length: int) =
        let indices = Array.init length id

        for last = length - 1 downto 1 do
            let other = Random.Integer(0, last + 1)
            let kept = indices[last]
            indices[last] <- indices[other]
            indices[other] <- kept

        indices
