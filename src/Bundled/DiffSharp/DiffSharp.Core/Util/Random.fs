namespace DiffSharp.Util

open System

/// The one source of random numbers, started by `dsharp.seed`.
type Random private () =
    static let mutable source = System.Random()

    // The polar method (Marsaglia and Bray, 1964): a point drawn evenly in the unit disc gives a normal number.
    static let rec normal () =
        let x = 2. * source.NextDouble() - 1.
        let y = 2. * source.NextDouble() - 1.
        let square = x * x + y * y

        if square > 1. || square = 0. then
            normal ()
        else
            x * sqrt (-2. * log square / square)

    /// Starts the source again: the same seed gives the same numbers.
    static member Seed(seed: int) = source <- System.Random seed

    /// An even draw from [0, 1).
    static member Uniform() = source.NextDouble()

    /// An even draw from [low, high).
    static member Uniform(low: float, high: float) =
        low + source.NextDouble() * (high - low)

    /// A normal draw with mean 0 and standard deviation 1.
    static member Normal() = normal ()

    /// A normal draw with the given mean and standard deviation.
    static member Normal(mean: float, stddev: float) = mean + stddev * normal ()

    /// An even draw from the integers low, …, high - 1.
    static member Integer(low: int, high: int) = source.Next(low, high)

    /// 1 with the given probability, otherwise 0.
    static member Bernoulli(prob: float) =
        if source.NextDouble() < prob then 1. else 0.

    /// The numbers 0, …, length - 1 in random order (Fisher and Yates, 1938).
    static member ShuffledIndices(length: int) =
        let indices = Array.init length id

        for last = length - 1 downto 1 do
            let other = source.Next(last + 1)
            let kept = indices[last]
            indices[last] <- indices[other]
            indices[other] <- kept

        indices
