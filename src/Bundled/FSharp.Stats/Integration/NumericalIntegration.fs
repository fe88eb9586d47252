namespace FSharp.Stats.Integration

/// How the area between two observations is taken.
type NumericalIntegrationMethod =
    /// As high as the left one.
    | LeftEndpoint
    /// As high as the right one.
    | RightEndpoint
    /// As high as halfway between them.
    | Midpoint
    /// Under the line between them.
    | Trapezoidal
    /// Under a parabola through them and halfway between them.
    | Simpson

/// Areas under curves of which points are known.
[<AbstractClass; Sealed>]
type NumericalIntegration =

    /// The area under points (x, y) from the first x to the last. Between them the height is only known from the
    /// two, so that Midpoint and Simpson give what Trapezoidal gives: the area under a ROC curve.
    static member definiteIntegral(method: NumericalIntegrationMethod) : ((float * float)[] -> float) =
        let height left right =
            match method with
            | LeftEndpoint -> left
            | RightEndpoint -> right
            | Midpoint
            | Trapezoidal
            | Simpson -> (left + right) / 2.0

        Array.pairwise >> Array.sumBy (fun ((x, y), (x', y')) -> (x' - x) * height y y')
