namespace Deedle

/// Which key stands in for one that is looked up. Anything but <c>Exact</c> needs ascending keys.
type Lookup =
    /// The key itself.
    | Exact = 1
    /// The key itself when it has a value, else the nearest greater one that has.
    | ExactOrGreater = 3
    /// The key itself when it has a value, else the nearest smaller one that has.
    | ExactOrSmaller = 5
    /// The nearest greater key that has a value.
    | Greater = 2
    /// The nearest smaller key that has a value.
    | Smaller = 4

/// From which side a missing value is filled.
type Direction =
    /// From the next value that is there.
    | Backward = 0
    /// From the last value that was there.
    | Forward = 1
